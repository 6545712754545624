// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobFlow.h"
#include "app/admin/job/JobPreview.h"

#include <QRandomGenerator>
#include <QTest>

#include <vector>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = JobOrder::Kind;
using Phase = JobPhase;
using State = JobRowState;

namespace {

constexpr int longest = 20'000; ///< events of a course

#ifdef __SANITIZE_ADDRESS__
constexpr quint32 coursesPlayed = 400; ///< it takes five times as long, and sees the same code
#else
constexpr quint32 coursesPlayed = 2'000;
#endif

/// Where a course could go one way or another: by chance, or one way after the other.
class Choices
{
public:
    virtual ~Choices() = default;

    /// One of 0 … count-1; 0 is what mostly happens.
    virtual int mostly(int count) = 0;

    virtual int any(int count) = 0;
};

class Chance final : public Choices
{
public:
    explicit Chance(quint32 seed)
        : m_random(seed), m_trouble(seed % 10)
    {
    }

    int mostly(int count) override
    {
        const bool isTrouble = m_random.bounded(40U) < m_trouble;
        return isTrouble ? any(count) : 0;
    }

    int any(int count) override { return int(m_random.bounded(quint32(count))); }

private:
    QRandomGenerator m_random;
    quint32 m_trouble; ///< some courses have none
};

/// Every way there is, as far as the first choices go.
class EveryWay final : public Choices
{
public:
    explicit EveryWay(std::size_t depth)
        : m_depth(depth)
    {
    }

    int mostly(int count) override { return any(count); }

    int any(int count) override
    {
        if (m_at == m_depth || count <= 1) {
            return 0;
        }
        if (m_at == m_way.size()) {
            m_way.push_back({0, count});
        }
        return m_way.at(m_at++).taken;
    }

    /// False: there is no other way.
    [[nodiscard]] bool turn()
    {
        m_at = 0;
        while (!m_way.empty() && m_way.back().taken + 1 == m_way.back().count) {
            m_way.pop_back();
        }
        if (!m_way.empty()) {
            ++m_way.back().taken;
        }
        return !m_way.empty();
    }

private:
    struct Turn
    {
        int taken = 0;
        int count = 0;
    };

    std::size_t m_depth;
    std::size_t m_at = 0;
    std::vector<Turn> m_way;
};

/// What becomes of a request.
enum class Fate {
    Yes,
    TooFast,
    Unread,
    LostAndDone,
    LostForNothing,
    YesAndDoneLater,
    YesForNothing,
    NotErased,
    Policy,
    BegunAndRefused,
    MayNot,
    SignedOut,
    HiddenAndDone,
    HiddenForNothing,
    Count
};

AdminReply replyOf(Fate fate)
{
    using Reply = AdminReply::Kind;
    AdminReply reply;
    switch (fate) {
    case Fate::Yes:
    case Fate::YesAndDoneLater:
    case Fate::YesForNothing:
    case Fate::NotErased:
        return {.kind = Reply::Confirmed, .httpStatus = 200};
    case Fate::TooFast:
        reply = {.kind = Reply::RateLimited, .httpStatus = 429};
        reply.failure.retryAfter = 3s;
        return reply;
    case Fate::Unread:
        return {.kind = Reply::NothingSent};
    case Fate::Policy:
    case Fate::BegunAndRefused:
    case Fate::MayNot:
        reply = {.kind = Reply::Refused, .httpStatus = 403};
        reply.failure.errcode = u"M_FORBIDDEN"_s;
        return reply;
    case Fate::SignedOut:
        return {.kind = Reply::SignedOut, .httpStatus = 401};
    case Fate::HiddenAndDone:
    case Fate::HiddenForNothing:
        return {.kind = Reply::Hidden, .httpStatus = 403};
    case Fate::LostAndDone:
    case Fate::LostForNothing:
    case Fate::Count:
        return reply;
    }
    Q_UNREACHABLE();
}

/// Whether an account may be sent.
enum class Permit {
    Yes,
    AfterProof, ///< once a person has gone on, and it has been seen untouched
    Never,
};

struct Account
{
    bool isDeactivated = false;
    bool isErased = false;
    bool isAdmin = false;
    bool isGone = false;
    bool isChanged = false; ///< by somebody else
    bool isDoneLater = false;
    int renamedFor = 0; ///< looks
    QStringList signs{u"session"_s};
    qint64 rooms = 3;

