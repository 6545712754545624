// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobFollows.h"
#include "app/admin/job/JobLedger.h"
#include "app/admin/job/JobOrder.h"
#include "app/admin/job/JobRooms.h"
#include "app/admin/job/JobRowVerdict.h"
#include "app/admin/job/JobSpeed.h"
#include "app/admin/job/JobTurns.h"

#include <map>

namespace farewell {

enum class JobPhase {
    Empty,
    Resolving,
    Preview,
    Rehearsing, ///< the run itself, without what changes anything
    Running,
    Pausing,
    Paused,
    Cooling, ///< the server has asked to wait; then the same row again
    Stopping,
    Checking, ///< the rooms of all that are deactivated, and what is still unknown
    Finished,
};

/// Decides what happens next with a frozen list; knows no sockets, no widgets, no clock. One
/// request at a time; beside it the next account is looked at, and the last one read back. Nothing
/// is sent that is not written down, nothing twice but after an answer that says that nothing was
/// done, or is seen to have done nothing. An event that does not fit the phase changes nothing.
///
/// After each event: takeOrders(), and wake() at wakeAt().
class JobFlow final
{
public:
    using milliseconds = std::chrono::milliseconds;

    static constexpr milliseconds lookLife = std::chrono::seconds(60); ///< older ones are repeated
    static constexpr qsizetype mostAtOnce = 500; ///< entries in one write, of many that wait
    static constexpr int mostUnknown = 3;        ///< in a row, then it pauses

    // What the person does.
    void listGiven();
    void resolved(); ///< and frozen
    void backToList();
    void rehearse(const QList<JobRow> &rows, const JobMoment &now);
    void start(const QList<JobRow> &rows, bool erase, const JobMoment &now);
    /// Paused, until resume(); one that came to its end is Finished.
    void restore(const JobRecord &record, const JobMoment &now);

    void pause(const JobMoment &now);
    void resume(const JobMoment &now);
    void stop(const JobMoment &now); ///< for good; in Rehearsing and Checking it only ends these

    // What has come of an order.
    void written(int ticket, bool isWritten, const JobMoment &now);
    void looked(int ticket, const JobLook &look, const JobMoment &now);
    void replied(int ticket, const AdminReply &reply, const JobMoment &now);
    void roomsRead(int ticket, std::optional<qint64> rooms, const JobMoment &now);
    void wake(const JobMoment &now);

    [[nodiscard]] QList<JobOrder> takeOrders();
    [[nodiscard]] std::optional<milliseconds> wakeAt() const; ///< Clock::elapsed()

    [[nodiscard]] JobPhase phase() const { return m_phase; }
    /// Why it has paused, or a rehearsal has ended; at the end, whether the journal is complete.
    [[nodiscard]] JobReason reason() const { return m_reason; }
    [[nodiscard]] bool erase() const { return m_erase; }
    [[nodiscard]] const QList<JobRow> &rows() const { return m_ledger.rows(); }
    [[nodiscard]] qsizetype total() const { return m_ledger.total(); }
    /// Of the rows to be sent.
    [[nodiscard]] qsizetype count(JobRowState state) const { return m_ledger.count(state); }
    [[nodiscard]] std::optional<milliseconds> coolingUntil() const; ///< Clock::elapsed()

    /// Rows whose turn has come.
    [[nodiscard]] qsizetype turnsOver() const { return total() - m_turns.size(); }
    [[nodiscard]] bool isWriting() const { return m_writing.has_value(); }

    /// More is going to be sent, and what there is to write goes with it.
    [[nodiscard]] bool isToSend() const;

    /// Whether what has come of a row that was sent is not known yet, and is to be found out.
    [[nodiscard]] bool isOpen(qsizetype row) const;

    /// Places of rows that have changed since this was asked last.
    [[nodiscard]] QSet<qsizetype> takeChanged() { return m_ledger.takeNoted(); }

    /// How long the rows that wait take, if they take as long as the last twenty.
    [[nodiscard]] std::optional<milliseconds> timeLeft() const
    {
        return m_speed.timeFor(count(JobRowState::Waiting));
    }

private:
    struct Looking
    {
        int ticket = 0;
        qsizetype row = 0;
    };
    struct Ready
    {
        qsizetype row = 0;
        milliseconds at{0};
        JobSigns signs{};
    };
    struct Writing
    {
        int ticket = 0;
        QList<JobEntry> entries{};
        bool isBeginning = false;
        std::optional<Ready> toSend{};
    };
    struct Sending
    {
        int ticket = 0;
        Ready what{};
        milliseconds at{0};
    };

    [[nodiscard]] int nextTicket() const { return m_lastTicket + 1; }
    int order(JobOrder::Kind kind, qsizetype row, const QList<JobEntry> &entries = {});
    void forget();
    void begin(const QList<JobRow> &rows);
    void advance(const JobMoment &now);
    void advanceRun(const JobMoment &now);
    void advanceEnd(const JobMoment &now);
    void endWhatIsOver(const JobMoment &now);
    void sendNext(const JobMoment &now);
    void lookAtNext(const JobMoment &now);
    void readBackDue(const JobMoment &now);
    void writeAlone();
    void write(std::optional<Ready> toSend);
    void notWritten(const Writing &writing, const JobMoment &now);

    void lookedFirst(qsizetype place, const JobLook &look, const JobMoment &now);
    void lookedBack(const JobFollows::One &one, const JobLook &look, const JobMoment &now);
    void settle(qsizetype place, const AdminVerdict &verdict, bool isReadBack,
                const JobMoment &now);
    void leaveWaiting(qsizetype place, JobReason reason, const JobMoment &now);
    void note(qsizetype place, JobRowState state, JobReason reason, const JobMoment &now,
              bool isReadBack = false);
    void countUnknown(const JobRow &row);
    void hold(JobReason reason); ///< pauses, after what is in flight
    void dropLooks();
    void stopRows(const JobMoment &now);
    void check(const JobMoment &now);
    void finishRooms(const JobMoment &now);

    [[nodiscard]] bool isInFlight() const;
    [[nodiscard]] bool maySend() const;
    [[nodiscard]] bool isRunning() const;

    JobPhase m_phase = JobPhase::Empty;
    JobReason m_reason = JobReason::None;
    bool m_erase = false;
    JobLedger m_ledger;
    QList<JobOrder> m_orders;
    int m_lastTicket = 0;

    JobTurns m_turns;
    std::optional<Looking> m_looking;
    std::optional<Ready> m_ready; ///< looked at, and next to be sent
    std::optional<Writing> m_writing;
    std::optional<Sending> m_sending;
    JobFollows m_follows;
    std::map<qsizetype, JobAttempt> m_left; ///< by the place of a row that was left waiting
    JobRooms m_rooms;

    bool m_isBegun = false;         ///< the journal is
    bool m_isJournalBroken = false; ///< until the person goes on
    bool m_isEnding = false;        ///< the last entry is to be written
    int m_unknownInARow = 0;
    milliseconds m_coolingUntil{0};
    JobSpeed m_speed;
};

} // namespace farewell
