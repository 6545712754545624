// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell {

/// A crash writes no memory to the disk, for the password and the token are in it.
void forbidCoreDumps();

} // namespace farewell
