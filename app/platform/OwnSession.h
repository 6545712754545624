// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell {

/// The program that calls it no longer ends with the terminal or by the keys of the one that has
/// started it. May be called between fork and exec.
void beginOwnSession();

} // namespace farewell
