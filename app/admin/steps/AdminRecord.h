// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityEntry.h"
#include "app/admin/steps/AdminDeactivationDriver.h"

namespace farewell {

/// What an administrator keeps of one deactivation for somebody else, as a value: everything that
/// the window shows, and no password, no token, no contact and no word of the server.
struct AdminRecord
{
    QDateTime issued{}; ///< UTC
    QString programVersion{};
    bool isPractice = false;
    QString actor{};
    QString server{};  ///< the name of the server
    QString address{}; ///< of its admin API
    AdminTarget target{};
    AdminDeactivationState state{};
    QList<ActivityEntry> acts{}; ///< what was sent, the oldest first
};

/// JSON as `resources/admin-record.schema.json` has it, format "farewell-admin-record" 1. What is
/// not known is null.
[[nodiscard]] QByteArray toJson(const AdminRecord &record);

/// For the files, without an ending: only letters, digits, and ". _ -" of ids and names stand in
/// it, none is long, and it does not begin with a dot.
[[nodiscard]] QString fileNameOf(const AdminRecord &record);

} // namespace farewell
