// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/Wipe.h"

#include <windows.h>

void farewell::wipe(void *data, std::size_t size) noexcept
{
    SecureZeroMemory(data, size);
}
