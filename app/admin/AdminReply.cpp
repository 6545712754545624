// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminReply.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Kind = AdminReply::Kind;

/// A body may say otherwise than its status, or be of another endpoint.
bool isConfirmation(const Answer &answer)
{
    return answer.isSuccess() && answer.object
        && answer.object->contains("id_server_unbind_result"_L1)
        && !answer.object->contains("errcode"_L1);
}

Kind refusalOf(const QString &errcode)
{
    const bool isBefore = errcode == "M_NOT_FOUND"_L1 || errcode == "M_INVALID_PARAM"_L1
        || errcode == "M_BAD_JSON"_L1;
    return isBefore ? Kind::RefusedBefore : Kind::Refused;
}

Kind kindOf(const Answer &answer, const Failure &failure)
{
    // A page of something in between has no errcode; a proxy may have put it in place of an answer.
    const bool isOfTheServer = !answer.errcode().isEmpty() && failure.cause != Cause::Unrecognized;
    switch (answer.status) {
    case 400:
        return isOfTheServer ? refusalOf(failure.errcode) : Kind::Unclear;
    case 401:
        return isOfTheServer ? Kind::SignedOut : Kind::Hidden;
    case 403:
        return isOfTheServer ? Kind::Refused : Kind::Hidden;
    case 404:
        return isOfTheServer ? refusalOf(failure.errcode) : Kind::Hidden;
    case 405:
        return Kind::Hidden;
    case 429:
        return Kind::RateLimited;
    default:
        return Kind::Unclear;
    }
}

} // namespace

AdminReply sortAdminReply(const Result<Answer> &result)
{
    if (!result) {
        const bool isUnsent = result.error().sent == Sent::No;
        return {.kind = isUnsent ? Kind::NothingSent : Kind::Unclear, .failure = result.error()};
    }
    if (isConfirmation(*result)) {
        return {.kind = Kind::Confirmed,
                .httpStatus = result->status,
                .unbind = parseUnbindResult(*result->object)};
    }
    Failure failure = failureOf(*result);
    const Kind kind = kindOf(*result, failure);
    return {.kind = kind, .httpStatus = result->status, .failure = std::move(failure)};
}

} // namespace farewell
