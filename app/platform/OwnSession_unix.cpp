// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/OwnSession.h"

#include <unistd.h>

void farewell::beginOwnSession()
{
    ::setsid();
}
