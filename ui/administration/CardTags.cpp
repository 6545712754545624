// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/CardTags.h"

#include "app/admin/UserSearch.h"
#include "ui/sentences/Sentences.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Look = CardTag::Look;

} // namespace

QList<CardTag> CardTags::of(const AdminUser &user)
{
    QList<CardTag> tags = stateOf(user);
    if (isBridgeId(user.id)) {
        tags += CardTag{Look::Neutral,
                        tr("bridge", "an account of a program that connects to another network")};
    }
    return tags + kindOf(user);
}

QList<CardTag> CardTags::of(const AdminAccount &account)
{
    const AdminUser &user = account.user;
    QList<CardTag> tags = stateOf(user);
    if (!user.isDeactivated && !user.isLocked) {
        tags.prepend({Look::Good, tr("active", "an account")});
    }
    if (account.isSuspended) {
        tags += CardTag{Look::Warning, tr("suspended", "an account that can read, and not write")};
    }
    if (user.isShadowBanned) {
        tags += CardTag{Look::Warning, tr("shadow-banned", "an account")};
    }
    if (!account.applicationService.isEmpty() || isBridgeId(user.id)) {
        tags += CardTag{Look::Neutral,
                        tr("bridge", "an account of a program that connects to another network")};
    }
    return tags + kindOf(user);
}

QString CardTags::spoken(const QList<CardTag> &tags)
{
    QStringList words;
    for (const CardTag &tag : tags) {
        words += tag.text;
    }
    return Sentences::listed(words);
}

QList<CardTag> CardTags::stateOf(const AdminUser &user)
{
    QList<CardTag> tags;
    if (user.isDeactivated) {
        tags += CardTag{Look::Neutral, tr("deactivated", "an account")};
    }
    if (user.isErased) {
        tags += CardTag{Look::Neutral, tr("erased", "an account")};
    }
    if (user.isLocked) {
        tags += CardTag{Look::Warning, tr("locked", "an account")};
    }
    return tags;
}

QList<CardTag> CardTags::kindOf(const AdminUser &user)
{
    QList<CardTag> tags;
    if (user.isAdmin) {
        tags += CardTag{Look::Good, tr("administrator")};
    }
    if (user.isGuest) {
        tags += CardTag{Look::Neutral, tr("guest", "an account")};
    }
    if (user.type == "bot"_L1) {
        tags += CardTag{Look::Neutral, tr("bot", "an account of a program")};
    } else if (user.type == "support"_L1) {
        tags += CardTag{Look::Neutral, tr("support", "an account of the people who help")};
    } else if (!user.type.isEmpty()) {
        tags += CardTag{Look::Neutral, user.type};
    }
    return tags;
}

} // namespace farewell
