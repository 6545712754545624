// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminNote.h"
#include "app/deactivation/NoteFile.h"
#include "tests/support/Administrator.h"
#include "tests/support/Inspector.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

constexpr char bobsDeactivation[] = "/deactivate/%40bob%3Apractice.test";
constexpr char bobsCard[] = "/v2/users/%40bob%3Apractice.test";
constexpr auto longEnough = 10min; ///< for an answer that never comes

} // namespace

/// What the start says of somebody else's account whose deactivation an earlier run did not see the
/// end of, and how the one who was acting finds out. The words are compared with the server's
/// state.
class TestUnfinishedForOthers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }
    void init();
    void cleanup();

    void whoWasActingFindsOut_data();
    void whoWasActingFindsOut();
    void nothingIsSaidTooEarly();
    void somebodyElseCannotFindOut();
    void anOrdinarySignInSaysNothing();
    void notNowKeepsIt();
    void forgettingRemovesIt();
    void manyNotesBesideEachOther();
    void aDamagedNoteIsNotLost();
    void whileAnotherKeepsTheLog();
    void whoeverLeavesReadsNoMore();
    void aLookWithoutAnAnswerCanBeRepeated();
    void aRedactionUnderWayIsWaitedFor();

private:
    /// An earlier run, which ends while its request is under way.
    void leaveBehind(bool hasActed, bool halfWay = false);
    [[nodiscard]] bool askedAgain(Stage &stage) const;
    [[nodiscard]] bool toLogin(Stage &stage) const;
    [[nodiscard]] bool isClosed() const { return m_server->isDeactivated(u"bob"_s); }
    [[nodiscard]] QString idOf(const QString &who) const { return m_server->userId(who); }
    [[nodiscard]] qsizetype changes() const;
    void writeNote(const QString &subject, const QString &homeserver) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeHomeserver> m_server;
    Stage::Place m_place;
};

void TestUnfinishedForOthers::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<PracticeHomeserver>();
    QVERIFY(m_server->start());
    administrator::appoint(*m_server, u"alice"_s);
    m_place = {m_folder->filePath(u"farewell"_s), m_server->baseUrl(),
               m_folder->filePath(u"activities"_s)};
}

void TestUnfinishedForOthers::cleanup()
{
    QCOMPARE(m_server->creations(), 0);
    m_server.reset();
}

qsizetype TestUnfinishedForOthers::changes() const
{
    return m_server->requestsTo(bobsDeactivation).size();
}

void TestUnfinishedForOthers::leaveBehind(bool hasActed, bool halfWay)
{
    PracticeSettings settings = m_server->settings();
    settings.admin.refusesHalfWay = halfWay;
    m_server->setSettings(settings);
    Stage stage(Stage::Time::Manual, m_place);
    QVERIFY(administrator::signIn(stage, u"alice"_s));
    QVERIFY(administrator::openDialogFor(stage, idOf(u"bob"_s)));
    m_server->answerNext("POST", bobsDeactivation, {.delay = longEnough, .actFirst = hasActed});
    QVERIFY(administrator::confirm(stage, names::hideMessagesRadio, idOf(u"bob"_s)));
    QVERIFY(waitUntil([this] { return changes() == 1; }));
    QCOMPARE(stage.notes().size(), 1);
}

bool TestUnfinishedForOthers::askedAgain(Stage &stage) const
{
    return stage.unfinished.waitPhase(u"asking"_s)
        && stage.unfinished.says(u"You were deactivating"_s)
        && stage.unfinished.says(idOf(u"bob"_s)) && stage.unfinished.says(idOf(u"alice"_s))
        && stage.unfinished.says(u"What came of it was not seen"_s);
}

bool TestUnfinishedForOthers::toLogin(Stage &stage) const
{
    return stage.unfinished.click(names::signInToFindOutButton) && stage.unfinished.waitGone()
        && stage.login.waitPhase(u"ready"_s)
        && stage.login.text(names::userIdEdit) == idOf(u"alice"_s)
        && stage.login.says(u"Sign in as administrator"_s);
}

void TestUnfinishedForOthers::whoWasActingFindsOut_data()
{
    QTest::addColumn<bool>("hasActed");
    QTest::addColumn<bool>("halfWay");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("words");
    QTest::newRow("the server has acted")
        << true << false << u"deactivated"_s << u"is deactivated"_s;
    QTest::newRow("the server has not acted")
        << false << false << u"stillActive"_s << u"it was not carried out"_s;
    QTest::newRow("it stopped half way") << true << true << u"unknown"_s << u"may have begun"_s;
}

