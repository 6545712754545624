// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobFlow.h"

#include <QTest>

#include <functional>
#include <utility>
#include <vector>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = JobOrder::Kind;
using Phase = JobPhase;
using Came = AdminReply::Kind;
using State = JobRowState;

Q_DECLARE_METATYPE(farewell::AdminReply)
Q_DECLARE_METATYPE(farewell::JobLook)

namespace {

QList<JobRow> rowsOf(int count)
{
    QList<JobRow> rows;
    for (int number = 1; number <= count; ++number) {
        const QString id = u"@a%1:x"_s.arg(number);
        rows += JobRow{.number = number, .written = id, .id = id, .isToBeSent = true};
    }
    return rows;
}

JobMoment at(std::chrono::milliseconds elapsed)
{
    static const QDateTime start(QDate(2026, 11, 28), QTime(12, 0), Qt::UTC);
    return {elapsed, start.addMSecs(elapsed.count())};
}

AdminReply reply(Came kind, int status = 0, const QString &errcode = {})
{
    AdminReply reply{.kind = kind, .httpStatus = status};
    reply.failure.httpStatus = status;
    reply.failure.errcode = errcode;
    return reply;
}

const AdminReply yes = reply(Came::Confirmed, 200);
const AdminReply lost = reply(Came::Unclear);

JobLook active()
{
    JobLook look;
    look.seen.access = AdminAccess::May;
    look.seen.isDeactivated = false;
    look.seen.isErased = false;
    look.signs = JobSigns{{u"phone"_s, u"mail"_s}, true};
    return look;
}

JobLook with(const std::function<void(JobLook &)> &change)
{
    JobLook look = active();
    change(look);
    return look;
}

JobLook closed(bool isErased = true)
{
    return with([isErased](JobLook &look) {
        look.seen.isDeactivated = true;
        look.seen.isErased = isErased;
        look.signs = JobSigns();
    });
}

JobLook begun()
{
    return with([](JobLook &look) { look.signs->all.removeFirst(); });
}

JobLook unread(AdminReason why)
{
    JobLook look;
    look.failure = why;
    return look;
}

JobLook renamed()
{
    return with([](JobLook &look) { look.isRenamed = true; });
}

/// A job that is played by hand: whoever orders something finds it here.
class Job
{
public:
    explicit Job(int rows, bool erase = true)
    {
        flow.listGiven();
        flow.resolved();
        flow.start(rowsOf(rows), erase, now());
        answerWrites();
    }
    explicit Job(const JobRecord &record) { flow.restore(record, now()); }

    [[nodiscard]] JobMoment now() const { return at(elapsed); }

    /// "look 1, send 0": what has been ordered and not answered.
    QString pending()
    {
        collect();
        QStringList all;
        for (const JobOrder &order : m_orders) {
            all += name(order);
        }
        all.sort();
        return all.join(u", "_s);
    }

    /// The oldest of these, taken.
    JobOrder take(Kind kind)
    {
        collect();
        const auto found = std::ranges::find(m_orders, kind, &JobOrder::kind);
        if (found == m_orders.end()) {
            return {.kind = kind, .ticket = -1};
        }
        JobOrder order = std::move(*found);
        m_orders.erase(found);
        return order;
    }

    void look(const JobLook &look) { flow.looked(take(Kind::Look).ticket, look, now()); }
    void lookBack(const JobLook &look) { flow.looked(take(Kind::ReadBack).ticket, look, now()); }
    void answer(const AdminReply &came) { flow.replied(take(Kind::Send).ticket, came, now()); }
    void rooms(std::optional<qint64> left)
    {
        flow.roomsRead(take(Kind::Rooms).ticket, left, now());
    }
    QString write(bool isWritten = true)
    {
        const JobOrder order = take(Kind::Write);
        QStringList entries;
        for (const JobEntry &entry : order.entries) {
            entries += u"%1 %2 %3"_s.arg(entry.number)
                           .arg(wordOf(entry.state), wordOf(entry.reason))
                           .trimmed();
        }
        flow.written(order.ticket, isWritten, now());
        return entries.join(u", "_s);
    }
    void answerWrites()
    {
        for (JobOrder order = take(Kind::Begin); order.ticket > 0; order = take(Kind::Begin)) {
            flow.written(order.ticket, true, now());
        }
        for (JobOrder order = take(Kind::Write); order.ticket > 0; order = take(Kind::Write)) {
            flow.written(order.ticket, true, now());
        }
    }

    /// The first row that is looked at is sent.
    void send(const JobLook &before = active())
    {
        look(before);
        answerWrites();
    }

    void wakeAfter(std::chrono::milliseconds time)
    {
        elapsed += time;
        flow.wake(now());
    }

