// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/service/ManagedAccount.h"

#include "app/base/HttpStatus.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Kind = ServiceWord::Kind;

constexpr int notFound = 404;

std::optional<QDateTime> timeIn(const QJsonValue &value)
{
    const QDateTime at = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return at.isValid() ? std::optional(at.toUTC()) : std::nullopt;
}

} // namespace

bool isSameKeeper(const ServiceWord &one, const ServiceWord &other)
{
    return one.kind == other.kind && one.account.id == other.account.id;
}

/// An answer that does not tell whether the account is deactivated is no answer.
Result<ManagedAccount> parseManagedAccount(const QJsonObject &object)
{
    const QJsonObject data = object.value("data"_L1).toObject();
    const QJsonObject attributes = data.value("attributes"_L1).toObject();
    const QJsonValue deactivated = attributes.value("deactivated_at"_L1);
    const QJsonValue locked = attributes.value("locked_at"_L1);
    ManagedAccount account{.id = data.value("id"_L1).toString(),
                           .username = attributes.value("username"_L1).toString(),
                           .isAdmin = attributes.value("admin"_L1).toBool(),
                           .isLocked = locked.isString(),
                           .isDeactivated = deactivated.isString(),
                           .lockedAt = timeIn(locked),
                           .deactivatedAt = timeIn(deactivated)};
    const bool isUser = data.value("type"_L1).toString() == "user"_L1 && !account.id.isEmpty()
        && !account.username.isEmpty() && (deactivated.isString() || deactivated.isNull());
    return isUser ? Result<ManagedAccount>(account) : unexpected(Failure::of(Cause::BadAnswer));
}

/// The next page begins after the last one of this, whoever that is: so it does not shift.
Result<ManagedPage> parseManagedPage(const QJsonObject &object)
{
    const QJsonValue list = object.value("data"_L1);
    if (!list.isArray()) {
        return unexpected(Failure::of(Cause::BadAnswer));
    }
    ManagedPage page;
    const QJsonArray data = list.toArray();
    for (const auto entry : data) {
        if (const auto account = parseManagedAccount({{u"data"_s, entry}})) {
            page.accounts += *account;
        }
    }
    const bool hasMore
        = !data.isEmpty() && object.value("links"_L1).toObject().value("next"_L1).isString();
    page.next = hasMore ? data.last().toObject().value("id"_L1).toString() : QString();
    return page;
}

ServiceWord wordOfFailure(const Failure &failure)
{
    const bool isAnswered = http::isSuccess(failure.httpStatus)
        || http::isRedirect(failure.httpStatus) || http::isRefusal(failure.httpStatus);
    const bool isHidden = isAnswered && !failure.isOfService && failure.cause != Cause::RateLimited;
    return {.kind = isHidden ? Kind::Hidden : Kind::NotRead, .failure = failure};
}

ServiceWord wordByName(const Result<QJsonObject> &answer, const QString &localpart)
{
    if (!answer) {
        const Failure &failure = answer.error();
        return failure.httpStatus == notFound && failure.isOfService
            ? ServiceWord{.kind = Kind::NotKnown}
            : wordOfFailure(failure);
    }
    const auto account = parseManagedAccount(*answer);
    if (!account) {
        return {.kind = Kind::Hidden, .failure = account.error()};
    }
    return {.kind = account->username == localpart ? Kind::Known : Kind::OtherName,
            .account = *account};
}

ServiceWord wordById(const Result<QJsonObject> &answer, const QString &id)
{
    if (!answer) {
        return wordOfFailure(answer.error());
    }
    const auto account = parseManagedAccount(*answer);
    return account && account->id == id
        ? ServiceWord{.kind = Kind::Known, .account = *account}
        : ServiceWord{.kind = Kind::Hidden, .failure = Failure::of(Cause::BadAnswer)};
}

} // namespace farewell
