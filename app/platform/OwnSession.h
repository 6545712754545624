// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell {

/// Puts the calling program into a session of its own: it no longer ends with the terminal or by
/// the keys of the program that started it. May be called between fork and exec.
void beginOwnSession();

} // namespace farewell
