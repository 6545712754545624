// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityLog.h"
#include "app/admin/AdminDesk.h"
#include "app/base/Failure.h"

#include <optional>
#include <utility>

namespace farewell {

/// One act for somebody else: written down before its request is sent, and once more when it is
/// known what has come of it. Of one that nobody concluded, it is not known.
class LoggedAct final
{
public:
    explicit LoggedAct(AdminDesk desk)
        : m_desk(std::move(desk))
    {
    }

    /// Fills in who acts, when and where, if that is not said; one that is open already stays as it
    /// is. Nothing may be sent after a fault.
    /// `ended`: others, of which the log is told with the same flush.
    [[nodiscard]] LogFault begin(ActivityEntry entry, const QList<ActivityEntry> &ended = {});

    /// One that an earlier run of the program has begun.
    void goOnWith(const ActivityEntry &entry) { m_entry = entry; }

    /// The answer, before conclude(): that it was accepted, or status and `errcode`, or that none
    /// came. (A status alone would not tell a server that agrees from a page of something else.)
    void answered(const std::optional<Failure> &failure);

    /// Nobody is there any more to hear one.
    void notWaitedFor();

    /// `readBack`: what the server said of the account afterwards, in a word or two that stay. A
    /// line that cannot be written is lost: it stays open, which is not untrue.
    LogFault conclude(const QString &readBack);

    /// The same, for the log to be told of it later; nothing if it was never begun.
    [[nodiscard]] std::optional<ActivityEntry> end(const QString &readBack);

    [[nodiscard]] bool isAnswered() const { return m_entry && m_entry->answeredAt; }

private:
    AdminDesk m_desk;
    std::optional<ActivityEntry> m_entry;
};

} // namespace farewell
