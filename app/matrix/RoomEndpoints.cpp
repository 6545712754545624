// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/RoomEndpoints.h"

#include "app/matrix/SignedIn.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr QLatin1StringView roomPages{"org.matrix.simplified_msc3575"};

/// All that the only-admin rule and a list of rooms need; in this order in both questions.
QStringList wantedState()
{
    return {u"m.room.create"_s,          u"m.room.power_levels"_s, u"m.room.name"_s,
            u"m.room.canonical_alias"_s, u"m.room.join_rules"_s,   u"m.room.tombstone"_s};
}

QUrl at(const SignedIn &signedIn, const QStringList &segments, const QString &query = {})
{
    return signedIn.homeserver().endpoint(
        QStringList{u"_matrix"_s, u"client"_s, u"v3"_s} + segments, query);
}

template <class T, class Parse>
void read(SignedIn &signedIn, Request request, QObject *context, Reply<T> reply, Parse parse)
{
    signedIn.read(
        std::move(request).patiently(), context,
        [reply = std::move(reply), parse](const Result<Answer> &result) { reply(parse(result)); });
}

Result<QByteArray> bytesOf(const Result<Answer> &result)
{
    if (!result) {
        return unexpected(result.error());
    }
    return result->isSuccess() ? Result<QByteArray>(result->bytes) : unexpected(failureOf(*result));
}

void readBytes(SignedIn &signedIn, Request request, qint64 sizeCap, QObject *context,
               Reply<QByteArray> reply)
{
    request.expects = Request::Body::Bytes;
    request.sizeCap = sizeCap;
    read<QByteArray>(signedIn, std::move(request), context, std::move(reply), bytesOf);
}

QJsonObject pageQuestion(qsizetype first)
{
    QJsonArray state;
    for (const QString &type : wantedState()) {
        state += QJsonArray{type, QString()};
    }
    const QJsonObject list{
        // Of one array in braces clang makes a copy (CWG 2137), and g++ 12 an array around it.
        {u"ranges"_s, QJsonArray{QJsonValue(QJsonArray{first, first + roomsOnAPage - 1})}},
        {u"timeline_limit"_s, 0}, // or a change may stand there, and not in the state
        {u"required_state"_s, state}};
    return {{u"conn_id"_s, u"farewell"_s}, {u"lists"_s, QJsonObject{{u"all"_s, list}}}};
}

QJsonObject syncFilter()
{
    const QJsonObject nothing{{u"types"_s, QJsonArray()}};
    const QJsonObject room{{u"timeline"_s, QJsonObject{{u"limit"_s, 0}}},
                           {u"state"_s,
                            QJsonObject{{u"types"_s, QJsonArray::fromStringList(wantedState())},
                                        {u"lazy_load_members"_s, true}}},
                           {u"ephemeral"_s, nothing},
                           {u"account_data"_s, nothing}};
    return {{u"presence"_s, nothing},
            {u"account_data"_s, nothing},
            {u"event_fields"_s, QJsonArray{u"type"_s, u"state_key"_s, u"sender"_s, u"content"_s}},
            {u"room"_s, room}};
}

} // namespace

bool saysNone(const Failure &failure)
{
    return failure.cause == Cause::NotFound && failure.errcode == "M_NOT_FOUND"_L1;
}

bool parseHasRoomPages(const QJsonObject &object)
{
    return object.value("unstable_features"_L1).toObject().value(roomPages).toBool();
}

QSet<QString> parseDirectChats(const QJsonObject &object)
{
    QSet<QString> rooms;
    for (const auto person : object) {
        const QJsonArray theirs = person.toArray();
        for (const auto room : theirs) {
            rooms += room.toString();
        }
    }
    rooms.remove(QString());
    return rooms;
}

void fetchHasRoomPages(SignedIn &signedIn, QObject *context, Reply<bool> reply)
{
    const QUrl url = signedIn.homeserver().endpoint({u"_matrix"_s, u"client"_s, u"versions"_s});
    read<bool>(
        signedIn, Request::get(url, u"/versions"_s), context, std::move(reply),
        [](const Result<Answer> &result) { return objectOf(result).map(parseHasRoomPages); });
}

void fetchDirectChats(SignedIn &signedIn, QObject *context, const Reply<QSet<QString>> &reply)
{
    const QUrl url
        = at(signedIn,
             {u"user"_s, signedIn.session().userId.toString(), u"account_data"_s, u"m.direct"_s});
    Request request = Request::get(url, u"/user/{userId}/account_data/m.direct"_s);
    request.sizeCap = sizeCap::accountList;
    read<QSet<QString>>(signedIn, std::move(request), context, reply,
                        [](const Result<Answer> &result) -> Result<QSet<QString>> {
                            const auto rooms = objectOf(result).map(parseDirectChats);
                            const bool hasNone = !rooms && saysNone(rooms.error());
                            return hasNone ? QSet<QString>() : rooms;
                        });
}

void fetchRoomPage(SignedIn &signedIn, qsizetype first, QObject *context, Reply<QByteArray> reply)
{
    const QUrl url = signedIn.homeserver().endpoint(
        {u"_matrix"_s, u"client"_s, u"unstable"_s, roomPages, u"sync"_s}, u"timeout=0"_s);
    readBytes(signedIn, Request::question(url, u"/sync (page)"_s, toJson(pageQuestion(first))),
              sizeCap::allRooms, context, std::move(reply));
}

