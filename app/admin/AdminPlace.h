// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"

namespace farewell {

class SignedIn;

/// Who administrates, and where the server answers its administrators: mostly where it answers
/// everybody, else at an address of its own, which the person has confirmed.
struct AdminPlace
{
    SignedIn &actor;
    HomeserverUrl address;

    /// Of the account service, where there is one and it has a usable address.
    std::optional<HomeserverUrl> service{};

    [[nodiscard]] static AdminPlace of(SignedIn &actor, const HomeserverUrl &address);

    /// Accounts are an account service's, and the homeserver follows it (OAuth 2.0).
    [[nodiscard]] bool isManaged() const;
};

} // namespace farewell
