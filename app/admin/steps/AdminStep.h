// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminVerdict.h"

#include <array>
#include <optional>

namespace farewell {

/// What a deactivation for somebody else is made of, in this order. Only what is impossible
/// afterwards comes before it; nothing is destroyed unless the account is read back deactivated.
enum class AdminStep {
    None,
    WaitProfile, ///< a name that is being written into rooms would bring the account back there
    HandOver,    ///< rooms in which nobody else could appoint an admin
    Deactivate,
    Rooms, ///< the server leaves them one by one afterwards; this watches
    Redact,
    Media,
};

/// All of them.
inline constexpr std::array adminSteps{AdminStep::WaitProfile, AdminStep::HandOver,
                                       AdminStep::Deactivate,  AdminStep::Rooms,
                                       AdminStep::Redact,      AdminStep::Media};

enum class StepResult {
    Skipped, ///< not wanted, not possible here, or gone on without
    Waiting, ///< its turn has not come
    Running,
    Done, ///< as read back, never by an answer alone
    Failed,
    Unknown,
};

/// How a step has ended.
struct StepEnd
{
    StepResult result = StepResult::Done;
    AdminReason reason = AdminReason::None;
    Failure failure{};                     ///< with Failed and Unknown: what the server said
    std::optional<AdminVerdict> verdict{}; ///< of Deactivate, once a request was answered
    std::optional<Outcome> outcome{};      ///< of Deactivate, where somebody else was faster
    bool hasProfileTask = false;           ///< of Deactivate: a new name is on its way after all

    [[nodiscard]] static StepEnd failed(AdminReason reason, Failure failure = {})
    {
        return {.result = StepResult::Failed, .reason = reason, .failure = std::move(failure)};
    }
    [[nodiscard]] static StepEnd unknown(Failure failure = {},
                                         AdminReason reason = AdminReason::None)
    {
        return {.result = StepResult::Unknown, .reason = reason, .failure = std::move(failure)};
    }
};

} // namespace farewell
