// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/UserSearch.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QString digitsOf(const QString &text)
{
    QString digits;
    std::ranges::copy_if(text, std::back_inserter(digits),
                         [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits;
}

bool isPhone(const QString &text)
{
    const auto mayStand
        = [](QChar c) { return (c >= u'0' && c <= u'9') || u" ()-./"_s.contains(c); };
    return text.startsWith(u'+') && std::ranges::all_of(text.sliced(1), mayStand)
        && !digitsOf(text).isEmpty();
}

/// "PROVIDER: ID", whatever the provider is.
std::optional<UserSearch> linkIn(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon <= 0) {
        return std::nullopt;
    }
    const UserSearch link{UserSearch::By::Link, text.sliced(colon + 1).trimmed(),
                          text.first(colon).trimmed()};
    return link.text.isEmpty() || link.provider.isEmpty() ? std::nullopt : std::optional(link);
}

std::optional<UserSearch> linkIn(const QString &text, const QStringList &providers)
{
    auto link = linkIn(text);
    const auto isTheSame = [&link](const QString &provider) {
        return provider.compare(link->provider, Qt::CaseInsensitive) == 0;
    };
    const auto known = link ? std::ranges::find_if(providers, isTheSame) : providers.end();
    if (known == providers.end()) {
        return std::nullopt;
    }
    link->provider = *known;
    return link;
}

QLatin1StringView nameOf(UserOrder order)
{
    switch (order) {
    case UserOrder::Name:
        return "name"_L1;
    case UserOrder::DisplayName:
        return "displayname"_L1;
    case UserOrder::Created:
        return "creation_ts"_L1;
    case UserOrder::LastSeen:
        return "last_seen_ts"_L1;
    }
    Q_UNREACHABLE();
}

QString localpartOf(const QString &userId)
{
    const QString withoutSigil = userId.startsWith(u'@') ? userId.sliced(1) : userId;
    return withoutSigil.section(u':', 0, 0);
}

} // namespace

UserSearch UserSearch::parse(const QString &typed, const QStringList &providers)
{
    const QString text = typed.trimmed();
    if (text.isEmpty()) {
        return {};
    }
    if (text.startsWith(u'@')) {
        return {By::Id, text};
    }
    if (const auto link = linkIn(text, providers)) {
        return *link;
    }
    // An address with a colon would be a quoted one; before it may stand a provider.
    if (text.contains(u'@') && !text.endsWith(u'@') && !text.contains(u' ')
        && !text.contains(u':')) {
        return {By::Email, text.toLower()};
    }
    if (isPhone(text)) {
        return {By::Phone, digitsOf(text)};
    }
    return {By::Name, text};
}

std::optional<UserSearch> UserSearch::keptByService() const
{
    switch (by) {
    case By::Email:
    case By::Link:
        return *this;
    case By::Name:
        return linkIn(text);
    case By::Everybody:
    case By::Id:
    case By::Phone:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

bool UserSearch::admits(const AdminUser &user) const
{
    switch (by) {
    case By::Everybody:
    case By::Email:
    case By::Phone:
    case By::Link:
        return true;
    case By::Id:
        return user.id.contains(text, Qt::CaseInsensitive);
    case By::Name:
        return localpartOf(user.id).contains(text, Qt::CaseInsensitive)
            || user.displayName.contains(text, Qt::CaseInsensitive);
    }
    Q_UNREACHABLE();
}

bool isBridgeId(const QString &userId)
{
    return userId.startsWith("@_"_L1);
}

bool admits(UserFilter filter, const AdminUser &user)
{
    switch (filter) {
    case UserFilter::Everybody:
        return true;
    case UserFilter::Active:
        return !user.isDeactivated && !user.isLocked;
    case UserFilter::Deactivated:
        return user.isDeactivated;
    case UserFilter::Locked:
        return user.isLocked;
    case UserFilter::Administrators:
        return user.isAdmin;
    case UserFilter::Guests:
        return user.isGuest;
    case UserFilter::NotPeople:
        return !user.type.isEmpty() || isBridgeId(user.id);
    }
    Q_UNREACHABLE();
}

QString UserListQuery::encoded() const
{
    QStringList parts;
    const auto add = [&parts](QLatin1StringView key, const QString &value) {
        parts += key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    };
    add("limit"_L1, QString::number(usersOnAPage));
    add("order_by"_L1, nameOf(order));
    add("dir"_L1, isDescending ? u"b"_s : u"f"_s);
    add("locked"_L1, u"true"_s); // without it, those who are locked are left out of every list
    if (search.by == UserSearch::By::Name) {
        add("name"_L1, search.text);
    } else if (search.by == UserSearch::By::Id) {
        add("user_id"_L1, search.text);
    }
    if (filter == UserFilter::Active || filter == UserFilter::Deactivated) {
        add("deactivated"_L1, filter == UserFilter::Deactivated ? u"true"_s : u"false"_s);
    } else if (filter == UserFilter::Administrators) {
        add("admins"_L1, u"true"_s);
    }
    if (isOAuth) {
        add("guests"_L1, u"false"_s);
    }
    if (!from.isEmpty()) {
        add("from"_L1, from);
    }
    return parts.join(u'&');
}

} // namespace farewell
