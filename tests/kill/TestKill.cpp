// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Administrator.h"
#include "tests/support/SecondProcess.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

constexpr char phaseVariable[] = "FAREWELL_KILL_AT";
constexpr char notesVariable[] = "FAREWELL_KILL_NOTES";
constexpr char serverVariable[] = "FAREWELL_KILL_SERVER";
constexpr char activitiesVariable[] = "FAREWELL_KILL_ACTIVITIES"; ///< for somebody else, with it
constexpr char readyMark[] = "@ready";
constexpr char thereMark[] = "@there";
constexpr auto longEnough = 10min; ///< for an answer that never comes

using Script = std::function<void(PracticeHomeserver &)>;
using Act = std::function<bool(Stage &)>;

/// How the person signs in, and with it who they are.
enum class Way { Password, Sso, Managed };

QString personOf(Way way)
{
    switch (way) {
    case Way::Password:
        return u"alice"_s;
    case Way::Sso:
        return u"bob"_s;
    case Way::Managed:
        return u"carol"_s;
    }
    Q_UNREACHABLE();
}

/// A moment at which the program is killed.
struct KillPoint
{
    QString name;
    Script script;          ///< the server's part, from the confirming click on
    Act act;                ///< the person's part
    qsizetype requests = 0; ///< that have come in then
    bool isNoted = false;   ///< the next start has to say something
    bool isLikely = false;  ///< what anybody can see fits an account that is gone
    Way way = Way::Password;
};

constexpr char deactivatePath[] = "/account/deactivate";
constexpr char bobsDeactivation[] = "/deactivate/%40bob%3Apractice.test";

void answer(PracticeHomeserver &server, const PracticeAnswer &answer)
{
    server.answerNext("POST", deactivatePath, answer);
}

/// Asks for a proof, without a session, so that the proof can be given in any.
void challenge(PracticeHomeserver &server, const QByteArray &stage, const QByteArray &more = {})
{
    answer(server,
           {.status = 401, .body = R"({"flows":[{"stages":[")" + stage + R"("]}])" + more + '}'});
}

PracticeAnswer held(bool actFirst)
{
    return {.delay = longEnough, .actFirst = actFirst};
}

PracticeAnswer refusal(int status, const QByteArray &errcode)
{
    return {.status = status, .body = R"({"error":"No.","errcode":")" + errcode + R"("})"};
}

PracticeAnswer unclear(bool actFirst)
{
    PracticeAnswer answer = refusal(502, "M_UNKNOWN");
    answer.actFirst = actFirst;
    return answer;
}

bool confirm(Stage &stage)
{
    return stage.confirmWith(Stage::alicesPassword);
}

/// Confirms, and waits until the dialog is in this phase.
Act confirmUntil(const QString &phase)
{
    return [phase](Stage &stage) { return confirm(stage) && stage.dialog.waitPhase(phase); };
}

Act outcomeUntil(const QString &phase)
{
    return [phase](Stage &stage) { return confirm(stage) && stage.outcome.waitPhase(phase); };
}

Script afterChallenge(const PracticeAnswer &second)
{
    return [second](PracticeHomeserver &server) {
        challenge(server, "m.login.password");
        answer(server, second);
    };
}

Script first(const PracticeAnswer &only)
{
    return [only](PracticeHomeserver &server) { answer(server, only); };
}

bool eraseAndConfirm(Stage &stage)
{
    return stage.dialog.click(names::eraseCheckBox) && confirm(stage)
        && stage.dialog.waitPhase(u"submitting"_s);
}

bool confirmInBrowser(Stage &stage)
{
    return stage.goToBrowser() && stage.arm(stage.dialog, names::confirmButton)
        && stage.dialog.click(names::confirmButton) && stage.dialog.waitPhase(u"submitting"_s);
}

void holdVerifying(PracticeHomeserver &server)
{
    afterChallenge(unclear(false))(server);
    server.answerNext("GET", "/account/whoami", held(false));
}

void askForBrowser(PracticeHomeserver &server)
{
    challenge(server, "m.login.sso", R"(,"session":"s")");
    answer(server, held(false));
}

