// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Failure.h"
#include "app/signin/SignInState.h"

namespace farewell {

/// A failed `/login` or `whoami` in a word; `ifRejected` is what a rejected proof means here. 429
/// is no reason but a wait, and counts as Refused.
[[nodiscard]] SignInReason reasonOf(Cause cause, SignInReason ifRejected);

/// Whether the server may have made a session of which we never saw the token.
[[nodiscard]] bool mayHaveMadeSession(const Failure &failure);

} // namespace farewell
