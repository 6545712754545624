// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"
#include "app/matrix/Answer.h"

namespace farewell {

/// An answer to a request that may have deactivated somebody else's account, sorted by what it can
/// mean for that account. Only the account itself, read back, tells what has happened.
struct AdminReply
{
    enum class Kind {
        NothingSent,   ///< the body was never read
        Confirmed,     ///< a 2xx that looks like this endpoint's
        RefusedBefore, ///< by the server, before any work: no such account, or not to be understood
        Refused,       ///< any other 400 or 403 of the server: it may have begun
        SignedOut,     ///< 401
        Hidden,        ///< 403, 404 or 405, and not by the admin API
        RateLimited,   ///< 429
        Unclear,       ///< all else: it may have been done, now or later
    };

    Kind kind = Kind::Unclear;
    int httpStatus = 0;                              ///< 0: no answer
    Failure failure{};                               ///< but with Confirmed
    UnbindResult unbind = UnbindResult::NotReported; ///< with Confirmed
    bool isOfService = false; ///< the account service was asked, and not the homeserver

    /// The server itself refuses, so that it matters whether we still may.
    [[nodiscard]] bool isRefusal() const
    {
        return kind == Kind::Refused || kind == Kind::RefusedBefore;
    }
};

/// For `POST /_synapse/admin/v1/deactivate/{userId}` (Synapse's "Deactivate Account").
[[nodiscard]] AdminReply sortAdminReply(const Result<Answer> &result);

/// For `POST /api/admin/v1/users/{id}/deactivate` of the account service: its yes is about itself
/// alone, and the homeserver follows.
[[nodiscard]] AdminReply sortServiceReply(const Result<Answer> &result, const QString &id);

} // namespace farewell
