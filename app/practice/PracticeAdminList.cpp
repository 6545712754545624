// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeAdminList.h"

#include "app/practice/PracticeAdminCard.h"
#include "app/practice/PracticeQuery.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <vector>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Wanted = std::function<bool(const PracticeAccount &)>;

const QStringList &columns()
{
    static const QStringList all{u"name"_s,         u"displayname"_s,   u"is_guest"_s,
                                 u"admin"_s,        u"deactivated"_s,   u"user_type"_s,
                                 u"avatar_url"_s,   u"shadow_banned"_s, u"creation_ts"_s,
                                 u"last_seen_ts"_s, u"locked"_s};
    return all;
}

/// SQL's LIKE: what was searched for may bring wildcards of its own.
QRegularExpression like(const QString &pattern)
{
    QString expression;
    for (const QChar one : pattern) {
        expression += one == u'%' ? u".*"_s
            : one == u'_'         ? u"."_s
                                  : QRegularExpression::escape(QString(one));
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(expression),
                              QRegularExpression::CaseInsensitiveOption
                                  | QRegularExpression::DotMatchesEverythingOption);
}

Wanted byName(const PracticeState &state, const QString &name)
{
    const auto id = like(u"@%"_s + name.toLower() + u"%:%"_s);
    const auto displayName = like(u'%' + name.toLower() + u'%');
    return [&state, id, displayName](const PracticeAccount &account) {
        return id.match(state.userId(account)).hasMatch()
            || (!account.displayName.isEmpty()
                && displayName.match(account.displayName.toLower()).hasMatch());
    };
}

Wanted byId(const PracticeState &state, const QString &part)
{
    const auto id = like(u'%' + part.toLower() + u'%');
    return [&state, id](const PracticeAccount &account) {
        return id.match(state.userId(account)).hasMatch();
    };
}

/// Nulls stay, unless none ("") is among what is left out; none alone leaves out nothing but them.
Wanted notOfType(const QStringList &types)
{
    return [types](const PracticeAccount &account) { return !types.contains(account.type); };
}

/// In SQL's order: nothing comes before everything, and letters by their bytes.
using SortKey = std::tuple<bool, qint64, QByteArray>;

SortKey keyOf(const QJsonValue &value)
{
    return {!value.isNull(), value.isBool() ? qint64(value.toBool()) : value.toInteger(),
            value.toString().toUtf8()};
}

PracticeResult<AdminListPage> pageIn(const PracticeCall &call)
{
    const auto from = integerIn(call, u"from"_s, 0);
    const auto limit = integerIn(call, u"limit"_s, 100);
    if (!from || !limit) {
        return tl::unexpected(from ? limit.error() : from.error());
    }
    const auto column = oneOf(call, u"order_by"_s, columns(), u"name"_s);
    const auto direction = oneOf(call, u"dir"_s, {u"f"_s, u"b"_s}, u"f"_s);
    if (!column || !direction) {
        return tl::unexpected(column ? direction.error() : column.error());
    }
    return AdminListPage{*from, *limit, *column, *direction == "b"_L1};
}

} // namespace

PracticeAdminList::PracticeAdminList(PracticeState &state, PracticeAdminDoor &door)
    : m_state(state)
{
    door.add("GET", "/v2/users", [this](const PracticeCall &call, PracticeAccount &) {
        return list(call, Release::V2);
    });
    door.add("GET", "/v3/users", [this](const PracticeCall &call, PracticeAccount &) {
        return list(call, Release::V3);
    });
}

PracticeAnswer PracticeAdminList::list(const PracticeCall &call, Release release) const
{
    const auto page = pageIn(call);
    const auto accounts = found(call, release);
    if (!page || !accounts) {
        return page ? accounts.error() : page.error();
    }
    const qsizetype total = accounts->size();
    QJsonArray users;
    for (const auto *account : pageOf(*accounts, *page)) {
        users += row(*account);
    }
    QJsonObject answer{{u"users"_s, users}, {u"total"_s, total}};
    if (page->from < total && page->limit < total - page->from) {
        answer.insert(u"next_token"_s, QString::number(page->from + users.size()));
    }
    return PracticeAnswer::json(answer);
}

