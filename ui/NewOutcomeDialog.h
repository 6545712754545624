// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell {

class OutcomeDialog;
struct AccountView;
struct Services;

/// The dialog for an outcome, as every scene opens it: before all other windows, marked in a
/// rehearsal, and without a parent, for those behind it close when the account is gone. It is not
/// shown yet, and belongs to the caller.
[[nodiscard]] OutcomeDialog *newOutcomeDialog(const AccountView &account, const Services &services);

} // namespace farewell