    /// As time passes with nothing else to do.
    void wakeNext()
    {
        elapsed = flow.wakeAt().value_or(elapsed);
        flow.wake(now());
    }

    /// "state reason"
    [[nodiscard]] QString row(qsizetype place) const
    {
        const JobRow &row = flow.rows().at(place);
        return u"%1 %2"_s.arg(wordOf(row.state), wordOf(row.reason)).trimmed();
    }

    JobFlow flow;
    std::chrono::milliseconds elapsed{1h};

private:
    void collect()
    {
        for (const JobOrder &order : flow.takeOrders()) {
            m_orders.push_back(order);
        }
    }

    static QString name(const JobOrder &order)
    {
        switch (order.kind) {
        case Kind::Begin:
            return u"begin"_s;
        case Kind::Write:
            return u"write"_s;
        case Kind::Look:
            return u"look %1"_s.arg(order.row);
        case Kind::Send:
            return u"send %1"_s.arg(order.row);
        case Kind::ReadBack:
            return u"back %1"_s.arg(order.row);
        case Kind::Rooms:
            return u"rooms %1"_s.arg(order.row);
        }
        Q_UNREACHABLE();
    }

    std::vector<JobOrder> m_orders;
};

} // namespace

/// What follows what in a job, example by example; TestJobCourses has all the others.
class TestJobFlow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neighboursAreReadBesideARequest();
    void answers_data();
    void answers();
    void lostIsLookedAtUntil300Seconds();
    void tooFastIsTheSameRowAgain();
    void threeUnknownInARow();
    void acceptedIsNotOneOfThem();
    void aLookAtAnAccount();
    void whatHasChangedIsSkipped_data();
    void whatHasChangedIsSkipped();
    void whatCannotBeReadPauses();
    void leftWaiting_data();
    void leftWaiting();
    void renamedComeLast();
    void renamedAreSentAfterTenMinutes();
    void unwrittenIsUnsent();
    void aJournalThatCannotBeBegun();
    void anOldLookIsRepeated();
    void pausesAfterTheRowInFlight();
    void stopsForGood();
    void aRehearsalSendsNothing();
    void aRehearsalIsBrokenOff();
    void goesOnWhereItWasLeft();
    void aFinishedListIsOver();
    void roomsAtTheEnd();
    void roomsThatAreNotLeft();
    void timeLeftIsThatOfTheLast20();
    void whatDoesNotFitChangesNothing();
    void anAnswerIsOfItsOwnList();
};

void TestJobFlow::neighboursAreReadBesideARequest()
{
    Job job(3);
    QCOMPARE(job.pending(), u"look 0"_s);
    job.look(active());
    QCOMPARE(job.pending(), u"look 1, write"_s);
    QCOMPARE(job.write(), u"1 sending"_s);
    job.look(active());
    QCOMPARE(job.pending(), u"send 0"_s);
    job.answer(yes);
    QCOMPARE(job.pending(), u"back 0, look 2, write"_s);
    QCOMPARE(job.write(), u"2 sending"_s);
    QCOMPARE(job.pending(), u"back 0, look 2, send 1"_s);
    job.look(active());
    job.lookBack(closed());
    QCOMPARE(job.row(0), u"done"_s);
    QCOMPARE(job.pending(), u"send 1"_s); // what came of the first waits for the next
    job.answer(yes);
    QCOMPARE(job.write(), u"1 done, 3 sending"_s);
    QCOMPARE(job.pending(), u"back 1, send 2"_s);
    job.answer(yes);
    QCOMPARE(job.pending(), u"back 1, back 2"_s);
    job.lookBack(closed());
    job.lookBack(closed());
    QCOMPARE(job.flow.phase(), Phase::Checking);
    QCOMPARE(job.write(), u"2 done, 3 done"_s);
}

