// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobJudge.h"

#include "app/admin/AdminReads.h"
#include "app/admin/UserSearch.h"
#include "app/base/UserId.h"

#include <algorithm>

namespace farewell {

namespace {

using Verdict = JobVerdict;
using Why = JobWhy;

void set(JobPreviewRow &row, Verdict verdict, Why why)
{
    row.verdict = verdict;
    row.whys = {why};
}

void addAttention(JobPreviewRow &row, Why why)
{
    if (row.verdict == Verdict::Ready || row.verdict == Verdict::Already) {
        row.whys.clear();
        row.verdict = Verdict::Attention;
    }
    if (row.verdict == Verdict::Attention) {
        row.whys += why;
    }
}

} // namespace

JobJudge::JobJudge(const QList<JobLine> &lines, const JobFindings &findings, const JobTerms &terms)
    : m_lines(lines), m_findings(findings), m_terms(terms)
{
}

QList<JobPreviewRow> JobJudge::rows() const
{
    QList<JobPreviewRow> rows;
    rows.reserve(m_lines.size());
    QHash<QString, int> first;
    for (const JobLine &line : m_lines) {
        JobPreviewRow row = judged(line);
        if (const int earlier = first.value(row.id); earlier > 0) {
            row = {.number = row.number, .id = row.id};
            set(row, Verdict::Twice, Why::Earlier);
            row.sameAs = earlier;
        } else if (!row.id.isEmpty()) {
            first.insert(row.id, row.number);
        }
        rows += row;
    }
    refuseLastAdmins(rows);
    return rows;
}

JobJudge::Meant JobJudge::meantBy(const JobName &name) const
{
    if (name.kind == JobName::Kind::Id) {
        return {.ids = {name.text}};
    }
    if (name.kind != JobName::Kind::Email) {
        return {};
    }
    const auto found = m_findings.byEmail.constFind(name.text);
    const bool isAnswered = found != m_findings.byEmail.constEnd() && *found;
    return isAnswered ? Meant{.ids = **found} : Meant{.isAnswered = false};
}

JobPreviewRow JobJudge::judged(const JobLine &line) const
{
    JobPreviewRow row{.number = line.number};
    switch (line.named.kind) {
    case JobName::Kind::Empty:
        set(row, Verdict::Unreadable, Why::Nothing);
        return row;
    case JobName::Kind::Unreadable:
        set(row, Verdict::Unreadable, Why::NoName);
        return row;
    case JobName::Kind::Id:
    case JobName::Kind::Email:
        break;
    }
    const Meant meant = meantBy(line.named);
    if (!meant.isAnswered) {
        set(row, Verdict::Unreadable, Why::NoAnswer);
    } else if (meant.ids.isEmpty()) {
        set(row, Verdict::NotFound, Why::NoAccount);
    } else if (meant.ids.size() > 1) {
        set(row, Verdict::Unreadable, Why::SeveralAccounts);
    } else {
        row.id = meant.ids.constFirst();
        judge(row, line);
    }
    return row;
}

/// Who must not be deactivated is not even looked at.
void JobJudge::judge(JobPreviewRow &row, const JobLine &line) const
{
    const auto id = UserId::parse(row.id);
    const auto actor = UserId::parse(m_terms.actor);
    if (!id || !isSameServerName(id->serverName(), m_terms.server)) {
        set(row, Verdict::Refused, Why::Remote);
        return;
    }
    if (row.id == m_terms.actor || (actor && *id == *actor)) {
        set(row, Verdict::Refused, Why::Oneself);
        return;
    }
    const auto finding = m_findings.byId.constFind(row.id);
    if (finding == m_findings.byId.constEnd()) {
        set(row, Verdict::Unreadable, Why::NoAnswer);
        return;
    }
    if (!finding->account) {
        if (!isNotThere(finding->account.error())) {
            set(row, Verdict::Unreadable, Why::NoAnswer);
        } else {
            set(row, Verdict::NotFound,
                finding->isInSmallLetters ? Why::SmallLetters : Why::NoAccount);
        }
        return;
    }
    judgeFound(row, *finding);
    compareColumns(row, line);
}

bool JobJudge::isAdmin(const QString &id, const JobFinding &finding) const
{
    return finding.account->user.isAdmin
        || (m_findings.livingAdmins && m_findings.livingAdmins->contains(id));
}

bool JobJudge::isProtected(const QString &id) const
{
    return std::ranges::any_of(m_terms.protectedPatterns,
                               [&id](const QString &pattern) { return isMeantBy(pattern, id); });
}

void JobJudge::judgeFound(JobPreviewRow &row, const JobFinding &finding) const
{
    const AdminUser &user = finding.account->user;
    row.isDeactivated = user.isDeactivated;
    row.isAdmin = isAdmin(row.id, finding);
    row.isLocked = user.isLocked;
    row.rooms = finding.rooms;
    row.onlyAdminIn = finding.onlyAdminIn;
    const ServiceWord &service = finding.account->service;
    const bool isUnasked = m_terms.hasService && service.kind == ServiceWord::Kind::NoService;
    if (service.kind == ServiceWord::Kind::OtherName) {
        set(row, Verdict::Refused, Why::OtherName);
    } else if (isUnasked || !service.isClear()) {
        set(row, Verdict::Unreadable, Why::NoAnswer);
    } else if (finding.account->isDeactivatedAtHomeserver) {
        judgeDeactivated(row, finding);
    } else {
        judgeActive(row, finding);
    }
}

void JobJudge::judgeDeactivated(JobPreviewRow &row, const JobFinding &finding) const
{
    if (!finding.rooms) {
        set(row, Verdict::Unreadable, Why::NoAnswer);
        return;
    }
    row.verdict = Verdict::Already;
    row.whys.clear();
    if (*finding.rooms > 0) {
        addAttention(row, Why::StillInRooms);
    }
    if (m_terms.erase == true && !finding.account->user.isErased) {
        addAttention(row, Why::EraseWanted);
    }
    if (!row.isDeactivated) {
        addAttention(row, Why::HalfClosed);
    }
}

void JobJudge::judgeActive(JobPreviewRow &row, const JobFinding &finding) const
{
    row.verdict = Verdict::Ready;
    row.whys.clear();
    if (row.isAdmin) {
        addAttention(row, Why::Administrator);
    }
    if (!finding.account->applicationService.isEmpty() || isBridgeId(row.id)) {
        addAttention(row, Why::ApplicationService);
    }
    if (isProtected(row.id)) {
        addAttention(row, Why::Protected);
    }
    const ServiceWord &service = finding.account->service;
    if (service.kind == ServiceWord::Kind::NotKnown) {
        addAttention(row, Why::OnlyHere);
    }
    if (service.isKnown() && service.account.isDeactivated) {
        addAttention(row, Why::HalfClosed);
    }
    if (finding.onlyAdminIn.value_or(0) > 0) {
        addAttention(row, Why::OnlyAdmin);
    }
    if (finding.unclearRooms > 0) {
        addAttention(row, Why::OnlyAdminUnclear);
    }
}

/// A column that names nobody is no second account.
void JobJudge::compareColumns(JobPreviewRow &row, const JobLine &line) const
{
    for (const JobName &also : line.alsoNamed) {
        const Meant meant = meantBy(also);
        if (!meant.isAnswered) {
            set(row, Verdict::Unreadable, Why::NoAnswer);
            return;
        }
        if (!meant.ids.isEmpty() && meant.ids != QStringList{row.id}) {
            const bool isTold = row.whys.contains(Why::TwoAccounts);
            if (!isTold) {
                addAttention(row, Why::TwoAccounts);
            }
        }
    }
}

/// Over the whole list: one by one none of them would be the last.
void JobJudge::refuseLastAdmins(QList<JobPreviewRow> &rows) const
{
    if (m_terms.isActorFlagged) {
        return; // and is refused, so one stays
    }
    const auto isSendable = [](const JobPreviewRow &row) {
        return row.verdict == Verdict::Ready || row.verdict == Verdict::Attention;
    };
    const auto isLiving = [](const JobPreviewRow &row) {
        return row.isAdmin && !row.isDeactivated && !row.isLocked;
    };
    QSet<QString> left = m_findings.livingAdmins.value_or(QSet<QString>());
    for (const JobPreviewRow &row : rows) {
        if (isSendable(row)) {
            left.remove(row.id);
        }
    }
    if (m_findings.livingAdmins && !left.isEmpty()) {
        return;
    }
    for (JobPreviewRow &row : rows) {
        if (isSendable(row) && isLiving(row)) {
            set(row, Verdict::Refused,
                m_findings.livingAdmins ? Why::LastAdmin : Why::AdminsNotKnown);
        }
    }
}

} // namespace farewell
