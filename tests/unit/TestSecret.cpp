// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Secret.h"
#include "app/matrix/Form.h"
#include "app/matrix/OneShotBody.h"
#include "app/matrix/Request.h"
#include "tests/support/FreedMemory.h"

#include <QDebug>
#include <QTest>
#include <QVariant>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <type_traits>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

template <class T>
concept Printable = requires(QDebug debug, const T &value) { debug << value; };

// What the compiler must refuse, for it cannot be tried at run time.
static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret>);
static_assert(std::is_nothrow_move_assignable_v<Secret>);
static_assert(!std::is_convertible_v<Secret, QByteArray>
              && !std::is_convertible_v<Secret, QString>);
static_assert(!std::is_convertible_v<QByteArray, Secret>);
static_assert(!Printable<Secret>);
static_assert(Printable<QByteArray>);

/// A literal, for copies of it that are made here would be found as well.
constexpr char canaryText[] = "Kestrel7Wagtail9";

bool isZero(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == 0; });
}

} // namespace

/// A password or token leaves as few traces as it can.
class TestSecret final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsBytes_data();
    void keepsItsBytes();
    void copiesWhatItIsGiven();
    void movesWithoutCopying();
    void movingOntoASecretWipesTheOldOne();
    void movingOntoItselfKeepsIt();
    void cloneIsASecretOfItsOwn();
    void wipeLeavesNothing();
    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void whatIsNotWipedIsSeen();
    void takesTextOver();
    void leavesSharedTextAlone();
    void overwritesSharedBytes();
    void overwritingALiteralDoesNotCrash();
    void bodyIsReadOnce();
    void unreadBodyLeavesNoTrace();
};

void TestSecret::keepsItsBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("plain") << QByteArray("hunter2");
    QTest::newRow("spaces at the ends") << QByteArray("  hunter2 ");
    QTest::newRow("line ends") << QByteArray("a\r\nb\n");
    QTest::newRow("a NUL") << QByteArray("a\0b", 3);
    QTest::newRow("utf-8") << "pässwörd 🔑"_ba;
    QTest::newRow("no utf-8") << QByteArray("\xFF\xFE");
}

void TestSecret::keepsItsBytes()
{
    QFETCH(QByteArray, bytes);
    const Secret secret{QByteArrayView(bytes)};
    QCOMPARE(secret.reveal().toByteArray(), bytes);
    QCOMPARE(secret.isEmpty(), bytes.isEmpty());
}

void TestSecret::copiesWhatItIsGiven()
{
    QByteArray bytes = QByteArray("hunter") + "2";
    const Secret secret{QByteArrayView(bytes)};
    overwrite(bytes);
    QCOMPARE(secret.reveal(), QByteArrayView("hunter2"));
}

void TestSecret::movesWithoutCopying()
{
    Secret first{QByteArrayView("hunter2")};
    const char *place = first.reveal().data();
    Secret second = std::move(first);
    QCOMPARE(second.reveal().data(), place);
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that it is empty is the promise
    Secret third;
    third = std::move(second);
    QCOMPARE(third.reveal().data(), place);
    QVERIFY(second.isEmpty()); // NOLINT(bugprone-use-after-move)
}

void TestSecret::movingOntoASecretWipesTheOldOne()
{
    Secret old{QByteArrayView("old token")};
    old = Secret{QByteArrayView("new")};
    QCOMPARE(old.reveal(), QByteArrayView("new"));
}

void TestSecret::movingOntoItselfKeepsIt()
{
    Secret secret{QByteArrayView("hunter2")};
    Secret &same = secret;
    secret = std::move(same);
    QCOMPARE(secret.reveal(), QByteArrayView("hunter2"));
}

void TestSecret::cloneIsASecretOfItsOwn()
{
    Secret secret{QByteArrayView("hunter2")};
    const Secret copy = secret.clone();
    QVERIFY(copy.reveal().data() != secret.reveal().data());
    secret.wipe();
    QCOMPARE(copy.reveal(), QByteArrayView("hunter2"));
}

