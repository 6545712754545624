// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/SharedHeap.h"

namespace farewell {

/// It is shared there.
void shareHeap()
{
}

} // namespace farewell