/// By name where the column says nothing, and by name upwards even then when it goes backwards. A
/// big server's accounts are not all put in order for a page.
PracticeAdminList::Accounts PracticeAdminList::pageOf(const Accounts &accounts,
                                                      const AdminListPage &page) const
{
    struct Line
    {
        SortKey key;
        QByteArray name;
        const PracticeAccount *account;
    };
    std::vector<Line> lines;
    lines.reserve(size_t(accounts.size()));
    for (const auto *account : accounts) {
        const QByteArray name = m_state.userId(*account).toUtf8();
        lines.push_back({page.column == "name"_L1 ? SortKey(true, 0, name)
                                                  : keyOf(row(*account).value(page.column)),
                         name, account});
    }
    const auto before = [&page](const Line &a, const Line &b) {
        if (a.key != b.key) {
            return page.isBackwards ? b.key < a.key : a.key < b.key;
        }
        return a.name < b.name;
    };
    const auto begin = lines.begin() + std::min(page.from, accounts.size());
    const auto end = begin + std::min(page.limit, qsizetype(lines.end() - begin));
    if (begin != lines.end()) {
        std::nth_element(lines.begin(), begin, lines.end(), before);
        std::partial_sort(begin, end, lines.end(), before);
    }
    Accounts sorted;
    std::transform(begin, end, std::back_inserter(sorted),
                   [](const Line &line) { return line.account; });
    return sorted;
}

PracticeResult<PracticeAdminList::Accounts> PracticeAdminList::found(const PracticeCall &call,
                                                                     Release release) const
{
    const auto guests = booleanIn(call, u"guests"_s);
    const auto deactivated = booleanIn(call, u"deactivated"_s);
    const auto locked = booleanIn(call, u"locked"_s);
    const auto admins = booleanIn(call, u"admins"_s);
    for (const auto &read : {guests, deactivated, locked, admins}) {
        if (!read) {
            return tl::unexpected(read.error());
        }
    }
    const bool isManaged = m_state.settings().isManaged;
    if (isManaged && guests->value_or(true)) {
        return tl::unexpected(
            adminRefusal(u"The guests parameter is not supported when delegating to MAS."_s,
                         u"M_INVALID_PARAM"_s));
    }
    QList<Wanted> all;
    if (const QString name = call.queryItem(u"name"_s); !name.isEmpty()) {
        all += byName(m_state, name);
    } else if (const QString part = call.queryItem(u"user_id"_s); !part.isEmpty()) {
        all += byId(m_state, part);
    }
    if (!guests->value_or(true)) {
        all += [](const PracticeAccount &account) { return !account.guest; };
    }
    // The older release includes the deactivated ones; the newer one asks which.
    const auto which = release == Release::V3 ? *deactivated
        : deactivated->value_or(false)        ? std::optional<bool>()
                                              : std::optional(false);
    if (which) {
        all += [which](const PracticeAccount &account) { return account.deactivated == *which; };
    }
    if (!locked->value_or(false)) {
        all += [](const PracticeAccount &account) { return !account.locked; };
    }
    if (*admins) {
        all += [isAdmin = **admins, isManaged](const PracticeAccount &account) {
            return (account.admin && !isManaged) == isAdmin;
        };
    }
    if (const QStringList types = call.queryItems(u"not_user_type"_s); !types.isEmpty()) {
        all += notOfType(types);
    }
    Accounts accounts;
    for (const auto &[localpart, account] : m_state.accounts()) {
        if (std::all_of(all.begin(), all.end(),
                        [&one = account](const auto &wanted) { return wanted(one); })) {
            accounts += &account;
        }
    }
    return accounts;
}

QJsonObject PracticeAdminList::row(const PracticeAccount &account) const
{
    return {{u"name"_s, m_state.userId(account)},
            {u"user_type"_s, textOrNull(account.type)},
            {u"is_guest"_s, account.guest},
            {u"admin"_s, account.admin && !m_state.settings().isManaged},
            {u"deactivated"_s, account.deactivated},
            {u"shadow_banned"_s, account.shadowBanned},
            {u"displayname"_s, textOrNull(account.displayName)},
            {u"avatar_url"_s, textOrNull(account.avatar)},
            {u"creation_ts"_s, account.created * 1000},
            {u"erased"_s, account.erased},
            {u"last_seen_ts"_s, timeOrNull(account.lastSeen)},
            {u"locked"_s, account.locked}};
}

} // namespace farewell
