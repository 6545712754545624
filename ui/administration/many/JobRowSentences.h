// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/many/JobTableModel.h"

#include <QCoreApplication>

namespace farewell {

/// What a person reads of a line of a list: what would be done about it, what was done, and why.
/// Sentences; a screen reader is told the same.
class JobRowSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::JobRowSentences)

public:
    using Shows = JobTableModel::Shows;

    /// A word or two.
    [[nodiscard]] static QString what(const JobTableRow &row, Shows shows);
    [[nodiscard]] static QString why(const JobTableRow &row, Shows shows);

    /// Below the table, for there may be no room in it.
    [[nodiscard]] static QString whole(const JobTableRow &row, Shows shows);
    [[nodiscard]] static QString spoken(const JobTableRow &row, Shows shows);

    [[nodiscard]] static QString verdict(JobVerdict verdict);
    [[nodiscard]] static QString state(JobRowState state);

    /// What has become of an account, and why.
    [[nodiscard]] static QString details(const JobRow &row);

private:
    [[nodiscard]] static QString ticked(const JobTableRow &row);
    [[nodiscard]] static QString because(JobWhy why, const JobTableRow &row);
    [[nodiscard]] static QString noAnswer(const JobPreviewRow &row);
    [[nodiscard]] static QString ready(const JobTableRow &row);
    [[nodiscard]] static QString rooms(const JobPreviewRow &row);
    [[nodiscard]] static QString failed(JobReason reason);
    [[nodiscard]] static QString unknown(JobReason reason);
    [[nodiscard]] static QString skipped(JobReason reason);
    [[nodiscard]] static QString neverSent(JobReason reason);
    [[nodiscard]] static QString done(const JobRow &row);
    [[nodiscard]] static QString waiting(const JobRow &row);
    [[nodiscard]] static QString stopped(const JobRow &row);
};

} // namespace farewell