/// Two ways, neither of them the one that a person with a password has signed in by.
void askForAnotherProof(PracticeHomeserver &server)
{
    answer(server,
           {.status = 401,
            .body = R"({"session":"s","flows":[{"stages":["m.login.sso"]},)"
                    R"({"stages":["m.login.terms"]}]})"});
}

void askForPage(PracticeHomeserver &server)
{
    challenge(server, "m.login.terms", R"(,"session":"s")");
}

void askForBrowserAndAct(PracticeHomeserver &server)
{
    challenge(server, "m.login.sso", R"(,"session":"s")");
    answer(server, held(true));
}

/// The sign-in still works when it would have ended long ago.
bool waitUntilStillActive(Stage &stage)
{
    return confirm(stage) && stage.outcome.waitPhase(u"checking"_s) && stage.pass(6min)
        && stage.outcome.waitPhase(u"settled"_s)
        && stage.outcome.waitProperty("outcome", u"stillActive"_s);
}

bool confirmWrong(Stage &stage)
{
    return stage.confirmWith(u"wrong"_s) && stage.dialog.waitProperty("reason", u"wrongPassword"_s);
}

/// To the account page; what happens there is up to whoever is at it.
bool openAccountPage(Stage &stage)
{
    return stage.dialog.waitPhase(u"account"_s) && stage.dialog.click(names::accountPageButton)
        && stage.dialog.property("phase") == u"account"_s;
}

bool deleteOnThePage(Stage &stage)
{
    return openAccountPage(stage) && stage.walkAs(personOf(Way::Managed));
}

bool sayFinished(Stage &stage)
{
    return stage.dialog.click(names::checkNowButton);
}

void holdLook(PracticeHomeserver &server)
{
    server.answerNext("GET", "/account/whoami", held(false));
}

