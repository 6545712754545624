// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminCard.h"

#include <algorithm>

namespace farewell {

namespace {

template <class T>
bool isAnswered(const CardPart<T> &part)
{
    return part.has_value();
}

/// What the server does not have, it will not have the next time, either.
template <class T>
bool isGap(const CardPart<T> &part)
{
    return part && !*part && part->error().cause != Cause::Unrecognized;
}

bool isServiceMissing(const ServiceWord &service)
{
    return service.kind == ServiceWord::Kind::Hidden || service.kind == ServiceWord::Kind::NotRead;
}

AdminGuard guardOn(const ServiceWord &service)
{
    using Kind = ServiceWord::Kind;
    switch (service.kind) {
    case Kind::NoService:
    case Kind::Known:
    case Kind::NotKnown:
        return AdminGuard::None;
    case Kind::Hidden:
        return AdminGuard::ServiceHidden;
    case Kind::NotRead:
        return AdminGuard::ServiceNotRead;
    case Kind::OtherName:
        return AdminGuard::ServiceOtherName;
    }
    Q_UNREACHABLE();
}

} // namespace

const AdminAccount *AdminCard::known() const
{
    return account && *account ? &account->value() : nullptr;
}

bool AdminCard::isComplete() const
{
    if (!account) {
        return false;
    }
    if (!*account) {
        return true;
    }
    return isAnswered(sessions) && isAnswered(joinedRooms) && isAnswered(invitations)
        && isAnswered(files) && (isAnswered(livingAdmins) || !isLivingAdmin(account->value().user));
}

bool AdminCard::hasGaps() const
{
    return isGap(account) || (known() != nullptr && isServiceMissing(known()->service))
        || isGap(sessions) || isGap(joinedRooms) || isGap(invitations) || isGap(files)
        || isGap(livingAdmins);
}

bool isLivingAdmin(const AdminUser &user)
{
    return user.isAdmin && !user.isDeactivated && !user.isLocked;
}

qint64 livingAdminsAmong(const QList<AdminUser> &users)
{
    return std::ranges::count_if(users, isLivingAdmin);
}

AdminGuard guardOn(const AdminCard &card, const QString &actor)
{
    if (card.userId == actor) {
        return AdminGuard::Oneself;
    }
    const AdminAccount *account = card.known();
    if (account != nullptr && !account->service.isClear()) {
        return guardOn(account->service);
    }
    if (account == nullptr || !isLivingAdmin(account->user)) {
        return AdminGuard::None;
    }
    if (!card.livingAdmins) {
        return AdminGuard::NotYetKnown;
    }
    if (!*card.livingAdmins) {
        return AdminGuard::NotKnown;
    }
    return card.livingAdmins->value() <= 1 ? AdminGuard::LastAdmin : AdminGuard::None;
}

} // namespace farewell
