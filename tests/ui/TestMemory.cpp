// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Secret.h"
#include "tests/support/Disguised.h"
#include "tests/support/Figure.h"
#include "tests/support/MemoryScan.h"
#include "tests/support/SecondProcess.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>
#include <QUrlQuery>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

constexpr char passwordVariable[] = "FAREWELL_MEMORY_PASSWORD";
constexpr char notesVariable[] = "FAREWELL_MEMORY_NOTES";
constexpr char serverVariable[] = "FAREWELL_MEMORY_SERVER";
constexpr char journeyVariable[] = "FAREWELL_MEMORY_JOURNEY";
constexpr char signedInMark[] = "@signed in";

#ifdef __SANITIZE_ADDRESS__
constexpr bool freedStays = true; ///< its heap keeps for long what was freed, as it was
constexpr std::chrono::seconds patience{0};
#else
constexpr bool freedStays = false;
constexpr std::chrono::seconds patience{2};
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
enum class Journey {
    Password,
    Lost,
    SingleSignOn,
    Managed,
    ManagedSignOut,
    // A password that has not come to its end:
    Proving,
    StoppedWaiting,
    Left,
    Forbidden,
    // Sign-ins that bring nothing:
    RefusedPassword,
    RefusedToken,
    RefusedCode,
    CancelledDevice,
};

Journey journey()
{
    return static_cast<Journey>(qEnvironmentVariableIntValue(journeyVariable));
}

bool isManaged(Journey journey)
{
    return journey == Journey::Managed || journey == Journey::ManagedSignOut
        || journey == Journey::RefusedCode || journey == Journey::CancelledDevice;
}

