// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/OAuthSignIn.h"

#include "app/base/Clock.h"

namespace farewell {

namespace {

constexpr qsizetype stateBytes = 16;

} // namespace

OAuthSignIn::OAuthSignIn(OAuthClient client)
    : m_client(std::move(client)), m_pkce(Pkce::make()), m_state(randomText(stateBytes))
{
}

Awaited OAuthSignIn::awaited() const
{
    return awaited::Code{m_state, m_client.endpoints.issuer, m_client.endpoints.namesIssuer};
}

QUrl OAuthSignIn::page(const QUrl &callback, const QString &userId)
{
    m_callback = callback;
    return oauth::authorizationUrl(m_client.endpoints,
                                   {m_client.id, callback, QString::fromLatin1(m_state),
                                    m_pkce.challenge, m_client.scope, userId});
}

void OAuthSignIn::exchange(MatrixClient &client, Clock &clock, const Secret &code,
                           PendingLogins::Answered reply) const
{
    oauth::exchangeCode(client, m_client.endpoints, m_client.id, m_callback, code, m_pkce.verifier,
                        &client,
                        [reply = std::move(reply), asker = m_client,
                         askedAt = clock.elapsed()](Result<oauth::Grant> grant) {
                            if (grant) {
                                reply(asker.arrivalOf(*std::move(grant), askedAt));
                            } else {
                                reply(unexpected(grant.error()));
                            }
                        });
}

} // namespace farewell
