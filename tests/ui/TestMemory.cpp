// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Secret.h"
#include "tests/support/Figure.h"
#include "tests/support/MemoryScan.h"
#include "tests/support/SecondProcess.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QRandomGenerator>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

constexpr char passwordVariable[] = "FAREWELL_MEMORY_PASSWORD";
constexpr char journalVariable[] = "FAREWELL_MEMORY_JOURNAL";
constexpr char serverVariable[] = "FAREWELL_MEMORY_SERVER";
constexpr char journeyVariable[] = "FAREWELL_MEMORY_JOURNEY";
constexpr char signedInMark[] = "@signed in";

#ifdef __SANITIZE_ADDRESS__
constexpr bool freedStays = true; ///< its heap keeps for long what was freed, as it was
#else
constexpr bool freedStays = false;
#endif

/// Long enough to turn up by no accident.
QByteArray canary()
{
    QByteArray letters;
    for (int i = 0; i < 24; ++i) {
        letters += static_cast<char>(QRandomGenerator::system()->bounded('a', 'z' + 1));
    }
    return letters;
}

/// What the second process plays; the README has the figures of the first.
enum class Journey { Password, Lost, SingleSignOn, Managed, ManagedSignOut };

Journey journey()
{
    return static_cast<Journey>(qEnvironmentVariableIntValue(journeyVariable));
}

bool isManaged(Journey journey)
{
    return journey == Journey::Managed || journey == Journey::ManagedSignOut;
}

QString person(Journey journey)
{
    if (isManaged(journey)) {
        return u"carol"_s;
    }
    return journey == Journey::SingleSignOn ? u"bob"_s : u"alice"_s;
}

/// Once all is quiet: the event loop has yet to delete the replies that it told of.
void verifyAtMost(qint64 limit, const Disguised &secret, const QString &name,
                  const QString &note = {})
{
    Copies copies;
    const auto areFew = [&] {
        copies = copiesInMemory(secret);
        return copies.all() <= limit;
    };
    (void)waitUntil(areFew, std::chrono::seconds(2));
    const Figure figure{name, copies.all(), {}, limit, note};
    if (journey() == Journey::Password) {
        figure.print();
    }
    QVERIFY2(figure.isKept() || freedStays, qPrintable(name));
}

/// What OAuth 2.0 lets a client in with.
template <class Text>
struct Pair
{
    Text access;
    Text refresh;
};

/// Carol's next tokens, made here, for the server tells nobody of those that it makes itself.
void giveOut(PracticeHomeserver &server, const Pair<QByteArray> &tokens)
{
    server.editAccount(u"carol"_s, [&](PracticeAccount &carol) {
        carol.sessions += {u"DEVICE"_s, u"Farewell"_s, tokens.access};
    });
    server.answerNext("POST", "/practice/oauth/token",
                      {.body = R"({"token_type":"Bearer","expires_in":300,"access_token":")"
                           + tokens.access + R"(","refresh_token":")" + tokens.refresh + R"("})"});
}

/// The answer to the proof does not come, and what is found out afterwards tells nothing.
void loseTheProof(PracticeHomeserver &server)
{
    server.answerNext(
        "POST", "/account/deactivate",
        {.status = 401,
         .body = R"({"session":"s","flows":[{"stages":["m.login.password"]}],"params":{}})"});
    server.answerNext("POST", "/account/deactivate", {.status = 502, .body = {}});
}

} // namespace

