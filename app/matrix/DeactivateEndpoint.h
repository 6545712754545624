// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"
#include "app/matrix/UiaChallenge.h"

#include <variant>

namespace farewell {

/// The `auth` member of one deactivation request; every request names `erase` again, for servers
/// take it from the last one.
struct Proof
{
    enum class Kind {
        None,     ///< the first request: no `auth` member at all
        Password, ///< m.login.password with the full user id
        Session,  ///< what was proved in the browser, by the UIA session alone
        Dummy,    ///< m.login.dummy
    };
    Kind kind = Kind::None;
    QString session; ///< empty: the server gave none
};

/// Every answer of the deactivation endpoint, sorted by what it means for the account. The table
/// "From answer to phase" of the design is written against these.
namespace reply {

struct NothingSent
{
    Failure failure;
}; ///< the body was never read: the server saw nothing
struct Deactivated
{
    UnbindResult unbind;
    int httpStatus;
}; ///< a 2xx that looks like this endpoint's: `{}`, or with `id_server_unbind_result`
struct AlreadyDeactivated
{
    int httpStatus = 0;
}; ///< M_USER_DEACTIVATED
struct Challenge
{
    UiaChallenge challenge;
    static constexpr int httpStatus = 401;
}; ///< 401 with `flows`
struct Forbidden
{
    Failure failure;
}; ///< any other 403
struct BadRequest
{
    Failure failure;
}; ///< 400 M_UNKNOWN
struct Locked
{
    Failure failure;
}; ///< M_USER_LOCKED
struct SignedOut
{
    Failure failure;
}; ///< any other 401
struct Unrecognized
{
    Failure failure;
}; ///< 404/405 M_UNRECOGNIZED
struct RateLimited
{
    Failure failure;
}; ///< 429
struct Refused
{
    Failure failure;
}; ///< any other 4xx but 408
struct Unclear
{
    Failure failure;
}; ///< all else: the server may or may not have acted

} // namespace reply

using DeactivateReply
    = std::variant<reply::NothingSent, reply::Deactivated, reply::AlreadyDeactivated,
                   reply::Challenge, reply::Forbidden, reply::BadRequest, reply::Locked,
                   reply::SignedOut, reply::Unrecognized, reply::RateLimited, reply::Refused,
                   reply::Unclear>;

[[nodiscard]] DeactivateReply sortReply(const Result<Answer> &result);

/// `POST /account/deactivate`: one request, never repeated. It deactivates the account that `actor`
/// is in; `subject` is the one that the proof names, and must be the same.
void deactivate(SignedIn &actor, const UserId &subject, bool erase, const Proof &proof,
                const Secret &password, QObject *context,
                std::function<void(DeactivateReply)> reply);

/// The page on which a stage is completed in the browser (CS-API "Fallback").
[[nodiscard]] QUrl fallbackUrl(const HomeserverUrl &server, const QString &stage,
                               const QString &session);

} // namespace farewell
