// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminDeactivationDriver.h"
#include "app/admin/steps/AdminLookBack.h"
#include "app/admin/steps/AdminNote.h"
#include "app/admin/steps/OpenActs.h"
#include "tests/support/AdminOffice.h"
#include "tests/support/Waiting.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Phase = AdminDeactivationPhase;

namespace {

constexpr char leahsDeactivation[] = "deactivate/%40leah%3Apractice.test";

} // namespace

/// A note stands on the disk before anything is sent to somebody else's account, and goes when it
/// is known what came of it. What a later start reads is compared with the server's own state.
class TestAdminNotes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void itStandsBeforeAnythingIsSent();
    void nothingIsSentWithoutIt();
    void nothingMoreIsSentWithoutIt();
    void itGoesWithWhatIsKnown_data();
    void itGoesWithWhatIsKnown();
    void whatNobodyKnowsGoesWhenItWasRead();
    void whatIsLeftBehind_data();
    void whatIsLeftBehind();
    void itIsLookedAtUntilItIsClear();
    void aRedactionThatWasUnderWay_data();
    void aRedactionThatWasUnderWay();
    void aHandOverThatWasUnderWay();
    void nobodyAnswers();
    void aLaterAttemptSettlesIt();

private:
    void begin(const AdminChoices &choices);
    [[nodiscard]] bool waitUntilIs(const std::function<bool()> &isSo,
                                   std::chrono::milliseconds step = 500ms) const
    {
        return m_office.passUntil(isSo, step);
    }
    [[nodiscard]] bool waitUntilIs(Phase phase) const;
    [[nodiscard]] bool waitUntilOver() const;
    [[nodiscard]] const AdminDeactivationState &state() const { return m_driver->state(); }
    [[nodiscard]] qsizetype sent(const QByteArray &verb, const QByteArray &part) const
    {
        return m_office.sent(verb, part);
    }
    [[nodiscard]] qsizetype changes() const { return m_office.changes().size(); }
    [[nodiscard]] QByteArrayList files() const;
    [[nodiscard]] std::optional<AdminAttempt> onDisk() const;
    [[nodiscard]] std::optional<AdminAttempt> leftBehind();
    [[nodiscard]] std::optional<AdminFindings> lookBack(const AdminAttempt &attempt,
                                                        bool untilItIsClear = true) const;
    [[nodiscard]] bool isClosed() const { return m_office.server->isDeactivated(u"leah"_s); }
    [[nodiscard]] ActivityEntry lastWritten() const { return m_office.log->read().constLast(); }

    void watchTheNote();
    void expect(bool isSo, const QString &what);

    QStringList m_missing; ///< what was expected of the note
    bool m_wasHandingOver = false;
    bool m_wasSubmitting = false;
    test::AdminOffice m_office;
    std::unique_ptr<AdminDeactivationDriver> m_driver;
};

void TestAdminNotes::init()
{
    QVERIFY(m_office.open());
}

void TestAdminNotes::cleanup()
{
    m_driver.reset();
    m_office.close();
}

/// Leah's account as the dialog reads it, and the click; of her rooms both that only she looks
/// after are handed over where `choices` name an heir.
void TestAdminNotes::begin(const AdminChoices &choices)
{
    const auto target = m_office.readTarget(u"leah"_s);
    QVERIFY(target);
    m_driver = m_office.driverFor(*target);
    AdminChoices all = choices;
    all.heirs = choices.heirs.isEmpty() ? QList<Heir>() : test::heirsOf(*target);
    QCOMPARE(files(), QByteArrayList());
    m_driver->confirm(all);
}

bool TestAdminNotes::waitUntilIs(Phase phase) const
{
    return waitUntilIs([this, phase] { return state().phase == phase; });
}

bool TestAdminNotes::waitUntilOver() const
{
    return waitUntilIs(
        [this] {
            return (state().phase == Phase::Settled || state().phase == Phase::Impossible)
                && state().resultOf(AdminStep::Rooms) != StepResult::Running;
        },
        1s);
}

