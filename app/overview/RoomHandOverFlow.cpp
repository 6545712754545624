// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomHandOverFlow.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Kind = RoomHandOverResult::Kind;
using Verdict = OnlyAdmin::Verdict;

/// The homeserver itself has said no, so nothing has changed.
bool isRefusal(const Failure &failure)
{
    return failure.httpStatus >= 400 && failure.httpStatus < 500 && !failure.errcode.isEmpty()
        && failure.cause != Cause::ServerTrouble;
}

std::optional<QJsonObject> contentOf(const std::optional<QJsonObject> &event)
{
    return event ? std::optional(event->value("content"_L1).toObject()) : std::nullopt;
}

} // namespace

RoomHandOverFlow::RoomHandOverFlow(Offer offer)
    : m_offer(std::move(offer))
{
}

RoomHandOverFlow::RoomHandOverFlow(Offer offer, const LevelChange &given)
    : m_offer(std::move(offer))
{
    m_result.takesBack = true;
    m_result.change = given.reversed();
}

RoomHandOverFlow::Order RoomHandOverFlow::start()
{
    return Order::ReadPermissions;
}

RoomHandOverFlow::Order
RoomHandOverFlow::onPermissions(const Result<std::optional<QJsonObject>> &event)
{
    if (!event) {
        return endUnsent(event.error());
    }
    m_offer.room.powerLevels = contentOf(*event);
    m_before = permissionsOf(m_offer.room);
    m_beforeId = event->value_or(QJsonObject()).value("event_id"_L1).toString();
    m_result.isStillAdmin = looksAfter(m_offer.userId);
    return m_result.takesBack ? prepareReturn() : prepareGift();
}

RoomHandOverFlow::Order RoomHandOverFlow::prepareGift()
{
    const OnlyAdmin now = judgedNow();
    const auto named = adminsNamedIn(m_offer.room, m_offer.userId);
    const bool isAsShown = now.verdict == Verdict::OnlyThem && now.give == m_offer.judged.give
        && now.canBeTakenBack == m_offer.judged.canBeTakenBack;
    if (now.verdict == Verdict::Others) {
        return end(Kind::HasOther);
    }
    if (!isAsShown || !named) {
        return end(Kind::NoMore);
    }
    m_result.change = {m_offer.heir, namedLevel(m_before, m_offer.heir), now.give};
    m_toAsk = *named;
    m_heirIsNamed = m_toAsk.removeAll(m_offer.heir) > 0;
    m_toAsk += m_offer.heir;
    return Order::AskMembership;
}

RoomHandOverFlow::Order RoomHandOverFlow::prepareReturn()
{
    const auto level = namedLevel(m_before, m_result.change.userId);
    return level == m_result.change.before ? Order::Write : end(Kind::NoMore);
}

RoomHandOverFlow::Order RoomHandOverFlow::onMembership(const Result<QString> &membership)
{
    if (!membership) {
        return endUnsent(membership.error());
    }
    const QString asked = m_toAsk.takeFirst();
    const bool isIn = *membership == "join"_L1;
    if (asked == m_offer.heir && !isIn) {
        return end(Kind::HeirLeft);
    }
    if (asked == m_offer.heir && !m_heirIsNamed) {
        return Order::Write;
    }
    return isIn ? end(Kind::HasOther) : Order::AskMembership;
}

QJsonObject RoomHandOverFlow::content() const
{
    return withChange(m_before, m_result.change);
}

RoomHandOverFlow::Order RoomHandOverFlow::onWritten(const std::optional<Failure> &failure)
{
    m_result.failure = failure;
    m_result.isConfirmed = !failure;
    if (!failure) {
        return Order::ReadBack;
    }
    if (failure->sent == Sent::No || failure->cause == Cause::RateLimited
        || failure->endsSignIn()) {
        return end(Kind::NotDone);
    }
    return Order::ReadBack; // a refusal has a reason, too
}

RoomHandOverFlow::Order
RoomHandOverFlow::onReadBack(const Result<std::optional<QJsonObject>> &event)
{
    const bool isRefused = m_result.failure && isRefusal(*m_result.failure);
    if (!event) {
        return end(isRefused ? Kind::Refused : Kind::Unknown);
    }
    m_offer.room.powerLevels = contentOf(*event);
    m_result.isStillAdmin = looksAfter(m_offer.userId);
    const QJsonObject now = permissionsOf(m_offer.room);
    m_result.isThere = namedLevel(now, m_result.change.userId) == m_result.change.after;
    m_result.isHeirAdmin = looksAfter(m_result.change.userId);
    if (isRefused) {
        return end(Kind::Refused);
    }
    if (!m_result.isConfirmed) {
        return end(Kind::Unknown);
    }
    if (!*m_result.isThere) {
        // Somebody may have given or taken more.
        const bool isAsWished = *m_result.isHeirAdmin != m_result.takesBack;
        return end(isAsWished ? Kind::MoreChanged : Kind::NotThere);
    }
    const bool isOursAlone = now == content() && !hasOverwritten(event->value_or(QJsonObject()));
    return end(isOursAlone ? Kind::Done : Kind::MoreChanged);
}

/// Something else than what was read, a moment before.
bool RoomHandOverFlow::hasOverwritten(const QJsonObject &event) const
{
    const QString replaced
        = event.value("unsigned"_L1).toObject().value("replaces_state"_L1).toString();
    return !replaced.isEmpty() && replaced != m_beforeId;
}

OnlyAdmin RoomHandOverFlow::judgedNow() const
{
    RoomPowers room = m_offer.room;
    room.joined = {m_offer.userId};
    room.unnamed = 1; // whom the permissions do not name; those they name are asked for
    return onlyAdminIn(room, m_offer.userId);
}

bool RoomHandOverFlow::looksAfter(const QString &userId) const
{
    const auto level = levelIn(m_offer.room, userId);
    const OnlyAdmin now = judgedNow();
    return level && now.verdict != Verdict::CannotJudge && *level >= now.need;
}

RoomHandOverFlow::Order RoomHandOverFlow::end(Kind kind)
{
    m_result.kind = kind;
    return Order::None;
}

RoomHandOverFlow::Order RoomHandOverFlow::endUnsent(const Failure &failure)
{
    m_result.failure = failure;
    return end(Kind::NotDone);
}

} // namespace farewell
