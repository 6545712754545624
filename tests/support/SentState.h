// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"

namespace farewell::test {

/// So long after the request was sent, on the clock of these states.
[[nodiscard]] inline QDateTime at(int secondsAfterSending)
{
    return QDateTime(QDate(2026, 11, 23), QTime(14, 9, 21), Qt::UTC).addSecs(secondsAfterSending);
}

/// A request that was sent, nothing seen yet.
[[nodiscard]] inline DeactivationState sent()
{
    DeactivationState state;
    state.outcome = Outcome::Unknown;
    state.evidence.sentAt = at(0);
    state.evidence.profileWasThere = true;
    return state;
}

/// It has an answer, after a second.
[[nodiscard]] inline DeactivationState answered(EndpointSign sign, int status = 0)
{
    DeactivationState state = sent();
    state.evidence.endpoint = sign;
    state.evidence.endpointStatus = status;
    state.evidence.endpointAt = at(1);
    return state;
}

} // namespace farewell::test
