// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace farewell {

/// How the practice homeserver behaves where servers differ; the defaults are Synapse's.
struct PracticeSettings
{
    /// The flows asked for at deactivation; unset: what the account can do. With an empty one among
    /// them no proof is asked for: the first request deactivates, as old servers could be set up
    /// to.
    std::optional<QList<QStringList>> flows;

    /// Every request waits so long before anything happens.
    std::chrono::milliseconds latency{0};

    /// Off: emails and phone numbers can be seen but not removed.
    bool allowContactChanges = true;

    /// From so many wrong passwords on, every other attempt is answered 429, the right password
    /// too; 0 is never. No clock is involved: the attempt after the 429 is taken again.
    int wrongPasswordLimit = 0;

    /// Set: the server delegates sign-in (CS-API "Server metadata discovery").
    std::optional<QJsonObject> authMetadata;

    /// Accounts are managed by a server of their own, as at matrix.org: no `/login`, no
    /// `/account/deactivate`, but OAuth 2.0 and an account page.
    bool isManaged = false;

    /// What comes first on the account page of a managed account, where one can do all of them.
    enum class OnAccountPage { Delete, SignOut, Leave };
    OnAccountPage first = OnAccountPage::Delete;

    /// The page can be opened right at the deactivation.
    bool leadsToDeactivation = false;

    /// Off: tokens belong to no session, and are taken for a while after the account has gone.
    bool tokensHaveDevices = true;

    /// Of access tokens.
    std::chrono::seconds tokenLifetime{300};

    /// Where clients find the server, should it stand behind something; empty: where it listens.
    QString publicBaseUrl;

    /// `.well-known/matrix/support`; empty: 404.
    QJsonObject support{
        {QStringLiteral("contacts"),
         QJsonArray{QJsonObject{
             {QStringLiteral("role"), QStringLiteral("m.role.admin")},
             {QStringLiteral("email_address"), QStringLiteral("admin@practice.test")}}}},
        {QStringLiteral("support_page"), QStringLiteral("https://practice.test/support")}};
};

} // namespace farewell
