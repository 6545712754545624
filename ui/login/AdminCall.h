// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"
#include "app/base/UserId.h"

namespace farewell {

/// The Synapse Admin API call that deactivates an account, ready to copy: with what is known filled
/// in, percent-encoded, and the documented placeholders for the rest.
[[nodiscard]] QString adminCall(const std::optional<HomeserverUrl> &homeserver,
                                const std::optional<UserId> &userId);

/// Its body.
[[nodiscard]] QString adminCallBody();

/// The same for a server whose accounts the Matrix Authentication Service keeps: the calls of its
/// Admin API (`/api/spec.json` there), with the body of the second.
[[nodiscard]] QString accountServiceCalls(const QUrl &issuer, const std::optional<UserId> &userId);

} // namespace farewell
