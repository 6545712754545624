// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomHandOver.h"

#include "app/matrix/RoomEndpoints.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

const QString permissionsType = u"m.room.power_levels"_s;

} // namespace

RoomHandOver::RoomHandOver(SignedIn &signedIn, QString roomId, RoomHandOverFlow flow,
                           QObject *parent)
    : QObject(parent), m_signedIn(signedIn), m_roomId(std::move(roomId)), m_flow(std::move(flow))
{
}

void RoomHandOver::start()
{
    obey(m_flow.start());
}

void RoomHandOver::obey(RoomHandOverFlow::Order order)
{
    switch (order) {
    case RoomHandOverFlow::Order::ReadPermissions:
        readPermissions();
        return;
    case RoomHandOverFlow::Order::AskMembership:
        askMembership();
        return;
    case RoomHandOverFlow::Order::Write:
        write();
        return;
    case RoomHandOverFlow::Order::ReadBack:
        readBack();
        return;
    case RoomHandOverFlow::Order::None:
        Q_EMIT ended(); // may destroy us
        return;
    }
    Q_UNREACHABLE();
}

void RoomHandOver::readPermissions()
{
    fetchStateEvent(m_signedIn, m_roomId, permissionsType, this,
                    [this](const Result<std::optional<QJsonObject>> &event) {
                        obey(m_flow.onPermissions(event));
                    });
}

void RoomHandOver::readBack()
{
    fetchStateEvent(m_signedIn, m_roomId, permissionsType, this,
                    [this](const Result<std::optional<QJsonObject>> &event) {
                        obey(m_flow.onReadBack(event));
                    });
}

void RoomHandOver::askMembership()
{
    fetchMembership(
        m_signedIn, m_roomId, m_flow.subject(), this,
        [this](const Result<QString> &membership) { obey(m_flow.onMembership(membership)); });
}

void RoomHandOver::write()
{
    m_isWritten = true;
    putPowerLevels(
        m_signedIn, m_roomId, m_flow.content(), this, [this](const Result<QJsonObject> &answer) {
            obey(m_flow.onWritten(answer ? std::nullopt : std::optional(answer.error())));
        });
}

} // namespace farewell