    Permit permit = Permit::Yes;
    bool isResumed = false;       ///< since its last request
    bool isSeenUntouched = false; ///< since then
    int sent = 0;
};

/// A server, a disk and a person around a job, and all that must not happen.
class Course final
{
public:
    Course(int rows, Choices &choices, bool withPerson)
        : m_choices(choices), m_withPerson(withPerson), m_accounts(std::size_t(rows))
    {
        for (int number = 1; number <= rows; ++number) {
            const QString id = u"@a%1:x"_s.arg(number);
            m_record.rows += JobRow{.number = number, .written = id, .id = id, .isToBeSent = true};
        }
        // One that is never to be sent stands among them.
        JobRow other{.number = rows + 1, .written = u"x"_s, .state = State::Skipped};
        other.reason = JobReason::Unreadable;
        m_record.rows += other;
        m_record.frozenAt = now().utc;
        m_record.server = u"x"_s;
        m_record.admin = u"@desk:x"_s;
        m_record.erase = true;
        m_record.fingerprint = fingerprintOf(m_record.rows);
        m_head = headOf(m_record) + '\n';
    }

    /// Empty: all was well.
    QString play()
    {
        begin();
        for (int step = 0; step < longest && m_flow.phase() != Phase::Finished; ++step) {
            takeOrders();
            if (m_complaint.isEmpty()) {
                happen();
            }
            if (!m_complaint.isEmpty()) {
                return m_complaint;
            }
        }
        takeOrders();
        judgeTheEnd();
        return m_complaint;
    }

    [[nodiscard]] int sent() const
    {
        int sent = 0;
        for (const Account &account : m_accounts) {
            sent += account.sent;
        }
        return sent;
    }
    [[nodiscard]] const JobFlow &flow() const { return m_flow; }

private:
    [[nodiscard]] JobMoment now() const
    {
        static const QDateTime start(QDate(2026, 11, 28), QTime(12, 0), Qt::UTC);
        return {m_now, start.addMSecs(m_now.count())};
    }

    void begin()
    {
        m_flow.listGiven();
        m_flow.resolved();
        m_flow.start(m_record.rows, true, now());
    }

    Account &accountOf(qsizetype row) { return m_accounts.at(std::size_t(row)); }

    void claim(bool holds, const QString &what)
    {
        if (!holds && m_complaint.isEmpty()) {
            m_complaint = what;
        }
    }

    [[nodiscard]] JobRecord journal() const
    {
        const auto folded = foldJob(m_journal);
        const auto *const record = std::get_if<JobRecord>(&folded);
        return record != nullptr ? *record : JobRecord();
    }

    void takeOrders()
    {
        for (const JobOrder &order : m_flow.takeOrders()) {
            if (order.kind == Kind::Send) {
                beforeSending(order.row);
            }
            m_pending.push_back(order);
        }
        const auto count
            = [this](Kind kind) { return std::ranges::count(m_pending, kind, &JobOrder::kind); };
        claim(count(Kind::Send) <= 1, u"two requests are under way"_s);
        claim(count(Kind::Look) <= 2, u"more is looked at than is needed"_s);
        claim(count(Kind::Rooms) <= 4, u"too many rooms are looked at"_s);
    }

    void beforeSending(qsizetype row)
    {
        Account &account = accountOf(row);
        const bool isProven = account.isResumed && account.isSeenUntouched;
        claim(account.permit == Permit::Yes || (account.permit == Permit::AfterProof && isProven),
              u"row %1 is sent twice"_s.arg(row + 1));
        const QByteArray announced
            = R"("row":)" + QByteArray::number(row + 1) + R"(,"state":"sending")";
        claim(m_journal.sliced(m_journal.lastIndexOf('\n', -2) + 1).contains(announced),
              u"row %1 is sent unwritten"_s.arg(row + 1));
        claim(!account.isChanged, u"row %1 is sent though it has changed"_s.arg(row + 1));
        account.permit = Permit::Never;
        ++account.sent;
    }

