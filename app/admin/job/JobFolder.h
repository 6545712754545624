// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobRecord.h"

namespace farewell {

/// A job that a program has left behind when it ended.
struct LeftJob
{
    QString path{};
    std::variant<JobProblem, JobRecord> content{};

    [[nodiscard]] const JobRecord *record() const { return std::get_if<JobRecord>(&content); }
};

/// Where the journals of jobs stand, one file a job. Several running programs may share it: the
/// journal of one that still runs is its own.
class JobFolder final
{
public:
    explicit JobFolder(QString path);

    [[nodiscard]] const QString &path() const { return m_path; }

    /// The oldest first. Also jobs that came to their end, for nobody may have seen their results.
    [[nodiscard]] QList<LeftJob> read() const;

    /// False: it is still there, or somebody is going on with it.
    [[nodiscard]] static bool forget(const QString &path);

private:
    QString m_path;
};

} // namespace farewell
