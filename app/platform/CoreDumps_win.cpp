// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/CoreDumps.h"

#include <windows.h>

/// As <werapi.h> has it, which MinGW's compiler cannot read.
extern "C" HRESULT WINAPI WerAddExcludedApplication(PCWSTR executable, BOOL forEverybody);

void farewell::forbidCoreDumps()
{
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    WerAddExcludedApplication(L"farewell.exe", FALSE);
}