QByteArrayList TestAdminNotes::files() const
{
    QByteArrayList all;
    const QDir folder(m_office.folder->filePath(u"notes"_s));
    const QStringList names = folder.entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        all += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    return all;
}

std::optional<AdminAttempt> TestAdminNotes::onDisk() const
{
    const QByteArrayList all = files();
    const auto content = all.size() == 1 ? parseAdminNote(all.constFirst())
                                         : std::variant<Note::Problem, AdminAttempt>();
    const auto *attempt = std::get_if<AdminAttempt>(&content);
    return attempt != nullptr ? std::optional(*attempt) : std::nullopt;
}

/// The program ends, and the next start finds this.
std::optional<AdminAttempt> TestAdminNotes::leftBehind()
{
    const bool wasHeld = m_office.notes->read().isEmpty();
    m_driver.reset();
    const QList<Note> notes = m_office.notes->read();
    const bool isOne
        = notes.size() == 1 && std::holds_alternative<Note::ForOthers>(notes.constFirst().content);
    return wasHeld && isOne ? onDisk() : std::nullopt;
}

std::optional<AdminFindings> TestAdminNotes::lookBack(const AdminAttempt &attempt,
                                                      bool untilItIsClear) const
{
    AdminLookBack look(m_office.place(), *m_office.clock, attempt);
    const QSignalSpy looked(&look, &AdminLookBack::looked);
    look.look();
    // What the line holds back is the earlier program's: time waits for this one's reads alone.
    const bool hasCome = m_office.passUntil(
        [&] { return !looked.isEmpty() && (!untilItIsClear || looked.constLast().at(1).toBool()); },
        500ms, test::AdminOffice::Waits::ForAll);
    return hasCome ? std::optional(looked.constLast().at(0).value<AdminFindings>()) : std::nullopt;
}

/// What the window shows comes before what is sent, and after the note.
void TestAdminNotes::watchTheNote()
{
    const auto attempt = onDisk();
    if (!attempt) {
        expect(changes() == 0 || state().phase == Phase::Settled, u"the note"_s);
        return;
    }
    if (!m_wasHandingOver && attempt->resultOf(AdminStep::HandOver) == StepResult::Running) {
        m_wasHandingOver = true;
        expect(changes() == 0, u"the note before the hand over"_s);
        expect(!attempt->sentAt.isValid(), u"no request yet"_s);
    }
    if (!m_wasSubmitting && state().phase == Phase::Submitting) {
        m_wasSubmitting = true;
        expect(sent("POST", "/deactivate/") == 0, u"the note before the request"_s);
        expect(attempt->sentAt == m_office.clock->nowUtc(), u"its time"_s);
        expect(attempt->roomsHandedOver == 2, u"what was handed over"_s);
        const PracticeAccount leah = *m_office.server->account(u"leah"_s);
        expect(attempt->rooms == leah.rooms.size(), u"the rooms"_s);
        expect(attempt->signs.prints.size() == leah.sessions.size() + leah.contacts.size(),
               u"sessions and contacts"_s);
    }
}

void TestAdminNotes::expect(bool isSo, const QString &what)
{
    if (!isSo) {
        m_missing += what;
    }
}

void TestAdminNotes::itStandsBeforeAnythingIsSent()
{
    begin(
        {.erase = true, .heirs = {Heir()}, .redact = true, .redactLimit = 70, .deleteFiles = true});
    connect(m_driver.get(), &AdminDeactivationDriver::changed, this, &TestAdminNotes::watchTheNote);
    QVERIFY(waitUntilIs([this] { return changes() > 0 && onDisk().has_value(); }, 0ms));
    const AdminAttempt first = *onDisk();
    QCOMPARE(first.actor.toString(), m_office.idOf(u"alice"_s));
    QCOMPARE(first.subject.toString(), m_office.idOf(u"leah"_s));
    QCOMPARE(first.homeserver.toString(), m_office.line->baseUrl());
    QVERIFY(first.erase && first.redact && first.deleteFiles);
    QCOMPARE(first.redactLimit, 70);
    QCOMPARE(first.roomsToHandOver, 2);
    QVERIFY(waitUntilIs([this] { return onDisk() && !onDisk()->redactId.isEmpty(); }, 100ms));
    QCOMPARE(onDisk()->resultOf(AdminStep::Deactivate), StepResult::Done);
    QVERIFY(waitUntilOver());
    QVERIFY(m_wasHandingOver && m_wasSubmitting);
    QCOMPARE(m_missing, QStringList());
    QVERIFY(isClosed());
    QCOMPARE(files(), QByteArrayList());
}

