// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/BootId.h"

#include <windows.h>

/// The system counts its starts there.
std::string farewell::bootId()
{
    DWORD count = 0;
    DWORD size = sizeof(count);
    const LSTATUS status
        = RegGetValueW(HKEY_LOCAL_MACHINE,
                       L"SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management"
                       L"\\PrefetchParameters",
                       L"BootId", RRF_RT_REG_DWORD, nullptr, &count, &size);
    return status == ERROR_SUCCESS ? std::to_string(count) : std::string();
}
