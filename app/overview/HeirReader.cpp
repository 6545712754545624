// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/HeirReader.h"

#include "app/matrix/RoomEndpoints.h"
#include "app/matrix/SignedIn.h"
#include "app/overview/Aside.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// With these people in it, of whom there may be thousands; nothing: their list cannot be read.
HeirList judged(HeirList list, const std::optional<QList<RoomMember>> &members, const QString &me)
{
    if (!members) {
        list.failure = Failure::of(Cause::BadAnswer);
        return list;
    }
    list.members = *members;
    list.room.joined = {me};
    for (const RoomMember &member : *members) {
        list.room.joined += member.id;
    }
    list.judged = onlyAdminIn(list.room, me);
    list.abilities = abilitiesAt(list.room, list.judged.give).value_or(Abilities());
    return list;
}

} // namespace

HeirReader::HeirReader(SignedIn &signedIn, QString roomId, QObject *parent)
    : QObject(parent), m_signedIn(signedIn), m_roomId(std::move(roomId))
{
}

void HeirReader::start()
{
    readCreation();
    readPermissions();
    readMembers();
    readWriting();
}

/// As a whole event: only its sender tells who made the room.
void HeirReader::readCreation()
{
    fetchRoomState(m_signedIn, m_roomId, u"m.room.create"_s, StateFormat::Event, this,
                   [this](const Result<QJsonObject> &event) {
                       if (!event) {
                           fail(event.error());
                           return;
                       }
                       const QJsonObject content = event->value("content"_L1).toObject();
                       if (content.isEmpty() || !event->value("sender"_L1).isString()) {
                           fail(Failure::of(Cause::BadAnswer));
                           return;
                       }
                       m_list.room.create = content;
                       m_list.room.createSender = event->value("sender"_L1).toString();
                       m_list.room.version = content.value("room_version"_L1).toString(u"1"_s);
                       onRead();
                   });
}

void HeirReader::readPermissions()
{
    fetchStateEvent(m_signedIn, m_roomId, u"m.room.power_levels"_s, this,
                    [this](const Result<std::optional<QJsonObject>> &event) {
                        if (!event) {
                            fail(event.error());
                            return;
                        }
                        if (*event) {
                            m_list.room.powerLevels = (*event)->value("content"_L1).toObject();
                        }
                        onRead();
                    });
}

void HeirReader::readMembers()
{
    fetchJoinedMembers(m_signedIn, m_roomId, this, [this](const Result<QByteArray> &members) {
        if (!members) {
            fail(members.error());
            return;
        }
        m_members = *members;
        onRead();
    });
}

/// It only helps to choose.
void HeirReader::readWriting()
{
    fetchLastEvents(m_signedIn, m_roomId, this, [this](const Result<QJsonObject> &events) {
        if (events) {
            m_lastWritten = parseLastWritten(*events);
            m_list.knowsWriting = true;
        }
        onRead();
    });
}

void HeirReader::onRead()
{
    if (--m_open == 0 && !m_list.failure) {
        sort();
    }
}

void HeirReader::sort()
{
    aside<HeirList>(
        this,
        [json = std::exchange(m_members, {}), list = m_list,
         me = m_signedIn.session().userId.toString(), lastWritten = m_lastWritten] {
            return judged(list, parseHeirs(json, list.room, me, lastWritten), me);
        },
        [this](const HeirList &list) {
            m_list = list;
            Q_EMIT ended();
        });
}

void HeirReader::fail(const Failure &failure)
{
    if (!m_list.failure) {
        m_list.failure = failure;
        Q_EMIT ended(); // may destroy us
    }
}

} // namespace farewell
