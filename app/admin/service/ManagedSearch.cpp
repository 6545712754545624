// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/service/ManagedSearch.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// `take(id, attributes)`: what is wanted of an entry; nothing of others.
template <class Take>
Result<QStringList> idsIn(const QJsonObject &list, Take take)
{
    const QJsonValue data = list.value("data"_L1);
    if (!data.isArray()) {
        return unexpected(Failure::of(Cause::BadAnswer));
    }
    QStringList ids;
    const QJsonArray entries = data.toArray();
    for (const auto entry : entries) {
        const QJsonObject object = entry.toObject();
        const QString id
            = take(object.value("id"_L1).toString(), object.value("attributes"_L1).toObject());
        if (!id.isEmpty() && !ids.contains(id)) {
            ids += id;
        }
    }
    return ids;
}

} // namespace

Result<QStringList> ownersOfEmail(const QJsonObject &list, const QString &address)
{
    return idsIn(list, [&address](const QString & /*id*/, const QJsonObject &attributes) {
        const QString email = attributes.value("email"_L1).toString();
        return email.compare(address, Qt::CaseInsensitive) == 0
            ? attributes.value("user_id"_L1).toString()
            : QString();
    });
}

Result<QStringList> providersCalled(const QJsonObject &list, const QString &name)
{
    return idsIn(list, [&name](const QString &id, const QJsonObject &attributes) {
        const QStringList names{id, attributes.value("human_name"_L1).toString(),
                                attributes.value("brand_name"_L1).toString()};
        return names.contains(name, Qt::CaseInsensitive) ? id : QString();
    });
}

Result<QStringList> ownersOfLink(const QJsonObject &list, const QString &subject,
                                 const QStringList &providers)
{
    return idsIn(list, [&](const QString & /*id*/, const QJsonObject &attributes) {
        const bool isMeant = attributes.value("subject"_L1).toString() == subject
            && providers.contains(attributes.value("provider_id"_L1).toString());
        return isMeant ? attributes.value("user_id"_L1).toString() : QString();
    });
}

} // namespace farewell