void TestAdminNotes::nothingIsSentWithoutIt()
{
    QFile inTheWay(m_office.folder->filePath(u"notes"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    begin({.erase = false, .heirs = {Heir()}});
    QVERIFY(waitUntilIs(Phase::Asking));
    QCOMPARE(state().step, AdminStep::HandOver);
    QCOMPARE(state().reason, AdminReason::JournalFailed);
    QCOMPARE(changes(), 0);
    QCOMPARE(lastWritten().readBack, u"not sent"_s);
    m_driver->goOnWithout(); // one room
    m_driver->goOnWithout(); // and the other
    QVERIFY(waitUntilIs([this] {
        return state().step == AdminStep::Deactivate && state().phase == Phase::Asking;
    }));
    QCOMPARE(state().reason, AdminReason::JournalFailed);
    QCOMPARE(changes(), 0);
    QVERIFY(inTheWay.remove());
    m_driver->tryAgain();
    QVERIFY(waitUntilOver());
    QVERIFY(isClosed());
    QCOMPARE(changes(), 1);
}

/// The disk fills up on the way.
void TestAdminNotes::nothingMoreIsSentWithoutIt()
{
    const QString path = m_office.folder->filePath(u"notes"_s);
    begin({.erase = false, .redact = true, .deleteFiles = true});
    QVERIFY(waitUntilIs(Phase::Submitting));
    QVERIFY(QDir(path).removeRecursively());
    QFile inTheWay(path);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    QVERIFY(waitUntilIs(Phase::Asking));
    QCOMPARE(state().step, AdminStep::Redact);
    QCOMPARE(state().reason, AdminReason::JournalFailed);
    QCOMPARE(sent("POST", "/redact"), 0);
    m_driver->goOnWithout();
    QVERIFY(waitUntilIs(
        [this] { return state().step == AdminStep::Media && state().phase == Phase::Asking; }));
    QCOMPARE(sent("DELETE", "/media"), 0);
    QCOMPARE(m_office.server->account(u"leah"_s)->files.size(), 400);
}

void TestAdminNotes::itGoesWithWhatIsKnown_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Phase>("phase");
    QTest::newRow("lost, done") << Fault::dropAfterBody(Fault::Acts::Yes) << Phase::Settled;
    QTest::newRow("lost, not done") << Fault::dropAfterBody(Fault::Acts::No) << Phase::Settled;
    QTest::newRow("the server's own rules")
        << Fault::json(R"({"errcode":"M_FORBIDDEN","error":"Not this one"})", 403)
        << Phase::Impossible;
}

void TestAdminNotes::itGoesWithWhatIsKnown()
{
    QFETCH(const Fault, fault);
    QFETCH(const Phase, phase);
    m_office.line->faultNext("POST", leahsDeactivation, fault);
    begin({.erase = false});
    QVERIFY(waitUntilIs(Phase::Submitting));
    QCOMPARE(files().size(), 1);
    QVERIFY(waitUntilIs(phase));
    QVERIFY(waitUntilOver());
    QCOMPARE(state().outcome == Outcome::Deactivated, isClosed());
    QCOMPARE(files(), QByteArrayList());
}

/// What is said last is "We could not find out", and the window is closed.
void TestAdminNotes::whatNobodyKnowsGoesWhenItWasRead()
{
    PracticeSettings settings = m_office.server->settings();
    settings.admin.refusesHalfWay = true;
    m_office.server->setSettings(settings);
    begin({.erase = false});
    QVERIFY(waitUntilIs(Phase::Settled));
    QCOMPARE(state().outcome, Outcome::Unknown);
    QCOMPARE(files().size(), 1);
    QCOMPARE(onDisk()->reply, std::optional(AdminReply::Kind::Refused));
    m_driver->stop();
    QCOMPARE(files(), QByteArrayList());
}

void TestAdminNotes::whatIsLeftBehind_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("halfWay");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("the server has acted")
        << Fault::dropAfterBody(Fault::Acts::Yes) << false << Outcome::Deactivated;
    QTest::newRow("the server has not acted")
        << Fault::dropAfterBody(Fault::Acts::No) << false << Outcome::StillActive;
    QTest::newRow("the answer is still to come")
        << Fault::late(10min) << false << Outcome::Deactivated;
    QTest::newRow("the server stopped half way") << Fault::late(10min) << true << Outcome::Unknown;
}

