// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/SharedHeap.h"

#include <cstdlib> // tells whose library it is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace farewell {

void shareHeap()
{
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 1); // mallopt(3); nothing here is in a hurry to allocate
#endif
}

} // namespace farewell