void TestJobFlow::answers_data()
{
    QTest::addColumn<AdminReply>("came");
    QTest::addColumn<JobLook>("back");
    QTest::addColumn<QString>("row");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<JobReason>("reason");
    const auto row
        = [](const char *name, const AdminReply &came, const JobLook &back, const char *state,
             Phase phase = Phase::Running, JobReason reason = JobReason::None) {
              QTest::newRow(name) << came << back << QString::fromLatin1(state) << phase << reason;
          };
    const AdminReply forbidden = reply(Came::Refused, 403, u"M_FORBIDDEN"_s);
    const AdminReply hidden = reply(Came::Hidden, 403);
    const JobLook mayNot = with([](JobLook &look) { look.seen.access = AdminAccess::MayNot; });
    row("yes", yes, closed(), "done");
    row("yes, not erased", yes, closed(false), "failed notErased");
    row("yes, not yet", yes, active(), "unknown");
    row("yes, unread", yes, unread(AdminReason::Network), "unknown");
    row("no such account", reply(Came::RefusedBefore, 404, u"M_NOT_FOUND"_s), active(),
        "failed gone");
    row("not to be understood", reply(Came::RefusedBefore, 400, u"M_BAD_JSON"_s), active(),
        "failed refused");
    row("the server's rules", forbidden, active(), "failed policy");
    row("the identity server", reply(Came::Refused, 400, u"M_UNKNOWN"_s), active(),
        "failed identityServer");
    row("refused after it had begun", forbidden, begun(), "unknown halfDone");
    row("refused, and done", forbidden, closed(), "done");
    row("we may not", forbidden, mayNot, "waiting notAdmin", Phase::Paused, JobReason::NotAdmin);
    row("a page in between", hidden, active(), "waiting hidden", Phase::Paused, JobReason::Hidden);
    row("a page in between, unread", hidden, unread(AdminReason::Hidden), "waiting hidden",
        Phase::Paused, JobReason::Hidden);
    row("a page in between, and done", hidden, closed(), "done");
    AdminReply serviceYes = yes;
    serviceYes.isOfService = true;
    row("the account service says yes", serviceYes, active(), "unknown accepted");
    row("and the homeserver has followed", serviceYes, closed(), "done");
    row("lost, and closed at the account service", lost,
        with([](JobLook &look) { look.seen.isAccepted = true; }), "unknown accepted");
    row("signed out", reply(Came::SignedOut, 401), {}, "waiting signedOut", Phase::Paused,
        JobReason::SignedOut);
    row("nothing sent", reply(Came::NothingSent), {}, "waiting network", Phase::Paused,
        JobReason::Network);
    row("too fast", reply(Came::RateLimited, 429), {}, "waiting", Phase::Cooling);
    row("lost, and done", lost, closed(), "done");
    row("lost", lost, active(), "unknown");
}

void TestJobFlow::answers()
{
    QFETCH(const AdminReply, came);
    QFETCH(const JobLook, back);
    QFETCH(const QString, row);
    QFETCH(const Phase, phase);
    QFETCH(const JobReason, reason);
    Job job(3);
    job.send();
    job.answer(came);
    job.wakeAfter(2s);
    job.answerWrites();
    job.lookBack(back);
    QCOMPARE(job.row(0), row);
    QCOMPARE(int(job.flow.phase()), int(phase));
    QCOMPARE(wordOf(job.flow.reason()), wordOf(reason));
    const bool isReadBack = job.flow.rows().constFirst().readBackAt.has_value();
    QVERIFY(isReadBack || job.flow.rows().constFirst().state != State::Done);
    // And the next, unless it has paused.
    job.look(active());
    job.answerWrites();
    QCOMPARE(job.pending().contains(u"send 1"_s), phase == Phase::Running);
}

void TestJobFlow::lostIsLookedAtUntil300Seconds()
{
    Job job(2);
    job.send();
    job.look(active());
    job.answer(lost);
    QCOMPARE(job.pending(), QString()); // nothing more before the first look
    const auto sent = job.elapsed;
    QCOMPARE(job.flow.wakeAt(), sent + 2s);
    job.wakeNext();
    QCOMPARE(job.pending(), u"back 0"_s);
    job.lookBack(active());
    QCOMPARE(job.row(0), u"unknown"_s);
    QCOMPARE(job.pending(), u"write"_s); // and the next
    QList<qint64> looks;
    while (job.row(0) == u"unknown"_s && looks.size() < 9) {
        job.wakeNext();
        looks += std::chrono::duration_cast<std::chrono::seconds>(job.elapsed - sent).count();
        job.lookBack(active());
    }
    QCOMPARE(looks, (QList<qint64>{5, 15, 60, 300}));
    QCOMPARE(job.row(0), u"failed noEffect"_s);

    Job late(2);
    late.send();
    late.answer(lost);
    late.wakeNext();
    late.lookBack(active());
    late.wakeNext();
    late.lookBack(closed());
    QCOMPARE(late.row(0), u"done"_s);
}

void TestJobFlow::tooFastIsTheSameRowAgain()
{
    Job job(2);
    job.send();
    job.look(active());
    AdminReply tooFast = reply(Came::RateLimited, 429);
    tooFast.failure.retryAfter = 90s;
    job.answer(tooFast);
    QCOMPARE(job.flow.phase(), Phase::Cooling);
    QCOMPARE(job.flow.coolingUntil(), job.elapsed + 90s);
    QCOMPARE(job.write(), u"1 waiting"_s);
    QVERIFY(!job.flow.rows().constFirst().sentAt);
    job.wakeAfter(89s);
    QCOMPARE(job.pending(), QString());
    job.flow.pause(job.now()); // it cools on
    QCOMPARE(job.flow.phase(), Phase::Paused);
    job.flow.resume(job.now());
    QCOMPARE(job.flow.phase(), Phase::Cooling);
    job.wakeNext();
    QCOMPARE(job.pending(), u"look 0"_s);
    job.send();
    QCOMPARE(job.pending(), u"look 1, send 0"_s);
}

