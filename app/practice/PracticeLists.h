// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

/// Lists of accounts that somebody who learns to administrate is given.
namespace farewell::practicelists {

/// As spreadsheets of a personnel department are: 40 lines after the heading, semicolons, a note
/// each, and somebody of each kind that needs a closer look.
[[nodiscard]] QString leavers();

/// The first spammers of the crowd.
[[nodiscard]] QString spammers(int count);

/// So many people of whom there is nothing to tell, and @nora in line `place`, from 1.
[[nodiscard]] QString withNora(int count, int place);

} // namespace farewell::practicelists
