// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobRow.h"
#include "app/record/RecordPage.h"
#include "ui/administration/AdminView.h"
#include "ui/administration/many/JobCounts.h"
#include "ui/administration/many/JobView.h"

#include <QCoreApplication>

namespace farewell {

/// What has become of a list of accounts, on paper: the numbers, then every line that is not done.
class JobPageSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::JobPageSentences)

public:
    /// Of a list that has come to its end.
    struct Job
    {
        JobView view;
        JobCounts counts;
        AdminView acting;
        QList<JobRow> rows;
        QDateTime issued; ///< UTC
        bool isPractice = false;
        QString language; ///< as BCP 47 has it
    };

    /// Takes long for a long list, and can be called from any thread.
    [[nodiscard]] static RecordPage page(const Job &job);

private:
    [[nodiscard]] static RecordPage::Section whatHappened(const Job &job);
    [[nodiscard]] static RecordPage::Section numbers(const JobCounts &counts);
    [[nodiscard]] static RecordPage::Section notDone(const QList<JobRow> &rows);
};

} // namespace farewell