void TestUnfinishedForOthers::whoWasActingFindsOut()
{
    QFETCH(const bool, hasActed);
    QFETCH(const bool, halfWay);
    QFETCH(const QString, outcome);
    QFETCH(const QString, words);
    leaveBehind(hasActed, halfWay);
    m_server->forgetRequests();
    Stage stage(Stage::Time::Manual, m_place);
    QVERIFY(askedAgain(stage));
    QCOMPARE(stage.unfinished.property("outcome"), QString());
    QCOMPARE(m_server->requests().size(), 0); // nothing is looked at unasked
    QVERIFY(stage.pass(6min));
    QVERIFY(toLogin(stage));
    QVERIFY(administrator::typePassword(stage));
    QVERIFY(stage.unfinished.waitPhase(u"told"_s));
    QCOMPARE(stage.unfinished.property("outcome"), outcome);
    QCOMPARE(outcome == u"deactivated"_s, isClosed());
    QVERIFY(stage.unfinished.says(words));
    QCOMPARE(inspector::misnamedButtons(*stage.unfinished.window()), QStringList());
    const bool isKnown = outcome != u"unknown"_s;
    QCOMPARE(stage.notes().size(), isKnown ? 0 : 1);
    const QList<ActivityEntry> written = stage.activities();
    QCOMPARE(written.size(), 1);
    if (isKnown) {
        QCOMPARE(written.constFirst().readBack,
                 isClosed() ? u"deactivated, erased"_s : u"active"_s);
        QCOMPARE(m_server->isErased(u"bob"_s), isClosed());
    }
    QVERIFY(stage.unfinished.click(names::notNowButton));
    QVERIFY(stage.unfinished.waitGone());
    QVERIFY(stage.admin.waitPhase(u"ready"_s));
    QCOMPARE(administrator::changes(*m_server), 0); // looking sends nothing
}

/// Within five minutes a server may still be at work.
void TestUnfinishedForOthers::nothingIsSaidTooEarly()
{
    leaveBehind(false);
    Stage stage(Stage::Time::Manual, m_place);
    QVERIFY(askedAgain(stage));
    QVERIFY(toLogin(stage));
    QVERIFY(administrator::typePassword(stage));
    QVERIFY(stage.unfinished.waitPhase(u"told"_s));
    QCOMPARE(stage.unfinished.property("outcome"), u"unknown"_s);
    QVERIFY(stage.unfinished.says(u"may still be working on it"_s));
    QCOMPARE(stage.notes().size(), 1);
    QVERIFY(stage.pass(6min)); // it looks again by itself
    QVERIFY(stage.unfinished.waitProperty("outcome", u"stillActive"_s));
    QVERIFY(!isClosed());
    QCOMPARE(stage.notes(), QStringList());
}

void TestUnfinishedForOthers::somebodyElseCannotFindOut()
{
    leaveBehind(true);
    Stage stage(Stage::Time::Manual, m_place);
    QVERIFY(askedAgain(stage));
    QVERIFY(toLogin(stage));
    administrator::appoint(*m_server, u"carol"_s);
    QVERIFY(stage.login.type(names::userIdEdit, idOf(u"carol"_s)));
    QVERIFY(stage.login.press(Qt::Key_Return));
    QVERIFY(administrator::typePassword(stage));
    QVERIFY(stage.unfinished.waitPhase(u"told"_s));
    QCOMPARE(stage.unfinished.property("outcome"), u"unknown"_s);
    QVERIFY(stage.unfinished.says(u"You signed in as"_s));
    QVERIFY(stage.unfinished.says(idOf(u"carol"_s)));
    QVERIFY(stage.unfinished.says(idOf(u"alice"_s)));
    QVERIFY(!stage.unfinished.look(names::signInToFindOutButton).isReachable());
    QCOMPARE(stage.notes().size(), 1);
    QVERIFY(stage.unfinished.click(names::notNowButton));
    QVERIFY(stage.unfinished.waitGone());
    QVERIFY(stage.admin.waitPhase(u"ready"_s));
    QCOMPARE(stage.activities().constFirst().readBack, u"not waited for"_s);
    // The right one is answered in the same run.
    QVERIFY(stage.admin.click(names::signOutButton));
    QVERIFY(stage.login.waitShown());
    QVERIFY(administrator::signIn(stage, u"alice"_s));
    QVERIFY(stage.unfinished.waitProperty("outcome", u"deactivated"_s));
    QVERIFY(isClosed());
    QCOMPARE(stage.notes(), QStringList());
}

