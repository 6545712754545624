// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Failure.h"
#include "app/signin/SignInState.h"

namespace farewell {

/// A failed `/login` or `whoami` in a word; `ifRejected` is what a rejected proof means here. 429
/// is no reason but a wait, and counts as Refused.
[[nodiscard]] SignInReason reasonOf(const Failure &failure, SignInReason ifRejected);

/// How long the server wants us to wait; never no time at all.
[[nodiscard]] std::chrono::milliseconds waitAfter(const Failure &failure);

/// The flaw of a connection that is not secure, where that is the failure.
[[nodiscard]] std::optional<TlsFlaw> tlsFlawOf(const Failure &failure);

/// Adds what is told of the failure to a state that names its reason.
void tell(const Failure &failure, SignInState &state);

/// Whether the server may have made a session of which we never saw the token.
[[nodiscard]] bool mayHaveMadeSession(const Failure &failure);

} // namespace farewell
