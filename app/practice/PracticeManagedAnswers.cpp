// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeManagedAnswers.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr QLatin1StringView base{"/api/admin/v1"};
constexpr qint64 someTime = 1'777'593'600'000; ///< 1 May 2026
constexpr QLatin1StringView letters{"0123456789ABCDEFGHJKMNPQRSTVWXYZ"};

QJsonValue when(const std::optional<qint64> &time)
{
    return time
        ? QJsonValue(QDateTime::fromMSecsSinceEpoch(*time, QTimeZone::utc()).toString(Qt::ISODate))
        : QJsonValue();
}

/// When, and something of its own.
QString ulid(qint64 time, const QString &of)
{
    QString id;
    for (qint64 rest = time; id.size() < 10; rest /= 32) {
        id.prepend(letters.at(rest % 32));
    }
    const auto hash = QCryptographicHash::hash(of.toUtf8(), QCryptographicHash::Sha256);
    for (int i = 0; i < 16; ++i) {
        id += letters.at(uchar(hash[i]) % 32);
    }
    return id;
}

} // namespace

PracticeAnswer managed::refusal(int status, const QString &title)
{
    return refusal(status, QStringList{title});
}

PracticeAnswer managed::refusal(int status, const QStringList &titles)
{
    QJsonArray errors;
    for (const QString &title : titles) {
        errors += QJsonObject{{u"title"_s, title}};
    }
    return PracticeAnswer::json({{u"errors"_s, errors}}, status);
}

QJsonObject managed::user(const QString &id, const PracticeAccount &account)
{
    const QJsonObject attributes{{u"username"_s, account.localpart},
                                 {u"created_at"_s, when(account.created * 1000)},
                                 {u"locked_at"_s, when(account.lockedAt)},
                                 {u"deactivated_at"_s, when(account.deactivatedAt)},
                                 {u"admin"_s, account.admin},
                                 {u"legacy_guest"_s, account.guest}};
    const QString self = base + u"/users/"_s + id;
    return {{u"type"_s, u"user"_s},
            {u"id"_s, id},
            {u"attributes"_s, attributes},
            {u"links"_s, QJsonObject{{u"self"_s, self}}}};
}

QJsonObject managed::email(const QString &id, const PracticeAccount &account,
                           const QString &address)
{
    const QJsonObject attributes{
        {u"created_at"_s, when(account.created * 1000)}, {u"user_id"_s, id}, {u"email"_s, address}};
    return {{u"type"_s, u"user-email"_s}, {u"id"_s, id}, {u"attributes"_s, attributes}};
}

QJsonObject managed::provider(const QString &name)
{
    QString brand = name;
    brand.remove(0, brand.startsWith("oidc-"_L1) ? 5 : 0);
    const QJsonObject attributes{
        {u"issuer"_s, QString(u"https://"_s + brand + u".test/"_s)},
        {u"human_name"_s, QString(brand.first(1).toUpper() + brand.sliced(1) + u" sign-in"_s)},
        {u"brand_name"_s, brand},
        {u"created_at"_s, when(someTime)},
        {u"disabled_at"_s, QJsonValue()}};
    return {{u"type"_s, u"upstream-oauth-provider"_s},
            {u"id"_s, ulid(someTime, name)},
            {u"attributes"_s, attributes}};
}

QJsonObject managed::link(const QString &userId, const QString &providerName,
                          const QString &subject)
{
    const QJsonObject attributes{{u"created_at"_s, when(someTime)},
                                 {u"provider_id"_s, provider(providerName)["id"_L1]},
                                 {u"subject"_s, subject},
                                 {u"user_id"_s, userId},
                                 {u"human_account_name"_s, QJsonValue()}};
    return {{u"type"_s, u"upstream-oauth-link"_s},
            {u"id"_s, ulid(someTime, providerName + u' ' + subject)},
            {u"attributes"_s, attributes}};
}

PracticeAnswer managed::single(const PracticeCall &call, const PracticeAccount &account)
{
    return PracticeAnswer::json(
        {{u"data"_s, user(idOf(account), account)},
         {u"links"_s, QJsonObject{{u"self"_s, QString::fromLatin1(call.request.path)}}}});
}

PracticeAnswer managed::paged(const PracticeCall &call, const QString &path,
                              const QList<QJsonObject> &all)
{
    const QString given = call.queryItem(u"page[first]"_s);
    const qsizetype size = given.isEmpty() ? 10 : given.toLongLong();
    const QString after = call.queryItem(u"page[after]"_s);
    const QString count = call.queryItem(u"count"_s);
    QJsonArray data;
    bool hasMore = false;
    for (auto one : all) {
        const QString id = one["id"_L1].toString();
        hasMore = id > after && data.size() == size;
        if (hasMore) {
            break;
        }
        if (id > after) {
            one.insert(u"meta"_s, QJsonObject{{u"page"_s, QJsonObject{{u"cursor"_s, id}}}});
            data += one;
        }
    }
    const QString here = base + path + u"?page[first]="_s + QString::number(size);
    QJsonObject links{{u"self"_s, here}};
    if (hasMore) {
        links.insert(u"next"_s,
                     QString(here + u"&page[after]="_s + data.last()["id"_L1].toString()));
    }
    QJsonObject answer{{u"links"_s, links}};
    if (count != "false"_L1) {
        answer.insert(u"meta"_s, QJsonObject{{u"count"_s, all.size()}});
    }
    if (count != "only"_L1) {
        answer.insert(u"data"_s, data);
    }
    return PracticeAnswer::json(answer);
}

QString managed::idOf(const PracticeAccount &account)
{
    return ulid(account.created * 1000, account.localpart);
}

} // namespace farewell
