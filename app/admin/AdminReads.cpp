// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminReads.h"

#include "app/admin/AdminPath.h"
#include "app/base/Text.h"
#include "app/matrix/AccountEndpoints.h"
#include "app/matrix/SignedIn.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype nameLimit = 100;
constexpr qint64 largestState = 64LL * 1024 * 1024;
constexpr std::chrono::milliseconds stateDeadline = deadline::committing;

Request get(const AdminPlace &place, const AdminPath &path, Request::Tries tries)
{
    Request request = Request::get(path.url(place.address), path.logged());
    request.tries = tries;
    request.deadline = tries == Request::Tries::Single ? deadline::probe : deadline::normal;
    return request;
}

template <class T, class Parse>
void ask(const AdminPlace &place, Request request, QObject *context, Reply<T> reply, Parse parse)
{
    place.actor.read(
        std::move(request), context,
        [reply = std::move(reply), parse = std::move(parse)](const Result<Answer> &result) {
            reply(objectOf(result).and_then(parse));
        });
}

Result<QStringList> joinedRoomsIn(const QJsonObject &object)
{
    return object.value("joined_rooms"_L1).isArray() ? Result<QStringList>(parseJoinedRooms(object))
                                                     : unexpected(Failure::of(Cause::BadAnswer));
}

Result<QStringList> sessionsIn(const QJsonObject &object)
{
    const QJsonValue devices = object.value("devices"_L1);
    if (!devices.isArray()) {
        return unexpected(Failure::of(Cause::BadAnswer));
    }
    QStringList ids;
    const QJsonArray all = devices.toArray();
    for (const auto device : all) {
        ids += device.toObject().value("device_id"_L1).toString();
    }
    return ids;
}

Result<QMap<QString, QString>> membershipsIn(const QJsonObject &object)
{
    const QJsonValue all = object.value("memberships"_L1);
    if (!all.isObject()) {
        return unexpected(Failure::of(Cause::BadAnswer));
    }
    QMap<QString, QString> memberships;
    const QJsonObject rooms = all.toObject();
    for (auto it = rooms.begin(); it != rooms.end(); ++it) {
        memberships.insert(it.key(), it.value().toString());
    }
    return memberships;
}

Result<QString> userIdIn(const QJsonObject &object)
{
    const QString id = object.value("user_id"_L1).toString();
    return id.isEmpty() ? Result<QString>(unexpected(Failure::of(Cause::BadAnswer)))
                        : Result<QString>(id);
}

AdminPath pathOf(const UserSearch &search)
{
    switch (search.by) {
    case UserSearch::By::Email:
    case UserSearch::By::Phone: {
        const QString medium = search.by == UserSearch::By::Email ? u"email"_s : u"msisdn"_s;
        return {{u"v1"_s, u"threepid"_s, medium, u"users"_s, search.text},
                u"/v1/threepid/{medium}/users/{address}"_s};
    }
    case UserSearch::By::Link:
        return {{u"v1"_s, u"auth_providers"_s, search.provider, u"users"_s, search.text},
                u"/v1/auth_providers/{provider}/users/{externalId}"_s};
    case UserSearch::By::Everybody:
    case UserSearch::By::Id:
    case UserSearch::By::Name:
        break;
    }
    Q_UNREACHABLE();
}

/// Whole events, as `/state` of the admin API has them.
class State final
{
public:
    explicit State(const QJsonArray &events)
        : m_events(events)
    {
    }

