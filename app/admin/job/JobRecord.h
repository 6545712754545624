// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobRow.h"

#include <QList>

#include <variant>

namespace farewell {

/// Something that has become of an account of a list, or of the whole job.
struct JobEntry
{
    int number = 0; ///< of the row; 0: the job has come to its end
    QDateTime at{}; ///< UTC, with milliseconds
    JobRowState state = JobRowState::Waiting;
    JobReason reason = JobReason::None;
    bool isReadBack = false; ///< the account has just been read, and said so
    std::optional<qint64> roomsLeft{};

    friend bool operator==(const JobEntry &, const JobEntry &) = default;
};

/// The row as it is after that.
void apply(const JobEntry &entry, JobRow &row);

/// A job: what was frozen, and how far it is.
struct JobRecord
{
    QDateTime frozenAt{}; ///< UTC, with milliseconds
    QString server{};     ///< its name
    QString address{};    ///< of its admin API
    QString admin{};      ///< who acts
    bool erase = false;
    QString fingerprint{};
    QList<JobRow> rows{}; ///< the whole list, also what is not to be sent
    bool isFinished = false;

    [[nodiscard]] qsizetype total() const;                  ///< rows to be sent
    [[nodiscard]] qsizetype count(JobRowState state) const; ///< of these

    friend bool operator==(const JobRecord &, const JobRecord &) = default;
};

/// Why a journal tells nothing.
enum class JobProblem {
    Unreadable, ///< cut short in its first line, or not ours
    Newer,      ///< of a later version of this program
};

/// As lines of JSON, without their ends: what is frozen, and what is added.
[[nodiscard]] QByteArray headOf(const JobRecord &record);
[[nodiscard]] QByteArray lineOf(const JobEntry &entry);

/// What a journal tells; the last line about a row counts. A line that cannot be read is passed
/// over: the last one may be torn, and then nothing was sent after it. What is no list that this
/// program would freeze is none: somebody twice, oneself, another server, another fingerprint.
[[nodiscard]] std::variant<JobProblem, JobRecord> foldJob(const QByteArray &lines);

} // namespace farewell