void TestJobFlow::threeUnknownInARow()
{
    Job job(9);
    const auto one = [&job](const JobLook &back) {
        job.send();
        job.answer(lost);
        job.wakeAfter(2s);
        for (JobOrder order = job.take(Kind::ReadBack); order.ticket > 0;
             order = job.take(Kind::ReadBack)) {
            job.flow.looked(order.ticket, back, job.now());
        }
    };
    one(active());
    one(active());
    QCOMPARE(job.flow.phase(), Phase::Running);
    job.send();
    job.answer(yes);
    job.lookBack(closed());
    one(active());
    one(active());
    QCOMPARE(job.flow.phase(), Phase::Running);
    one(active());
    QCOMPARE(job.flow.phase(), Phase::Paused);
    QCOMPARE(job.flow.reason(), JobReason::UnknownInARow);
    QCOMPARE(job.flow.count(State::Unknown), 5);
    job.flow.resume(job.now());
    one(active());
    QCOMPARE(job.flow.phase(), Phase::Running);
    QCOMPARE(job.flow.reason(), JobReason::None);
}

void TestJobFlow::acceptedIsNotOneOfThem()
{
    Job job(9);
    AdminReply accepted = yes;
    accepted.isOfService = true;
    for (int row = 0; row < 5; ++row) {
        job.send();
        job.answer(accepted);
        job.lookBack(active());
        QCOMPARE(job.row(row), u"unknown accepted"_s);
    }
    QCOMPARE(job.flow.phase(), Phase::Running);
}

void TestJobFlow::aLookAtAnAccount()
{
    AccountLook look;
    look.account = unexpected(Failure());
    QCOMPARE(jobLookOf(look).failure, AdminReason::Network);
    AdminAccount account;
    account.contacts = {{u"email"_s, u"a@x"_s}};
    look.account = account;
    QVERIFY(jobLookOf(look).isRead());
    QVERIFY(!jobLookOf(look).signs); // the sessions are not known
    QCOMPARE(jobLookOf(look).noSigns, AdminReason::Network);
    Failure forbidden;
    forbidden.httpStatus = 403;
    forbidden.errcode = u"M_FORBIDDEN"_s;
    look.sessions = unexpected(forbidden);
    QCOMPARE(gateOf({}, jobLookOf(look), {}, false).reason, JobReason::NotAdmin);
    look.sessions = QStringList{u"phone"_s};
    QCOMPARE(jobLookOf(look).signs->all, (QStringList{u"session phone"_s, u"email a@x"_s}));
    QVERIFY(jobLookOf(look).signs->hasContacts);
    QCOMPARE(jobLookOf(look).seen.isDeactivated, false);
    look.account->isDeactivatedAtHomeserver = true;
    QCOMPARE(jobLookOf(look).seen.isDeactivated, true);
    look.service.kind = ServiceWord::Kind::Known;
    look.service.account.isAdmin = true;
    QCOMPARE(jobLookOf(look).seen.isDeactivated, false); // only at one of the two
    QVERIFY(jobLookOf(look).isAdmin);
    look.service.account.isDeactivated = true;
    QCOMPARE(jobLookOf(look).seen.isDeactivated, true);
    look.service = {.kind = ServiceWord::Kind::NotKnown}; // then the homeserver alone keeps it
    QCOMPARE(jobLookOf(look).seen.isDeactivated, true);
    look.service = {.kind = ServiceWord::Kind::NotRead};
    QVERIFY(!jobLookOf(look).isRead());
    look.service = {.kind = ServiceWord::Kind::OtherName};
    Job job(2);
    job.look(jobLookOf(look));
    QCOMPARE(job.row(0), u"skipped staleTarget"_s);
}

void TestJobFlow::whatHasChangedIsSkipped_data()
{
    QTest::addColumn<JobLook>("look");
    QTest::addColumn<bool>("wasDeactivated");
    QTest::addColumn<bool>("wasAdmin");
    QTest::addColumn<QString>("row");
    const auto row = [](const char *name, const JobLook &look, bool wasDeactivated, bool wasAdmin,
                        const char *state) {
        QTest::newRow(name) << look << wasDeactivated << wasAdmin << QString::fromLatin1(state);
    };
    const JobLook admin = with([](JobLook &look) { look.isAdmin = true; });
    row("gone", unread(AdminReason::Gone), false, false, "skipped gone");
    row("deactivated", closed(), false, false, "skipped deactivated");
    row("brought back", active(), true, false, "skipped reactivated");
    row("made administrator", admin, false, false, "skipped madeAdmin");
    row("an administrator as before", admin, false, true, "sending");
    row("no administrator any more", active(), false, true, "sending");
    row("deactivated as before", closed(), true, false, "sending");
    row("as before", active(), false, false, "sending");
}

