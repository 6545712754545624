// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/SignInEntry.h"

namespace farewell {

using Source = ServerQuery::Source;

bool SignInEntry::enterIdentifier(const QString &text)
{
    const QString input = trimmedInput(text);
    if (input == m_identifierText) {
        return false;
    }
    const auto formerServer = m_identifier ? m_identifier->serverName() : std::nullopt;
    m_identifierText = input;
    m_identifier = Identifier::parse(input);
    const auto server = m_identifier ? m_identifier->serverName() : std::nullopt;
    if (server && !(formerServer && isSameServerName(*server, *formerServer))) {
        m_server = ServerQuery{*server, Source::MatrixId};
    } else if (!server && m_server && m_server->source == Source::MatrixId) {
        m_server.reset();
    }
    return true;
}

bool SignInEntry::enterServer(const QString &text)
{
    const QString input = trimmedInput(text);
    if (input == (m_server ? m_server->text : QString())) {
        return false;
    }
    const auto named = m_identifier ? m_identifier->serverName() : std::nullopt;
    if (!input.isEmpty()) {
        m_server = ServerQuery{input, Source::Typed};
    } else if (named) {
        m_server = ServerQuery{*named, Source::MatrixId};
    } else {
        m_server.reset();
    }
    return true;
}

QString SignInEntry::userId() const
{
    return m_identifier && m_identifier->userId ? m_identifier->userId->toString() : QString();
}

SignInReason SignInEntry::flaw() const
{
    if (!m_identifier) {
        return m_identifierText.isEmpty() ? SignInReason::None : whyNoIdentifier();
    }
    return m_server ? SignInReason::None : SignInReason::ServerNeeded;
}

SignInReason SignInEntry::whyNoIdentifier() const
{
    return isInlandNumber(m_identifierText) ? SignInReason::CountryNeeded
                                            : SignInReason::NotAMatrixId;
}

} // namespace farewell