    void happen()
    {
        m_now += 5ms;
        if (m_withPerson && isDoneByPerson()) {
            return;
        }
        const auto wakeAt = m_flow.wakeAt();
        const bool isDue = wakeAt && *wakeAt <= m_now;
        const int ways = int(m_pending.size()) + (isDue ? 1 : 0);
        if (ways > 0) {
            const int way = m_choices.any(ways);
            if (way == int(m_pending.size())) {
                m_flow.wake(now());
                return;
            }
            const JobOrder order = m_pending.at(std::size_t(way));
            m_pending.erase(m_pending.begin() + way);
            answer(order);
        } else if (m_flow.phase() == Phase::Paused) {
            resume();
        } else if (wakeAt) {
            m_now = *wakeAt;
            m_flow.wake(now());
        } else {
            claim(false, u"nothing goes on in phase %1"_s.arg(int(m_flow.phase())));
        }
    }

    void resume()
    {
        for (Account &account : m_accounts) {
            account.isResumed = true;
            account.isSeenUntouched = false;
        }
        m_mayNot = false;
        m_flow.resume(now());
    }

    bool isDoneByPerson()
    {
        switch (m_choices.mostly(20)) {
        case 1:
        case 2:
            m_flow.pause(now());
            return true;
        case 3:
            m_isStopped = m_isStopped || m_flow.phase() != Phase::Checking;
            m_flow.stop(now());
            return true;
        case 4:
        case 5:
        case 6:
            crash();
            return true;
        default:
            return false;
        }
    }

    /// What was being written may stand there, in part or as a whole; what was sent may be done.
    void crash()
    {
        const QByteArray before = m_journal;
        for (const JobOrder &order : m_pending) {
            if (order.kind == Kind::Write) {
                const QByteArray lines = linesOf(order.entries);
                m_journal += lines.first(lines.size() * m_choices.any(3) / 2);
            }
        }
        if (journal().isFinished) {
            m_journal = before; // it would be offered, but there is nothing to go on with
            return;
        }
        for (const JobOrder &order : m_pending) {
            if (order.kind == Kind::Send && m_choices.any(2) == 1) {
                deactivate(accountOf(order.row), true);
            }
        }
        m_pending.clear();
        if (!m_journal.isEmpty() && !m_journal.endsWith('\n')) {
            m_journal += '\n'; // as DurableLog does
        }
        m_now += 10s;
        m_flow = JobFlow();
        if (m_journal.isEmpty()) {
            begin(); // nothing was sent: the list is given again
        } else {
            restore(journal());
        }
    }

    void restore(const JobRecord &left)
    {
        for (qsizetype row = 0; row < qsizetype(m_accounts.size()); ++row) {
            Account &account = accountOf(row);
            const State state = left.rows.at(row).state;
            // What is left waiting cannot be proven any more.
            const bool isSent = state != State::Waiting || account.permit == Permit::AfterProof;
            account.permit = isSent ? Permit::Never : account.permit;
        }
        m_flow.restore(left, now());
    }

    static QByteArray linesOf(const QList<JobEntry> &entries)
    {
        QByteArray lines;
        for (const JobEntry &entry : entries) {
            lines += lineOf(entry) + '\n';
        }
        return lines;
    }

    static void deactivate(Account &account, bool isErased)
    {
        account.isDeactivated = true;
        account.isErased = isErased;
        account.signs.clear();
    }

    void answer(const JobOrder &order)
    {
        switch (order.kind) {
        case Kind::Begin:
        case Kind::Write:
            write(order);
            break;
        case Kind::Look:
            lookFirst(order);
            break;
        case Kind::Send:
            send(order);
            break;
        case Kind::ReadBack:
            lookBack(order);
            break;
        case Kind::Rooms:
            lookAtRooms(order);
            break;
        }
    }