void TestJobFlow::whatHasChangedIsSkipped()
{
    QFETCH(const JobLook, look);
    QFETCH(const bool, wasDeactivated);
    QFETCH(const bool, wasAdmin);
    QFETCH(const QString, row);
    QList<JobRow> rows = rowsOf(2);
    rows[0].wasDeactivated = wasDeactivated;
    rows[0].wasAdmin = wasAdmin;
    Job job(1);
    job.flow = JobFlow();
    job.flow.listGiven();
    job.flow.resolved();
    job.flow.start(rows, true, job.now());
    job.answerWrites();
    job.look(look);
    QCOMPARE(job.row(0), row);
    QVERIFY(job.pending().contains(u"look 1"_s));
    QCOMPARE(job.pending().contains(u"write"_s), row == u"sending"_s);
}

void TestJobFlow::whatCannotBeReadPauses()
{
    for (const AdminReason why : {AdminReason::Network, AdminReason::SignedOut,
                                  AdminReason::NotAdmin, AdminReason::Hidden}) {
        Job job(2);
        job.look(unread(why));
        QCOMPARE(job.flow.phase(), Phase::Paused);
        QCOMPARE(job.flow.reason(), jobReasonOf(why));
        QCOMPARE(job.row(0), u"waiting"_s);
        QCOMPARE(job.pending(), QString());
        job.flow.resume(job.now());
        QCOMPARE(job.pending(), u"look 0"_s);
        job.send(); // nothing had been sent, so nothing is to be proven
        QCOMPARE(job.pending(), u"look 1, send 0"_s);
    }
    Job job(1);
    job.look(with([](JobLook &look) { look.signs.reset(); }));
    QCOMPARE(job.flow.reason(), JobReason::Network);
}

void TestJobFlow::leftWaiting_data()
{
    QTest::addColumn<JobLook>("look");
    QTest::addColumn<QString>("row");
    const auto row = [](const char *name, const JobLook &look, const char *state) {
        QTest::newRow(name) << look << QString::fromLatin1(state);
    };
    const JobLook more = with([](JobLook &look) { look.signs->all += u"laptop"_s; });
    row("untouched", active(), "sending");
    row("untouched, and a new session", more, "sending");
    row("a session is gone", begun(), "unknown hidden");
    row("done after all", closed(), "done");
    row("done, and not erased", closed(false), "failed notErased");
    row("gone", unread(AdminReason::Gone), "skipped gone");
    row("cannot be read", unread(AdminReason::Hidden), "waiting hidden");
}

void TestJobFlow::leftWaiting()
{
    QFETCH(const JobLook, look);
    QFETCH(const QString, row);
    Job job(2);
    job.send();
    job.answer(reply(Came::Hidden, 404));
    job.lookBack(active());
    QCOMPARE(job.flow.phase(), Phase::Paused);
    job.look(active()); // of the next: nobody waits for it any more
    job.wakeAfter(10min);
    job.answerWrites();
    QCOMPARE(job.pending(), QString()); // not by itself
    job.flow.resume(job.now());
    QCOMPARE(job.pending(), u"look 0"_s);
    job.look(look);
    QCOMPARE(job.row(0), row);
    job.answerWrites();
    QCOMPARE(job.pending().contains(u"send 0"_s), row == u"sending"_s);
}

void TestJobFlow::renamedComeLast()
{
    Job job(3);
    job.look(renamed());
    QCOMPARE(job.pending(), u"look 1"_s);
    job.send();
    job.send();
    job.answer(yes);
    job.lookBack(closed());
    job.answerWrites();
    job.answer(yes);
    job.lookBack(closed());
    job.answerWrites();
    QCOMPARE(job.row(0), u"waiting"_s);
    QCOMPARE(job.row(2), u"done"_s);
    job.wakeNext();
    QCOMPARE(job.pending(), u"look 0"_s);
    job.look(renamed());
    QCOMPARE(job.pending(), QString());
    job.wakeNext();
    job.send();
    QCOMPARE(job.pending(), u"send 0"_s);
}

void TestJobFlow::renamedAreSentAfterTenMinutes()
{
    Job job(2);
    job.look(renamed());
    job.look(renamed());
    const auto others = job.elapsed;
    int looks = 0;
    while (!job.pending().contains(u"write"_s) && looks < 1000) {
        job.wakeNext();
        job.look(renamed());
        ++looks;
    }
    QCOMPARE(job.row(0), u"sending"_s);
    QCOMPARE(job.elapsed - others, std::chrono::milliseconds(10min));
    QVERIFY(looks > 100);
}

