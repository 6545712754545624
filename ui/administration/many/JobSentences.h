// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/CsvReader.h"
#include "ui/administration/AdminView.h"
#include "ui/administration/many/JobCounts.h"
#include "ui/administration/many/JobView.h"

#include <QCoreApplication>

namespace farewell {

/// What a person reads of a list as a whole: what it is about, how far it is, why it does not go
/// on, and what to do then.
class JobSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::JobSentences)

public:
    /// Of the window; with how far it is and how long that takes, while something is under way.
    [[nodiscard]] static QString title(const JobView &view, const JobCounts &counts,
                                       const QString &server);
    [[nodiscard]] static QString heading(const JobView &view, const JobCounts &counts);

    /// Below the heading: which list, where, and what becomes of the messages.
    [[nodiscard]] static QString subtitle(const JobView &view, const JobCounts &counts,
                                          const AdminView &acting);

    /// What happens now, or has to be done now.
    [[nodiscard]] static QString sentence(const JobView &view, const JobCounts &counts,
                                          const AdminView &acting);

    /// Why it does not go on, and what to do.
    [[nodiscard]] static QString pause(const JobView &view, const AdminView &acting);

    /// What came of a dry run, or how far it came.
    [[nodiscard]] static QString rehearsalHeading(const JobView &view, const JobCounts &counts);
    [[nodiscard]] static QString rehearsal(const JobView &view, const JobCounts &counts,
                                           const AdminView &acting);
    [[nodiscard]] static bool isRehearsalWhole(const JobView &view, const JobCounts &counts);

    /// "89 of 212, one at a time"
    [[nodiscard]] static QString progress(const JobView &view, const JobCounts &counts);

    /// "about 2 min left"; empty: nobody knows, or nothing is being sent.
    [[nodiscard]] static QString timeLeft(const JobView &view);

    [[nodiscard]] static QString startButton(qsizetype accounts);
    [[nodiscard]] static QString useRestButton(qsizetype accounts);

    /// What a chip of the preview says.
    [[nodiscard]] static QString chip(std::optional<JobVerdict> verdict, qsizetype lines);

    /// Why nothing of a file can be taken.
    [[nodiscard]] static QString fault(const CsvFault &fault, const QString &file);
    [[nodiscard]] static QString tooLong();
    [[nodiscard]] static QString nobody(); ///< stands on it
    [[nodiscard]] static QString isLatin1();

private:
    [[nodiscard]] static QString origin(const JobOrigin &origin);
    [[nodiscard]] static QString messages(bool erase);
    [[nodiscard]] static QString times(const JobView &view);
};

} // namespace farewell
