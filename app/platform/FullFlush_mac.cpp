// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/FullFlush.h"

#include <fcntl.h>
#include <unistd.h>

/// fsync() leaves it in the disk's cache there. Not every file system knows the other one.
bool farewell::fullFlush(int file)
{
    return ::fcntl(file, F_FULLFSYNC) == 0 || ::fsync(file) == 0;
}