    [[nodiscard]] std::optional<QJsonObject> find(QLatin1StringView type) const
    {
        for (const auto entry : m_events) {
            QJsonObject event = entry.toObject();
            if (event.value("type"_L1).toString() == type
                && event.value("state_key"_L1).toString().isEmpty()) {
                return event;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] QJsonObject contentOf(QLatin1StringView type) const
    {
        return find(type).value_or(QJsonObject()).value("content"_L1).toObject();
    }

    [[nodiscard]] QList<QString> joinedByAge() const
    {
        std::vector<std::pair<double, QString>> joined;
        for (const auto entry : m_events) {
            const QJsonObject event = entry.toObject();
            const QJsonObject content = event.value("content"_L1).toObject();
            if (event.value("type"_L1).toString() == "m.room.member"_L1
                && content.value("membership"_L1).toString() == "join"_L1) {
                joined.emplace_back(event.value("origin_server_ts"_L1).toDouble(0),
                                    event.value("state_key"_L1).toString());
            }
        }
        std::ranges::sort(joined);
        QList<QString> ids;
        for (const auto &[since, id] : joined) {
            ids += id;
        }
        return ids;
    }

private:
    const QJsonArray &m_events;
};

bool isUnderWayBy(const QString &status)
{
    return status == "scheduled"_L1 || status == "active"_L1;
}

} // namespace

bool AdminTask::isUnderWay() const
{
    return isUnderWayBy(status);
}

bool AdminRedaction::isUnderWay() const
{
    return isUnderWayBy(status);
}

bool AdminRedaction::isComplete() const
{
    return (status == "complete"_L1 || status == "completed"_L1) && failed == 0 && error.isEmpty();
}

Result<qint64> parseTotal(const QJsonObject &object)
{
    const QJsonValue total = object.value("total"_L1);
    return total.isDouble() && total.toDouble() >= 0
        ? Result<qint64>(static_cast<qint64>(total.toDouble()))
        : unexpected(Failure::of(Cause::BadAnswer));
}

Result<QList<AdminTask>> parseAdminTasks(const QJsonObject &object)
{
    const QJsonValue list = object.value("scheduled_tasks"_L1);
    if (!list.isArray()) {
        return unexpected(Failure::of(Cause::BadAnswer));
    }
    QList<AdminTask> tasks;
    const QJsonArray all = list.toArray();
    for (const auto entry : all) {
        const QJsonObject task = entry.toObject();
        tasks += AdminTask{task.value("id"_L1).toString(), task.value("action"_L1).toString(),
                           task.value("status"_L1).toString(),
                           cleaned(task.value("error"_L1).toString())};
    }
    return tasks;
}

OnlyAdmin onlyAdminOf(const AdminRoom &room, const QString &userId, const QStringList &joined)
{
    RoomPowers powers = room.powers;
    powers.isReplaced = room.isReplaced && joined.contains(room.replacement);
    return onlyAdminIn(powers, userId);
}

Result<AdminRedaction> parseAdminRedaction(const QJsonObject &object)
{
    const QString status = object.value("status"_L1).toString();
    if (status.isEmpty()) {
        return unexpected(Failure::of(Cause::BadAnswer));
    }
    return AdminRedaction{status, cleaned(object.value("error"_L1).toString()),
                          object.value("failed_redactions"_L1).toObject().size()};
}

Result<AdminRoom> parseAdminRoom(const QString &roomId, const QJsonObject &object)
{
    const QJsonArray events = object.value("state"_L1).toArray();
    const State state(events);
    const auto create = state.find("m.room.create"_L1);
    if (!create) {
        return unexpected(Failure::of(Cause::BadAnswer));
    }
    AdminRoom room;
    room.id = roomId;
    room.name = cleaned(state.contentOf("m.room.name"_L1).value("name"_L1).toString(), nameLimit);
    room.isPublic
        = state.contentOf("m.room.join_rules"_L1).value("join_rule"_L1).toString() == "public"_L1;
    room.isReplaced = state.find("m.room.tombstone"_L1).has_value();
    room.replacement
        = state.contentOf("m.room.tombstone"_L1).value("replacement_room"_L1).toString();
    room.joinedByAge = state.joinedByAge();
    room.powers.create = create->value("content"_L1).toObject();
    room.powers.version = room.powers.create.value("room_version"_L1).toString(u"1"_s);
    room.powers.createSender = create->value("sender"_L1).toString();
    if (state.find("m.room.power_levels"_L1)) {
        room.powers.powerLevels = state.contentOf("m.room.power_levels"_L1);
    }
    room.powers.joined = QSet<QString>(room.joinedByAge.begin(), room.joinedByAge.end());
    return room;
}

bool isNotThere(const Failure &failure)
{
    return failure.cause == Cause::NotFound && (failure.isOfService || !failure.errcode.isEmpty());
}

void fetchAdminUsers(const AdminPlace &place, const UserListQuery &query, QObject *context,
                     Reply<AdminUserPage> reply)
{
    Request request = get(place, {{u"v3"_s, u"users"_s}, u"/v3/users"_s, query.encoded()},
                          Request::Tries::Patient);
    ask<AdminUserPage>(place, std::move(request), context, std::move(reply), parseAdminUserPage);
}

void fetchAdminAccount(const AdminPlace &place, const QString &userId, Request::Tries tries,
                       QObject *context, Reply<AdminAccount> reply)
{
    Request request = get(place, {{u"v2"_s, u"users"_s, userId}, u"/v2/users/{userId}"_s}, tries);
    ask<AdminAccount>(place, std::move(request), context, std::move(reply),
                      [userId](const QJsonObject &object) -> Result<AdminAccount> {
                          Result<AdminAccount> account = parseAdminAccount(object);
                          const bool isOther = account && account->user.id != userId;
                          return isOther ? unexpected(Failure::of(Cause::BadAnswer)) : account;
                      });
}

void findAdminUser(const AdminPlace &place, const UserSearch &search, QObject *context,
                   Reply<QString> reply)
{
    ask<QString>(place, get(place, pathOf(search), Request::Tries::Patient), context,
                 std::move(reply), userIdIn);
}

void fetchAdminSessions(const AdminPlace &place, const QString &userId, Request::Tries tries,
                        QObject *context, Reply<QStringList> reply)
{
    Request request
        = get(place, {{u"v2"_s, u"users"_s, userId, u"devices"_s}, u"/v2/users/{userId}/devices"_s},
              tries);
    request.sizeCap = sizeCap::accountList;
    ask<QStringList>(place, std::move(request), context, std::move(reply), sessionsIn);
}

void fetchAdminJoinedRooms(const AdminPlace &place, const QString &userId, Request::Tries tries,
                           QObject *context, Reply<QStringList> reply)
{
    Request request = get(
        place,
        {{u"v1"_s, u"users"_s, userId, u"joined_rooms"_s}, u"/v1/users/{userId}/joined_rooms"_s},
        tries);
    request.sizeCap = sizeCap::accountList;
    ask<QStringList>(place, std::move(request), context, std::move(reply), joinedRoomsIn);
}

void fetchAdminMemberships(const AdminPlace &place, const QString &userId, QObject *context,
                           Reply<QMap<QString, QString>> reply)
{
    Request request = get(
        place,
        {{u"v1"_s, u"users"_s, userId, u"memberships"_s}, u"/v1/users/{userId}/memberships"_s},
        Request::Tries::Patient);
    request.sizeCap = sizeCap::accountList;
    ask<QMap<QString, QString>>(place, std::move(request), context, std::move(reply),
                                membershipsIn);
}

void fetchAdminFiles(const AdminPlace &place, const QString &userId, QObject *context,
                     Reply<qint64> reply)
{
    Request request = get(
        place,
        {{u"v1"_s, u"users"_s, userId, u"media"_s}, u"/v1/users/{userId}/media"_s, u"limit=1"_s},
        Request::Tries::Patient);
    ask<qint64>(place, std::move(request), context, std::move(reply), parseTotal);
}

void fetchAdminTasks(const AdminPlace &place, const QString &userId, QObject *context,
                     Reply<QList<AdminTask>> reply)
{
    const QString query = u"resource_id="_s + QString::fromLatin1(QUrl::toPercentEncoding(userId));
    Request request = get(place, {{u"v1"_s, u"scheduled_tasks"_s}, u"/v1/scheduled_tasks"_s, query},
                          Request::Tries::Patient);
    ask<QList<AdminTask>>(place, std::move(request), context, std::move(reply), parseAdminTasks);
}

void fetchAdminRedaction(const AdminPlace &place, const QString &redactId, QObject *context,
                         Reply<AdminRedaction> reply)
{
    Request request = get(place,
                          {{u"v1"_s, u"user"_s, u"redact_status"_s, redactId},
                           u"/v1/user/redact_status/{redactId}"_s},
                          Request::Tries::Patient);
    ask<AdminRedaction>(place, std::move(request), context, std::move(reply), parseAdminRedaction);
}

void fetchAdminRoom(const AdminPlace &place, const QString &roomId, QObject *context,
                    Reply<AdminRoom> reply)
{
    Request request
        = get(place, {{u"v1"_s, u"rooms"_s, roomId, u"state"_s}, u"/v1/rooms/{roomId}/state"_s},
              Request::Tries::Patient);
    request.sizeCap = largestState;
    request.deadline = stateDeadline;
    ask<AdminRoom>(place, std::move(request), context, std::move(reply),
                   [roomId](const QJsonObject &state) { return parseAdminRoom(roomId, state); });
}

} // namespace farewell
