// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityEntry.h"
#include "app/admin/LogFault.h"
#include "app/platform/DurableLog.h"

#include <QMap>
#include <QStringList>

namespace farewell {

/// The record of what administrators have done with this program on this computer: a file a month,
/// one JSON object a line, which is never rewritten. Holds no token and no password.
class ActivityLog final
{
public:
    explicit ActivityLog(QString folder); ///< made when something is written

    [[nodiscard]] const QString &folder() const { return m_folder; }

    /// Before the request: on return it has reached the disk, together with what came of
    /// `concluded`.
    [[nodiscard]] LogFault begin(const ActivityEntry &entry,
                                 const QList<ActivityEntry> &concluded = {});

    /// What came of them, each in the month in which it was begun.
    [[nodiscard]] LogFault conclude(const QList<ActivityEntry> &entries);

    /// Everything that can be read, the oldest first.
    [[nodiscard]] QList<ActivityEntry> read() const;

    /// Another number: it has more to read since.
    [[nodiscard]] qint64 edition() const { return m_edition; }

    [[nodiscard]] QStringList months() const; ///< "2026-11", the oldest first

    /// Removes whole months, and writes `record` of that down: before, or where its own month
    /// goes, in one step with that.
    [[nodiscard]] LogFault deleteMonths(const QStringList &months, const ActivityEntry &record);

    /// Lets others keep it.
    void close();

private:
    [[nodiscard]] LogFault open(const QString &month);
    [[nodiscard]] LogFault beginAnew(const QString &month, const ActivityEntry &record);
    [[nodiscard]] LogFault writeAll(const QMap<QString, QByteArrayList> &byMonth);
    [[nodiscard]] LogFault write(const QString &month, const QByteArrayList &lines);

    QString m_folder;
    DurableLog m_ownership; ///< a file without a line; while it is open, the others are ours
    QString m_month;        ///< of the file that is open; empty: none
    DurableLog m_file;
    qint64 m_edition = 0;
};

} // namespace farewell
