// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminReads.h"

namespace farewell {

/// Somebody's account as it was read before anything is done to it.
struct AdminTarget
{
    AdminAccount account{};
    qint64 sessions = 0;
    QStringList joined{};     ///< room ids
    QStringList redactable{}; ///< rooms it is or was in, or is banned from; named, for afterwards
                              ///< it is in none
    qint64 invitations = 0;
    qint64 files = 0;
    bool knowsPastRooms = true;     ///< off: an older server, which tells of joined rooms only
    qint64 unclearRooms = 0;        ///< of those looked at: who looks after them cannot be told
    QList<AdminRoom> onlyAdminIn{}; ///< joined rooms that nobody else can look after

    [[nodiscard]] const QString &id() const { return account.user.id; }
};

/// Who is made an admin of a room before its only one leaves.
struct Heir
{
    QString roomId;
    QString userId; ///< joined there

    friend bool operator==(const Heir &, const Heir &) = default;
};

/// What the person has chosen. `erase` has no default.
struct AdminChoices
{
    std::optional<bool> erase{};
    QList<Heir> heirs{}; ///< none: nothing is handed over
    bool redact = false;
    int redactLimit = 1000; ///< the newest in each room
    bool deleteFiles = false;

    friend bool operator==(const AdminChoices &, const AdminChoices &) = default;
};

} // namespace farewell
