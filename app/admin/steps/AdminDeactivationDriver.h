// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AccountDeactivation.h"
#include "app/admin/steps/AdminAttemptNote.h"
#include "app/admin/steps/AdminDeactivationFlow.h"
#include "app/admin/steps/HandOver.h"
#include "app/admin/steps/RoomsWatch.h"

namespace farewell {

/// What the window of a deactivation for somebody else shows.
struct AdminDeactivationState
{
    AdminDeactivationPhase phase = AdminDeactivationPhase::Choosing;
    AdminReason reason = AdminReason::None; ///< Accepted also with Verifying
    Outcome outcome = Outcome::None;
    AdminStep step = AdminStep::None;
    std::array<StepResult, 7> results{}; ///< by AdminStep
    std::array<QDateTime, 7> resultAt{}; ///< UTC; invalid while nothing has come of it
    AdminChoices choices{};              ///< since the click
    Failure failure{};
    bool canGoOnWithout = false;
    bool canRunAgain = false;
    bool isRunAgain = false;
    bool mayClose = false;          ///< nothing is lost by it
    bool isResultUnwritten = false; ///< the log knows what was sent, and not all that came of it

    bool isProfileUnderWay = false; ///< as ProfileWait has seen it last
    QList<HandOver::Line> handOvers{};
    AccountDeactivation::Seen deactivation{};
    std::optional<qsizetype> roomsLeft{};
    std::optional<std::chrono::milliseconds> nextLookIn{}; ///< at the account, or at its rooms
    qint64 filesDeleted = 0;
    std::optional<std::chrono::milliseconds> pauseLeft{}; ///< as StepDriver::pauseLeft()
    std::chrono::milliseconds coolingLeft{0};
    std::chrono::milliseconds sinceSent{0};

    [[nodiscard]] StepResult resultOf(AdminStep one) const
    {
        return results.at(static_cast<std::size_t>(one));
    }
};

/// Deactivates the account of somebody else, as AdminDeactivationFlow decides: one request that
/// changes something at a time, and none before confirm(). From before the first of them until the
/// person knows what came of it, a note stands on the disk.
class AdminDeactivationDriver final : public QObject
{
    Q_OBJECT

public:
    /// `target` as the person sees it, read `age` ago. Desk and notes outlive the driver.
    AdminDeactivationDriver(const AdminDesk &desk, const NoteFolder &notes, AdminTarget target,
                            std::chrono::milliseconds age = {}, QObject *parent = nullptr);
    ~AdminDeactivationDriver() override;

    [[nodiscard]] const AdminDeactivationState &state() const { return m_state; }
    [[nodiscard]] const AdminTarget &target() const { return m_target; }

    /// As read anew, `age` ago, while nothing is under way.
    void setTarget(AdminTarget target, std::chrono::milliseconds age = {});

    /// When the first click came; invalid before. What the activity log has of this account from
    /// then on is what was sent.
    [[nodiscard]] const QDateTime &begunAt() const { return m_begunAt; }

    void confirm(const AdminChoices &choices); ///< `confirmButton`
    void tryAgain();                           ///< `tryAgainButton`
    void goOnWithout();                        ///< `goOnWithoutButton`
    void stopHere();                           ///< `stopHereButton`
    void stop();                               ///< the window is to be closed

Q_SIGNALS:
    void changed(const farewell::AdminDeactivationState &state);

    /// The account is not what the person has seen any more: it is to be read anew, setTarget().
    void targetIsStale();

private:
    void obey(AdminDeactivationFlow::Order order);
    void readAccount();
    void onAccountRead(const Result<AdminAccount> &account);
    void onReadAgain(const AdminAccount &account, const Result<QStringList> &rooms);
    void run();
    [[nodiscard]] std::unique_ptr<StepDriver> makeStep();
    void onStepEnded(const StepEnd &end);
    void watchRooms();
    void cool();
    void tick();
    void refresh();
    void keepNote();

    AdminDesk m_desk;
    AdminTarget m_target;
    std::chrono::milliseconds m_readAt; ///< Clock::elapsed()
    AdminDeactivationFlow m_flow;
    AdminDeactivationState m_state;
    AdminAttemptNote m_note;
    std::unique_ptr<StepDriver> m_running;
    std::unique_ptr<RoomsWatch> m_rooms;
    std::chrono::milliseconds m_coolingUntil{0};
    QDateTime m_begunAt; ///< UTC
    bool m_isStopping = false;
    bool m_isTicking = false;
};

} // namespace farewell
