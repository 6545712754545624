// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell {

/// What was written to that file has reached the disk, and not only its cache; if not, `errno` says
/// why. On the Unixes only.
[[nodiscard]] bool fullFlush(int file);

} // namespace farewell