/// A server that has its accounts managed elsewhere, and says so only when it is asked to
/// deactivate one.
void turnAway(PracticeHomeserver &server)
{
    answer(server, refusal(404, "M_UNRECOGNIZED"));
    server.answerNext("GET", "/auth_metadata",
                      {.body = R"({"account_management_uri":"https://account.example.org/me"})"});
}

void turnAwayAndHoldLook(PracticeHomeserver &server)
{
    turnAway(server);
    server.answerNext("GET", "/account/whoami", // before the refusal is believed
                      PracticeAnswer::json({{u"user_id"_s, server.userId(u"alice"_s)}}));
    holdLook(server);
}

/// The server has acted, and refuses; what our sign-in says of that is still to come.
void refuseAfterActing(PracticeHomeserver &server)
{
    PracticeAnswer refused = refusal(400, "M_FORBIDDEN");
    refused.actFirst = true;
    afterChallenge(refused)(server);
    server.answerNext("GET", "/account/whoami", held(false));
}

/// An account that is managed in the browser: nothing is sent to deactivate it, so that no note is
/// taken, and the next start has nothing to say, whatever was done on the page.
QList<KillPoint> managedMoments()
{
    const auto nothing = [](PracticeHomeserver &) { };
    const auto waits = [](Stage &stage) { return stage.dialog.waitPhase(u"account"_s); };
    const auto finishUntil = [](const QString &phase) -> Act {
        return [phase](Stage &stage) {
            return deleteOnThePage(stage) && sayFinished(stage)
                && (phase == u"verifying" ? stage.dialog : stage.outcome).waitPhase(phase);
        };
    };
    const auto settle = [checking = finishUntil(u"checking"_s)](Stage &stage) {
        return checking(stage) && stage.pass(6min) && stage.outcome.waitPhase(u"settled"_s);
    };
    const auto stays = [](Stage &stage) {
        return openAccountPage(stage) && sayFinished(stage) && stage.outcome.waitPhase(u"settled"_s)
            && stage.outcome.waitProperty("outcome", u"stillActive"_s);
    };
    const auto isTurnedAway = [](Stage &stage) { return confirm(stage) && openAccountPage(stage); };
    const auto finishesAfterThat = [=](Stage &stage) {
        return isTurnedAway(stage) && sayFinished(stage) && stage.dialog.waitPhase(u"verifying"_s);
    };
    const auto point = [](const QString &name, const Script &script, const Act &act) {
        return KillPoint{name, script, act, 0, false, false, Way::Managed};
    };
    return {
        point(u"account, page not opened"_s, nothing, waits),
        point(u"account, page opened"_s, nothing, openAccountPage),
        point(u"account, deleted there"_s, nothing, deleteOnThePage),
        point(u"account, finished, verifying"_s, holdLook, finishUntil(u"verifying"_s)),
        point(u"account, finished, checking"_s, nothing, finishUntil(u"checking"_s)),
        point(u"account, finished, nobody knows"_s, nothing, settle),
        point(u"account, finished, still active"_s, nothing, stays),
        {u"account, after a request was turned away"_s, turnAway, isTurnedAway, 1},
        {u"verifying, after a request was turned away"_s, turnAwayAndHoldLook, finishesAfterThat,
         1},
    };
}

QList<KillPoint> moments()
{
    const auto nothing = [](PracticeHomeserver &) { };
    const auto typed = [](Stage &stage) {
        return stage.dialog.type(names::passwordEdit, Stage::alicesPassword);
    };
    const auto waits = [](Stage &stage) { return stage.dialog.waitPhase(u"sso"_s); };
    const Act browser = &Stage::goToBrowser;
    return {
        {u"password, before the click"_s, nothing, typed},
        {u"sso, before the click"_s, nothing, waits, 0, false, false, Way::Sso},
        {u"submitting, no proof yet"_s, first(held(false)), confirmUntil(u"submitting"_s), 1, true},
        {u"password, after a wrong one"_s, nothing, confirmWrong, 2},
        {u"submitting, server has not acted"_s, afterChallenge(held(false)),
         confirmUntil(u"submitting"_s), 2, true},
        {u"submitting, server has acted"_s, afterChallenge(held(true)),
         confirmUntil(u"submitting"_s), 2, true},
        {u"submitting with erase, server has acted"_s, afterChallenge(held(true)), eraseAndConfirm,
         2, true, true},
        {u"submitting, a refusal is not believed yet"_s, refuseAfterActing,
         confirmUntil(u"submitting"_s), 2, true},
        {u"cooling"_s, first(refusal(429, "M_LIMIT_EXCEEDED")), confirmUntil(u"cooling"_s), 1},
        {u"choice"_s, askForAnotherProof, confirmUntil(u"choice"_s), 1},
        {u"fallback"_s, askForPage, confirmUntil(u"fallback"_s), 1},
        {u"impossible"_s, first(refusal(403, "M_FORBIDDEN")), confirmUntil(u"impossible"_s), 1},
        {u"browser"_s, nothing, browser, 1, false, false, Way::Sso},
        {u"submitting after the browser"_s, askForBrowser, confirmInBrowser, 2, true, false,
         Way::Sso},
        {u"submitting after the browser, server has acted"_s, askForBrowserAndAct, confirmInBrowser,
         2, true, false, Way::Sso},
        {u"verifying"_s, holdVerifying, confirmUntil(u"verifying"_s), 2, true},
        {u"checking"_s, afterChallenge(unclear(false)), outcomeUntil(u"checking"_s), 2, true},
        {u"settled, nobody knows"_s, afterChallenge(unclear(true)), outcomeUntil(u"settled"_s), 2,
         true},
        {u"settled, still active"_s, afterChallenge(unclear(false)), waitUntilStillActive, 2},
        {u"settled, deactivated"_s, nothing, outcomeUntil(u"settled"_s), 2},
    };
}

KillPoint momentOf(const QString &name)
{
    const QList<KillPoint> all = moments() + managedMoments();
    return *std::ranges::find(all, name, &KillPoint::name);
}

} // namespace

/// The program that is killed: plays its part, and waits for its end.
class Victim final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void play()
    {
        if (qEnvironmentVariableIsSet(activitiesVariable)) {
            playForSomebodyElse();
            return;
        }
        const KillPoint moment = momentOf(qEnvironmentVariable(phaseVariable));
        Stage stage(Stage::Time::Manual,
                    {qEnvironmentVariable(notesVariable), qEnvironmentVariable(serverVariable)});
        QVERIFY(signIn(stage, moment.way));
        QVERIFY(stage.openDeactivation());
        SecondProcess::say(readyMark);
        (void)SecondProcess::hear();
        QVERIFY(moment.act(stage));
        SecondProcess::say(thereMark);
        QVERIFY2(waitUntil([] { return false; }, std::chrono::minutes(2)), "nobody killed us");
    }

private:
    /// The confirming click has come, and its request is under way.
    static void playForSomebodyElse()
    {
        Stage stage(Stage::Time::Manual,
                    {qEnvironmentVariable(notesVariable), qEnvironmentVariable(serverVariable),
                     qEnvironmentVariable(activitiesVariable)});
        QVERIFY(administrator::signIn(stage, u"alice"_s));
        QVERIFY(administrator::openDialogFor(stage, u"@bob:practice.test"_s));
        QVERIFY(administrator::confirm(stage, names::keepMessagesRadio, u"@bob:practice.test"_s));
        SecondProcess::say(thereMark);
        QVERIFY2(waitUntil([] { return false; }, std::chrono::minutes(2)), "nobody killed us");
    }

    [[nodiscard]] static bool signIn(Stage &stage, Way way)
    {
        switch (way) {
        case Way::Password:
            return stage.signInAlice();
        case Way::Sso:
            return stage.signInBob();
        case Way::Managed:
            return stage.enter(personOf(way)) && stage.signInManagedAs(personOf(way));
        }
        Q_UNREACHABLE();
    }
};