void TestUnfinishedForOthers::anOrdinarySignInSaysNothing()
{
    leaveBehind(true);
    Stage stage(Stage::Time::Manual, m_place);
    QVERIFY(askedAgain(stage));
    QVERIFY(toLogin(stage));
    QVERIFY(stage.login.click(names::ordinarySignInButton));
    QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
    QVERIFY(stage.login.click(names::signInButton));
    QVERIFY(stage.account.waitShown());
    QVERIFY(stage.unfinished.window() == nullptr);
    QCOMPARE(stage.notes().size(), 1);
}

void TestUnfinishedForOthers::notNowKeepsIt()
{
    leaveBehind(true);
    Stage stage(Stage::Time::Manual, m_place);
    QVERIFY(askedAgain(stage));
    QVERIFY(stage.unfinished.press(Qt::Key_Return)); // presses nothing by itself
    QCOMPARE(stage.unfinished.property("phase"), u"asking"_s);
    QVERIFY(stage.unfinished.click(names::notNowButton));
    QVERIFY(stage.unfinished.waitGone());
    QVERIFY(stage.login.waitShown());
    QVERIFY(stage.login.says(u"Sign in"_s));
    QCOMPARE(stage.notes().size(), 1);
    QVERIFY(administrator::signIn(stage, u"alice"_s)); // who was not asked is not told
    QVERIFY(stage.unfinished.window() == nullptr);
    QCOMPARE(stage.notes().size(), 1);
}

void TestUnfinishedForOthers::forgettingRemovesIt()
{
    leaveBehind(true);
    Stage stage(Stage::Time::Manual, m_place);
    QVERIFY(askedAgain(stage));
    QVERIFY(stage.unfinished.says(u"changes nothing about the account"_s));
    QVERIFY(stage.unfinished.click(names::forgetNoteButton));
    QVERIFY(stage.unfinished.waitGone());
    QCOMPARE(stage.notes(), QStringList());
}

void TestUnfinishedForOthers::writeNote(const QString &subject, const QString &homeserver) const
{
    const HomeserverUrl url = HomeserverUrl::parse(homeserver).value();
    const UserId user = UserId::parse(subject).value();
    const NoteFolder folder(m_place.notes);
    NoteFile file(folder, user, url);
    const AdminAttempt attempt{.actor = UserId::parse(u"@admin:example.org"_s).value(),
                               .subject = user,
                               .homeserver = url,
                               .address = url,
                               .begunAt = ManualClock().nowUtc()};
    QCOMPARE(file.write(toNote(attempt)), NoteFault::None);
}

void TestUnfinishedForOthers::manyNotesBesideEachOther()
{
    writeNote(u"@ben:example.org"_s, u"https://matrix.example.org"_s);
    writeNote(u"@ben:example.org"_s, u"https://matrix.example.com"_s);
    writeNote(u"@carla:example.org"_s, u"https://matrix.example.org"_s);
    Stage::leaveNote(m_place, idOf(u"bob"_s));
    const Stage stage(Stage::Time::Manual, m_place);
    QCOMPARE(stage.notes().size(), 4);
    QStringList asked;
    for (int i = 0; i < 4; ++i) {
        QVERIFY(stage.unfinished.waitPhase(u"asking"_s));
        const bool isOwn = stage.unfinished.says(u"with the proof that it is you"_s);
        QCOMPARE(stage.unfinished.look(names::findOutButton).isReachable(), isOwn);
        QCOMPARE(stage.unfinished.look(names::signInToFindOutButton).isReachable(), !isOwn);
        for (const QString &who : {u"@ben"_s, u"@carla"_s, u"@bob"_s}) {
            asked += stage.unfinished.says(who) ? who : QString();
        }
        QVERIFY(stage.unfinished.click(names::notNowButton));
    }
    QVERIFY(stage.unfinished.waitGone());
    asked.removeAll(QString());
    asked.sort();
    QCOMPARE(asked, (QStringList{u"@ben"_s, u"@ben"_s, u"@bob"_s, u"@carla"_s}));
    QCOMPARE(stage.notes().size(), 4);
}

void TestUnfinishedForOthers::aDamagedNoteIsNotLost()
{
    QVERIFY(QDir().mkpath(m_place.notes));
    QFile file(m_place.notes + u"/0123456789abcdef.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"version":3,"actor":"@alice:example.org"})");
    file.close();
    const Stage stage(Stage::Time::Manual, m_place);
    QVERIFY(stage.unfinished.waitPhase(u"asking"_s));
    QVERIFY(stage.unfinished.says(u"cannot be read"_s));
    QVERIFY(stage.unfinished.says(file.fileName()));
    QVERIFY(!stage.unfinished.look(names::signInToFindOutButton).isReachable());
    QVERIFY(stage.unfinished.click(names::notNowButton));
    QVERIFY(file.exists());
}

