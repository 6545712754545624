// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminReply.h"

#include "app/admin/service/ManagedAccount.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Kind = AdminReply::Kind;

/// A body may say otherwise than its status, or be of another endpoint.
bool isConfirmation(const Answer &answer, const QString & /*id*/)
{
    return answer.isSuccess() && answer.object
        && answer.object->contains("id_server_unbind_result"_L1)
        && !answer.object->contains("errcode"_L1);
}

bool isServicesConfirmation(const Answer &answer, const QString &id)
{
    const auto account = answer.isSuccess() && answer.object
        ? parseManagedAccount(*answer.object)
        : unexpected(Failure::of(Cause::BadAnswer));
    return account && account->id == id && account->isDeactivated;
}

/// The account service has no errcodes; by these statuses it has looked at nothing but the request.
Kind refusalOf(const Failure &failure)
{
    const bool isBefore = failure.errcode == "M_NOT_FOUND"_L1
        || failure.errcode == "M_INVALID_PARAM"_L1 || failure.errcode == "M_BAD_JSON"_L1
        || failure.isOfService;
    return isBefore ? Kind::RefusedBefore : Kind::Refused;
}

Kind kindOf(const Answer &answer, const Failure &failure)
{
    // A page of something in between has words of no API; a proxy may have put it in place of an
    // answer.
    const bool isOfTheServer = failure.isOfService
        || (!answer.errcode().isEmpty() && failure.cause != Cause::Unrecognized);
    switch (answer.status) {
    case 400:
        return isOfTheServer ? refusalOf(failure) : Kind::Unclear;
    case 401:
        return isOfTheServer ? Kind::SignedOut : Kind::Hidden;
    case 403:
        return isOfTheServer ? Kind::Refused : Kind::Hidden;
    case 404:
        return isOfTheServer ? refusalOf(failure) : Kind::Hidden;
    case 405:
        return Kind::Hidden;
    case 429:
        return Kind::RateLimited;
    default:
        return Kind::Unclear;
    }
}

AdminReply sorted(const Result<Answer> &result, bool (*isYes)(const Answer &, const QString &),
                  const QString &id)
{
    if (!result) {
        const bool isUnsent = result.error().sent == Sent::No;
        return {.kind = isUnsent ? Kind::NothingSent : Kind::Unclear, .failure = result.error()};
    }
    if (isYes(*result, id)) {
        return {.kind = Kind::Confirmed,
                .httpStatus = result->status,
                .unbind = parseUnbindResult(*result->object)};
    }
    Failure failure = failureOf(*result);
    const Kind kind = kindOf(*result, failure);
    return {.kind = kind, .httpStatus = result->status, .failure = std::move(failure)};
}

} // namespace

AdminReply sortAdminReply(const Result<Answer> &result)
{
    return sorted(result, isConfirmation, {});
}

AdminReply sortServiceReply(const Result<Answer> &result, const QString &id)
{
    AdminReply reply = sorted(result, isServicesConfirmation, id);
    reply.isOfService = true;
    return reply;
}

} // namespace farewell
