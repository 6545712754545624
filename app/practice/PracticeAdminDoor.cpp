// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeAdminDoor.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

PracticeAdminDoor::PracticeAdminDoor(PracticeState &state, PracticeRoutes &routes)
    : m_state(state), m_routes(routes)
{
    routes.add("GET", "/_synapse/admin/v1/server_version", [](const PracticeCall &) {
        return PracticeAnswer::json({{u"server_version"_s, u"1.160.0"_s}});
    });
}

void PracticeAdminDoor::add(const QByteArray &verb, const QByteArray &pattern, Answer answer)
{
    m_routes.add(verb, "/_synapse/admin" + pattern,
                 [this, answer = std::move(answer)](const PracticeCall &call) {
                     const auto requester = m_state.requester(call);
                     if (!requester) {
                         return requester.error();
                     }
                     if (!mayEnter(call, **requester)) {
                         return notAnAdmin();
                     }
                     return answer(call, **requester);
                 });
}

PracticeAnswer PracticeAdminDoor::notAnAdmin()
{
    return PracticeAnswer::error(403, u"M_FORBIDDEN"_s, u"You are not a server admin"_s);
}

/// With OAuth 2.0 the token says it, whosever it is.
bool PracticeAdminDoor::mayEnter(const PracticeCall &call, const PracticeAccount &account) const
{
    if (isReached(m_state.settings().admin.demotesAfter)) {
        return false;
    }
    return m_state.settings().isManaged
        ? PracticeState::sessionOf(account, call.token).scope.contains(u"urn:synapse:admin:*"_s)
        : account.admin;
}

bool PracticeAdminDoor::isReached(const std::optional<int> &deactivations) const
{
    return deactivations && m_state.deactivations() >= *deactivations;
}

std::optional<PracticeAnswer> PracticeAdminDoor::turnedAway(const PracticeRequest &request) const
{
    if (!request.path.startsWith("/_synapse/admin/")
        || !isReached(m_state.settings().admin.hidesAfter)) {
        return std::nullopt;
    }
    return PracticeAnswer::html(u"<html><body><h1>403 Forbidden</h1></body></html>"_s, 403);
}

PracticeResult<PracticeAccount *> PracticeAdminDoor::accountOf(const QString &userId,
                                                               const QString &remote,
                                                               const QString &unknown) const
{
    if (const auto complaint = notAUserId(userId)) {
        return tl::unexpected(*complaint);
    }
    if (userId.section(u':', 1) != m_state.serverName()) {
        return tl::unexpected(adminRefusal(remote));
    }
    if (auto *account = m_state.byUserId(userId)) {
        return account;
    }
    return tl::unexpected(PracticeAnswer::error(404, u"M_NOT_FOUND"_s, unknown));
}

PracticeAnswer adminRefusal(const QString &text, const QString &errcode)
{
    return PracticeAnswer::error(400, errcode, text);
}

std::optional<PracticeAnswer> notAUserId(const QString &text)
{
    if (!text.startsWith(u'@')) {
        return adminRefusal(u"Expected UserID string to start with '@'"_s, u"M_INVALID_PARAM"_s);
    }
    if (!text.contains(u':')) {
        return adminRefusal(u"Expected UserID of the form '@localname:domain'"_s,
                            u"M_INVALID_PARAM"_s);
    }
    return std::nullopt;
}

} // namespace farewell
