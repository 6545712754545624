// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell {

/// Brings what was written to that file to the disk itself, not only to its cache. Where that
/// fails, `errno` says why. On the Unixes only.
[[nodiscard]] bool fullFlush(int file);

} // namespace farewell
