// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/Evidence.h"

namespace farewell {

/// What an answer says about the account, as evidence.
[[nodiscard]] SignInSign signOf(const Result<WhoAmI> &result, const UserId &userId);
[[nodiscard]] ProfileSign signOf(const Result<Profile> &result);

} // namespace farewell
