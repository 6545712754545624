// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/RoomReader.h"
#include "ui/account/ProfileState.h"

#include <chrono>
#include <optional>

namespace farewell {

/// All that is known of an account that its owner may want to settle.
struct ToSettle
{
    Overview overview{};
    RoomOverview rooms{};
    bool isFoundActive = false; ///< this sign-in has shown that a deactivation did not work
    ProfileState profile{};
    /// Whose Single Sign On lets the person in, cleaned, empty where the server does not name it;
    /// missing: a password does.
    std::optional<QString> provider{};
    std::chrono::seconds pause{0}; ///< that the server asks for before more is read
};

} // namespace farewell