/// kill -9 in every phase: the next start says what was under way, and finds out; it never claims
/// what it does not know.
class TestKill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void phases_data()
    {
        QTest::addColumn<QString>("name");
        const QList<KillPoint> all = moments() + managedMoments();
        for (const KillPoint &moment : all) {
            QTest::newRow(qPrintable(moment.name)) << moment.name;
        }
    }

    void phases()
    {
        QFETCH(const QString, name);
        const KillPoint moment = momentOf(name);
        const QTemporaryDir folder;
        PracticeHomeserver server;
        QVERIFY(server.start());
        PracticeSettings settings = server.settings();
        settings.isManaged = moment.way == Way::Managed;
        server.setSettings(settings);
        const Stage::Place place{folder.filePath(u"farewell"_s), server.baseUrl()};
        killAt(moment, place, server);
        if (!QTest::currentTestFailed()) {
            restart(moment, place, server);
        }
        if (!QTest::currentTestFailed()) {
            std::printf("survived: %s\n", qPrintable(name));
            std::fflush(stdout);
        }
    }

    void forSomebodyElse_data()
    {
        QTest::addColumn<bool>("hasActed");
        QTest::newRow("the server has acted") << true;
        QTest::newRow("the server has not acted") << false;
    }

    /// An administrator's program: the next start finds out with the same sign-in, and writes into
    /// the log what came of the act that nobody had concluded.
    void forSomebodyElse()
    {
        QFETCH(const bool, hasActed);
        const QTemporaryDir folder;
        PracticeHomeserver server;
        QVERIFY(server.start());
        administrator::appoint(server, u"alice"_s);
        const Stage::Place place{folder.filePath(u"farewell"_s), server.baseUrl(),
                                 folder.filePath(u"activities"_s)};
        server.answerNext("POST", bobsDeactivation, held(hasActed));
        SecondProcess victim({{QString::fromLatin1(notesVariable), place.notes},
                              {QString::fromLatin1(serverVariable), place.baseUrl},
                              {QString::fromLatin1(activitiesVariable), place.activities},
                              {QString::fromLatin1(phaseVariable), u"for somebody else"_s}});
        QVERIFY2(victim.waitSaid(thereMark), victim.output().constData());
        QVERIFY(waitUntil([&] { return server.requestsTo(bobsDeactivation).size() == 1; }));
        QVERIFY2(NoteFolder(place.notes).read().isEmpty(), "it is still running");
        victim.kill();
        QVERIFY(victim.waitEnded());
        Stage again(Stage::Time::Manual, place);
        QVERIFY(again.unfinished.waitPhase(u"asking"_s));
        QVERIFY(again.unfinished.says(server.userId(u"bob"_s)));
        QCOMPARE(again.activities().constFirst().readBack, QString());
        QVERIFY(again.pass(6min));
        QVERIFY(again.unfinished.click(names::signInToFindOutButton));
        QVERIFY(administrator::typePassword(again));
        QVERIFY(again.unfinished.waitProperty("outcome",
                                              hasActed ? u"deactivated"_s : u"stillActive"_s));
        QCOMPARE(server.isDeactivated(u"bob"_s), hasActed);
        QCOMPARE(again.notes(), QStringList());
        QCOMPARE(again.activities().constFirst().readBack,
                 hasActed ? u"deactivated"_s : u"active"_s);
        QCOMPARE(server.requestsTo(bobsDeactivation).size(), 1);
    }

    void twoProgramsOnOneAccount_data()
    {
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("the second is refused") << true;
        QTest::newRow("the second is closed before its click") << false;
    }

    /// While one finds out what became of its request, somebody impatient starts another: what that
    /// one does and does not do leaves the first one's note alone, however the first one ends.
    void twoProgramsOnOneAccount()
    {
        QFETCH(const bool, isRefused);
        const KillPoint moment = momentOf(u"checking"_s);
        const QTemporaryDir folder;
        PracticeHomeserver server;
        QVERIFY(server.start());
        const Stage::Place place{folder.filePath(u"farewell"_s), server.baseUrl()};
        killAt(moment, place, server, [&] {
            Stage second(Stage::Time::Manual, place);
            QVERIFY(second.login.waitShown());
            QVERIFY(second.unfinished.window() == nullptr);
            QVERIFY(second.signInAlice());
            QVERIFY(second.openDeactivation());
            if (isRefused) {
                QVERIFY(confirmWrong(second));
            }
            QVERIFY(second.dialog.click(names::cancelButton));
            QVERIFY(second.dialog.waitGone());
            QCOMPARE(second.notes().size(), 1);
        });
        const auto requests = server.requestsTo(deactivatePath).size();
        QCOMPARE(requests, moment.requests + (isRefused ? 2 : 0));
        Stage again(Stage::Time::Manual, place);
        QVERIFY(again.unfinished.waitPhase(u"asking"_s));
        QVERIFY(again.unfinished.says(UserId::parse(server.userId(u"alice"_s))->display()));
        QCOMPARE(again.notes().size(), 1);
    }