/// The program whose memory is looked through: signs in, deactivates, and looks at itself.
class Subject final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void play()
    {
        if (isManaged(journey())) {
            playManaged();
            return;
        }
        const Disguised password = Disguised::fromLine(qgetenv(passwordVariable));
        const bool bySso = journey() == Journey::SingleSignOn;
        const bool isLost = journey() == Journey::Lost;
        Stage stage(Stage::Time::Manual,
                    {qEnvironmentVariable(journalVariable), qEnvironmentVariable(serverVariable)});
        QVERIFY(bySso ? stage.signInBob() : signIn(stage, password));
        SecondProcess::say(signedInMark);
        const Disguised token = Disguised::fromLine(SecondProcess::hear());
        QVERIFY2(copiesInMemory(token).utf8 > 0, "a live token is not found");
        QVERIFY(stage.openDeactivation());
        QVERIFY(bySso ? stage.goToBrowser() && stage.walkAs(u"bob"_s)
                      : type(stage.dialog, password));
        QVERIFY2(bySso || copiesInMemory(password).utf16 > 0, "a typed password is not found");
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        QVERIFY(stage.outcome.waitProperty("outcome", isLost ? u"unknown"_s : u"deactivated"_s));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        verifyAtMost(0, password, u"Copies of the password in memory after the outcome"_s);
        verifyAtMost(1, token, u"Copies of the token in memory after the outcome"_s,
                     u"the session's own"_s);
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(!isLost || stage.outcome.click(names::closeOutcomeButton)); // it warns once
        QVERIFY(stage.outcome.waitGone());
        QVERIFY(stage.login.waitShown());
        verifyAtMost(0, password, u"Copies of the password in memory when the outcome is closed"_s);
        verifyAtMost(0, token, u"Copies of the token in memory when the outcome is closed"_s);
    }

private:
    /// The first pair of tokens is spent when the second one comes, which it does only where time
    /// passes.
    static void playManaged()
    {
        Stage stage(Stage::Time::Manual,
                    {qEnvironmentVariable(journalVariable), qEnvironmentVariable(serverVariable)});
        QVERIFY(stage.enter(u"carol"_s));
        QVERIFY(stage.signInManagedAs(u"carol"_s));
        SecondProcess::say(signedInMark);
        const Pair<Disguised> first = hearPair();
        const Pair<Disguised> second = hearPair();
        QVERIFY2(copiesInMemory(first.access).utf8 > 0, "a live access token is not found");
        QVERIFY2(copiesInMemory(first.refresh).utf8 > 0, "a live refresh token is not found");
        if (journey() == Journey::Managed) {
            deleteOnThePage(stage, first, second);
            return;
        }
        QVERIFY(stage.account.click(names::userMenuButton));
        QVERIFY(stage.account.clickAction(names::userMenuSignOutAction));
        QVERIFY(stage.login.waitPhase(u"idle"_s));
        verifyNone(first, u"when signed out"_s);
    }

    static void deleteOnThePage(Stage &stage, const Pair<Disguised> &first,
                                const Pair<Disguised> &second)
    {
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.dialog.click(names::accountPageButton));
        QVERIFY(stage.walkAs(u"carol"_s));
        QVERIFY(stage.pass(std::chrono::minutes(10))); // access tokens last for five
        QVERIFY(stage.dialog.click(names::checkNowButton));
        QVERIFY(stage.outcome.waitProperty("likely", u"deactivated"_s));
        QVERIFY(stage.pass(std::chrono::minutes(6)));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY2(copiesInMemory(second.access).utf8 > 0, "the tokens were not renewed");
        verifyNone(first, u"when it is renewed"_s);
        verifyAtMost(1, second.access, u"Access token after the outcome"_s);
        verifyAtMost(1, second.refresh, u"Refresh token after the outcome"_s);
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(stage.outcome.click(names::closeOutcomeButton)); // it warns once
        QVERIFY(stage.outcome.waitGone());
        QVERIFY(stage.login.waitShown());
        verifyNone(first, u"when the outcome is closed"_s);
        verifyNone(second, u"when the outcome is closed"_s);
    }

    static Pair<Disguised> hearPair()
    {
        const QByteArray access = SecondProcess::hear();
        return {Disguised::fromLine(access), Disguised::fromLine(SecondProcess::hear())};
    }

    static void verifyNone(const Pair<Disguised> &tokens, const QString &when)
    {
        verifyAtMost(0, tokens.access, u"Access token "_s + when);
        verifyAtMost(0, tokens.refresh, u"Refresh token "_s + when);
    }

    [[nodiscard]] static bool signIn(Stage &stage, const Disguised &password)
    {
        return stage.enter(u"alice"_s) && stage.login.waitPhase(u"ready"_s)
            && type(stage.login, password) && stage.login.click(names::signInButton)
            && stage.account.waitShown() && stage.account.waitPhase(u"ready"_s)
            && stage.account.click(names::accountIsMineButton);
    }

    /// Letter by letter, so that the robot never holds the whole of it.
    [[nodiscard]] static bool type(const Robot &robot, const Disguised &secret)
    {
        bool isTyped = robot.click(names::passwordEdit) && robot.waitFocus(names::passwordEdit);
        for (qsizetype i = 0; i < secret.size() && isTyped; ++i) {
            isTyped = robot.typeHere(QString(QLatin1Char(secret.at(i))));
        }
        return isTyped;
    }
};

