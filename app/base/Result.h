// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Failure.h"

#include <tl/expected.hpp>

namespace farewell {

/// A value, or the reason why there is none.
template <class T>
using Result = tl::expected<T, Failure>;

using tl::unexpected;

} // namespace farewell
