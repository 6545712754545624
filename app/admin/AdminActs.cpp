// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminActs.h"

#include "app/matrix/SignedIn.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QUrl adminUrl(const AdminPlace &place, const QStringList &segments, const QString &query = {})
{
    return place.address.endpoint(QStringList{u"_synapse"_s, u"admin"_s} + segments, query);
}

template <class T, class Parse>
void act(const AdminPlace &place, Request request, QObject *context, Reply<T> reply, Parse parse)
{
    place.actor.change(
        std::move(request).within(deadline::committing), context,
        [reply = std::move(reply), parse = std::move(parse)](const Result<Answer> &result) {
            const Result<QJsonObject> object = objectOf(result);
            reply(object ? Result<T>(parse(*object)) : Result<T>(unexpected(object.error())));
        });
}

void actOnObject(const AdminPlace &place, Request request, QObject *context,
                 Reply<QJsonObject> reply)
{
    act<QJsonObject>(place, std::move(request), context, std::move(reply),
                     [](const QJsonObject &object) { return Result<QJsonObject>(object); });
}

Request putAccount(const AdminPlace &place, const QString &userId, Secret body)
{
    return Request::put(adminUrl(place, {u"v2"_s, u"users"_s, userId}),
                        u"/_synapse/admin/v2/users/{userId}"_s, std::move(body));
}

} // namespace

void deactivateAccount(const AdminPlace &place, const QString &userId, bool erase, QObject *context,
                       std::function<void(const AdminReply &)> reply)
{
    Request request
        = Request::post(adminUrl(place, {u"v1"_s, u"deactivate"_s, userId}),
                        u"/_synapse/admin/v1/deactivate/{userId}"_s, toJson({{u"erase"_s, erase}}))
              .within(deadline::committing);
    place.actor.change(std::move(request), context,
                       [reply = std::move(reply)](const Result<Answer> &result) {
                           reply(sortAdminReply(result));
                       });
}

void lockAccount(const AdminPlace &place, const QString &userId, bool isToBeLocked,
                 QObject *context, Reply<QJsonObject> reply)
{
    actOnObject(place, putAccount(place, userId, toJson({{u"locked"_s, isToBeLocked}})), context,
                std::move(reply));
}

void reactivateAccount(const AdminPlace &place, const QString &userId, const Secret &password,
                       QObject *context, Reply<QJsonObject> reply)
{
    QJsonObject body{{u"deactivated"_s, false}};
    if (password.isEmpty()) {
        actOnObject(place, putAccount(place, userId, toJson(body)), context, std::move(reply));
        return;
    }
    const SecretJson json;
    body.insert(u"password"_s, json.placeholder());
    actOnObject(place, putAccount(place, userId, json.build(body, password)), context,
                std::move(reply));
}

void makeRoomAdmin(const AdminPlace &place, const QString &roomId, const QString &userId,
                   QObject *context, Reply<QJsonObject> reply)
{
    Request request = Request::post(
        adminUrl(place, {u"v1"_s, u"rooms"_s, roomId, u"make_room_admin"_s}),
        u"/_synapse/admin/v1/rooms/{roomId}/make_room_admin"_s, toJson({{u"user_id"_s, userId}}));
    actOnObject(place, std::move(request), context, std::move(reply));
}

void redactMessages(const AdminPlace &place, const QString &userId, const QStringList &rooms,
                    int limit, QObject *context, Reply<QString> reply)
{
    Q_ASSERT(!rooms.isEmpty());
    Request request = Request::post(
        adminUrl(place, {u"v1"_s, u"user"_s, userId, u"redact"_s}),
        u"/_synapse/admin/v1/user/{userId}/redact"_s,
        toJson({{u"rooms"_s, QJsonArray::fromStringList(rooms)}, {u"limit"_s, limit}}));
    act<QString>(place, std::move(request), context, std::move(reply),
                 [](const QJsonObject &object) -> Result<QString> {
                     QString id = object.value("redact_id"_L1).toString();
                     if (id.isEmpty()) {
                         return unexpected(Failure::of(Cause::BadAnswer));
                     }
                     return id;
                 });
}

void deleteFiles(const AdminPlace &place, const QString &userId, QObject *context,
                 Reply<qint64> reply)
{
    Request request = Request::remove(
        adminUrl(place, {u"v1"_s, u"users"_s, userId, u"media"_s}, u"limit=100"_s),
        u"/_synapse/admin/v1/users/{userId}/media"_s, toJson({}));
    act<qint64>(place, std::move(request), context, std::move(reply),
                [](const QJsonObject &object) -> Result<qint64> {
                    const QJsonValue total = object.value("total"_L1);
                    if (!total.isDouble()) {
                        return unexpected(Failure::of(Cause::BadAnswer));
                    }
                    return static_cast<qint64>(total.toDouble());
                });
}

} // namespace farewell
