// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell {

/// How far a window is that shows the account: accountWindow and settingsDialog.
enum class AccountPhase {
    Loading, ///< what the server says of the account is still coming in
    Ready,
    Working, ///< something is being changed or ended: a contact, or the sign-in
};

} // namespace farewell
