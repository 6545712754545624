// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Result.h"
#include "app/overview/Permissions.h"

namespace farewell {

/// How the change of one person's level has ended.
struct RoomHandOverResult
{
    enum class Kind {
        Done,        ///< read back: only ours has changed
        NoMore,      ///< nothing was sent: the permissions are others than those that were shown
        HasOther,    ///< nothing was sent: somebody else looks after the room by now
        HeirLeft,    ///< nothing was sent: they are not in the room any more
        NotDone,     ///< nothing has changed, and `failure` says why
        Refused,     ///< the server did not allow it; nothing has changed
        MoreChanged, ///< read back: ours has changed, and somebody else changed something meanwhile
        NotThere,    ///< the server said yes, and read back it is not so
        Unknown,     ///< no clear answer, or nobody could look afterwards
    };

    Kind kind = Kind::NotDone;
    bool takesBack = false; ///< what was given before
    std::optional<Failure> failure{};
    bool isConfirmed = false;      ///< with Unknown: the server said yes
    std::optional<bool> isThere{}; ///< what was read back is exactly ours; nothing: it was not read
    std::optional<bool> isHeirAdmin{}; ///< likewise: whether they look after the room
    bool isStillAdmin = true;          ///< as far as it was read, we look after the room as before
    LevelChange change{};              ///< once something was sent
};

/// The protocol of making somebody an admin of a room that only one account looks after, and of
/// taking that back: what was shown is read once more, one request changes one entry of
/// `m.room.power_levels` (CS-API, "PUT …/state/{eventType}/{stateKey}"), and what came of it is
/// read. That request is never repeated: the last write wins, and drops what another wrote
/// meanwhile.
///
/// Pure: each event returns what to do next.
class RoomHandOverFlow final
{
public:
    enum class Order {
        None, ///< it is over: result()
        ReadPermissions,
        AskMembership, ///< of subject()
        Write,         ///< content()
        ReadBack,
    };

    /// What a person has agreed to.
    struct Offer
    {
        QString userId{}; ///< whose room it is
        RoomPowers room{};
        QString heir{};
        OnlyAdmin judged{}; ///< as it was shown
    };

    explicit RoomHandOverFlow(Offer offer);

    /// Takes back what was given.
    RoomHandOverFlow(Offer offer, const LevelChange &given);

    [[nodiscard]] Order start();

    /// The whole event; nothing: the room has none.
    [[nodiscard]] Order onPermissions(const Result<std::optional<QJsonObject>> &event);
    [[nodiscard]] Order onMembership(const Result<QString> &membership);
    [[nodiscard]] Order onWritten(const std::optional<Failure> &failure);

    /// The whole event. `unsigned.replaces_state`, where a server tells it, is the event that it
    /// has overwritten (Synapse 1.160; `prev_content` is not told there).
    [[nodiscard]] Order onReadBack(const Result<std::optional<QJsonObject>> &event);

    [[nodiscard]] const QString &subject() const { return m_toAsk.constFirst(); }
    [[nodiscard]] QJsonObject content() const;
    [[nodiscard]] const RoomHandOverResult &result() const { return m_result; }

private:
    [[nodiscard]] Order end(RoomHandOverResult::Kind kind);
    [[nodiscard]] Order endUnsent(const Failure &failure);
    [[nodiscard]] Order prepareGift();
    [[nodiscard]] Order prepareReturn();
    [[nodiscard]] OnlyAdmin judgedNow() const;
    [[nodiscard]] bool looksAfter(const QString &userId) const;
    [[nodiscard]] bool hasOverwritten(const QJsonObject &event) const;

    Offer m_offer;
    QJsonObject m_before;       ///< what was read, as of permissionsOf()
    QString m_beforeId;         ///< of that event
    QStringList m_toAsk;        ///< who might look after it besides, and last the heir
    bool m_heirIsNamed = false; ///< as an admin, so that they only have to be in the room
    RoomHandOverResult m_result;
};

} // namespace farewell
