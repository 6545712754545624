// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAdminSettings.h"

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
    /// The flows offered at deactivation; unset: those that the account can complete. An empty flow
    /// among them asks for no proof: the first request deactivates. Old servers could be set up so.
    std::optional<QList<QStringList>> flows;

    /// Every request waits so long before anything happens.
    std::chrono::milliseconds latency{0};

    /// What comes of permissions that somebody writes for a room: they stay as written; or the
    /// writer has lost their office a moment ago, so that nothing is written (up to version 11 the
    /// room says so, too; in 12, where no creator can lose it, the answer alone does); or somebody
    /// else writes something more at once, so that whoever reads them finds both.
    enum class PermissionWrites { Kept, Refused, Raced };
    PermissionWrites permissionWrites = PermissionWrites::Kept;

    /// So many times anybody may leave a room, change permissions or have their profile written
    /// into the rooms, all together, and then once every five seconds (Synapse's default is 10); 0:
    /// as often as they like. A deactivation leaves as many rooms as there are.
    int eventBurst = 0;

    /// Off: nothing that people ask about their rooms is answered.
    bool showsRooms = true;

    /// The software that it claims to be.
    QString software{QStringLiteral("Synapse")};

    /// What `erase` does: what it says; nothing (as in Dendrite); or nothing, while the profile
    /// goes at every deactivation (as in continuwuity).
    enum class Erasing { AsAsked, Nothing, OnlyTheProfile };
    Erasing erasing = Erasing::AsAsked;

    /// A profile without name and picture is `{}` (as Dendrite answers), not a 404.
    bool showsEmptyProfiles = false;

    /// The next deactivation fails half-way: rooms and sign-ins have ended, but the account is
    /// still there, and its password works. So does Dendrite when its database fails (tried).
    bool failsHalfWay = false;

    /// Off: rooms are told by `/sync` alone, as in Dendrite.
    bool hasSlidingSync = true;

    /// Off: emails and phone numbers can be seen but not removed.
    bool allowContactChanges = true;

    /// Off: who has a name, or a picture, can neither change nor remove it.
    bool allowNameChanges = true;
    bool allowPictureChanges = true;

    /// To write a name or a picture that somebody has changed into one of their rooms, by the
    /// server's Clock; 0: into all of them before the answer (as Dendrite does).
    std::chrono::milliseconds spreadingTakes{0};

    /// After so many wrong passwords every second attempt is answered 429, also with the right
    /// password; 0: never. No clock is involved: the attempt after a 429 is looked at again.
    int wrongPasswordLimit = 0;

    /// Set: the server delegates sign-in (CS-API "Server metadata discovery").
    std::optional<QJsonObject> authMetadata;

    /// Accounts are managed by a server of their own, as at matrix.org: no `/login`, no
    /// `/account/deactivate`, but OAuth 2.0 and an account page.
    bool isManaged = false;

    /// What comes first on the account page of a managed account; everything can be done there.
    enum class OnAccountPage { Delete, SignOut, Leave };
    OnAccountPage first = OnAccountPage::Delete;

    /// Off: the page has no button for it, and deletes nothing.
    bool allowsDeletion = true;

    /// The page can be opened right at the deactivation.
    bool leadsToDeactivation = false;

    /// Off: tokens belong to no session, and still work for a while after the account is gone.
    bool tokensHaveDevices = true;

    /// Of access tokens.
    std::chrono::seconds tokenLifetime{300};

    /// Where clients find the server, should it stand behind something; empty: where it listens.
    QString publicBaseUrl;

    /// What those meet who administer the server.
    PracticeAdminSettings admin;

    /// `.well-known/matrix/support`; empty: 404.
    QJsonObject support{
        {QStringLiteral("contacts"),
         QJsonArray{QJsonObject{
             {QStringLiteral("role"), QStringLiteral("m.role.admin")},
             {QStringLiteral("email_address"), QStringLiteral("admin@practice.test")}}}},
        {QStringLiteral("support_page"), QStringLiteral("https://practice.test/support")}};
};

} // namespace farewell
