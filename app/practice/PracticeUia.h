// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeRoutes.h"
#include "app/practice/PracticeState.h"

namespace farewell {

/// The deactivation endpoint and the User-Interactive Authentication in front of it (CS-API, same
/// name), step by step as Synapse does them.
class PracticeUia final
{
public:
    /// One exchange: what was asked for, by whom, and who proved what so far.
    struct Session
    {
        QString id;
        QByteArray verb;
        QByteArray path;
        QString requester;                ///< localpart
        QMap<QString, QString> completed; ///< the prover's localpart by stage; empty: a stranger
    };

    PracticeUia(PracticeState &state, PracticeRoutes &routes);

    /// The exchange with that id, or the 400.
    [[nodiscard]] PracticeResult<Session *> session(const QString &id);

    /// Whether that stage is part of a flow that this exchange offers.
    [[nodiscard]] bool offers(const Session &session, const QString &stage);

private:
    [[nodiscard]] PracticeAnswer deactivate(const PracticeCall &call);

    /// Nothing when `auth` completes a flow as the requester; else the answer to give.
    [[nodiscard]] PracticeResult<void>
    prove(const PracticeCall &call, const PracticeAccount &requester, const QJsonValue &auth);
    [[nodiscard]] PracticeResult<Session *>
    openSession(const PracticeCall &call, const PracticeAccount &requester, const QString &id);
    [[nodiscard]] PracticeResult<void> tryStage(Session &session, const QJsonObject &auth);
    [[nodiscard]] PracticeResult<void> judge(const Session &session, const QJsonObject &failure);
    [[nodiscard]] QList<QStringList> flows(const PracticeAccount &account);
    [[nodiscard]] QJsonObject challenge(const Session &session);

    PracticeState &m_state;
    std::map<QString, Session> m_sessions;
};

} // namespace farewell
