// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"

#include <variant>

namespace farewell {

/// How far the removal of a contact is.
namespace removal {

struct Working
{ };
struct Waiting ///< for the pause that the server asks for; it goes on by itself
{
    std::chrono::milliseconds pause{};
};
struct Removed
{
    UnbindResult unbind = UnbindResult::NotReported;
};
struct Failed
{
    Failure failure;
};

} // namespace removal

using RemovalState
    = std::variant<removal::Working, removal::Waiting, removal::Removed, removal::Failed>;

} // namespace farewell
