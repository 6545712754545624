// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/Receipt.h"
#include "tests/support/FullDisk.h"
#include "tests/support/Inspector.h"
#include "tests/support/ReceiptFolder.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

using std::chrono::milliseconds;

/// What the start says of a deactivation that an earlier run did not see the end of, and what the
/// dialog says where no note can be kept.
class TestUnfinished final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<PracticeHomeserver>();
        QVERIFY(m_server->start());
        m_place = {m_folder->filePath(u"farewell"_s), m_server->baseUrl()};
    }

    void nothingIsAskedOnAFirstStart()
    {
        const Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.login.waitShown());
        QVERIFY(stage.unfinished.window() == nullptr);
        QVERIFY2(!QDir(m_place.notes).exists(), "looking makes nothing");
    }

    void notNowKeepsTheNote_data()
    {
        QTest::addColumn<bool>("byEscape");
        QTest::newRow("Escape") << true;
        QTest::newRow("Not now") << false;
    }

    void notNowKeepsTheNote()
    {
        QFETCH(const bool, byEscape);
        leaveNote(u"alice"_s);
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.unfinished.waitPhase(u"asking"_s));
        QVERIFY(stage.unfinished.says(u"with the proof that it is you"_s));
        QVERIFY(stage.unfinished.says(u"is not known"_s));
        QVERIFY(byEscape ? stage.unfinished.press(Qt::Key_Escape)
                         : stage.unfinished.click(names::notNowButton));
        QVERIFY(stage.unfinished.waitGone());
        QVERIFY(stage.login.waitShown());
        QCOMPARE(stage.notes().size(), 1);
        QCOMPARE(m_server->requests().size(), 0); // nothing is looked at unasked
    }

    void enterPressesNothingByItself()
    {
        leaveNote(u"alice"_s);
        const Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.unfinished.waitPhase(u"asking"_s));
        QVERIFY(stage.unfinished.press(Qt::Key_Return));
        QCOMPARE(stage.unfinished.property("phase"), u"asking"_s);
        QCOMPARE(stage.notes().size(), 1);
    }

    void byKeyboard()
    {
        leaveNote(u"alice"_s);
        const Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.unfinished.waitShown());
        for (int i = 0; i < 10 && stage.unfinished.focusName() != names::findOutButton; ++i) {
            QVERIFY(stage.unfinished.press(Qt::Key_Tab));
        }
        QCOMPARE(stage.unfinished.focusName(), QString(names::findOutButton));
        QVERIFY(stage.unfinished.press(Qt::Key_Space));
        QVERIFY(stage.unfinished.waitPhase(u"told"_s));
    }

    void forgettingRemovesIt()
    {
        leaveNote(u"alice"_s);
        leaveNote(u"bob"_s);
        const Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.unfinished.waitPhase(u"asking"_s));
        QVERIFY(stage.unfinished.click(names::forgetNoteButton));
        WAIT_COMPARE(stage.notes().size(), 1);
        QVERIFY(stage.unfinished.waitPhase(u"asking"_s)); // the other one
        QVERIFY(stage.unfinished.click(names::forgetNoteButton));
        QVERIFY(stage.unfinished.waitGone());
        QCOMPARE(stage.notes(), QStringList());
    }

    /// Two attempts at one account were left behind: what becomes known of it settles both.
    void oneAnswerSettlesAllAttempts()
    {
        leaveNote(u"alice"_s);
        leaveNote(u"alice"_s, true);
        leaveNote(u"bob"_s);
        Stage stage(Stage::Time::Manual, m_place);
        for (int asked = 0; asked < 3; ++asked) {
            QVERIFY(stage.unfinished.waitPhase(u"asking"_s));
            if (!stage.unfinished.says(u"@bob"_s)) {
                break;
            }
            QVERIFY(stage.unfinished.click(names::notNowButton));
        }
        m_server->answerNext(
            "POST", "/login",
            PracticeAnswer::error(403, u"M_USER_DEACTIVATED"_s, u"words of the server"_s));
        QVERIFY(signInFromTheDialog(stage, Stage::alicesPassword));
        QVERIFY(stage.unfinished.waitProperty("outcome", u"deactivated"_s));
        QCOMPARE(stage.notes().size(), 1);
        QVERIFY(stage.unfinished.click(names::notNowButton));
        if (stage.unfinished.window() != nullptr) { // bob's, if it was not asked about before
            QVERIFY(stage.unfinished.says(u"@bob"_s));
        }
    }

    /// The server may be at work on the younger one still.
    void aSignInSettlesOnlyWhatIsOldEnough()
    {
        leaveNote(u"alice"_s);
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.unfinished.waitPhase(u"asking"_s));
        QVERIFY(stage.pass(6min));
        const UserId alice = UserId::parse(m_server->userId(u"alice"_s)).value();
        {
            const NoteFolder folder(m_place.notes);
            AttemptNote young(folder, alice, HomeserverUrl::parse(m_place.baseUrl).value());
            QCOMPARE(young.record({.actor = alice,
                                   .subject = alice,
                                   .homeserver = HomeserverUrl::parse(m_place.baseUrl).value(),
                                   .step = AttemptStep::Proved,
                                   .sentAt = stage.manualClock.nowUtc(),
                                   .sent = stage.manualClock.now()}),
                     NoteFault::None);
        }
        QCOMPARE(stage.notes().size(), 2);
        QVERIFY(signInFromTheDialog(stage, Stage::alicesPassword));
        QVERIFY(stage.unfinished.waitProperty("outcome", u"stillActive"_s));
        QCOMPARE(stage.notes().size(), 1);
    }

    void badNotes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << u"cannot be read"_s;
        QTest::newRow("cut short") << QByteArray("{\"version\":1,") << u"cannot be read"_s;
        QTest::newRow("newer") << QByteArray("{\"version\":4}") << u"newer Farewell"_s;
    }

    void badNotes()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, words);
        QVERIFY(QDir().mkpath(m_place.notes));
        QFile file(m_place.notes + u"/0123456789abcdef.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.unfinished.waitPhase(u"asking"_s));
        QVERIFY(stage.unfinished.says(words));
        QVERIFY(stage.unfinished.says(file.fileName()));
        QVERIFY(!stage.unfinished.look(names::findOutButton).isReachable());
        QVERIFY(stage.unfinished.click(names::forgetNoteButton));
        QVERIFY(stage.unfinished.waitGone());
        QVERIFY(!file.exists());
    }

    void whatAnybodyCanSee_data()
    {
        QTest::addColumn<bool>("erase");
        QTest::addColumn<PracticeAnswer>("profile");
        QTest::addColumn<QString>("likely");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("mark");
        const QByteArray gone = QByteArray(R"({"errcode":"M_NOT_FOUND"})");
        const PracticeAnswer shown{.body = R"({"displayname":"Alice"})"};
        QTest::newRow("shown") << false << shown << QString() << u"still shown"_s << u"Unclear"_s;
        QTest::newRow("shown, erase")
            << true << shown << QString() << u"still shown"_s << u"Not seen"_s;
        QTest::newRow("empty, erase")
            << true << PracticeAnswer() << QString() << u"has no name or picture"_s << u"Unclear"_s;
        QTest::newRow("gone") << false << PracticeAnswer{.status = 404, .body = gone} << QString()
                              << u"profile is gone"_s << u"Seen"_s;
        QTest::newRow("gone, erase")
            << true << PracticeAnswer{.status = 404, .body = gone} << u"deactivated"_s
            << u"Name and picture are gone"_s << u"Seen"_s;
        QTest::newRow("a proxy's page")
            << true << PracticeAnswer{.status = 404, .body = "Not found"} << QString()
            << u"could not be read"_s << u"Not seen"_s;
        QTest::newRow("no answer") << true << PracticeAnswer{.status = 502, .body = {}} << QString()
                                   << u"could not be read"_s << u"Not seen"_s;
    }

    void whatAnybodyCanSee()
    {
        QFETCH(const bool, erase);
        QFETCH(const PracticeAnswer, profile);
        leaveNote(u"alice"_s, erase);
        m_server->answerNext("GET", profilePath(), profile);
        const Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.unfinished.click(names::findOutButton));
        QVERIFY(stage.unfinished.waitPhase(u"told"_s));
        QCOMPARE(stage.unfinished.property("outcome"), u"unknown"_s);
        QTEST(stage.unfinished.property("likely"), "likely");
        QFETCH(const QString, words);
        QVERIFY2(stage.unfinished.says(words), qPrintable(words));
        QFETCH(const QString, mark);
        const QStringList evidence = Person::evidenceIn(stage.unfinished);
        QCOMPARE(evidence.size(), 1);
        QVERIFY(evidence.constFirst().startsWith(mark + u": Your profile"_s));
        QCOMPARE(stage.notes().size(), 1);
        WAIT_VERIFY(stage.unfinished.look(names::signInToFindOutButton).isReachable());
        for (const PracticeRequest &request : m_server->requests()) {
            QVERIFY(!request.authorizationPresent);
        }
        QVERIFY(stage.unfinished.click(names::notNowButton));
        QVERIFY(stage.unfinished.waitGone());
    }

    void anEarlySignInProvesNothing_data()
    {
        QTest::addColumn<milliseconds>("jump");
        QTest::newRow("the clock on the wall is right") << milliseconds(0);
        QTest::newRow("it is set a day ahead") << milliseconds(24h);
    }

    void anEarlySignInProvesNothing()
    {
        QFETCH(const milliseconds, jump);
        leaveNote(u"alice"_s);
        Stage stage(Stage::Time::Manual, m_place);
        stage.manualClock.jump(jump);
        QVERIFY(signInFromTheDialog(stage, Stage::alicesPassword));
        QVERIFY(stage.unfinished.waitPhase(u"told"_s));
        QCOMPARE(stage.unfinished.property("outcome"), u"unknown"_s);
        QCOMPARE(stage.unfinished.property("likely"), u"stillActive"_s);
        QCOMPARE(stage.notes().size(), 1);
    }

    void aWrongPasswordProvesNothing()
    {
        leaveNote(u"alice"_s);
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.pass(6min));
        QVERIFY(signInFromTheDialog(stage, u"wrong"_s));
        QVERIFY(stage.unfinished.waitPhase(u"told"_s));
        QCOMPARE(stage.unfinished.property("outcome"), u"unknown"_s);
        QVERIFY(stage.unfinished.says(
            u"a wrong password or a half-finished deactivation looks the same"_s));
        const auto *words = stage.unfinished.window()->findChild<QScrollArea *>();
        QVERIFY2(words->verticalScrollBar()->maximum() == 0, "all of it is seen at once");
        QCOMPARE(stage.notes().size(), 1);

        QVERIFY(stage.unfinished.click(names::signInToFindOutButton)); // another try
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.unfinished.waitProperty("outcome", u"stillActive"_s));
        QCOMPARE(stage.notes(), QStringList());
        QVERIFY(stage.unfinished.click(names::notNowButton));
        QVERIFY(stage.account.waitShown());
    }

    void theServerSaysThatItIsDeactivated()
    {
        leaveNote(u"alice"_s);
        Stage stage(Stage::Time::Manual, m_place);
        m_server->answerNext(
            "POST", "/login",
            PracticeAnswer::error(403, u"M_USER_DEACTIVATED"_s, u"words of the server"_s));
        QVERIFY(signInFromTheDialog(stage, Stage::alicesPassword));
        QVERIFY(stage.unfinished.waitProperty("outcome", u"deactivated"_s));
        QCOMPARE(stage.notes(), QStringList());
        QCOMPARE(stage.unfinished.text(names::notNowButton), u"Close"_s);
        QCOMPARE(inspector::misnamedButtons(*stage.unfinished.window()), QStringList());
    }

    /// From what the note knows, and once more when more is known; each names the one before, also
    /// at another start.
    void receiptsOfANote()
    {
        leaveNote(u"alice"_s, true);
        const ReceiptFolder folder;
        {
            const Stage stage(Stage::Time::Manual, m_place);
            QVERIFY(stage.unfinished.waitPhase(u"asking"_s));
            QVERIFY(stage.unfinished.says(u"what is not known"_s));
            QVERIFY(folder.save(stage.unfinished, u"first"_s));
            QCOMPARE(stage.unfinished.property("receipt"), u"saved"_s);
            QCOMPARE(folder.complaints(u"first"_s), QString());
            const QJsonObject first = folder.receipt(u"first"_s);
            QCOMPARE(first["outcome"_L1]["state"_L1], u"unknown"_s);
            QCOMPARE(first["before"_L1], QJsonValue());
            QCOMPARE(first["settled"_L1], QJsonValue());
            QCOMPARE(first["checks"_L1].toArray().size(), 0);
            QVERIFY(stage.unfinished.click(names::notNowButton));
            QVERIFY(stage.unfinished.waitGone());
            QCOMPARE(stage.notes().size(), 1);
        }
        Stage stage(Stage::Time::Manual, m_place);
        m_server->answerNext(
            "POST", "/login",
            PracticeAnswer::error(403, u"M_USER_DEACTIVATED"_s, u"words of the server"_s));
        QVERIFY(signInFromTheDialog(stage, Stage::alicesPassword));
        QVERIFY(stage.unfinished.waitProperty("outcome", u"deactivated"_s));
        QCOMPARE(stage.notes(), QStringList());
        QVERIFY(folder.save(stage.unfinished, u"second"_s));
        QCOMPARE(folder.complaints(u"second"_s), QString());
        const QJsonObject second = folder.receipt(u"second"_s);
        QCOMPARE(second["revision"_L1], 2);
        QCOMPARE(second["replaces"_L1],
                 QString::fromLatin1(sha256Of(folder.bytes(u"first.json"_s))));
        QCOMPARE(second["outcome"_L1]["state"_L1], u"deactivated"_s);
        QVERIFY(
            std::ranges::any_of(second["checks"_L1].toArray(), [](const QJsonValueConstRef check) {
                return check["what"_L1] == u"signIn"_s && check["saw"_L1] == u"deactivated"_s;
            }));
        QCOMPARE(stage.notes(), QStringList()); // what is settled is not written down again
        QVERIFY(!folder.bytes(u"second.json"_s).contains("words of the server"));
    }

    /// It is offered again, for it would say something else.
    void aReceiptWhileFindingOut()
    {
        leaveNote(u"alice"_s, true);
        const ReceiptFolder folder;
        m_server->answerNext("GET", profilePath(),
                             {.status = 404, .body = R"({"errcode":"M_NOT_FOUND"})"});
        const Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.unfinished.waitPhase(u"asking"_s));
        QVERIFY(folder.save(stage.unfinished, u"first"_s));
        QVERIFY(!stage.unfinished.look(names::saveReceiptButton).isReachable());
        QVERIFY(stage.unfinished.click(names::findOutButton));
        QVERIFY(stage.unfinished.waitPhase(u"told"_s));
        QCOMPARE(stage.unfinished.property("likely"), u"deactivated"_s);
        QVERIFY(folder.save(stage.unfinished, u"second"_s));
        const QJsonObject second = folder.receipt(u"second"_s);
        QCOMPARE(second["revision"_L1], 2);
        QCOMPARE(second["outcome"_L1]["likely"_L1], u"deactivated"_s);
        QCOMPARE(second["checks"_L1][0]["saw"_L1], u"gone"_s);
        QCOMPARE(folder.complaints(u"second"_s), QString());
    }

    /// Who was chosen there only the browser knows.
    void somebodyInTheBrowserIsDeactivated()
    {
        leaveNote(u"bob"_s);
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(toLogin(stage));
        m_server->answerNext(
            "POST", "/login",
            PracticeAnswer::error(403, u"M_USER_DEACTIVATED"_s, u"words of the server"_s));
        QVERIFY(stage.login.click(names::keyed(names::ssoButton, u"practice"_s)));
        QVERIFY(stage.login.waitPhase(u"browser"_s));
        QVERIFY(stage.walkAs(u"bob"_s));
        QVERIFY(stage.login.waitProperty("reason", u"refused"_s));
        QVERIFY(stage.login.says(u"the account chosen in the browser is deactivated"_s));
        QVERIFY(stage.unfinished.window() == nullptr);
        QCOMPARE(stage.notes().size(), 1);
    }

    /// The server may still be working on the first request.
    void aSecondAttemptThatIsRefusedLeavesTheNote()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(loseAnAttempt(stage));
        QCOMPARE(stage.notes().size(), 1);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(u"wrong"_s));
        QVERIFY(stage.dialog.waitProperty("reason", u"wrongPassword"_s));
        QCOMPARE(stage.notes().size(), 1);
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
        QCOMPARE(stage.notes(), QStringList());
    }

    /// Whoever else signs in says nothing about the account of the note.
    void anotherPersonSaysNothing()
    {
        leaveNote(u"alice"_s);
        m_server->editAccount(
            u"carol"_s, [](PracticeAccount &account) { account.password = Stage::alicesPassword; });
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.pass(6min));
        QVERIFY(toLogin(stage));
        QVERIFY(stage.login.type(names::userIdEdit, u"carol"_s));
        QVERIFY(stage.login.press(Qt::Key_Return));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.type(names::passwordEdit, u"wrong"_s));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.login.waitProperty("reason", u"wrongPassword"_s));
        QVERIFY(stage.unfinished.window() == nullptr);
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.account.waitShown());
        QVERIFY(stage.unfinished.window() == nullptr);
        QCOMPARE(stage.notes().size(), 1);
    }

    void anotherServerSaysNothing_data()
    {
        QTest::addColumn<bool>("isDeactivatedThere");
        QTest::newRow("a wrong password") << false;
        QTest::newRow("deactivated there") << true;
    }

    /// The same Matrix ID, for which anybody can set up a server.
    void anotherServerSaysNothing()
    {
        QFETCH(const bool, isDeactivatedThere);
        PracticeHomeserver other;
        QVERIFY(other.start());
        leaveNote(u"alice"_s);
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.pass(6min));
        QVERIFY(toLogin(stage));
        QCOMPARE(stage.login.text(names::userIdEdit), other.userId(u"alice"_s));
        QVERIFY(stage.login.type(names::homeserverEdit, other.baseUrl()));
        QVERIFY(stage.login.press(Qt::Key_Return));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        if (isDeactivatedThere) {
            other.answerNext("POST", "/login",
                             PracticeAnswer::error(403, u"M_USER_DEACTIVATED"_s, u"Gone"_s));
        }
        QVERIFY(stage.login.type(names::passwordEdit, u"wrong"_s));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.login.waitProperty("reason",
                                         isDeactivatedThere ? u"refused"_s : u"wrongPassword"_s));
        QVERIFY(stage.unfinished.window() == nullptr);
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.account.waitShown());
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QCOMPARE(other.sessionNames(u"alice"_s).contains(u"Farewell"_s), true);
        QVERIFY(stage.unfinished.window() == nullptr);
        QCOMPARE(stage.notes().size(), 1);
    }

    void aNameAloneSaysNothing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("the name alone") << u"alice"_s;
        QTest::newRow("at a server of another name") << u"@alice:elsewhere.test"_s;
    }

    /// Refused, for whoever the server took that to be.
    void aNameAloneSaysNothing()
    {
        QFETCH(const QString, name);
        leaveNote(u"alice"_s);
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.pass(6min));
        QVERIFY(toLogin(stage));
        QVERIFY(name.contains(u':') ? enterAtOurServer(stage, name) : enterHere(stage, name));
        QVERIFY(stage.login.type(names::passwordEdit, u"wrong"_s));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.login.waitProperty("reason", u"wrongPassword"_s));
        QVERIFY(stage.unfinished.window() == nullptr);
        QCOMPARE(stage.notes().size(), 1);
    }

    /// Of two, the first is asked about; whoever signs in then is not kept from what they are at.
    void theOtherNoteHasTimeUntilTheNextStart()
    {
        leaveNote(u"alice"_s);
        leaveNote(u"bob"_s);
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.pass(6min));
        QVERIFY(toLogin(stage));
        const bool isAlice = stage.login.text(names::userIdEdit).startsWith(u"@alice"_s);
        if (isAlice) {
            QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
            QVERIFY(stage.login.click(names::signInButton));
        } else {
            QVERIFY(stage.login.click(names::keyed(names::ssoButton, u"practice"_s)));
            QVERIFY(stage.login.waitPhase(u"browser"_s));
            QVERIFY(stage.walkAs(u"bob"_s));
        }
        QVERIFY(stage.unfinished.waitProperty("outcome", u"stillActive"_s));
        QCOMPARE(stage.notes().size(), 1);
        QVERIFY(stage.unfinished.click(names::notNowButton));
        QVERIFY(stage.unfinished.waitGone());
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QVERIFY(stage.unfinished.window() == nullptr);
        QCOMPARE(stage.notes().size(), 1);
    }

    /// Who did not ask what came of it is not told at the next sign-in.
    void afterNotNowNothingIsTold()
    {
        leaveNote(u"alice"_s);
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.unfinished.click(names::notNowButton));
        QVERIFY(stage.unfinished.waitGone());
        QVERIFY(enterAtOurServer(stage, m_server->userId(u"alice"_s)));
        QVERIFY(stage.login.type(names::passwordEdit, u"wrong"_s));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.login.waitProperty("reason", u"wrongPassword"_s));
        QVERIFY(stage.unfinished.window() == nullptr);
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.account.waitShown());
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QVERIFY(stage.unfinished.window() == nullptr);
        QCOMPARE(stage.notes().size(), 1);
    }

    void bySingleSignOn()
    {
        leaveNote(u"bob"_s);
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.pass(6min));
        QVERIFY(toLogin(stage));
        QVERIFY(stage.login.click(names::keyed(names::ssoButton, u"practice"_s)));
        QVERIFY(stage.login.waitPhase(u"browser"_s));
        QVERIFY(stage.walkAs(u"bob"_s));
        QVERIFY(stage.unfinished.waitProperty("outcome", u"stillActive"_s));
        QCOMPARE(stage.notes(), QStringList());
    }

    void noNoteIsSaidBeforeTheClick_data()
    {
        QTest::addColumn<bool>("isFull");
        QTest::addColumn<QString>("words");
        QTest::newRow("full disk") << true << u"the disk is full"_s;
        QTest::newRow("not writable") << false << u"cannot be written to"_s;
    }

    void noNoteIsSaidBeforeTheClick()
    {
        QFETCH(const bool, isFull);
        QFETCH(const QString, words);
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.signInAlice());
        {
            QFile inTheWay(m_place.notes);
            QVERIFY(isFull || inTheWay.open(QIODevice::WriteOnly));
            const auto full = isFull ? std::make_unique<FullDisk>() : nullptr;
            QVERIFY(stage.openDeactivation());
        }
        QVERIFY(stage.dialog.look(names::journalNoticeBanner).isReachable());
        QVERIFY2(stage.dialog.says(words), qPrintable(words));
        QVERIFY(stage.dialog.says(u"nothing will remind you"_s));
        QCOMPARE(m_server->requestsTo("/account/deactivate").size(), 0);
        QVERIFY(stage.confirmWith(Stage::alicesPassword)); // the person decides
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
        QVERIFY(m_server->isDeactivated(u"alice"_s));
    }

    /// Nothing goes out with the person thinking that there is a note; what they typed stays.
    void theDiskFillsUpWhileThePersonReads()
    {
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(!stage.dialog.look(names::journalNoticeBanner).isReachable());
        const FullDisk full;
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.dialog.waitReachable(names::journalNoticeBanner));
        QCOMPARE(stage.dialog.property("phase"), u"password"_s);
        QCOMPARE(m_server->requestsTo("/account/deactivate").size(), 0);
        QCOMPARE(stage.dialog.look(names::confirmButton).obstacle, reach::Obstacle::Disabled);
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton)); // the person decides
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
        QVERIFY(m_server->isDeactivated(u"alice"_s));
    }

    void noNoticeWhereOneCanBeKept()
    {
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(!stage.dialog.look(names::journalNoticeBanner).isReachable());
        QCOMPARE(stage.notes(), QStringList());
    }

    void leavingAnUnknownOutcome_data()
    {
        QTest::addColumn<milliseconds>("after");
        QTest::addColumn<QString>("phase");
        QTest::addColumn<bool>("noteStays");
        QTest::newRow("while we look") << milliseconds(6s) << u"checking"_s << true;
        QTest::newRow("after all looks") << milliseconds(6min) << u"settled"_s << false;
    }

    /// Whoever has read that nobody knows, after all looks, and closed that, is not asked again.
    void leavingAnUnknownOutcome()
    {
        QFETCH(const milliseconds, after);
        QFETCH(const QString, phase);
        QFETCH(const bool, noteStays);
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        m_server->answerNext("POST", "/account/deactivate", {.status = 502, .actFirst = false});
        for (int i = 0; i < 5; ++i) { // at each of the times of Verification
            m_server->answerNext("GET", "/account/whoami", {.status = 502});
        }
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"checking"_s));
        QVERIFY(stage.pass(after));
        QVERIFY(stage.outcome.waitPhase(phase));
        QCOMPARE(stage.notes().size(), 1);
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QCOMPARE(stage.notes().size(), 1);
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(stage.outcome.waitGone());
        QCOMPARE(stage.notes().size(), noteStays ? 1 : 0);
    }

    /// A note that was left behind is not the one of the next account.
    void theNextAccountHasItsOwnNote()
    {
        Stage stage(Stage::Time::Manual, m_place);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        m_server->answerNext("POST", "/account/deactivate", {.status = 502, .actFirst = false});
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"checking"_s));
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(stage.login.waitShown());
        QVERIFY(stage.signInBob());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.goToBrowser());
        QVERIFY(stage.walkAs(u"bob"_s));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
        QCOMPARE(stage.notes().size(), 1); // alice's
    }

