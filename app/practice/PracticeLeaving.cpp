// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeLeaving.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

PracticeLeaving::PracticeLeaving(PracticeState &state, PracticeEventLimit &limit,
                                 PracticeRoutes &routes)
    : m_state(state), m_limit(limit)
{
    routes.add("POST", "{cs}/rooms/*/leave",
               [this](const PracticeCall &call) { return answer(call); });
}

/// In Synapse's order (1.160, tried): the limit comes last. Who is suspended may leave.
PracticeAnswer PracticeLeaving::answer(const PracticeCall &call)
{
    const auto requester = m_state.requester(call);
    if (!requester) {
        return requester.error();
    }
    const auto body = call.request.body.isEmpty() ? QJsonObject() : jsonObjectIn(call.request.body);
    if (!body) {
        return body.error();
    }
    const QJsonValue told = body->value("reason"_L1);
    if (!told.isUndefined() && !told.isString()) {
        // Synapse takes all but fractions. Here a client that sends something else is found out.
        return invalidMember(u"reason"_s, u"Input should be a valid string"_s);
    }
    const auto reason = told.isString() ? std::optional(told.toString()) : std::nullopt;
    PracticeAccount &account = **requester;
    const QString &id = call.captured[0];
    const QString membership = belongingOf(m_state, account, id).membership;
    if (membership != "join"_L1 && membership != "invite"_L1 && membership != "knock"_L1) {
        return answerOutside(account, id, reason);
    }
    if (const auto tooMany = m_limit.turnedAway(account)) {
        return *tooMany;
    }
    m_limit.count(account);
    leave(account, id, reason);
    return PracticeAnswer::json({});
}

PracticeAnswer PracticeLeaving::answerOutside(const PracticeAccount &account, const QString &id,
                                              const std::optional<QString> &reason) const
{
    const QString user = m_state.userId(account);
    const auto known = m_state.rooms().find(id);
    const bool wasThere = known != m_state.rooms().end() && known->second.elsewise.contains(user);
    const bool isServerThere = std::ranges::any_of(
        m_state.accounts(), [&id](const auto &entry) { return entry.second.rooms.contains(id); });
    if (!wasThere && !isServerThere) {
        return PracticeAnswer::error(404, u"M_UNKNOWN"_s, u"Not a known room"_s);
    }
    if (wasThere && known->second.elsewise[user] == "leave"_L1) {
        const auto &reasons = known->second.leaveReasons;
        const auto last = reasons.find(user);
        if (reason == (last == reasons.end() ? std::nullopt : std::optional(*last))) {
            return PracticeAnswer::json({}); // the event that there is says it already
        }
    }
    return PracticeAnswer::error(403, u"M_FORBIDDEN"_s, u"%1 not in room %2."_s.arg(user, id));
}

void PracticeLeaving::leave(PracticeAccount &account, const QString &id,
                            const std::optional<QString> &reason)
{
    // From now on something is known of it.
    PracticeRoom &room
        = m_state.rooms().try_emplace(id, roomOf(m_state, account, id)).first->second;
    leaveRoom(m_state, account, id, reason);
    const QMap<QString, QString> members = membersOf(m_state, room);
    PracticeRoom now = withProfiles(m_state, room, members);
    now.elsewise = members;
    now.asLeft.clear();
    room.asLeft.insert(m_state.userId(account), std::make_shared<const PracticeRoom>(now));
}

} // namespace farewell
