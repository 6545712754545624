// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomLeaving.h"

#include "app/base/Clock.h"
#include "app/matrix/AccountEndpoints.h"
#include "app/matrix/RoomEndpoints.h"
#include "app/matrix/SignedIn.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr int silentAtMost = 3;

/// The server has said something, be it a refusal.
bool isAnswer(const Failure &failure)
{
    return failure.httpStatus > 0 && failure.cause != Cause::ServerTrouble
        && failure.cause != Cause::BadAnswer;
}

RoomLeft::Kind kindOf(const QString &membership)
{
    const bool isIn
        = membership == "join"_L1 || membership == "invite"_L1 || membership == "knock"_L1;
    return isIn ? RoomLeft::Kind::NotLeft : RoomLeft::Kind::Left;
}

} // namespace

RoomLeaving::RoomLeaving(SignedIn &signedIn, Clock &clock, QList<OwnRoom> rooms, QString reason,
                         QObject *parent)
    : QObject(parent)
    , m_signedIn(signedIn)
    , m_clock(clock)
    , m_left(std::move(rooms))
    , m_reason(std::move(reason))
{
}

void RoomLeaving::start()
{
    next();
}

void RoomLeaving::add(const OwnRoom &room)
{
    const auto isIt = [&room](const OwnRoom &other) { return other.id == room.id; };
    if (!(m_current && isIt(*m_current)) && std::ranges::none_of(m_left, isIt)) {
        m_left += room;
    }
}

void RoomLeaving::stop()
{
    m_isStopped = true;
    if (std::exchange(m_isWaiting, false)) {
        m_left.prepend(*std::exchange(m_current, std::nullopt));
        next();
    }
}

void RoomLeaving::askNoMore()
{
    m_look.reset();
    stop();
    if (m_looksAfter) {
        finish(RoomLeft::Kind::Unknown, std::exchange(m_looksAfter, std::nullopt));
    }
}

void RoomLeaving::next()
{
    if (m_isStopped || m_left.isEmpty()) {
        Q_EMIT ended(); // may destroy us
        return;
    }
    m_current = m_left.takeFirst();
    Q_EMIT began(m_current->id);
    leave();
}

void RoomLeaving::leave()
{
    leaveRoom(m_signedIn, m_current->id, m_reason, this,
              [this](const Result<QJsonObject> &answer) { onAnswer(answer); });
}

void RoomLeaving::onAnswer(const Result<QJsonObject> &answer)
{
    if (answer) {
        finish(RoomLeft::Kind::Left, std::nullopt);
        return;
    }
    const Failure &failure = answer.error();
    if (failure.cause == Cause::RateLimited) {
        waitFor(failure);
    } else if (failure.endsSignIn()) {
        endBecauseOf(failure);
        const bool isGone = failure.cause == Cause::UserDeactivated; // and leaves by itself
        finish(isGone ? RoomLeft::Kind::Unknown : RoomLeft::Kind::NotLeft, failure);
    } else if (failure.sent == Sent::No) {
        finish(RoomLeft::Kind::NotLeft, failure);
    } else {
        lookBack(failure);
    }
}

/// The first pause comes after what the server grants at once; the second tells its pace.
void RoomLeaving::waitFor(const Failure &failure)
{
    if (m_isStopped) {
        m_left.prepend(*std::exchange(m_current, std::nullopt));
        next();
        return;
    }
    const auto now = m_clock.elapsed();
    if (m_pauses++ > 0) {
        m_pace = (now + failure.pause() - m_goneOnAt) / std::max<qsizetype>(m_sincePause, 1);
    }
    m_goneOnAt = now + failure.pause();
    m_sincePause = 0;
    m_isWaiting = true;
    m_clock.callAfter(failure.pause(), this, [this] {
        if (std::exchange(m_isWaiting, false)) {
            leave();
        }
    });
    Q_EMIT paused(failure.pause());
}

void RoomLeaving::lookBack(const Failure &failure)
{
    if (!m_look) {
        finish(RoomLeft::Kind::Unknown, failure);
        return;
    }
    m_looksAfter = failure;
    fetchMembership(m_signedIn, m_current->id, m_signedIn.session().userId.toString(), m_look.get(),
                    [this, failure](const Result<QString> &membership) {
                        if (membership) {
                            finish(kindOf(*membership), failure);
                        } else if (membership.error().endsSignIn()) {
                            endBecauseOf(membership.error());
                            finish(RoomLeft::Kind::Unknown, failure);
                        } else {
                            lookAmongAll(failure);
                        }
                    });
}

void RoomLeaving::lookAmongAll(const Failure &failure)
{
    if (m_current->kind == OwnRoom::Kind::Invitation || m_current->kind == OwnRoom::Kind::Knock) {
        finish(RoomLeft::Kind::Unknown, failure); // it was never among them
        return;
    }
    fetchJoinedRooms(m_signedIn, m_look.get(), [this, failure](const Result<QStringList> &rooms) {
        if (!rooms && rooms.error().endsSignIn()) {
            endBecauseOf(rooms.error());
        }
        const bool isIn = rooms && rooms->contains(m_current->id);
        finish(!rooms     ? RoomLeft::Kind::Unknown
                   : isIn ? RoomLeft::Kind::NotLeft
                          : RoomLeft::Kind::Left,
               failure);
    });
}

void RoomLeaving::endBecauseOf(const Failure &failure)
{
    m_isStopped = true;
    m_failure = failure;
}

void RoomLeaving::finish(RoomLeft::Kind kind, const std::optional<Failure> &failure)
{
    m_looksAfter.reset();
    ++m_sincePause;
    m_silentInARow = failure && !isAnswer(*failure) ? m_silentInARow + 1 : 0;
    if (m_silentInARow >= silentAtMost && !m_left.isEmpty()) {
        endBecauseOf(*failure);
    }
    const QString roomId = std::exchange(m_current, std::nullopt)->id;
    Q_EMIT over(roomId, {kind, failure});
    next();
}

} // namespace farewell