    void write(const JobOrder &order)
    {
        const bool isWritten = m_choices.mostly(3) == 0;
        const bool isBeginning = order.kind == Kind::Begin;
        const QByteArray lines = isBeginning ? m_head : linesOf(order.entries);
        if (isWritten) {
            m_journal += lines;
        } else if (!isBeginning) { // some of it may stand there all the same
            const QByteArray part = lines.first(lines.size() * m_choices.any(3) / 2);
            m_journal += part.isEmpty() || part.endsWith('\n') ? part : part + '\n';
        }
        m_flow.written(order.ticket, isWritten, now());
    }

    [[nodiscard]] JobLook lookAt(const Account &account) const
    {
        JobLook look;
        if (account.isGone) {
            look.failure = AdminReason::Gone;
            return look;
        }
        look.seen.access = m_mayNot ? AdminAccess::MayNot : AdminAccess::May;
        look.seen.isDeactivated = account.isDeactivated;
        look.seen.isErased = account.isErased;
        look.isAdmin = account.isAdmin;
        look.isRenamed = account.renamedFor > 0;
        look.signs = JobSigns{account.signs, false};
        return look;
    }

    void lookFirst(const JobOrder &order)
    {
        Account &account = accountOf(order.row);
        JobLook look;
        const int way = m_choices.mostly(8);
        if (way == 1) {
            look.failure = AdminReason::Network;
        } else if (way == 2) {
            look.failure = AdminReason::SignedOut;
        } else {
            if (account.permit == Permit::Yes && way >= 3 && way <= 5) {
                account.isChanged = true;
                account.isDeactivated = way == 3;
                account.isAdmin = way == 4;
                account.isGone = way == 5;
            }
            account.renamedFor = way == 6 ? 3 : way == 7 ? 300 : account.renamedFor;
            look = lookAt(account);
            account.renamedFor -= account.renamedFor > 0 ? 1 : 0;
            account.isSeenUntouched
                = look.isRead() && !account.isDeactivated && account.signs.contains(u"session"_s);
        }
        m_flow.looked(order.ticket, look, now());
    }

    void send(const JobOrder &order)
    {
        Account &account = accountOf(order.row);
        account.isResumed = false;
        account.isSeenUntouched = false;
        const auto fate = Fate(m_choices.mostly(int(Fate::Count)));
        switch (fate) {
        case Fate::Yes:
        case Fate::LostAndDone:
        case Fate::HiddenAndDone:
            deactivate(account, true);
            break;
        case Fate::NotErased:
            deactivate(account, false);
            break;
        case Fate::YesAndDoneLater:
            account.isDoneLater = true;
            break;
        case Fate::BegunAndRefused:
            account.signs.clear();
            break;
        case Fate::MayNot:
            m_mayNot = true;
            break;
        case Fate::TooFast:
        case Fate::Unread:
        case Fate::LostForNothing:
        case Fate::YesForNothing:
        case Fate::Policy:
        case Fate::SignedOut:
        case Fate::HiddenForNothing:
        case Fate::Count:
            break;
        }
        const bool hasDoneNothing = fate == Fate::TooFast || fate == Fate::Unread;
        const bool isLeft = fate == Fate::MayNot || fate == Fate::SignedOut
            || fate == Fate::HiddenAndDone || fate == Fate::HiddenForNothing;
        account.permit = hasDoneNothing ? Permit::Yes : isLeft ? Permit::AfterProof : Permit::Never;
        m_now += m_choices.mostly(4) == 1 ? 61s : 10ms;
        m_flow.replied(order.ticket, replyOf(fate), now());
    }

    void lookBack(const JobOrder &order)
    {
        Account &account = accountOf(order.row);
        JobLook look;
        if (m_choices.mostly(4) == 1) {
            look.failure = AdminReason::Network;
        } else {
            look = lookAt(account);
            if (account.isDoneLater && !account.isDeactivated && m_choices.any(3) == 1) {
                deactivate(account, true); // after this look
            }
        }
        m_flow.looked(order.ticket, look, now());
    }

    void lookAtRooms(const JobOrder &order)
    {
        Account &account = accountOf(order.row);
        const int way = m_choices.mostly(4);
        account.rooms = way == 1 ? account.rooms
            : way == 2           ? 2
                                 : std::max<qint64>(account.rooms - 3, 0);
        m_flow.roomsRead(order.ticket, way == 3 ? std::nullopt : std::optional(account.rooms),
                         now());
    }

