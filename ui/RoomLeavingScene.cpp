// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/RoomLeavingScene.h"

#include "app/overview/RoomLeaving.h"

#include <algorithm>

namespace farewell {

namespace {

using Kind = RoomRowState::Kind;
using Phase = LeavingState::Phase;

} // namespace

RoomLeavingScene::RoomLeavingScene(SignedIn &signedIn, const Services &services)
    : m_signedIn(signedIn), m_services(services), m_pause(services.clock)
{
    connect(&m_pause, &Countdown::changed, this, &RoomLeavingScene::tell);
}

RoomLeavingScene::~RoomLeavingScene() = default;

void RoomLeavingScene::leave(const QList<OwnRoom> &rooms, const QString &reason)
{
    if (m_leaving || rooms.isEmpty()) {
        return;
    }
    for (const OwnRoom &room : rooms) {
        m_rooms.insert(room.id, room);
        queue(room.id);
    }
    m_reason = reason;
    // What was left before counts, and the rows of trouble stay where they are.
    m_state = {.left = m_state.left, .troubled = m_state.troubled};
    start(rooms);
}

void RoomLeavingScene::retry(const QString &roomId)
{
    const RoomRowState before = m_rows.value(roomId);
    if (before.kind != Kind::NotLeft) {
        return;
    }
    qsizetype &counted = countOf(before.leaving.kind);
    counted = std::max<qsizetype>(counted - 1, 0);
    queue(roomId);
    if (m_leaving) {
        m_leaving->add(m_rooms.value(roomId));
        tell();
    } else {
        start({m_rooms.value(roomId)});
    }
}

void RoomLeavingScene::start(const QList<OwnRoom> &rooms)
{
    m_state.phase = Phase::Running;
    m_state.failure.reset();
    m_leaving = std::make_unique<RoomLeaving>(m_signedIn, m_services.clock, rooms, m_reason);
    connect(m_leaving.get(), &RoomLeaving::began, this, [this](const QString &roomId) {
        m_rows[roomId].kind = Kind::Working;
        tell();
    });
    connect(m_leaving.get(), &RoomLeaving::paused, this, [this](std::chrono::milliseconds pause) {
        m_pause.start(pause);
        tell();
    });
    connect(m_leaving.get(), &RoomLeaving::over, this, &RoomLeavingScene::onOver);
    connect(m_leaving.get(), &RoomLeaving::ended, this, &RoomLeavingScene::onEnded);
    m_leaving->start();
}

void RoomLeavingScene::stop()
{
    if (m_leaving) {
        m_state.phase = Phase::Stopping;
        tell();
        m_leaving->stop(); // may end at once
    }
}

void RoomLeavingScene::askNoMore()
{
    if (m_leaving) {
        m_leaving->askNoMore(); // may end at once
    }
}

/// What came of it before counts again should its turn not come.
void RoomLeavingScene::queue(const QString &roomId)
{
    const RoomRowState before = m_rows.value(roomId);
    if (before.kind == Kind::NotLeft) {
        m_earlier.insert(roomId, before);
    }
    m_rows[roomId] = {.kind = Kind::Waiting};
}

void RoomLeavingScene::onOver(const QString &roomId, const RoomLeft &how)
{
    m_earlier.remove(roomId);
    const bool isLeft = how.kind == RoomLeft::Kind::Left;
    m_rows[roomId] = {.kind = isLeft ? Kind::Left : Kind::NotLeft, .leaving = how};
    if (isLeft) {
        ++m_state.left;
        Q_EMIT left(roomId);
    } else {
        ++countOf(how.kind);
        const auto isIt = [&roomId](const OwnRoom &room) { return room.id == roomId; };
        if (std::ranges::none_of(m_state.troubled, isIt)) {
            m_state.troubled += m_rooms.value(roomId);
        }
    }
    tell();
}

/// What was not come to is as it was.
void RoomLeavingScene::onEnded()
{
    m_state.phase = Phase::Ended;
    m_state.failure = m_leaving->failure();
    m_state.toGo = m_leaving->toGo();
    m_leaving.release()->deleteLater(); // it is calling us
    m_rows.removeIf([](const std::pair<const QString &, RoomRowState &> &row) {
        return row.second.isUnderWay();
    });
    for (const RoomRowState &row : std::as_const(m_earlier)) { // once more as it was before
        ++countOf(row.leaving.kind);
        --m_state.toGo;
    }
    m_rows.insert(std::exchange(m_earlier, {}));
    m_pause.stop();
    tell();
}

qsizetype &RoomLeavingScene::countOf(RoomLeft::Kind kind)
{
    return kind == RoomLeft::Kind::NotLeft ? m_state.notLeft : m_state.unknown;
}

void RoomLeavingScene::tell()
{
    if (m_leaving) {
        m_state.toGo = m_leaving->toGo();
        m_state.pace = m_leaving->pace();
    }
    m_state.pause = m_pause.left();
    Q_EMIT changed();
}

} // namespace farewell