void TestSecret::wipeLeavesNothing()
{
    Secret secret{QByteArrayView("hunter2")};
    secret.wipe();
    QVERIFY(secret.isEmpty());
    secret.wipe();
    QVERIFY(secret.isEmpty());
}

void TestSecret::leavesNothingBehind_data()
{
    QTest::addColumn<std::function<void()>>("act");
    const auto row
        = [](const char *name, const std::function<void()> &act) { QTest::newRow(name) << act; };
    const auto canary = [] { return Secret(QByteArrayView(canaryText)); };
    row("wiped", [canary] {
        Secret secret = canary();
        secret.wipe();
    });
    row("gone", [canary] { QVERIFY(!canary().isEmpty()); });
    row("moved and gone", [canary] {
        Secret secret = canary();
        const Secret other = std::move(secret);
        QVERIFY(!other.isEmpty());
    });
    row("another moved onto it", [canary] {
        Secret secret = canary();
        secret = Secret(QByteArrayView("new"));
        QCOMPARE(secret.reveal(), QByteArrayView("new"));
    });
    row("nothing moved onto it", [canary] {
        Secret secret = canary();
        secret = Secret();
        QVERIFY(secret.isEmpty());
    });
    row("cloned", [canary] {
        const Secret secret = canary();
        QCOMPARE(secret.clone().reveal(), QByteArrayView(canaryText));
    });
    row("taken from a text", [] {
        QString text = u"Kestrel7Wagtail9"_s;
        text.detach();
        const Secret secret = Secret::takeFrom(std::move(text));
        QCOMPARE(secret.reveal(), QByteArrayView(canaryText));
    });
    row("put into JSON", [canary] {
        const SecretJson json;
        QVERIFY(!json.build({{u"password"_s, json.placeholder()}}, canary()).isEmpty());
    });
    row("put into a long JSON", [canary] {
        const SecretJson json;
        const QJsonObject object{{u"a"_s, QString(5000, u'x')},
                                 {u"password"_s, json.placeholder()},
                                 {u"z"_s, QString(5000, u'x')}};
        QVERIFY(!json.build(object, canary()).isEmpty());
    });
    row("put into a form", [] {
        const FreedMemory freed("Redwing5-Ouzel-11"); // where a space would be written otherwise
        QVERIFY(!Form().add("a", Secret("Redwing5-Ouzel-11")).toBody().isEmpty());
        QVERIFY(!freed.holdsIt());
    });
    row("put into a form that grows", [] {
        const FreedMemory freed("Redwing5-Ouzel-11");
        QVERIFY(!Form()
                     .add("a", Secret("Redwing5-Ouzel-11"))
                     .add("z", QString(10'000, u'x'))
                     .toBody()
                     .isEmpty());
        QVERIFY(!freed.holdsIt());
    });
    row("a body that is read", [canary] {
        OneShotBody body(canary(), std::make_shared<BodyTrace>());
        std::array<char, sizeof(canaryText)> there{};
        QVERIFY(body.read(there.data(), sizeof(canaryText)) > 0);
    });
    row("a body that is read in part", [canary] {
        OneShotBody body(canary(), std::make_shared<BodyTrace>());
        char c = 0;
        QCOMPARE(body.read(&c, 1), 1);
    });
    row("a body that was read", [canary] { // at once, and not when Qt lets it go
        Secret secret = canary();
        FreedMemory freed(canaryText);
        freed.watchFor(secret.reveal().data());
        OneShotBody body(std::move(secret), std::make_shared<BodyTrace>());
        std::array<char, sizeof(canaryText)> there{};
        QVERIFY(body.read(there.data(), 1) == 1 && !freed.wasGivenBack());
        QVERIFY(body.read(there.data(), sizeof(canaryText)) > 0);
        QVERIFY(freed.wasGivenBack());
        QVERIFY(!freed.holdsIt());
    });
    row("a body that is not read",
        [canary] { const OneShotBody body(canary(), std::make_shared<BodyTrace>()); });
    row("a request with a token", [canary] {
        const Request request
            = Request::get(QUrl(u"https://example.org/"_s), u"/"_s).withToken(canary());
        QVERIFY(!request.token.isEmpty());
    });
}

/// A Secret itself, and who puts one into a body.
void TestSecret::leavesNothingBehind()
{
    QFETCH(std::function<void()>, act);
    const FreedMemory freed(canaryText);
    act();
    QVERIFY(!freed.holdsIt());
}

/// Else the rows above would be green whatever happens.
void TestSecret::whatIsNotWipedIsSeen()
{
    {
        const FreedMemory freed("Dunnock3Bunting4");
        {
            const QByteArray copy("Dunnock3Bunting4");
            QVERIFY(!copy.isEmpty());
            QVERIFY(!freed.holdsIt());
        }
        QVERIFY(freed.holdsIt());
    }
    const FreedMemory freed("Fulmar12Whimbrel");
    {
        QString copy = u"Fulmar12Whimbrel"_s;
        copy.detach();
    }
    QVERIFY(freed.holdsIt());
}

void TestSecret::takesTextOver()
{
    QString text = u" pässwörd 🔑\r\n"_s;
    const Secret secret = Secret::takeFrom(std::move(text));
    QCOMPARE(secret.reveal().toByteArray(), " pässwörd 🔑\r\n"_ba);
    QVERIFY(text.isEmpty()); // NOLINT(bugprone-use-after-move): that it is empty is the promise
    QVERIFY(Secret::takeFrom(QString()).isEmpty());
}

void TestSecret::leavesSharedTextAlone()
{
    QString text = u"hunter"_s + QString::number(2);
    const QString other = text;
    const Secret secret = Secret::takeFrom(std::move(text));
    QCOMPARE(secret.reveal(), QByteArrayView("hunter2"));
    QCOMPARE(other, u"hunter2"_s);
}

/// Looked at through the second owner, for freed memory may not be looked at at all.
void TestSecret::overwritesSharedBytes()
{
    QByteArray bytes = QByteArray("hunter") + "2";
    const QByteArray shared = bytes;
    overwrite(bytes);
    QVERIFY(isZero(shared));
    QCOMPARE(shared.size(), 7);
    QByteArray nothing;
    overwrite(nothing);
    QVERIFY(nothing.isNull());
}

/// Literals are in memory that cannot be written.
void TestSecret::overwritingALiteralDoesNotCrash()
{
    QByteArray literal = "hunter2"_ba;
    overwrite(literal);
    QByteArray raw = QByteArray::fromRawData("hunter2", 7);
    overwrite(raw);
    QString text = u"hunter2"_s;
    QCOMPARE(Secret::takeFrom(std::move(text)).reveal(), QByteArrayView("hunter2"));
}

void TestSecret::bodyIsReadOnce()
{
    const auto trace = std::make_shared<BodyTrace>();
    OneShotBody body(Secret{QByteArrayView("{\"a\":1}")}, trace);
    QVERIFY(body.isSequential());
    QCOMPARE(body.size(), 7);
    QCOMPARE(body.bytesAvailable(), 7);
    QVERIFY(!trace->wasRead);
    QCOMPARE(body.read(3), "{\"a"_ba);
    QVERIFY(trace->wasRead);
    QCOMPARE(body.bytesAvailable(), 4);
    QCOMPARE(body.readAll(), "\":1}"_ba);
    QVERIFY(body.atEnd());
    QCOMPARE(body.size(), 7);
    QCOMPARE(body.bytesAvailable(), 0);
    QVERIFY(!body.reset());
    QCOMPARE(body.readAll(), QByteArray());
    QVERIFY(!body.isWritable());
}

void TestSecret::unreadBodyLeavesNoTrace()
{
    const auto trace = std::make_shared<BodyTrace>();
    {
        OneShotBody body(Secret{QByteArrayView("hunter2")}, trace);
        QVERIFY(!body.atEnd());
        char none = 0;
        QCOMPARE(body.read(&none, 0), 0);
    }
    QVERIFY2(!trace->wasRead, "asking for nothing sends nothing");
}

QTEST_GUILESS_MAIN(TestSecret)
#include "TestSecret.moc"
