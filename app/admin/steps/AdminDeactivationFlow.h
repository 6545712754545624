// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminStep.h"
#include "app/admin/steps/AdminTarget.h"

#include <array>

namespace farewell {

enum class AdminDeactivationPhase {
    Choosing,
    Reading,  ///< the account, once more, after the click
    Stepping, ///< a step is under way that is not the deactivation itself
    Asking,   ///< a step has not worked: nothing follows by itself
    Submitting,
    Cooling,
    Verifying,
    Settled,
    Impossible,
};

/// Decides what happens next in a deactivation for somebody else; knows no sockets, no widgets, no
/// clock. An event that does not fit the phase changes nothing and orders nothing.
class AdminDeactivationFlow final
{
public:
    using milliseconds = std::chrono::milliseconds;

    enum class Order {
        Nothing,
        Read, ///< the account anew, then readAgain()
        Run,  ///< step(), then ended(); with Rooms, roomsBegun() at once and roomsEnded() later
        Cool, ///< coolingTime(), then coolingEnded()
    };

    /// How old what the person has seen may be when it is acted on.
    static constexpr milliseconds targetLife = std::chrono::seconds(60);

    /// What the person does. `age`: of what they have seen of the account; `isClosed`: that is
    /// deactivated already, and to be completed.
    [[nodiscard]] Order confirmed(const AdminChoices &choices, milliseconds age,
                                  bool isClosed = false);
    [[nodiscard]] Order triedAgain();
    [[nodiscard]] Order wentOnWithout();
    void stoppedHere();
    void stopWanted(); ///< nothing more after what is under way

    /// `isSame`: as the person has seen it. Else it stays Reading until they can see it anew.
    [[nodiscard]] Order readAgain(bool isSame);
    void notReadAgain(const Failure &failure, AdminReason reason);
    void seenAnew();

    // What a step tells.
    void submitted(); ///< the request that may deactivate is under way
    void verifying(); ///< it was answered or lost, and the account is looked at
    [[nodiscard]] Order ended(const StepEnd &end);
    [[nodiscard]] Order coolingEnded();
    [[nodiscard]] Order roomsBegun();
    void roomsEnded(const StepEnd &end); ///< beside the steps after it

    [[nodiscard]] AdminDeactivationPhase phase() const { return m_phase; }
    /// Of what is asked or not begun; at the end, of the account.
    [[nodiscard]] AdminReason reason() const;
    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    [[nodiscard]] AdminStep step() const { return m_step; }
    [[nodiscard]] StepResult resultOf(AdminStep step) const;
    [[nodiscard]] const Failure &failure() const { return m_failure; }
    [[nodiscard]] milliseconds coolingTime() const { return m_coolingTime; }
    [[nodiscard]] const AdminChoices &choices() const { return m_choices; }

    /// A request was sent before, whose effect is to be completed: the account is expected to be
    /// deactivated.
    [[nodiscard]] bool isRunAgain() const { return m_whyAgain != AdminReason::None; }

    /// `confirmButton` may be pressed.
    [[nodiscard]] bool awaitsClick() const;

    /// A step may be gone on without; the deactivation itself may not.
    [[nodiscard]] bool canGoOnWithout() const;

    [[nodiscard]] bool canRunAgain() const;

private:
    [[nodiscard]] Order begin();
    [[nodiscard]] Order run(AdminStep step);
    [[nodiscard]] Order follow(); ///< the next step that is wanted
    [[nodiscard]] Order cool();
    [[nodiscard]] Order deactivationEnded(const StepEnd &end);
    [[nodiscard]] Order afterVerdict(const AdminVerdict &verdict);
    [[nodiscard]] Order settleBy(const AdminVerdict &verdict);
    [[nodiscard]] AdminReason reasonAfter(const AdminVerdict &verdict) const;
    [[nodiscard]] Outcome outcomeAfter(Outcome outcome) const;
    [[nodiscard]] bool isWanted(AdminStep step) const;
    void settle();
    void ask(const StepEnd &end);
    StepResult &result(AdminStep step);

    AdminDeactivationPhase m_phase = AdminDeactivationPhase::Choosing;
    AdminReason m_reason = AdminReason::None;        ///< of the click, or of the step that asks
    AdminReason m_accountReason = AdminReason::None; ///< of what has become of the account
    Outcome m_outcome = Outcome::None;
    AdminStep m_step = AdminStep::None;
    std::array<StepResult, 7> m_results{};
    AdminChoices m_choices;
    Failure m_failure;
    milliseconds m_coolingTime{0};
    AdminReason m_whyAgain = AdminReason::None; ///< StillJoined or HalfDone
    bool m_isClosed = false; ///< it was deactivated before anything was done here
    bool m_isStopping = false;
};

} // namespace farewell