void TestJobFlow::unwrittenIsUnsent()
{
    Job job(2);
    job.look(active());
    QCOMPARE(job.write(false), u"1 sending"_s);
    QCOMPARE(job.flow.phase(), Phase::Paused);
    QCOMPARE(job.flow.reason(), JobReason::JournalFailed);
    QCOMPARE(job.row(0), u"waiting journalFailed"_s);
    QVERIFY(!job.flow.rows().constFirst().sentAt);
    job.take(Kind::Look);
    QCOMPARE(job.pending(), QString());
    job.flow.resume(job.now());
    job.look(active());
    // What may stand there is unsaid.
    QCOMPARE(job.write(), u"1 waiting journalFailed, 1 sending"_s);
    QCOMPARE(job.pending(), u"look 1, send 0"_s);
}

void TestJobFlow::aJournalThatCannotBeBegun()
{
    Job job(1);
    job.flow = JobFlow();
    job.flow.listGiven();
    job.flow.resolved();
    job.flow.start(rowsOf(1), true, job.now());
    QCOMPARE(job.pending(), u"begin, look 0"_s); // the look is of the job before
    job.take(Kind::Look);
    job.flow.written(job.take(Kind::Begin).ticket, false, job.now());
    QCOMPARE(job.flow.phase(), Phase::Paused);
    QCOMPARE(job.flow.reason(), JobReason::JournalFailed);
    Job stopped = job;
    stopped.flow.stop(stopped.now());
    QCOMPARE(stopped.flow.phase(), Phase::Finished);
    QCOMPARE(stopped.row(0), u"stopped"_s);
    job.flow.resume(job.now());
    QCOMPARE(job.pending(), u"begin"_s);
    job.answerWrites();
    QCOMPARE(job.pending(), u"look 0"_s);
}

void TestJobFlow::anOldLookIsRepeated()
{
    Job job(2);
    job.send();
    job.look(active());
    job.elapsed += 60s;
    job.answer(yes);
    QCOMPARE(job.pending(), u"back 0, look 1"_s);
    job.look(active());
    QCOMPARE(job.pending(), u"back 0, write"_s);
}

void TestJobFlow::pausesAfterTheRowInFlight()
{
    Job job(3);
    job.send();
    job.look(active());
    job.flow.pause(job.now());
    QCOMPARE(job.flow.phase(), Phase::Pausing);
    job.answer(yes);
    QCOMPARE(job.pending(), u"back 0"_s);
    QCOMPARE(job.flow.phase(), Phase::Pausing);
    job.lookBack(closed());
    QCOMPARE(job.flow.phase(), Phase::Paused);
    QCOMPARE(job.flow.reason(), JobReason::None);
    QCOMPARE(job.write(), u"1 done"_s);
    job.flow.resume(job.now());
    QCOMPARE(job.pending(), u"look 1"_s);
    // Written down, but not yet sent.
    job.look(active());
    job.flow.pause(job.now());
    QCOMPARE(job.write(), u"2 sending"_s);
    QCOMPARE(job.flow.phase(), Phase::Paused);
    QCOMPARE(job.row(1), u"waiting"_s);
    QCOMPARE(job.write(), u"2 waiting"_s);
    QVERIFY(!job.pending().contains(u"send"_s));
    // A reason that comes meanwhile is told.
    job.flow.resume(job.now());
    job.take(Kind::Look);
    job.send();
    job.flow.pause(job.now());
    job.answer(reply(Came::SignedOut, 401));
    QCOMPARE(job.flow.reason(), JobReason::SignedOut);
}

void TestJobFlow::stopsForGood()
{
    Job job(3);
    job.send();
    job.flow.stop(job.now());
    QCOMPARE(job.flow.phase(), Phase::Stopping);
    job.answer(yes);
    job.lookBack(closed());
    QCOMPARE(job.flow.phase(), Phase::Checking);
    QCOMPARE(job.write(), u"1 done, 2 stopped, 3 stopped"_s);
    QCOMPARE(job.flow.count(State::Stopped), 2);
    job.flow.stop(job.now()); // nobody waits for the rooms, either
    QCOMPARE(job.write(), u"0 waiting"_s);
    QCOMPARE(job.flow.phase(), Phase::Finished);
    QCOMPARE(job.row(0), u"done"_s);
    job.flow.resume(job.now());
    QCOMPARE(job.flow.phase(), Phase::Finished);

    // What nobody knows of stays known as such.
    Job open(2);
    open.send();
    open.answer(reply(Came::Hidden, 404));
    open.lookBack(active());
    open.flow.stop(open.now());
    QCOMPARE(open.row(0), u"stopped hidden"_s);
    QVERIFY(open.flow.rows().constFirst().sentAt);
    QCOMPARE(open.row(1), u"stopped"_s);
}