void TestAdminNotes::whatIsLeftBehind()
{
    QFETCH(const Fault, fault);
    QFETCH(const bool, halfWay);
    QFETCH(const Outcome, outcome);
    PracticeSettings settings = m_office.server->settings();
    settings.admin.refusesHalfWay = halfWay;
    settings.admin.leavingTakes = 24h; // or it would go on between the look and the comparison
    m_office.server->setSettings(settings);
    m_office.line->faultNext("POST", leahsDeactivation, fault);
    begin({.erase = false});
    QVERIFY(waitUntilIs([this] { return m_office.line->requestsTo(leahsDeactivation).size() == 1; },
                        0ms));
    const bool isForwarded = outcome != Outcome::StillActive;
    QVERIFY(waitUntilIs([this, isForwarded] { return changes() == (isForwarded ? 1 : 0); }, 0ms));
    const auto attempt = leftBehind();
    QVERIFY(attempt);
    QVERIFY(attempt->mayHaveBegun());
    const auto findings = lookBack(*attempt);
    QVERIFY(findings);
    const AdminVerdict verdict = verdictOf(*attempt, *findings);
    QCOMPARE(verdict.outcome, outcome);
    QCOMPARE(verdict.outcome == Outcome::Deactivated, isClosed());
    QCOMPARE(findings->roomsLeft, m_office.server->account(u"leah"_s)->rooms.size());
    QCOMPARE(concludeOpenActs(*m_office.log, *attempt, *findings), LogFault::None);
    QCOMPARE(lastWritten().readBack, isClosed() ? u"deactivated"_s : u"active"_s);
    QCOMPARE(m_office.log->read().size(), 1);
    QCOMPARE(changes(), isForwarded ? 1 : 0); // looking sends nothing
}

/// A server that is at work says so late: nothing is claimed before.
void TestAdminNotes::itIsLookedAtUntilItIsClear()
{
    PracticeSettings settings = m_office.server->settings();
    settings.admin.deactivationTakes = 40s;
    m_office.server->setSettings(settings);
    begin({.erase = true});
    QVERIFY(waitUntilIs([this] { return changes() == 1; }, 0ms));
    const auto attempt = leftBehind();
    QVERIFY(attempt);
    const auto early = lookBack(*attempt, false);
    QVERIFY(early);
    QVERIFY(!isClosed());
    const AdminVerdict verdict = verdictOf(*attempt, *early);
    QCOMPARE(verdict.outcome, Outcome::Unknown);
    QCOMPARE(verdict.state, AdminVerdict::State::Verifying);
    const auto late = lookBack(*attempt);
    QVERIFY(late);
    QCOMPARE(verdictOf(*attempt, *late).outcome, Outcome::Deactivated);
    QVERIFY(isClosed());
    QVERIFY(m_office.server->isErased(u"leah"_s));
}

void TestAdminNotes::aRedactionThatWasUnderWay_data()
{
    QTest::addColumn<bool>("isNamed");
    QTest::newRow("by its id") << true;
    QTest::newRow("by the server's tasks") << false;
}

