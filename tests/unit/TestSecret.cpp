// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Secret.h"
#include "app/matrix/OneShotBody.h"

#include <QDebug>
#include <QTest>
#include <QVariant>

#include <algorithm>
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
