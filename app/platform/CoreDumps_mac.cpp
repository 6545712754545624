// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/CoreDumps.h"

#include <sys/resource.h>

/// Reports of crashes are no dumps of memory there.
void farewell::forbidCoreDumps()
{
    constexpr rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}