/// What came of it stands nowhere then: the note stays, and it is said.
void TestUnfinishedForOthers::whileAnotherKeepsTheLog()
{
    leaveBehind(true);
    Stage stage(Stage::Time::Manual, m_place);
    QVERIFY(askedAgain(stage));
    ActivityLog another(m_place.activities);
    QCOMPARE(another.begin({.id = u"1"_s, .at = stage.manualClock.nowUtc()}), LogFault::None);
    QVERIFY(toLogin(stage));
    QVERIFY(administrator::typePassword(stage));
    QVERIFY(stage.unfinished.waitProperty("outcome", u"deactivated"_s));
    QVERIFY(stage.unfinished.says(u"could not be written into the activity log"_s));
    QCOMPARE(stage.notes().size(), 1);
}

/// The program is asked to go while it waits for the next look.
void TestUnfinishedForOthers::whoeverLeavesReadsNoMore()
{
    leaveBehind(false);
    Stage stage(Stage::Time::Manual, m_place);
    QVERIFY(askedAgain(stage));
    QVERIFY(toLogin(stage));
    QVERIFY(administrator::typePassword(stage));
    QVERIFY(stage.unfinished.waitPhase(u"told"_s));
    QVERIFY(stage.manualClock.untilNext());
    QVERIFY(stage.leave());
    QVERIFY2(!stage.manualClock.untilNext(), "nothing is waited for any more");
    const auto before = m_server->requests().size();
    QVERIFY(stage.pass(10min));
    QCOMPARE(m_server->requests().size(), before);
    QCOMPARE(stage.notes().size(), 1);
}

void TestUnfinishedForOthers::aLookWithoutAnAnswerCanBeRepeated()
{
    leaveBehind(true);
    Stage stage(Stage::Time::Manual, m_place);
    QVERIFY(askedAgain(stage));
    QVERIFY(stage.pass(6min));
    QVERIFY(toLogin(stage));
    m_server->answerNext("GET", bobsCard, {.status = 502, .body = "down"});
    QVERIFY(administrator::typePassword(stage));
    QVERIFY(stage.unfinished.waitPhase(u"told"_s));
    QCOMPARE(stage.unfinished.property("outcome"), u"unknown"_s);
    QCOMPARE(stage.notes().size(), 1);
    QVERIFY(stage.unfinished.click(names::checkAgainButton));
    QVERIFY(stage.unfinished.waitProperty("outcome", u"deactivated"_s));
    QVERIFY(isClosed());
    QVERIFY(!stage.unfinished.look(names::checkAgainButton).isReachable());
    QCOMPARE(stage.notes(), QStringList());
    QCOMPARE(administrator::changes(*m_server), 1); // the earlier one
}

/// Its end is still to come, and the log has to hear of it.
void TestUnfinishedForOthers::aRedactionUnderWayIsWaitedFor()
{
    ManualClock serversTime;
    m_server->setClock(serversTime);
    PracticeSettings settings = m_server->settings();
    settings.admin.redactingTakes = 15min;
    m_server->setSettings(settings);
    {
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(administrator::signIn(stage, u"alice"_s));
        QVERIFY(administrator::openDialogFor(stage, idOf(u"bob"_s)));
        const PatientRobot dialog(names::adminDeactivateDialog);
        QVERIFY(dialog.click(names::redactCheckBox));
        QVERIFY(administrator::confirm(stage, names::hideMessagesRadio, idOf(u"bob"_s)));
        QVERIFY(waitUntil([this] { return m_server->requestsTo("/redact").size() == 1; }));
    }
    QVERIFY(isClosed());
    Stage stage(Stage::Time::Manual, m_place);
    QVERIFY(stage.unfinished.waitPhase(u"asking"_s));
    QVERIFY(stage.pass(6min));
    QVERIFY(toLogin(stage));
    QVERIFY(administrator::typePassword(stage));
    QVERIFY(stage.unfinished.waitPhase(u"told"_s));
    QVERIFY(stage.unfinished.says(u"still being redacted"_s));
    QCOMPARE(stage.notes().size(), 1);
    QCOMPARE(stage.unfinished.property("outcome"), u"deactivated"_s);
    serversTime.advance(15min);
    QVERIFY(waitUntil([&] { return stage.pass(1min) && stage.notes().isEmpty(); }));
    QVERIFY(stage.unfinished.says(u"Their messages are redacted"_s));
    QCOMPARE(stage.notes(), QStringList());
}

QTEST_MAIN(TestUnfinishedForOthers)
#include "TestUnfinishedForOthers.moc"
