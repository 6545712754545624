// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/FullFlush.h"

#include <unistd.h>

bool farewell::fullFlush(int file)
{
    return ::fsync(file) == 0;
}
