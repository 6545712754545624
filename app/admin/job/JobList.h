// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/CsvReader.h"

#include <optional>

namespace farewell {

/// Whom a word of a list names.
struct JobName
{
    enum class Kind {
        Id,    ///< of this server or another, whole
        Email, ///< in small letters, as servers look for it
        Empty,
        Unreadable,
    };

    Kind kind = Kind::Empty;
    QString text{}; ///< with Id and Email

    friend bool operator==(const JobName &, const JobName &) = default;
};

/// A line of a list, as it was given.
struct JobLine
{
    int number = 0;             ///< in the list, from 1; names it for good
    int fileLine = 0;           ///< in the file or the text, from 1
    QString written{};          ///< at most 1,000 characters of it
    JobName named{};            ///< who is meant
    QList<JobName> alsoNamed{}; ///< by other columns, which ought to mean the same
    QString note{};             ///< the person's own; its first 1,000 characters

    friend bool operator==(const JobLine &, const JobLine &) = default;
};

/// What stands where in a table.
struct JobColumns
{
    qsizetype account = 0;
    QList<qsizetype> others{}; ///< name accounts, too
    std::optional<qsizetype> note{};
    bool hasHeading = false; ///< the first row names the columns, and nobody

    /// As the heading says, or else by where ids stand; a person may know better.
    [[nodiscard]] static JobColumns of(const CsvTable &table);

    friend bool operator==(const JobColumns &, const JobColumns &) = default;
};

/// A list of people to be deactivated, before anybody has looked who they are. Each line that says
/// something is there, also one that nobody can read.
class JobList final
{
public:
    static constexpr qsizetype mostLines = 50'000;

    /// Ids, localparts and email addresses with blanks, commas, semicolons or angle brackets in
    /// between. What stands before an address in angle brackets is somebody's name.
    [[nodiscard]] static JobList ofText(const QString &text, const QString &server);

    [[nodiscard]] static JobList ofTable(const CsvTable &table, const JobColumns &columns,
                                         const QString &server);

    /// Accounts that a search has found.
    [[nodiscard]] static JobList ofIds(const QStringList &ids, const QString &server);

    /// Lines of another list, counted anew.
    [[nodiscard]] static JobList ofLines(const QList<JobLine> &lines);

    [[nodiscard]] const QList<JobLine> &lines() const { return m_lines; }
    [[nodiscard]] bool isTooLong() const { return m_isTooLong; } ///< then it has no lines

private:
    void add(JobLine line);

    QList<JobLine> m_lines;
    bool m_isTooLong = false;
};

/// A localpart gets the server's name. Upper case stays, for both may be there; only the server's
/// own name is written as the server writes it.
[[nodiscard]] JobName jobNameOf(const QString &word, const QString &server);

} // namespace farewell