private:
    static void killAt(
        const KillPoint &moment, const Stage::Place &place, PracticeHomeserver &server,
        const std::function<void()> &meanwhile = [] { })
    {
        SecondProcess victim({{QString::fromLatin1(phaseVariable), moment.name},
                              {QString::fromLatin1(notesVariable), place.notes},
                              {QString::fromLatin1(serverVariable), place.baseUrl}});
        QVERIFY2(victim.waitSaid(readyMark), victim.output().constData());
        moment.script(server);
        victim.tell("go");
        QVERIFY2(victim.waitSaid(thereMark), victim.output().constData());
        const auto hasCome
            = [&] { return server.requestsTo(deactivatePath).size() == moment.requests; };
        QVERIFY(waitUntil(hasCome, std::chrono::seconds(10)));
        QVERIFY2(NoteFolder(place.notes).read().isEmpty(), "it is still running");
        meanwhile();
        victim.kill();
        QVERIFY(victim.waitEnded());
        QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
    }

    static void restart(const KillPoint &moment, const Stage::Place &place,
                        PracticeHomeserver &server)
    {
        Stage again(Stage::Time::Manual, place);
        QCOMPARE(!again.notes().isEmpty(), moment.isNoted);
        if (!moment.isNoted) {
            claimsNothing(again, moment, server);
            return;
        }
        QVERIFY(again.unfinished.waitPhase(u"asking"_s));
        QCOMPARE(again.unfinished.property("outcome"), QString());
        const QString userId = server.userId(personOf(moment.way));
        QVERIFY(again.unfinished.says(UserId::parse(userId)->display()));
        QVERIFY(again.unfinished.click(names::findOutButton));
        QVERIFY(again.unfinished.waitPhase(u"told"_s));
        QCOMPARE(again.unfinished.property("outcome"), u"unknown"_s);
        QCOMPARE(again.unfinished.property("likely"),
                 moment.isLikely ? u"deactivated"_s : QString());
        QCOMPARE(again.notes().size(), 1);
        if (moment.way == Way::Sso) {
            signInInBrowser(again, server);
        } else {
            signIn(again, server);
        }
        // Whatever was looked at, nothing was sent that could deactivate.
        QCOMPARE(server.requestsTo(deactivatePath).size(), moment.requests);
    }

    /// As any other start; and whoever is still there can sign in and begin once more.
    static void claimsNothing(Stage &again, const KillPoint &moment,
                              const PracticeHomeserver &server)
    {
        QVERIFY(again.login.waitShown());
        QVERIFY(again.unfinished.window() == nullptr);
        QCOMPARE(again.login.property("phase"), u"idle"_s);
        QCOMPARE(again.login.property("reason"), QString());
        for (const auto name : {names::noticeBanner, names::problemBanner}) {
            QVERIFY(!again.login.window()->findChild<QWidget *>(name)->isVisible());
        }
        const QString person = personOf(moment.way);
        if (moment.way == Way::Managed && !server.isDeactivated(person)) {
            QVERIFY(again.enter(person));
            QVERIFY(again.signInManagedAs(person));
            QVERIFY(again.openDeactivation());
            QVERIFY(again.dialog.waitPhase(u"account"_s));
            QCOMPARE(again.dialog.property("outcome"), QString());
        }
        QCOMPARE(server.requestsTo(deactivatePath).size(), moment.requests);
    }

    static void toSignIn(Stage &again, const QString &userId)
    {
        QVERIFY(again.pass(6min)); // until then, being able to sign in proves nothing
        QVERIFY(again.unfinished.click(names::signInToFindOutButton));
        QVERIFY(again.unfinished.waitGone());
        QVERIFY(again.login.waitPhase(u"ready"_s));
        QCOMPARE(again.login.text(names::userIdEdit), userId);
    }

    static void signIn(Stage &again, const PracticeHomeserver &server)
    {
        toSignIn(again, server.userId(u"alice"_s));
        QVERIFY(again.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(again.login.click(names::signInButton));
        QVERIFY(again.unfinished.waitPhase(u"told"_s));
        if (server.isDeactivated(u"alice"_s)) {
            QCOMPARE(again.unfinished.property("outcome"), u"unknown"_s);
            QVERIFY(again.unfinished.says(u"That is what a deactivated account does; a wrong "
                                          "password or a half-finished deactivation looks the "
                                          "same."_s));
            QCOMPARE(again.notes().size(), 1);
        } else {
            QCOMPARE(again.unfinished.property("outcome"), u"stillActive"_s);
            QCOMPARE(again.notes(), QStringList());
        }
        QVERIFY(again.unfinished.click(names::notNowButton));
        QVERIFY(again.unfinished.waitGone());
    }

    /// A browser tells us of success only: what it says of a closed account, the person reads
    /// there.
    static void signInInBrowser(Stage &again, const PracticeHomeserver &server)
    {
        toSignIn(again, server.userId(u"bob"_s));
        QVERIFY(again.login.click(names::keyed(names::ssoButton, u"practice"_s)));
        QVERIFY(again.login.waitPhase(u"browser"_s));
        QVERIFY(again.walkAs(u"bob"_s));
        if (server.isDeactivated(u"bob"_s)) {
            QVERIFY(again.login.click(names::cancelBrowserButton));
            QVERIFY(again.login.waitPhase(u"ready"_s));
            QVERIFY(again.unfinished.window() == nullptr);
            QCOMPARE(again.notes().size(), 1);
            return;
        }
        QVERIFY(again.unfinished.waitPhase(u"told"_s));
        QCOMPARE(again.unfinished.property("outcome"), u"stillActive"_s);
        QCOMPARE(again.notes(), QStringList());
        QVERIFY(again.unfinished.click(names::notNowButton));
        QVERIFY(again.unfinished.waitGone());
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(phaseVariable)) {
        Victim victim;
        return QTest::qExec(&victim, {u"victim"_s});
    }
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestKill.moc"
