// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AccountChangeState.h"
#include "app/base/Result.h"

#include <QJsonObject>

#include <chrono>

namespace farewell {

/// What was seen of an account after a request to change it.
struct ChangeSeen
{
    std::optional<bool> isAsWanted{}; ///< missing: it could not be read
    std::optional<Failure> notRead{}; ///< why
    std::chrono::seconds sinceSent{0};
};

struct ChangeVerdict
{
    ChangePhase phase = ChangePhase::Verifying;
    ChangeOutcome outcome = ChangeOutcome::None;
    ChangeReason reason = ChangeReason::None;

    friend bool operator==(const ChangeVerdict &, const ChangeVerdict &) = default;
};

/// Why an account could not be read before anything was sent.
[[nodiscard]] ChangeVerdict verdictOnNoAccount(const Failure &failure);

/// Why nothing may be sent for an account of which the account service says nothing clear.
[[nodiscard]] ChangeVerdict verdictOnNoWord(const ServiceWord &word);

/// What has come of a request. Only the account itself tells that it was done; that it was not,
/// also a refusal of the server that was seen to have changed nothing.
[[nodiscard]] ChangeVerdict verdictOnChange(const Result<QJsonObject> &reply,
                                            const ChangeSeen &seen);

} // namespace farewell
