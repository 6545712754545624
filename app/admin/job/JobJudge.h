// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobPreview.h"

namespace farewell {

/// Decides what a job would do about each line of a list, from what was read. All that it does not
/// know speaks against sending.
class JobJudge final
{
public:
    /// All three outlive it.
    JobJudge(const QList<JobLine> &lines, const JobFindings &findings, const JobTerms &terms);

    [[nodiscard]] QList<JobPreviewRow> rows() const;

private:
    /// Whom a name means.
    struct Meant
    {
        bool isAnswered = true; ///< else the server has not told
        QStringList ids{};      ///< of an address there may be several
    };

    [[nodiscard]] Meant meantBy(const JobName &name) const;
    [[nodiscard]] JobPreviewRow judged(const JobLine &line) const;
    void judge(JobPreviewRow &row, const JobLine &line) const;
    void judgeFound(JobPreviewRow &row, const JobFinding &finding) const;
    void judgeDeactivated(JobPreviewRow &row, const JobFinding &finding) const;
    void judgeActive(JobPreviewRow &row, const JobFinding &finding) const;
    void compareColumns(JobPreviewRow &row, const JobLine &line) const;
    void refuseLastAdmins(QList<JobPreviewRow> &rows) const;
    [[nodiscard]] bool isAdmin(const QString &id, const JobFinding &finding) const;
    [[nodiscard]] bool isProtected(const QString &id) const;

    const QList<JobLine> &m_lines;
    const JobFindings &m_findings;
    const JobTerms &m_terms;
};

} // namespace farewell