void TestJobFlow::aRehearsalSendsNothing()
{
    JobFlow flow;
    flow.listGiven();
    flow.resolved();
    Job job(1);
    job.flow = flow;
    job.take(Kind::Look);
    job.flow.rehearse(rowsOf(3), job.now());
    QCOMPARE(job.flow.phase(), Phase::Rehearsing);
    QCOMPARE(job.pending(), u"look 0"_s);
    job.look(active());
    QCOMPARE(job.pending(), u"look 1"_s);
    job.look(closed());
    QCOMPARE(job.pending(), u"look 2"_s);
    job.look(renamed());
    QCOMPARE(job.pending(), QString());
    QCOMPARE(job.flow.phase(), Phase::Preview);
    QCOMPARE(job.flow.count(State::Waiting), 2); // would be sent
    QCOMPARE(job.row(1), u"skipped deactivated"_s);
    job.flow.start(rowsOf(3), true, job.now());
    QCOMPARE(job.row(1), u"waiting"_s); // it was a rehearsal
}

void TestJobFlow::aRehearsalIsBrokenOff()
{
    Job job(1);
    job.take(Kind::Look);
    const auto rehearse = [&job] {
        job.flow = JobFlow();
        job.flow.listGiven();
        job.flow.resolved();
        job.flow.rehearse(rowsOf(3), job.now());
    };
    rehearse();
    job.look(unread(AdminReason::SignedOut));
    QCOMPARE(job.flow.phase(), Phase::Preview);
    QCOMPARE(job.flow.reason(), JobReason::SignedOut);
    rehearse();
    job.flow.stop(job.now());
    QCOMPARE(job.flow.phase(), Phase::Preview);
    job.look(active());
    QCOMPARE(job.pending(), QString());
}

void TestJobFlow::goesOnWhereItWasLeft()
{
    JobRecord record{.server = u"x"_s, .admin = u"@desk:x"_s, .erase = true};
    record.rows = rowsOf(6);
    Job probe(1);
    const auto set = [&](int place, State state, JobReason reason = JobReason::None) {
        const JobEntry sent{
            .number = place + 1, .at = at(probe.elapsed - 20s).utc, .state = State::Sending};
        apply(sent, record.rows[place]);
        apply({.number = place + 1, .at = sent.at, .state = state, .reason = reason},
              record.rows[place]);
    };
    set(0, State::Done);
    set(1, State::Sending);
    set(2, State::Unknown, JobReason::HalfDone);
    set(3, State::Waiting, JobReason::NotAdmin);
    Job job(record);
    QCOMPARE(job.flow.phase(), Phase::Paused);
    QVERIFY(job.flow.erase());
    QCOMPARE(job.pending(), u"back 1, back 2"_s);
    job.lookBack(active());
    QCOMPARE(job.row(1), u"unknown"_s);
    QCOMPARE(job.write(), u"2 unknown"_s);
    job.lookBack(active());
    QCOMPARE(job.row(2), u"unknown halfDone"_s);
    QCOMPARE(job.flow.wakeAt(), job.elapsed - 20s + 60s); // counted from sending
    job.wakeNext();
    job.lookBack(closed());
    QCOMPARE(job.row(1), u"done"_s);
    job.lookBack(active());
    job.answerWrites();
    QCOMPARE(job.pending(), QString()); // nothing is sent before somebody says so
    job.flow.resume(job.now());
    QCOMPARE(job.pending(), u"look 3"_s);
    job.look(active()); // what it had before is not known any more
    QCOMPARE(job.row(3), u"unknown notAdmin"_s);
    QCOMPARE(job.pending(), u"look 4"_s);
    job.send();
    QCOMPARE(job.pending(), u"look 5, send 4"_s);
}

/// Also of those of which it is not known what has come of them.
void TestJobFlow::aFinishedListIsOver()
{
    JobRecord record{.erase = true, .rows = rowsOf(3), .isFinished = true};
    record.rows[0].state = State::Done;
    record.rows[1].state = State::Unknown;
    record.rows[2].state = State::Stopped;
    Job job(record);
    QCOMPARE(job.flow.phase(), Phase::Finished);
    job.flow.resume(job.now());
    job.flow.wake(job.now());
    QCOMPARE(job.pending(), QString());
    QVERIFY(!job.flow.wakeAt());
    QCOMPARE(job.flow.turnsOver(), 3);
}

