// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

class PracticeState;

/// The people of a whole server, for those who administer it: 300 accounts, alice, bob and carol
/// among them, and the rooms that they are in. Always the same.
///
/// - alice administers the server, and `dana` does; `former-admin` did, and is deactivated.
/// - `leah` leaves: she alone administers two rooms, and has 400 files. So has `nora`.
/// - `sole-1` to `sole-6` are the only administrators of a room each. `olga` is in 400 rooms.
/// - `deals-01` to `deals-60` are spammers in six public rooms each.
/// - `_telegram_1` to `_telegram_5` belong to an application service, `101` to `103` are guests,
///   `help-bot` is a bot, `help-desk` support.
/// - `locked-1` to `locked-4` are locked; `gone-1` to `gone-6` deactivated, the first three erased.
/// - `100%real`, `under_score` and `a/b` have the names that go wrong.
///
/// All others are ordinary. Of all, some have neither name nor picture, or were never seen.
void moveCrowdIn(PracticeState &state);

} // namespace farewell
