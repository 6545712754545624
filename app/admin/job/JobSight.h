// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobLook.h"

#include <functional>

namespace farewell {

/// One look at an account of a list, and what is kept of it.
struct JobSight
{
    JobLook look{};
    QString managedId{};                   ///< at the account service, if that is whom to ask
    std::optional<QDateTime> lastSeenAt{}; ///< UTC
    Failure failure{};                     ///< why the account could not be read
};

/// Before it is sent: whether it is what it was, and whether a new name is being written into its
/// rooms. A server that asks to wait is waited for.
void lookFirst(const AdminPlace &place, const QString &userId, QObject *context,
               std::function<void(const JobSight &)> done);

/// What was sent; tried once.
struct JobSent
{
    QString userId{};
    QString managedId{};    ///< as JobSight::managedId; also missing where another run has sent it
    bool isRefused = false; ///< then it matters whether we still may
};

void lookBack(const AdminPlace &place, const JobSent &sent, QObject *context,
              std::function<void(const JobSight &)> done);

} // namespace farewell
