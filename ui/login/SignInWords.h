// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

struct SignInState;
enum class SignInPhase;

namespace words {

/// The words of the contract for automation; the enums may be renamed, these may not.
[[nodiscard]] QString phase(SignInPhase phase);
[[nodiscard]] QString reason(const SignInState &state);

} // namespace words

} // namespace farewell
