// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"
#include "app/matrix/SignedIn.h"

namespace farewell {

/// What a server has let us in with.
struct Arrival
{
    Access access;
    bool isEnough = true; ///< lets us do what a client may do; else it can only be ended
};

/// The requests that may bring a session, and those that end one. None is ever aborted, for the
/// server may have made a session by then: one that comes after its sign-in was given up is ended,
/// also after this object.
///
/// The client and the clock must outlive it.
class PendingLogins final : public QObject
{
    Q_OBJECT

public:
    /// Nothing: the answer brought no session, and there is none.
    using Answered = Reply<std::optional<Arrival>>;

    PendingLogins(MatrixClient &client, Clock &clock, QObject *parent = nullptr);

    /// Called back with an answer while `attempt` lives, and only then.
    [[nodiscard]] Answered expect(QObject *attempt, Answered onTime);

    void end(std::unique_ptr<SignedIn> signedIn);

    /// Every one has its answer.
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }

Q_SIGNALS:
    /// A session of ours may be left on the server.
    void leftBehind();

    void emptied();

private:
    void begin() { ++m_count; }
    void conclude();

    MatrixClient &m_client;
    Clock &m_clock;
    int m_count = 0;
};

} // namespace farewell