void TestAdminNotes::aRedactionThatWasUnderWay()
{
    QFETCH(const bool, isNamed);
    PracticeSettings settings = m_office.server->settings();
    settings.admin.redactingTakes = 1h;
    m_office.server->setSettings(settings);
    begin({.erase = false, .redact = true, .deleteFiles = true});
    QVERIFY(waitUntilIs([this] { return onDisk() && !onDisk()->redactId.isEmpty(); }, 100ms));
    auto attempt = leftBehind();
    QVERIFY(attempt);
    QCOMPARE(attempt->resultOf(AdminStep::Redact), StepResult::Running);
    QCOMPARE(attempt->resultOf(AdminStep::Media), StepResult::Waiting);
    if (!isNamed) {
        attempt->redactId.clear();
    }
    const auto during = lookBack(*attempt, false); // it is looked at again until it has ended
    QVERIFY(during);
    QCOMPARE(verdictOf(*attempt, *during).outcome, Outcome::Deactivated);
    QCOMPARE(during->redaction, StepResult::Running);
    const auto later = m_office.clock->elapsed() + 2h;
    QVERIFY(waitUntilIs([&] { return m_office.clock->elapsed() >= later; }, 1min));
    const auto after = lookBack(*attempt);
    QVERIFY(after);
    // Without its id nobody can tell it from another one that is over.
    QCOMPARE(after->redaction, isNamed ? StepResult::Done : StepResult::Unknown);
    QCOMPARE(sent("POST", "/redact"), 1);
    QCOMPARE(sent("DELETE", "/media"), 0);
}

void TestAdminNotes::aHandOverThatWasUnderWay()
{
    m_office.line->faultNext("POST", "/make_room_admin", Fault::late(10min));
    begin({.erase = false, .heirs = {Heir()}});
    QVERIFY(waitUntilIs([this] { return changes() == 1; }, 0ms));
    const auto attempt = leftBehind();
    QVERIFY(attempt);
    QVERIFY(!attempt->mayHaveBegun());
    QCOMPARE(attempt->resultOf(AdminStep::HandOver), StepResult::Running);
    const auto findings = lookBack(*attempt);
    QVERIFY(findings);
    QCOMPARE(verdictOf(*attempt, *findings).outcome, Outcome::StillActive);
    QVERIFY(!isClosed());
    QCOMPARE(changes(), 1);
}

void TestAdminNotes::nobodyAnswers()
{
    begin({.erase = false});
    QVERIFY(waitUntilIs([this] { return changes() == 1; }, 0ms));
    const auto attempt = leftBehind();
    QVERIFY(attempt);
    m_office.line->goAway();
    const auto findings = lookBack(*attempt);
    QVERIFY(findings);
    QCOMPARE(verdictOf(*attempt, *findings).outcome, Outcome::Unknown);
    QCOMPARE(verdictOf(*attempt, *findings).reason, AdminReason::Network);
    QVERIFY(m_office.line->comeBack());
}

/// Whoever does it once more from the list is not asked about the first time as well.
void TestAdminNotes::aLaterAttemptSettlesIt()
{
    m_office.line->faultNext("POST", leahsDeactivation, Fault::dropAfterBody(Fault::Acts::No));
    begin({.erase = false});
    QVERIFY(waitUntilIs(Phase::Verifying));
    QVERIFY(leftBehind());
    const QByteArrayList before = files();
    QCOMPARE(before.size(), 1);
    QVERIFY(QFile::rename(m_office.notes->read().constFirst().path,
                          m_office.folder->filePath(u"aside.json"_s)));
    begin({.erase = false});
    QVERIFY(QFile::rename(m_office.folder->filePath(u"aside.json"_s),
                          m_office.folder->filePath(u"notes/before.json"_s)));
    QVERIFY(waitUntilOver());
    QVERIFY(isClosed());
    QCOMPARE(files(), QByteArrayList());
    QCOMPARE(m_office.log->read().size(), 2);
    for (const ActivityEntry &entry : m_office.log->read()) {
        QCOMPARE(entry.readBack, u"deactivated"_s);
    }
}

QTEST_GUILESS_MAIN(TestAdminNotes)
#include "TestAdminNotes.moc"
