// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/signin/Identifier.h"
#include "app/signin/SignInState.h"

#include <optional>

namespace farewell {

/// What the person has typed: who they are, and at which server. A Matrix ID names its server
/// until another one is typed.
class SignInEntry final
{
public:
    /// Both are false where that was entered before, and nothing has changed.
    [[nodiscard]] bool enterIdentifier(const QString &text);
    [[nodiscard]] bool enterServer(const QString &text);

    [[nodiscard]] const std::optional<Identifier> &identifier() const { return m_identifier; }

    /// The server that is wanted, discovered or not.
    [[nodiscard]] const std::optional<ServerQuery> &server() const { return m_server; }

    /// The Matrix ID; empty where none was typed.
    [[nodiscard]] QString userId() const;

    /// What is missing or wrong in it, with a server that is known or none at all.
    [[nodiscard]] SignInReason flaw() const;

    /// Why what was typed is no identifier.
    [[nodiscard]] SignInReason whyNoIdentifier() const;

private:
    QString m_identifierText;
    std::optional<Identifier> m_identifier;
    std::optional<ServerQuery> m_server;
};

} // namespace farewell
