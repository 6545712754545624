// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/Pkce.h"
#include "app/signin/LoopbackReceiver.h"
#include "app/signin/OAuthClient.h"

namespace farewell {

/// A sign-in in a browser here, at a server that delegates it (RFC 6749, 4.1): what ties the page
/// that is opened to the code that comes back, and the code to the tokens.
class OAuthSignIn final
{
public:
    explicit OAuthSignIn(OAuthClient client);

    /// What a LoopbackReceiver is to wait for.
    [[nodiscard]] Awaited awaited() const;

    /// The page to open, once it is known where the browser is sent back to. `userId` is a hint
    /// whom to sign in; it may be empty.
    [[nodiscard]] QUrl page(const QUrl &callback, const QString &userId);

    /// Sends the code, which can be used once. Nothing after it needs this object.
    void exchange(MatrixClient &client, Clock &clock, const Secret &code,
                  PendingLogins::Answered reply) const;

private:
    OAuthClient m_client;
    Pkce m_pkce;
    QByteArray m_state;
    QUrl m_callback;
};

} // namespace farewell