bool isSignInOnly(Journey journey)
{
    return journey >= Journey::RefusedPassword;
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
    (void)waitUntil(areFew, patience);
    const Figure figure{name, copies.all(), {}, limit, note};
    if (journey() == Journey::Password) {
        figure.print();
    }
    QVERIFY2(figure.isKept() || freedStays,
             qPrintable(u"%1: %2 + %3 + %4 torn"_s.arg(name)
                            .arg(copies.utf8)
                            .arg(copies.utf16)
                            .arg(copies.torn)));
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

PracticeAnswer challenge()
{
    return {.status = 401,
            .body = R"({"session":"s","flows":[{"stages":["m.login.password"]}],"params":{}})"};
}

/// The answer to the proof does not come, and what is found out afterwards tells nothing.
void loseTheProof(PracticeHomeserver &server)
{
    server.answerNext("POST", "/account/deactivate", challenge());
    server.answerNext("POST", "/account/deactivate", {.status = 502, .body = {}});
}

/// For longer than any test; who stops the server does not wait for it.
PracticeAnswer heldBack(PracticeAnswer answer)
{
    answer.delay = std::chrono::hours(1);
    return answer;
}

void prepare(PracticeHomeserver &server, Journey journey)
{
    PracticeSettings settings = server.settings();
    settings.isManaged = isManaged(journey);
    server.setSettings(settings);
    const auto refusal = PracticeAnswer::error(403, u"M_FORBIDDEN"_s, u"not here, and not today"_s);
    switch (journey) {
    case Journey::Lost:
        loseTheProof(server);
        break;
    case Journey::Proving:
        server.answerNext("POST", "/account/deactivate", challenge());
        server.answerNext("POST", "/account/deactivate", heldBack(challenge()));
        break;
    case Journey::StoppedWaiting:
    case Journey::Left:
        server.answerNext("POST", "/account/deactivate", heldBack(challenge()));
        break;
    case Journey::Forbidden:
        server.answerNext("POST", "/account/deactivate", refusal);
        break;
    case Journey::RefusedPassword:
    case Journey::RefusedToken:
        server.answerNext("POST", "/login", refusal);
        break;
    case Journey::RefusedCode:
        server.answerNext("POST", "/practice/oauth/token",
                          {.status = 400, .body = R"({"error":"invalid_grant"})"});
        break;
    case Journey::Password:
    case Journey::SingleSignOn:
    case Journey::Managed:
    case Journey::ManagedSignOut:
    case Journey::CancelledDevice:
        break;
    }
}

/// What the second process has sent: it does not know it, for it wiped it.
QByteArrayList sentIn(const PracticeHomeserver &server, Journey journey)
{
    const auto bodyTo
        = [&](const QByteArray &path) { return server.requestsTo(path).constLast().body; };
    const auto inForm = [&](const QString &name) {
        const QUrlQuery form(QString::fromLatin1(bodyTo("/practice/oauth/token")));
        return form.queryItemValue(name, QUrl::FullyDecoded).toLatin1();
    };
    if (journey == Journey::RefusedToken) {
        return {QJsonDocument::fromJson(bodyTo("/login"))["token"_L1].toString().toLatin1()};
    }
    if (journey == Journey::RefusedCode) {
        return {inForm(u"code"_s), inForm(u"code_verifier"_s)};
    }
    return journey == Journey::CancelledDevice ? QByteArrayList{inForm(u"device_code"_s)}
                                               : QByteArrayList();
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
        switch (journey()) {
        case Journey::Password:
        case Journey::Lost:
        case Journey::SingleSignOn:
            playToTheEnd();
            break;
        case Journey::Managed:
        case Journey::ManagedSignOut:
            playManaged();
            break;
        case Journey::Proving:
        case Journey::StoppedWaiting:
        case Journey::Left:
        case Journey::Forbidden:
            playHalfWay();
            break;
        case Journey::RefusedPassword:
            playRefusedPassword();
            break;
        case Journey::RefusedToken:
        case Journey::RefusedCode:
        case Journey::CancelledDevice:
            playInTheBrowser();
            break;
        }
    }

private:
    static Stage::Place place()
    {
        return {qEnvironmentVariable(notesVariable), qEnvironmentVariable(serverVariable)};
    }

    static void playToTheEnd()
    {
        const Disguised password = Disguised::fromLine(qgetenv(passwordVariable));
        const bool bySso = journey() == Journey::SingleSignOn;
        const bool isLost = journey() == Journey::Lost;
        Stage stage(Stage::Time::Manual, place());
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

    /// Up to where a password has gone out, or will not any more.
    static void playHalfWay()
    {
        const Disguised password = Disguised::fromLine(qgetenv(passwordVariable));
        Stage stage(Stage::Time::Manual, place());
        QVERIFY(signIn(stage, password));
        SecondProcess::say(signedInMark);
        QVERIFY(stage.openDeactivation());
        QVERIFY(type(stage.dialog, password));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        if (journey() == Journey::Forbidden) {
            QVERIFY(stage.dialog.waitPhase(u"impossible"_s));
            verifyAtMost(0, password, u"The password when the server has said no"_s);
            return;
        }
        QVERIFY(stage.dialog.waitPhase(u"submitting"_s));
        for (int i = 0; i < 9 && !stage.dialog.look(names::stopWaitingButton).isReachable(); ++i) {
            QVERIFY(stage.pass(std::chrono::seconds(5)));
        }
        const Copies before = copiesInMemory(password);
        if (journey() == Journey::Left) {
            QVERIFY(stage.dialog.press(Qt::Key_Escape)); // it warns once
            QVERIFY(stage.dialog.press(Qt::Key_Escape));
            QVERIFY(stage.outcome.waitShown());
        } else {
            QVERIFY(stage.dialog.click(names::stopWaitingButton));
            QVERIFY(stage.dialog.waitPhase(u"verifying"_s));
        }
        // Qt holds what it has sent until there is an answer; our own went with the request.
        const qsizetype held = journey() == Journey::Proving ? before.utf8 : 0;
        verifyAtMost(held, password, u"The password when nobody waits for the answer"_s);
    }

    static void playRefusedPassword()
    {
        const Disguised password = Disguised::fromLine(qgetenv(passwordVariable));
        Stage stage(Stage::Time::Manual, place());
        QVERIFY(stage.enter(u"alice"_s) && stage.login.waitPhase(u"ready"_s));
        QVERIFY(type(stage.login, password));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.login.waitProperty("reason", u"wrongPassword"_s));
        QVERIFY2(copiesInMemory(password).utf16 > 0, "it stays to be corrected");
        SecondProcess::say(signedInMark);
        stage.login.window()->hide();
        verifyAtMost(0, password, u"A refused password when its window is hidden"_s);
    }

    static void playInTheBrowser()
    {
        Stage stage(Stage::Time::Manual, place());
        QVERIFY(stage.enter(isManaged(journey()) ? u"carol"_s : u"bob"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        if (journey() == Journey::CancelledDevice) {
            QVERIFY(stage.login.click(names::anotherDeviceButton));
            QVERIFY(stage.login.waitReachable(names::deviceCodeLabel));
            QVERIFY(stage.pass(std::chrono::seconds(6))); // asked for once
            QVERIFY(stage.login.click(names::cancelBrowserButton));
            QVERIFY(stage.login.waitPhase(u"ready"_s));
        } else {
            QVERIFY(stage.login.click(isManaged(journey())
                                          ? QString(names::continueInBrowserButton)
                                          : names::keyed(names::ssoButton, u"practice"_s)));
            QVERIFY(waitUntil([&] { return !stage.browser.opened().isEmpty(); }));
            QVERIFY(stage.walkAs(person(journey())));
            QVERIFY(stage.login.waitProperty("reason", u"sessionExpired"_s));
        }
        SecondProcess::say(signedInMark);
        for (const auto *what : {"What the browser brought", "What belongs to it"}) {
            const QByteArray line = SecondProcess::hear();
            if (!line.isEmpty()) {
                verifyAtMost(0, Disguised::fromLine(line), QString::fromLatin1(what));
            }
        }
    }

    /// The first pair of tokens is spent when the second one comes, which it does only where time
    /// passes.
    static void playManaged()
    {
        Stage stage(Stage::Time::Manual, place());
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
    [[nodiscard]] static bool type(const PatientRobot &robot, const Disguised &secret)
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
        QTest::newRow("password, the proof unanswered") << Journey::Proving;
        QTest::newRow("password, not asked for yet") << Journey::StoppedWaiting;
        QTest::newRow("password, not asked for yet, and left") << Journey::Left;
        QTest::newRow("password, never asked for") << Journey::Forbidden;
        QTest::newRow("a refused password") << Journey::RefusedPassword;
        QTest::newRow("a refused token of Single Sign On") << Journey::RefusedToken;
        QTest::newRow("a refused code of the browser") << Journey::RefusedCode;
        QTest::newRow("a code for another device, cancelled") << Journey::CancelledDevice;
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
        prepare(server, journey);
        if (isManaged(journey) && !isSignInOnly(journey)) {
            giveOut(server, first);
            giveOut(server, second);
        }
        SecondProcess subject(
            {{QString::fromLatin1(journeyVariable), QString::number(static_cast<int>(journey))},
             {QString::fromLatin1(passwordVariable),
              QString::fromLatin1(Disguised::lineOf(password))},
             {QString::fromLatin1(notesVariable), folder.filePath(u"farewell"_s)},
             {QString::fromLatin1(serverVariable), server.baseUrl()}});
        QVERIFY2(subject.waitSaid(signedInMark), subject.output().constData());
        if (journey == Journey::Lost) { // only now: signing in asks the same
            server.answerNext(
                "GET", "/account/whoami",
                {.status = 401, .body = R"({"errcode":"M_UNKNOWN_TOKEN","soft_logout":true})"});
        } else if (journey == Journey::Proving || journey == Journey::StoppedWaiting) {
            server.answerNext("GET", "/account/whoami", heldBack({})); // the dialog stays
        }
        if (isSignInOnly(journey)) {
            QByteArrayList lines;
            for (const QByteArray &secret : sentIn(server, journey)) {
                QVERIFY(secret.size() > 10);
                lines += Disguised::lineOf(secret);
            }
            for (int i = 0; i < 2; ++i) {
                subject.tell(lines.value(i));
            }
        } else if (isManaged(journey)) {
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
