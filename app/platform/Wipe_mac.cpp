// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#define __STDC_WANT_LIB_EXT1__ 1 // for memset_s(), which no compiler drops
#include <string.h>

#include "app/platform/Wipe.h"

void farewell::wipe(void *data, std::size_t size) noexcept
{
    ::memset_s(data, size, 0, size);
}
