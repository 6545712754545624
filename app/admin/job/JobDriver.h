// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobActs.h"
#include "app/admin/job/JobFlow.h"
#include "app/admin/job/JobJournal.h"

#include <QObject>

#include <memory>

namespace farewell {

/// What a window shows of a job, besides its rows.
struct JobState
{
    JobPhase phase = JobPhase::Empty;
    JobReason reason = JobReason::None;
    LogFault fault = LogFault::None; ///< with JournalFailed: of the journal, or of the activity log
    Failure failure{};               ///< what the server has said last that was no yes
    bool hasFailure = false;
    bool erase = false;
    qsizetype turnsOver = 0; ///< rows whose turn has come, in a dry run as well
    bool isDryRun = false;   ///< the rows tell of one that goes on or is over

    qsizetype total = 0; ///< rows to be sent, and of these:
    std::array<qsizetype, jobRowStates> counts{};
    std::optional<std::chrono::milliseconds> timeLeft{};
    std::optional<std::chrono::milliseconds> coolingLeft{};

    [[nodiscard]] qsizetype count(JobRowState state) const
    {
        return counts.at(static_cast<std::size_t>(state));
    }
    [[nodiscard]] qsizetype over() const ///< of which all is known that is waited for
    {
        return total - count(JobRowState::Waiting) - count(JobRowState::Sending);
    }
};

/// Why a job that was left behind is not gone on with.
enum class JobRefusal {
    None,
    OtherAdmin,  ///< somebody else has begun it
    OtherServer, ///< than the one that is administrated
    Unreadable,
    Newer, ///< a later version of this program has written it
    Busy,  ///< another Farewell goes on with it
    NotWritable,
};

/// Carries out a frozen list as JobFlow decides: one request at a time that changes something, none
/// before start() or resume(), and none that is not written down, in the journal and in the
/// activity log.
class JobDriver final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds tellingPause{100};

    /// `folder`: where the journals of jobs stand.
    JobDriver(AdminDesk desk, QString folder, QObject *parent = nullptr);
    ~JobDriver() override;

    [[nodiscard]] JobState state() const;
    [[nodiscard]] const QList<JobRow> &rows() const { return m_flow.rows(); }
    [[nodiscard]] JobPhase phase() const { return m_flow.phase(); }

    // As of JobFlow.
    void listGiven();
    void resolved(); ///< and frozen, now
    void backToList();
    void rehearse(const QList<JobRow> &rows);
    void start(const QList<JobRow> &rows, bool erase);
    void pause();
    void resume();
    void stop();

    /// One that was left behind; then it is as JobFlow::restore() says. `record`: what it says,
    /// also where it is refused for whom it is of.
    [[nodiscard]] JobRefusal open(const QString &path, JobRecord *record = nullptr);

    /// When the list was frozen; invalid before.
    [[nodiscard]] const QDateTime &frozenAt() const { return m_frozenAt; }

    /// A request is under way, or about to be: without an end of it nobody may leave.
    [[nodiscard]] bool isAtRest() const;

    /// Pauses, if it has to; cameToRest() follows.
    void comeToRest();

    /// It is finished, and somebody has seen it. False: it stands there still.
    [[nodiscard]] bool removeJournal();

Q_SIGNALS:
    /// At once when the phase changes, else ten times a second at most.
    void changed();
    void rowsChanged(const QList<qsizetype> &places);

    /// From the event loop, after comeToRest(): nothing is under way any more.
    void cameToRest();

private:
    [[nodiscard]] JobMoment now() const;
    void pump();
    void carryOut(const JobOrder &order);
    void begin(const JobOrder &order);
    void write(const JobOrder &order);
    void writeLater(const JobOrder &order);
    void look(const JobOrder &order);
    void send(const JobOrder &order);
    void lookBackAt(const JobOrder &order);
    void readRooms(const JobOrder &order);
    void hear(const Failure &failure);
    void forgetRun();
    void concludeActs();
    void wakeLater();
    void tell();
    void tellLater();
    void logRehearsal();

    AdminDesk m_desk;
    JobFlow m_flow;
    JobJournal m_journal;
    JobActs m_acts;
    std::optional<LoggedAct> m_rehearsal;
    QDateTime m_frozenAt; ///< UTC

    /// Context of what is only read for one run: what was asked for another list never comes.
    std::unique_ptr<QObject> m_run;
    std::map<qsizetype, JobSight> m_sights; ///< before a request, until it is known what came of it
    std::map<qsizetype, bool> m_refused;    ///< of those sent: whether the server itself refuses

    LogFault m_fault = LogFault::None;
    Failure m_failure;
    bool m_hasFailure = false;
    bool m_isDryRun = false;
    bool m_isToRest = false;
    bool m_isPumping = false;
    JobPhase m_toldPhase = JobPhase::Empty;
    bool m_isTelling = false; ///< later
    std::optional<std::chrono::milliseconds> m_wakeAt;
};

} // namespace farewell
