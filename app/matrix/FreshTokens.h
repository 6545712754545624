// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/OAuth.h"
#include "app/matrix/Session.h"

#include <QObject>

#include <functional>

namespace farewell {

class Clock;
class MatrixClient;

/// Sees to it that the access token of a session has not run out, as those of OAuth 2.0 do after
/// minutes (RFC 6749, 6). Other sessions are always fresh.
///
/// The session and the client must outlive it; nobody else may refresh the same session.
class FreshTokens final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Fresh,    ///< the token may be used now
        Ended,    ///< the sign-in has ended; the tokens are not used any more
        NoAnswer, ///< nobody knows; the old tokens may still be good, or spent by a lost answer
    };

    FreshTokens(MatrixClient &client, Clock &clock, Session &session, QObject *parent = nullptr);

    /// Calls back from the event loop, once, unless `context` dies first. The new tokens are kept
    /// even then: the old ones are spent.
    void ensure(QObject *context, std::function<void(State)> callback);

    /// The same for a token that was rejected: whether it has run out is for the server to know,
    /// since a computer that slept has counted less time. Only if canRenew().
    void renew(QObject *context, std::function<void(State)> callback);
    [[nodiscard]] bool canRenew() const;

private:
    [[nodiscard]] bool isDue() const;
    void refresh();
    void onGrant(Result<oauth::Grant> &&grant, bool wasInDoubt);
    void conclude(State state);

    MatrixClient &m_client;
    Clock &m_clock;
    Session &m_session;
    QList<std::function<void(State)>> m_waiting; ///< for the refresh that is under way
};

} // namespace farewell