/// A password and a token do not stay in memory when they have done their work: looked for in all
/// memory of a process that played the journey, with the server in another.
class TestMemory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A search that found nothing would prove nothing.
    void copiesAreFound()
    {
        QByteArray clear = canary();
        const Disguised secret = Disguised::fromLine(Disguised::lineOf(clear));
        QByteArray(clear.constData(), clear.size()).clear(); // as Qt does: freed, no more
        const Copies before = copiesInMemory(secret);
        QVERIFY(before.utf8 > 0);
        QByteArray second(clear.constData(), clear.size());
        QCOMPARE(copiesInMemory(secret).utf8, before.utf8 + 1);
        QString wide = QString::fromLatin1(clear);
        QCOMPARE(copiesInMemory(secret).utf16, before.utf16 + 1);
        second.front() = '.';
        wide.back() = u'.';
        const Copies torn = copiesInMemory(secret);
        QCOMPARE(torn.utf8, before.utf8);
        QCOMPARE(torn.utf16, before.utf16);
        QCOMPARE(torn.torn, before.torn + 2);
        overwrite(clear);
        overwrite(second);
        wide.fill(u'.');
        const Copies after = copiesInMemory(secret);
        QCOMPARE(after.utf8, before.utf8 - 1);
        QCOMPARE(after.torn, before.torn);
        QCOMPARE(after.all() > 0, freedStays);
    }

    void nothingStays_data()
    {
        QTest::addColumn<Journey>("journey");
        QTest::newRow("password") << Journey::Password;
        QTest::newRow("password, answer lost") << Journey::Lost;
        QTest::newRow("Single Sign On") << Journey::SingleSignOn;
        QTest::newRow("managed in the browser") << Journey::Managed;
        QTest::newRow("managed in the browser, signed out") << Journey::ManagedSignOut;
    }

    void nothingStays()
    {
        QFETCH(const Journey, journey);
        const QTemporaryDir folder;
        PracticeHomeserver server;
        QVERIFY(server.start());
        const QByteArray password = canary();
        server.editAccount(u"alice"_s, [&](PracticeAccount &account) {
            account.password = QString::fromLatin1(password);
        });
        const Pair<QByteArray> first{canary(), canary()};
        const Pair<QByteArray> second{canary(), canary()};
        if (journey == Journey::Lost) {
            loseTheProof(server);
        } else if (isManaged(journey)) {
            PracticeSettings settings = server.settings();
            settings.isManaged = true;
            server.setSettings(settings);
            giveOut(server, first);
            giveOut(server, second);
        }
        SecondProcess subject(
            {{QString::fromLatin1(journeyVariable), QString::number(static_cast<int>(journey))},
             {QString::fromLatin1(passwordVariable),
              QString::fromLatin1(Disguised::lineOf(password))},
             {QString::fromLatin1(journalVariable), folder.filePath(u"farewell"_s)},
             {QString::fromLatin1(serverVariable), server.baseUrl()}});
        QVERIFY2(subject.waitSaid(signedInMark), subject.output().constData());
        if (journey == Journey::Lost) { // only now: signing in asks the same
            server.answerNext(
                "GET", "/account/whoami",
                {.status = 401, .body = R"({"errcode":"M_UNKNOWN_TOKEN","soft_logout":true})"});
        }
        if (isManaged(journey)) {
            for (const QByteArray &token :
                 {first.access, first.refresh, second.access, second.refresh}) {
                subject.tell(Disguised::lineOf(token));
            }
        } else {
            subject.tell(
                Disguised::lineOf(server.account(person(journey))->sessions.constLast().token));
        }
        QVERIFY(subject.waitEnded());
        std::puts(subject.output().constData()); // the figures, or what went wrong
        QCOMPARE(subject.exitCode(), 0);
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(passwordVariable)) {
        Subject subject;
        return QTest::qExec(&subject, {u"subject"_s});
    }
    TestMemory test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestMemory.moc"
