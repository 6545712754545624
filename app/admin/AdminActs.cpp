// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminActs.h"

#include "app/admin/AdminPath.h"
#include "app/admin/AdminReads.h"
#include "app/matrix/SignedIn.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// An answer of another shape than it should have was answered all the same.
template <class T>
Result<T> afterSending(const Result<Answer> &result, Result<T> value)
{
    if (result && !value) {
        value.error().sent = Sent::Perhaps;
        value.error().httpStatus = result->status;
    }
    return value;
}

template <class T, class Parse>
void act(const AdminPlace &place, Request request, QObject *context, Reply<T> reply, Parse parse)
{
    place.actor.changeForOthers(
        std::move(request).within(deadline::committing), context,
        [reply = std::move(reply), parse = std::move(parse)](const Result<Answer> &result) {
            reply(afterSending(result, objectOf(result).and_then(parse)));
        });
}

void act(const AdminPlace &place, Request request, QObject *context, Reply<QJsonObject> reply)
{
    place.actor.changeForOthers(std::move(request).within(deadline::committing), context,
                                [reply = std::move(reply)](const Result<Answer> &result) {
                                    reply(afterSending(result, objectOf(result)));
                                });
}

Request post(const AdminPlace &place, const AdminPath &path, Secret body)
{
    return Request::post(path.url(place.address), path.logged(), std::move(body));
}

Request putAccount(const AdminPlace &place, const QString &userId, Secret body)
{
    const AdminPath path{{u"v2"_s, u"users"_s, userId}, u"/v2/users/{userId}"_s};
    return Request::put(path.url(place.address), path.logged(), std::move(body));
}

} // namespace

void deactivateAccount(const AdminPlace &place, const QString &userId, bool erase, QObject *context,
                       std::function<void(const AdminReply &)> reply)
{
    Request request
        = post(place, {{u"v1"_s, u"deactivate"_s, userId}, u"/v1/deactivate/{userId}"_s},
               toJson({{u"erase"_s, erase}}))
              .within(deadline::committing);
    place.actor.changeForOthers(std::move(request), context,
                                [reply = std::move(reply)](const Result<Answer> &result) {
                                    reply(sortAdminReply(result));
                                });
}

void lockAccount(const AdminPlace &place, const QString &userId, bool isToBeLocked,
                 QObject *context, Reply<QJsonObject> reply)
{
    act(place, putAccount(place, userId, toJson({{u"locked"_s, isToBeLocked}})), context,
        std::move(reply));
}

void reactivateAccount(const AdminPlace &place, const QString &userId, const Secret &password,
                       QObject *context, Reply<QJsonObject> reply)
{
    QJsonObject body{{u"deactivated"_s, false}};
    if (password.isEmpty()) {
        act(place, putAccount(place, userId, toJson(body)), context, std::move(reply));
        return;
    }
    const SecretJson json;
    body.insert(u"password"_s, json.placeholder());
    act(place, putAccount(place, userId, json.build(body, password)), context, std::move(reply));
}

void makeRoomAdmin(const AdminPlace &place, const QString &roomId, const QString &userId,
                   QObject *context, Reply<QJsonObject> reply)
{
    act(place,
        post(place,
             {{u"v1"_s, u"rooms"_s, roomId, u"make_room_admin"_s},
              u"/v1/rooms/{roomId}/make_room_admin"_s},
             toJson({{u"user_id"_s, userId}})),
        context, std::move(reply));
}

void redactMessages(const AdminPlace &place, const QString &userId, const QStringList &rooms,
                    int limit, QObject *context, Reply<QString> reply)
{
    Q_ASSERT(!rooms.isEmpty());
    Request request
        = post(place, {{u"v1"_s, u"user"_s, userId, u"redact"_s}, u"/v1/user/{userId}/redact"_s},
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
    const AdminPath path{
        {u"v1"_s, u"users"_s, userId, u"media"_s}, u"/v1/users/{userId}/media"_s, u"limit=100"_s};
    act<qint64>(place,
                Request::remove(path.url(place.address), path.logged(), toJson(QJsonObject())),
                context, std::move(reply), parseTotal);
}

} // namespace farewell
