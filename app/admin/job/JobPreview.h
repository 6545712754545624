// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobFinding.h"
#include "app/admin/job/JobList.h"
#include "app/admin/job/JobRow.h"

#include <array>

namespace farewell {

/// What a job would do about a line.
enum class JobVerdict {
    Ready,
    Already,   ///< nothing is left to do
    Attention, ///< sent only if somebody ticks it
    Refused,   ///< never sent
    NotFound,
    Twice,
    Unreadable,
};

/// As suites know them.
[[nodiscard]] QString wordOf(JobVerdict verdict);

/// Why; of Attention there may be several.
enum class JobWhy {
    // Attention
    Administrator,
    ApplicationService, ///< it belongs to a bridge or a bot, by its owner or by its name
    Protected,          ///< by a pattern of the person
    EraseWanted,        ///< deactivated, and not erased
    StillInRooms,       ///< deactivated; sending again takes it out of them
    HalfClosed,         ///< deactivated at the homeserver or at the account service, not at both
    OnlyHere,           ///< the account service does not know it
    OnlyAdmin,          ///< of rooms
    OnlyAdminUnclear,   ///< whether of rooms cannot be told
    TwoAccounts,        ///< the columns name two
    // Refused
    Oneself,
    LastAdmin,      ///< the list names everybody who administrates the server
    AdminsNotKnown, ///< whether it does could not be read
    Remote,         ///< the account is of another server
    OtherName,      ///< the account service knows another, written otherwise, and would close that
    // NotFound
    NoAccount,
    SmallLetters, ///< but there is one in small letters
    // Twice
    Earlier, ///< JobPreviewRow::sameAs
    // Unreadable
    Nothing,         ///< stands there
    NoName,          ///< of anybody
    SeveralAccounts, ///< have the email address
    NoAnswer         ///< of the server
};

/// Words that stay as they are: they stand in files.
[[nodiscard]] QString wordOf(JobWhy why);

struct JobPreviewRow
{
    int number = 0;
    QString id{}; ///< whose account it is, as far as that can be told
    JobVerdict verdict = JobVerdict::Unreadable;
    QList<JobWhy> whys{};
    int sameAs = 0;             ///< the line that has the same account first
    bool isDeactivated = false; ///< with an account service: at both
    bool isAdmin = false;
    bool isLocked = false;
    std::optional<qint64> rooms{};
    std::optional<qint64> onlyAdminIn{};

    friend bool operator==(const JobPreviewRow &, const JobPreviewRow &) = default;
};

/// On what it depends what would be done about an account, besides the account.
struct JobTerms
{
    QString actor{};
    QString server{};            ///< its name
    bool isActorFlagged = false; ///< the server calls the actor an administrator; not with OAuth
    bool hasService = false;     ///< accounts are managed by an account service
    std::optional<bool> erase{}; ///< missing: not chosen yet
    QStringList protectedPatterns{};
};

/// Whether an id is meant by a pattern with "*" and "?": whole, or its localpart; in any case.
[[nodiscard]] bool isMeantBy(const QString &pattern, const QString &userId);

/// What a job would do about each line of a list, and what somebody has ticked. Nobody is sent
/// twice, nobody else's account, and nobody who needs a tick without one.
class JobPreview final
{
public:
    JobPreview(JobList list, JobFindings findings, const JobTerms &terms);

    /// Ticks stay where neither the verdict nor its reasons have changed.
    void setTerms(const JobTerms &terms);

    /// The same with what has been read since.
    void setFindings(JobFindings findings, const JobTerms &terms);

    /// Only what needs a tick takes one.
    void setTicked(int number, bool isTicked);

    [[nodiscard]] const QList<JobLine> &lines() const { return m_list.lines(); }
    [[nodiscard]] const QList<JobPreviewRow> &rows() const { return m_rows; } ///< of the same order
    [[nodiscard]] bool isTicked(int number) const { return m_ticked.contains(number); }
    [[nodiscard]] qsizetype count(JobVerdict verdict) const;
    [[nodiscard]] qsizetype countToBeSent() const;

    /// As it is written down and carried out.
    [[nodiscard]] QList<JobRow> frozen() const;

    /// SHA-256 over every id of the list in its order, each with a line feed, in hexadecimal
    /// digits. It tells lists apart, whatever is ticked.
    [[nodiscard]] QString fingerprint() const;

private:
    [[nodiscard]] bool isToBeSent(const JobPreviewRow &row) const;

    JobList m_list;
    JobFindings m_findings;
    QList<JobPreviewRow> m_rows;
    QSet<int> m_ticked; ///< numbers
};

[[nodiscard]] QString fingerprintOf(const QList<JobRow> &rows);

/// The first 16 digits, in fours: what people compare.
[[nodiscard]] QString shortFingerprint(const QString &fingerprint);

} // namespace farewell