void fetchAllRooms(SignedIn &signedIn, QObject *context, Reply<QByteArray> reply)
{
    const QByteArray filter = QJsonDocument(syncFilter()).toJson(QJsonDocument::Compact);
    const QString query = u"timeout=0&set_presence=offline&filter="_s
        + QString::fromLatin1(filter.toPercentEncoding());
    readBytes(
        signedIn,
        Request::get(at(signedIn, {u"sync"_s}, query), u"/sync"_s).within(deadline::wholeAccount),
        sizeCap::allRooms, context, std::move(reply));
}

void fetchRoomState(SignedIn &signedIn, const QString &roomId, const QString &type,
                    StateFormat format, QObject *context, Reply<QJsonObject> reply)
{
    const QUrl url = at(signedIn, {u"rooms"_s, roomId, u"state"_s, type},
                        format == StateFormat::Event ? u"format=event"_s : QString());
    read<QJsonObject>(signedIn, Request::get(url, u"/rooms/{roomId}/state/"_s + type), context,
                      std::move(reply),
                      [](const Result<Answer> &result) { return objectOf(result); });
}

void fetchStateEvent(SignedIn &signedIn, const QString &roomId, const QString &type,
                     QObject *context, Reply<std::optional<QJsonObject>> reply)
{
    fetchRoomState(signedIn, roomId, type, StateFormat::Event, context,
                   [reply = std::move(reply)](const Result<QJsonObject> &event) {
                       if (!event && saysNone(event.error())) {
                           reply(std::optional<QJsonObject>());
                       } else if (!event) {
                           reply(unexpected(event.error()));
                       } else if (!event->value("content"_L1).isObject()) {
                           reply(unexpected(Failure::of(Cause::BadAnswer)));
                       } else {
                           reply(std::optional(*event));
                       }
                   });
}

void fetchMember(SignedIn &signedIn, const QString &roomId, const QString &userId, QObject *context,
                 Reply<MemberEvent> reply)
{
    const QUrl url = at(signedIn, {u"rooms"_s, roomId, u"state"_s, u"m.room.member"_s, userId});
    read<MemberEvent>(signedIn,
                      Request::get(url, u"/rooms/{roomId}/state/m.room.member/{userId}"_s), context,
                      std::move(reply), [](const Result<Answer> &result) -> Result<MemberEvent> {
                          const auto content = objectOf(result);
                          if (!content && saysNone(content.error())) {
                              return MemberEvent();
                          }
                          if (!content) {
                              return unexpected(content.error());
                          }
                          const MemberEvent event{content->value("membership"_L1).toString(),
                                                  parseProfile(*content)};
                          return event.membership.isEmpty() ? unexpected(failureOf(*result))
                                                            : Result<MemberEvent>(event);
                      });
}

void fetchMembership(SignedIn &signedIn, const QString &roomId, const QString &userId,
                     QObject *context, Reply<QString> reply)
{
    fetchMember(signedIn, roomId, userId, context,
                [reply = std::move(reply)](const Result<MemberEvent> &event) {
                    reply(event.map([](const MemberEvent &member) { return member.membership; }));
                });
}

void fetchJoinedMembers(SignedIn &signedIn, const QString &roomId, QObject *context,
                        Reply<QByteArray> reply)
{
    const QUrl url = at(signedIn, {u"rooms"_s, roomId, u"joined_members"_s});
    readBytes(signedIn, Request::get(url, u"/rooms/{roomId}/joined_members"_s),
              sizeCap::roomMembers, context, std::move(reply));
}

void fetchLastEvents(SignedIn &signedIn, const QString &roomId, QObject *context,
                     Reply<QJsonObject> reply)
{
    const QUrl url = at(signedIn, {u"rooms"_s, roomId, u"messages"_s}, u"dir=b&limit=100"_s);
    Request request = Request::get(url, u"/rooms/{roomId}/messages"_s);
    request.sizeCap = sizeCap::accountList; // an event may have 64 KiB
    read<QJsonObject>(signedIn, std::move(request), context, std::move(reply),
                      [](const Result<Answer> &result) { return objectOf(result); });
}

void putPowerLevels(SignedIn &signedIn, const QString &roomId, const QJsonObject &content,
                    QObject *context, Reply<QJsonObject> reply)
{
    const QUrl url = at(signedIn, {u"rooms"_s, roomId, u"state"_s, u"m.room.power_levels"_s});
    signedIn.change(
        Request::put(url, u"/rooms/{roomId}/state/m.room.power_levels"_s, toJson(content)), context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(objectOf(result)); });
}

void leaveRoom(SignedIn &signedIn, const QString &roomId, const QString &reason, QObject *context,
               Reply<QJsonObject> reply)
{
    const QUrl url = at(signedIn, {u"rooms"_s, roomId, u"leave"_s});
    QJsonObject body;
    if (!reason.isEmpty()) {
        body.insert(u"reason"_s, reason);
    }
    // The server of a room that sent an invitation may have to be asked, and may be slow.
    signedIn.change(
        Request::post(url, u"/rooms/{roomId}/leave"_s, toJson(body)).within(deadline::roomLeaving),
        context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(objectOf(result)); });
}

} // namespace farewell