void TestJobFlow::roomsAtTheEnd()
{
    Job job(1);
    job.send();
    job.answer(yes);
    job.lookBack(closed());
    job.answerWrites();
    QCOMPARE(job.flow.phase(), Phase::Checking);
    QCOMPARE(job.pending(), u"rooms 0"_s);
    job.rooms(3);
    job.wakeNext();
    job.rooms(0);
    QCOMPARE(job.flow.phase(), Phase::Checking); // once is not enough
    job.wakeNext();
    job.rooms(0);
    QCOMPARE(job.write(), u"1 done, 0 waiting"_s);
    QCOMPARE(job.flow.phase(), Phase::Finished);
    QCOMPARE(job.flow.rows().constFirst().roomsLeft, 0);
    QVERIFY(job.flow.rows().constFirst().readBackAt);
    QVERIFY(!job.flow.wakeAt());
}

void TestJobFlow::roomsThatAreNotLeft()
{
    Job job(6);
    for (int row = 0; row < 6; ++row) {
        job.send();
        job.answer(yes);
        job.lookBack(closed());
    }
    job.answerWrites();
    QCOMPARE(job.pending(), u"rooms 0, rooms 1, rooms 2, rooms 3"_s); // four at a time
    const auto round = [&job](bool isReadable) {
        for (JobOrder order = job.take(Kind::Rooms); order.ticket > 0;
             order = job.take(Kind::Rooms)) {
            const bool isEmpty = order.row % 2 == 0;
            const bool isRead = isReadable || order.row != 1;
            job.flow.roomsRead(order.ticket,
                               isRead ? std::optional<qint64>(isEmpty ? 0 : 2) : std::nullopt,
                               job.now());
        }
    };
    round(true);
    const auto fell = job.elapsed;
    while (job.flow.phase() == Phase::Checking && job.elapsed - fell < 20min) {
        job.wakeNext();
        round(false);
        job.answerWrites();
    }
    QVERIFY(job.elapsed - fell >= 10min);
    QVERIFY(job.elapsed - fell <= 11min);
    QCOMPARE(job.row(0), u"done"_s);
    QCOMPARE(job.row(1), u"done"_s); // where it is now could not be read
    QCOMPARE(job.flow.rows().at(1).roomsLeft, 2);
    QCOMPARE(job.row(3), u"stillJoined stillJoined"_s);
    QCOMPARE(job.flow.count(State::StillJoined), 2);
}

void TestJobFlow::timeLeftIsThatOfTheLast20()
{
    Job job(100);
    QVERIFY(!job.flow.timeLeft());
    for (int row = 0; row < 50; ++row) {
        job.send();
        job.elapsed += row < 28 ? 10s : 1s;
        job.answer(yes);
        job.lookBack(closed());
    }
    QCOMPARE(job.flow.count(State::Waiting), 50);
    QCOMPARE(job.flow.timeLeft(), std::chrono::milliseconds(50s));
}

void TestJobFlow::whatDoesNotFitChangesNothing()
{
    Job job(2);
    job.send();
    const JobOrder sent = job.take(Kind::Send);
    job.flow.start(rowsOf(5), false, job.now());
    job.flow.rehearse(rowsOf(5), job.now());
    job.flow.resume(job.now());
    job.flow.backToList();
    job.flow.listGiven();
    job.flow.resolved();
    job.flow.restore({}, job.now());
    job.flow.replied(sent.ticket + 100, yes, job.now());
    job.flow.looked(sent.ticket, closed(), job.now());
    job.flow.roomsRead(sent.ticket, 0, job.now());
    job.flow.written(sent.ticket, true, job.now());
    QCOMPARE(job.flow.phase(), Phase::Running);
    QCOMPARE(job.row(0), u"sending"_s);
    QCOMPARE(job.flow.total(), 2);
    job.flow.replied(sent.ticket, yes, job.now());
    job.flow.replied(sent.ticket, yes, job.now());
    QCOMPARE(job.pending(), u"back 0, look 1"_s);
}

void TestJobFlow::anAnswerIsOfItsOwnList()
{
    Job job(1);
    job.take(Kind::Look);
    job.flow = JobFlow();
    job.flow.listGiven();
    job.flow.resolved();
    job.flow.rehearse(rowsOf(1), job.now());
    const JobOrder look = job.take(Kind::Look);
    job.flow.stop(job.now());
    job.flow.backToList();
    QCOMPARE(job.flow.phase(), Phase::Empty);
    job.flow.listGiven();
    job.flow.resolved();
    job.flow.rehearse(rowsOf(2), job.now());
    QCOMPARE(job.pending(), u"look 0"_s);
    job.flow.looked(look.ticket, closed(), job.now());
    QCOMPARE(job.row(0), u"waiting"_s);
    QCOMPARE(job.pending(), u"look 0"_s);
}

QTEST_APPLESS_MAIN(TestJobFlow)
#include "TestJobFlow.moc"
