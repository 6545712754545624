// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Clock.h"
#include "app/base/ManualClock.h"
#include "app/deactivation/DeactivationDriver.h"
#include "app/matrix/MatrixClient.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/FakeBrowser.h"
#include "tests/support/Flushes.h"
#include "tests/support/FullDisk.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/Waiting.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

using Phase = DeactivationPhase;

namespace {

constexpr char deactivatePath[] = "/account/deactivate";
constexpr char alicesPassword[] = "correct horse battery";
constexpr char token[] = "canary-token";

} // namespace

/// The driver's note stands on the disk before a request is on its way, and goes when it is known
/// what came of it.
class TestDeactivationNotes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<PracticeHomeserver>();
        QVERIFY(m_server->start());
        m_server->editAccount(u"alice"_s, [](PracticeAccount &account) {
            account.sessions += PracticeSession{u"FAREWELL"_s, u"Farewell"_s, token};
        });
        m_client = std::make_unique<MatrixClient>(m_clock);
        m_signedIn = test::signedIn(
            *m_client, m_clock,
            {.url = m_server->baseUrl(), .userId = m_server->userId(u"alice"_s), .token = token});
        m_notes = std::make_unique<NoteFolder>(folder());
    }

    /// The client first, for a server waits for the connections that it keeps.
    void cleanup()
    {
        m_signedIn.reset();
        m_client.reset();
        m_server.reset();
    }

    void beforeTheRequestAndNotAfter()
    {
        const DeactivationFlow::Setup setup{.kind = Session::Kind::Password,
                                            .profileWasThere = false, // it is not read again yet
                                            .accountStatus = true,
                                            .software = u"Synapse 1.160.0"_s};
        DeactivationDriver driver(*m_signedIn, alice(), setup, m_clock, m_browser, *m_notes);
        QCOMPARE(driver.state().noteFault, NoteFault::None);
        driver.chooseErase(true);
        QCOMPARE(notes(), QByteArrayList());
        driver.confirm(Secret(alicesPassword));
        QCOMPARE(m_server->requestsTo(deactivatePath).size(),
                 0); // sent from the event loop, at the earliest
        QCOMPARE(notes().size(), 1);
        const Attempt expected{.actor = alice(),
                               .subject = alice(),
                               .homeserver = m_signedIn->homeserver(),
                               .software = u"Synapse 1.160.0"_s,
                               .sentAt = m_clock.nowUtc(),
                               .sent = m_clock.now(),
                               .erase = true,
                               .profileWasThere = false, // it is not read again yet
                               .accountStatus = true,
                               .requests = {{m_clock.nowUtc(), AttemptRequest::Proof::None}}};
        QVERIFY(std::get<Attempt>(parseNote(notes().constFirst())) == expected);
        WAIT_COMPARE(driver.state().phase, Phase::Settled);
        QCOMPARE(driver.state().outcome, Outcome::Deactivated);
        QCOMPARE(notes(), QByteArrayList());
    }

    void noSecretIsInIt()
    {
        m_server->answerNext("POST", deactivatePath,
                             {.status = 401,
                              .body = "{\"session\":\"canary-session\",\"flows\":"
                                      "[{\"stages\":[\"m.login.password\"]}]}"});
        m_server->answerNext("POST", deactivatePath, {.status = 502, .body = {}});
        DeactivationDriver driver(*m_signedIn, alice(), {}, m_clock, m_browser, *m_notes);
        driver.confirm(Secret(alicesPassword));
        WAIT_COMPARE(driver.state().phase, Phase::Checking);
        QCOMPARE(notes().size(), 1);
        const QByteArray note = notes().constFirst();
        const auto attempt = std::get<Attempt>(parseNote(note));
        QCOMPARE(attempt.step, AttemptStep::FindingOut);
        const QDateTime at = m_clock.nowUtc();
        using Request = AttemptRequest;
        const QList<Request> requests{
            {at, Request::Proof::None, Request::Result::Answered, 401},
            {at, Request::Proof::Password, Request::Result::Answered, 502}};
        QVERIFY(attempt.requests == requests);
        for (const char *secret : {token, alicesPassword, "canary-session"}) {
            QVERIFY2(!note.contains(secret), secret);
        }
    }

    /// Nothing but the driver's end decides here: closing the program is not settling anything.
    void aDriverThatGoesLeavesIt()
    {
        m_server->answerNext("POST", deactivatePath, {.delay = std::chrono::minutes(10)});
        {
            DeactivationDriver driver(*m_signedIn, alice(), {}, m_clock, m_browser, *m_notes);
            driver.confirm(Secret(alicesPassword));
            WAIT_COMPARE(m_server->requestsTo(deactivatePath).size(), 1);
        }
        QCOMPARE(NoteFolder(folder()).read().size(), 1);
    }

    void aNoteThatCannotBeKeptStopsNothing()
    {
        QFile inTheWay(folder());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        DeactivationDriver driver(*m_signedIn, alice(), {}, m_clock, m_browser, *m_notes);
        QCOMPARE(driver.state().noteFault, NoteFault::NotWritable);
        driver.confirm(Secret(alicesPassword));
        WAIT_COMPARE(driver.state().phase, Phase::Settled);
        QVERIFY(m_server->isDeactivated(u"alice"_s));
        QCOMPARE(driver.state().noteFault, NoteFault::NotWritable);
    }

    /// Of what is done on the account page no note is written, so none can be missed.
    void managedAccountsHearNothingOfNotes()
    {
        QFile inTheWay(folder());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const QUrl page(u"https://account.example.org/"_s);
        const DeactivationDriver driver(*m_signedIn, alice(),
                                        {.kind = Session::Kind::OAuth, .accountPage = page},
                                        m_clock, m_browser, *m_notes);
        QCOMPARE(driver.state().phase, Phase::Account);
        QCOMPARE(driver.state().noteFault, NoteFault::None);

        m_server->answerNext("POST", deactivatePath,
                             {.status = 404, .body = R"({"errcode":"M_UNRECOGNIZED"})"});
        DeactivationDriver later(*m_signedIn, alice(), {}, m_clock, m_browser, *m_notes);
        QCOMPARE(later.state().noteFault, NoteFault::NotWritable);
        later.confirm(Secret(alicesPassword));
        WAIT_COMPARE(later.state().phase, Phase::Impossible);
        later.accountPageFound(page);
        QCOMPARE(later.state().phase, Phase::Account);
        QCOMPARE(later.state().noteFault, NoteFault::None);
    }

    /// Room that is lost between opening the dialog and the click is told, too.
    /// The disk may fill up while the person reads: they decide again, knowing that.
    void nothingIsSentWithoutANoteUnlessThePersonKnows()
    {
        DeactivationDriver driver(*m_signedIn, alice(), {}, m_clock, m_browser, *m_notes);
        QVERIFY(QDir(folder()).removeRecursively());
        QFile inTheWay(folder());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QCOMPARE(driver.state().noteFault, NoteFault::None);
        driver.confirm(Secret(alicesPassword));
        QCOMPARE(driver.state().noteFault, NoteFault::NotWritable);
        QCOMPARE(driver.state().phase, Phase::Password);
        QVERIFY(!driver.state().evidence.sentAt.isValid());
        QCoreApplication::processEvents();
        QCOMPARE(m_server->requestsTo(deactivatePath).size(), 0);

        driver.confirm(Secret(alicesPassword));
        QCOMPARE(driver.state().phase, Phase::Submitting);
        WAIT_COMPARE(driver.state().outcome, Outcome::Deactivated);
    }

    void nothingIsSentBeforeTheNoteIsOnTheDisk_data()
    {
        QTest::addColumn<int>("flush");
        QTest::newRow("the note") << 0;
        QTest::newRow("its name") << 1;
        QTest::newRow("the folder's name") << 2;
    }

    /// A disk may break at any flush, and a note that a power cut takes away is none.
    void nothingIsSentBeforeTheNoteIsOnTheDisk()
    {
        QFETCH(const int, flush);
        DeactivationDriver driver(*m_signedIn, alice(), {}, m_clock, m_browser, *m_notes);
        QCOMPARE(driver.state().noteFault, NoteFault::None);
        {
            Flushes flushes(folder());
            flushes.breakAt(flush);
            driver.confirm(Secret(alicesPassword));
        }
        QCOMPARE(driver.state().noteFault, NoteFault::NotWritable);
        QCOMPARE(driver.state().phase, Phase::Password);
        QCOMPARE(notes(), QByteArrayList());
        QCoreApplication::processEvents();
        QCOMPARE(m_server->requestsTo(deactivatePath).size(), 0);
    }

    /// The first request of the click has gone out with a note, the proof could only without.
    void theProofWaitsForThePersonToo()
    {
        DeactivationDriver driver(*m_signedIn, alice(), {}, m_clock, m_browser, *m_notes);
        driver.confirm(Secret(alicesPassword));
        QCOMPARE(notes().size(), 1);
        const FullDisk full;
        WAIT_COMPARE(driver.state().noteFault, NoteFault::NoRoom);
        QCOMPARE(driver.state().phase, Phase::Password);
        QCOMPARE(notes(), QByteArrayList()); // rather none than one that says "without a proof"
        QCOMPARE(m_server->requestsTo("/account/deactivate").size(), 1);
        driver.confirm(Secret(alicesPassword));
        WAIT_COMPARE(driver.state().outcome, Outcome::Deactivated);
        QCOMPARE(m_server->requestsTo("/account/deactivate").size(), 2);
    }

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"farewell"_s); }

    [[nodiscard]] QByteArrayList notes() const
    {
        QByteArrayList contents;
        const auto found = QDir(folder()).entryInfoList(QDir::Files | QDir::Hidden);
        for (const QFileInfo &info : found) {
            QFile file(info.filePath());
            contents += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
        }
        return contents;
    }

    [[nodiscard]] UserId alice() const { return m_signedIn->session().userId; }

    ManualClock m_clock;
    FakeBrowser m_browser;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeHomeserver> m_server;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<SignedIn> m_signedIn;
    std::unique_ptr<NoteFolder> m_notes;
};

QTEST_GUILESS_MAIN(TestDeactivationNotes)
#include "TestDeactivationNotes.moc"
