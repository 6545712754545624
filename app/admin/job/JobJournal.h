// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/LogFault.h"
#include "app/admin/job/JobRecord.h"
#include "app/platform/DurableLog.h"

namespace farewell {

/// The journal of one job, which survives the end of the program: what is about to be sent has
/// reached the disk before it is. After any fault nothing may be sent. One program keeps it at a
/// time. Holds no token and no password.
class JobJournal final
{
public:
    explicit JobJournal(QString folder); ///< made when something is written

    /// A new one, with the frozen list.
    [[nodiscard]] LogFault begin(const JobRecord &record);

    /// One that was left behind; what it says by now is read() afterwards.
    [[nodiscard]] LogFault resume(const QString &path);
    [[nodiscard]] std::variant<JobProblem, JobRecord> read() const;

    /// One flush for all. After a fault some of them may stand there all the same.
    [[nodiscard]] LogFault write(const QList<JobEntry> &entries);

    [[nodiscard]] bool isOpen() const { return m_file.isOpen(); }
    [[nodiscard]] const QString &path() const { return m_path; } ///< empty: none yet

    void close(); ///< it stays, and another may go on with it

    /// Nobody needs it any more; false: it is still there.
    [[nodiscard]] bool remove();

private:
    QString m_folder;
    QString m_path;
    DurableLog m_file;
};

/// What stands in a journal, the whole of it.
[[nodiscard]] std::variant<JobProblem, JobRecord> readJob(const QString &path);

} // namespace farewell
