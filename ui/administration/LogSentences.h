// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityLog.h"

#include <QCoreApplication>

namespace farewell {

/// What an administrator reads of the activity log.
class LogSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::LogSentences)

public:
    /// Why nothing can be written down; empty where that works.
    [[nodiscard]] static QString fault(LogFault fault);

    [[nodiscard]] static QString what(const ActivityEntry &entry);   ///< "Deactivate, with erase"
    [[nodiscard]] static QString result(const ActivityEntry &entry); ///< in a few words

    /// The whole entry, a line for each thing that is known of it.
    [[nodiscard]] static QString whole(const ActivityEntry &entry);

    /// In one sentence, for who cannot see the row.
    [[nodiscard]] static QString spoken(const ActivityEntry &entry);

    [[nodiscard]] static QString month(const QString &month); ///< of "2026-11"

private:
    [[nodiscard]] static QString objectOf(const ActivityEntry &entry);
};

} // namespace farewell
