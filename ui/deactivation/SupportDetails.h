// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"
#include "ui/account/AccountView.h"

namespace farewell {

/// For support staff: what the window says, with time, account, server, endpoint, status and
/// errcode; in English whatever the language. Never a secret.
[[nodiscard]] QString supportDetails(const DeactivationState &state, const AccountView &account,
                                     const QDateTime &now);

} // namespace farewell
