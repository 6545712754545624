// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/CardTags.h"

#include "ui/administration/UserSentences.h"
#include "ui/sentences/Sentences.h"

namespace farewell {

namespace {

using Look = CardTag::Look;

constexpr UserTags states = UserTag::Deactivated | UserTag::Erased | UserTag::Locked;

Look lookOf(UserTag tag)
{
    if (tag == UserTag::Locked) {
        return Look::Warning;
    }
    return tag == UserTag::Administrator ? Look::Good : Look::Neutral;
}

QList<CardTag> inWords(UserTags tags, const AdminUser &user)
{
    QList<CardTag> words;
    const QList<UserTag> ordered = UserSentences::inOrder(tags);
    for (const UserTag tag : ordered) {
        words += {lookOf(tag), tag == UserTag::OtherType ? user.type : UserSentences::tag(tag)};
    }
    return words;
}

} // namespace

QList<CardTag> CardTags::of(const AdminAccount &account)
{
    const AdminUser &user = account.user;
    UserTags all = tagsOf(user);
    if (!account.applicationService.isEmpty()) {
        all |= UserTag::Bridge;
    }
    QList<CardTag> tags = inWords(all & states, user);
    if (account.isDeactivatedSomewhere() && !user.isDeactivated) {
        tags.prepend({Look::Warning, tr("deactivated in part", "an account")});
    } else if (!user.isDeactivated && !user.isLocked) {
        tags.prepend({Look::Good, tr("active", "an account")});
    }
    if (account.isSuspended) {
        tags += {Look::Warning, tr("suspended", "an account that can read, and not write")};
    }
    if (user.isShadowBanned) {
        tags += {Look::Warning, tr("shadow-banned", "an account")};
    }
    return tags + inWords(all & ~states, user);
}

QString CardTags::spoken(const QList<CardTag> &tags)
{
    QStringList words;
    for (const CardTag &tag : tags) {
        words += tag.text;
    }
    return Sentences::listed(words);
}

} // namespace farewell
