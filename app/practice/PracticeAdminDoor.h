// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeRoutes.h"
#include "app/practice/PracticeState.h"

namespace farewell {

/// Lets nobody in to the admin API but who administers the server.
class PracticeAdminDoor final
{
public:
    using Answer = std::function<PracticeAnswer(const PracticeCall &, PracticeAccount &admin)>;

    PracticeAdminDoor(PracticeState &state, PracticeRoutes &routes);

    /// A route below `/_synapse/admin`, as PracticeRoutes::add().
    void add(const QByteArray &verb, const QByteArray &pattern, Answer answer);

    /// What a proxy says before the server is asked: see PracticeAdminSettings.
    [[nodiscard]] std::optional<PracticeAnswer> turnedAway(const PracticeRequest &request) const;

    /// The account of a local user id, or the refusal; of another server's ids it says `remote`, of
    /// those that nobody has `unknown`.
    [[nodiscard]] PracticeResult<PracticeAccount *>
    accountOf(const QString &userId, const QString &remote = onlyLocal(),
              const QString &unknown = QStringLiteral("User not found")) const;

    [[nodiscard]] static PracticeAnswer notAnAdmin();

    [[nodiscard]] static QString onlyLocal()
    {
        return QStringLiteral("Can only look up local users");
    }

private:
    [[nodiscard]] bool isReached(const std::optional<int> &deactivations) const;
    [[nodiscard]] bool mayEnter(const PracticeCall &call, const PracticeAccount &account) const;

    PracticeState &m_state;
    PracticeRoutes &m_routes;
};

/// A 400 as of an exception of Synapse that names no errcode.
[[nodiscard]] PracticeAnswer adminRefusal(const QString &text,
                                          const QString &errcode = QStringLiteral("M_UNKNOWN"));

/// The complaint about something that is not a user id, or nothing.
[[nodiscard]] std::optional<PracticeAnswer> notAUserId(const QString &text);

} // namespace farewell