    void judgeTheEnd()
    {
        claim(m_flow.phase() == Phase::Finished, u"it comes to no end"_s);
        claim(!m_journal.isEmpty() || sent() == 0, u"something was sent without a journal"_s);
        const bool isWhole = !m_journal.isEmpty() && m_flow.reason() != JobReason::JournalFailed;
        claim(!isWhole || m_flow.rows() == journal().rows, u"the journal says something else"_s);
        claim(!isWhole || journal().isFinished, u"the journal does not end"_s);
        claim(m_flow.rows().constLast() == m_record.rows.constLast(), u"the other row changed"_s);
        for (qsizetype row = 0; row < qsizetype(m_accounts.size()); ++row) {
            judge(m_flow.rows().at(row), accountOf(row));
        }
    }

    void judge(const JobRow &row, const Account &account)
    {
        const QString name = u"row %1 "_s.arg(row.number);
        switch (row.state) {
        case State::Waiting:
        case State::Sending:
        case State::Already:
            claim(false, name + u"is skipped: "_s + wordOf(row.state));
            break;
        case State::Done:
        case State::StillJoined:
            claim(account.isDeactivated && account.isErased, name + u"is not done"_s);
            claim(row.readBackAt && row.sentAt, name + u"is done unseen"_s);
            claim(row.state == State::Done || account.rooms > 0, name + u"is in no room"_s);
            break;
        case State::Skipped:
            claim(account.isChanged, name + u"has not changed"_s);
            break;
        case State::Failed:
            claim(account.sent > 0, name + u"failed unsent"_s);
            claim(row.reason == JobReason::NotErased
                      ? account.isDeactivated
                      : !account.isDeactivated || account.isDoneLater,
                  name + u"failed otherwise"_s);
            break;
        case State::Unknown:
            claim(row.sentAt.has_value(), name + u"is unknown unsent"_s);
            break;
        case State::Stopped:
            claim(m_isStopped, name + u"was not stopped"_s);
            break;
        }
    }

    Choices &m_choices;
    bool m_withPerson;
    bool m_mayNot = false;
    bool m_isStopped = false;
    std::chrono::milliseconds m_now{0};
    JobRecord m_record;
    QByteArray m_head;
    QByteArray m_journal;
    JobFlow m_flow;
    std::vector<Account> m_accounts;
    std::vector<JobOrder> m_pending;
    QString m_complaint;
};

} // namespace

/// Over courses without number: nothing is sent twice but after an answer that says that nothing
/// was done, or is seen to have done nothing; nothing is skipped, nothing is done unseen, and no
/// two requests are under way.
class TestJobCourses final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutTrouble()
    {
        Chance chance(0);
        Course course(50, chance, false);
        QCOMPARE(course.play(), QString());
        QCOMPARE(course.sent(), 50);
        QCOMPARE(course.flow().count(State::Done), 50);
    }

    void everyWayOfOneRow() { walk(1, 6, false); }

    void everyWayOfTwoRows() { walk(2, 6, false); }

    void everyWayWithAPerson() { walk(2, 4, true); }

    void byChance()
    {
        for (quint32 seed = 0; seed < coursesPlayed; ++seed) {
            Chance chance(seed);
            Course course(1 + int(seed % 12), chance, seed % 3 != 0);
            const QString complaint = course.play();
            QVERIFY2(complaint.isEmpty(), qPrintable(u"%1: %2"_s.arg(seed).arg(complaint)));
        }
    }

private:
    static void walk(int rows, std::size_t depth, bool withPerson)
    {
        EveryWay ways(depth);
        int courses = 0;
        do {
            Course course(rows, ways, withPerson);
            const QString complaint = course.play();
            QVERIFY2(complaint.isEmpty(), qPrintable(u"%1: %2"_s.arg(courses).arg(complaint)));
            ++courses;
        } while (ways.turn());
        qInfo("%d courses", courses);
        QVERIFY(courses > 1'000);
    }
};

QTEST_APPLESS_MAIN(TestJobCourses)
#include "TestJobCourses.moc"
