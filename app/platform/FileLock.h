// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/platform/SystemFile.h"

namespace farewell {

/// Shows whether the program that wrote a file still runs: by a lock that the system drops when the
/// program ends, in whatever way. A process id would not do, for in a sandbox the next start often
/// has the same one. On a file system without locks no file is ever held.
class FileLock final
{
public:
    /// Until that file is closed. Waits for whoever only looks, which takes no time.
    static void hold(const SystemFile &file);

    /// The same, unless somebody holds it already: then false.
    [[nodiscard]] static bool tryHold(const SystemFile &file);

    /// Whether a program that still runs, this one too, holds it.
    [[nodiscard]] static bool isHeld(const std::filesystem::path &path);
};

} // namespace farewell
