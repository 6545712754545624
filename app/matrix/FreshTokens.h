// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/Access.h"
#include "app/matrix/OAuth.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace farewell {

class Clock;
class MatrixClient;

/// Renews an access token, as those of OAuth 2.0 need it after minutes (RFC 6749, 6): once for all
/// who wait for it, and never while somebody holds it. Other tokens last, and are never due.
///
/// A part of SignedIn, which owns the access; nobody else may renew the same one.
class FreshTokens final : public QObject
{
    Q_OBJECT

public:
    /// Nothing: the token may be used now. Cause::TokenRejected: the sign-in has ended. Anything
    /// else: nobody knows; the tokens may still be good, or spent by an answer that was lost.
    using Callback = std::function<void(const std::optional<Failure> &)>;

    FreshTokens(MatrixClient &client, Clock &clock, Access &access);

    /// The token has run out, or will on its way.
    [[nodiscard]] bool isDue() const;
    [[nodiscard]] bool canRenew() const;

    /// Which token this is, counted from the sign-in: an answer to an earlier one says nothing.
    [[nodiscard]] int generation() const { return m_generation; }

    /// Nothing may be sent with the token in hand.
    [[nodiscard]] bool mustBeAwaited() const { return isDue() || m_isUnderWay; }

    /// The token in hand is being spent for a new one.
    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }

    /// Only if canRenew(). Calls back from the event loop, once; the new tokens are kept whoever
    /// waits. Whether a token has run out is for the server to know, since a computer that slept
    /// has counted less time: so this also serves one that was rejected before its time.
    void renew(Callback callback);

    /// While it lives nothing is renewed, and those who wait go on waiting.
    [[nodiscard]] std::shared_ptr<void> hold();

    /// Those who wait are not called back any more; what is under way goes on.
    void forgetWaiting() { m_waiting.clear(); }

    /// Nothing is renewed any more, and nobody is called back: the sign-in is being ended.
    void stop();

private:
    void refresh();
    void onGrant(Result<oauth::Grant> &&grant, bool wasInDoubt);
    void conclude(const std::optional<Failure> &why);

    MatrixClient &m_client;
    Clock &m_clock;
    Access &m_access;
    std::vector<Callback> m_waiting;
    int m_generation = 0;
    int m_holders = 0;
    bool m_isUnderWay = false;
    bool m_isStopped = false;
};

} // namespace farewell
