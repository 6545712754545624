// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/CoreDumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

/// The limit alone does not keep a dump from a program that the system pipes it into; the attribute
/// does, and keeps debuggers out.
void farewell::forbidCoreDumps()
{
    constexpr rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
