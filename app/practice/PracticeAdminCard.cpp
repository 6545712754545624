// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeAdminCard.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace farewell {

QJsonObject practiceCard(PracticeState &state, const PracticeAccount &account)
{
    QJsonArray contacts;
    for (const auto &contact : account.contacts) {
        contacts += QJsonObject{{u"medium"_s, contact.medium},
                                {u"address"_s, contact.address},
                                {u"validated_at"_s, account.created * 1000},
                                {u"added_at"_s, account.created * 1000}};
    }
    QJsonArray externalIds;
    for (const auto &[provider, id] : account.externalIds.asKeyValueRange()) {
        externalIds += QJsonObject{{u"auth_provider"_s, provider}, {u"external_id"_s, id}};
    }
    return {{u"name"_s, state.userId(account)},
            // Who manages accounts elsewhere has no administrators here, as far as this goes.
            {u"admin"_s, account.admin && !state.settings().isManaged},
            {u"deactivated"_s, account.deactivated},
            {u"locked"_s, account.locked},
            {u"shadow_banned"_s, account.shadowBanned},
            {u"creation_ts"_s, account.created},
            {u"appservice_id"_s, textOrNull(account.appservice)},
            {u"consent_server_notice_sent"_s, QJsonValue()},
            {u"consent_version"_s, QJsonValue()},
            {u"consent_ts"_s, QJsonValue()},
            {u"user_type"_s, textOrNull(account.type)},
            {u"is_guest"_s, account.guest},
            {u"suspended"_s, account.suspended},
            {u"displayname"_s, textOrNull(account.displayName)},
            {u"avatar_url"_s, textOrNull(account.avatar)},
            {u"threepids"_s, contacts},
            {u"external_ids"_s, externalIds},
            {u"erased"_s, account.erased},
            {u"last_seen_ts"_s, timeOrNull(account.lastSeen)}};
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(const std::optional<qint64> &time)
{
    return time ? QJsonValue(*time) : QJsonValue();
}

} // namespace farewell