private:
    void leaveNote(const QString &localpart, bool erase = false) const
    {
        Stage::leaveNote(m_place, m_server->userId(localpart), erase);
    }

    [[nodiscard]] QByteArray profilePath() const
    {
        return "/profile/" + QUrl::toPercentEncoding(m_server->userId(u"alice"_s));
    }

    /// Signed in, confirmed, lost, and closed while it was looked what came of it.
    static bool loseAnAttempt(Stage &stage)
    {
        if (!stage.signInAlice() || !stage.openDeactivation()) {
            return false;
        }
        stage.server.answerNext(
            "POST", "/account/deactivate",
            {.status = 401,
             .body = R"({"session":"s","flows":[{"stages":["m.login.password"]}]})"});
        stage.server.answerNext("POST", "/account/deactivate", {.status = 502});
        return stage.confirmWith(Stage::alicesPassword) && stage.outcome.waitPhase(u"checking"_s)
            && stage.pass(std::chrono::seconds(6)) && stage.outcome.click(names::closeOutcomeButton)
            && stage.outcome.click(names::closeOutcomeButton) && stage.login.waitShown();
    }

    static bool toLogin(Stage &stage)
    {
        return stage.unfinished.click(names::findOutButton) && stage.unfinished.waitPhase(u"told"_s)
            && stage.unfinished.click(names::signInToFindOutButton)
            && stage.login.waitPhase(u"ready"_s);
    }

    static bool enterHere(Stage &stage, const QString &who)
    {
        return stage.login.type(names::userIdEdit, who) && stage.login.press(Qt::Key_Return)
            && stage.login.waitPhase(u"ready"_s);
    }

    /// A Matrix ID of a server that is nowhere to be found.
    [[nodiscard]] bool enterAtOurServer(Stage &stage, const QString &userId) const
    {
        return stage.login.type(names::userIdEdit, userId) && stage.login.press(Qt::Key_Return)
            && stage.login.waitPhase(u"failed"_s) && stage.login.click(names::editHomeserverButton)
            && stage.login.type(names::homeserverEdit, m_place.baseUrl)
            && stage.login.press(Qt::Key_Return) && stage.login.waitPhase(u"ready"_s);
    }

    static bool signInFromTheDialog(Stage &stage, const QString &password)
    {
        return toLogin(stage) && stage.login.type(names::passwordEdit, password)
            && stage.login.click(names::signInButton);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeHomeserver> m_server;
    Stage::Place m_place;
};

QTEST_MAIN(TestUnfinished)
#include "TestUnfinished.moc"
