// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobPreview.h"

#include "app/admin/job/JobJudge.h"
#include "app/base/UserId.h"
#include "app/base/WrittenValues.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Verdict = JobVerdict;

constexpr std::array<Named<JobVerdict>, 7> verdicts{{{Verdict::Ready, "ready"_L1},
                                                     {Verdict::Already, "already"_L1},
                                                     {Verdict::Attention, "attention"_L1},
                                                     {Verdict::Refused, "refused"_L1},
                                                     {Verdict::NotFound, "notFound"_L1},
                                                     {Verdict::Twice, "twice"_L1},
                                                     {Verdict::Unreadable, "unreadable"_L1}}};

constexpr std::array<Named<JobWhy>, 22> whys{{{JobWhy::Administrator, "administrator"_L1},
                                              {JobWhy::ApplicationService, "applicationService"_L1},
                                              {JobWhy::Protected, "protected"_L1},
                                              {JobWhy::EraseWanted, "eraseWanted"_L1},
                                              {JobWhy::StillInRooms, "stillInRooms"_L1},
                                              {JobWhy::HalfClosed, "halfClosed"_L1},
                                              {JobWhy::OnlyHere, "onlyHere"_L1},
                                              {JobWhy::OnlyAdmin, "onlyAdmin"_L1},
                                              {JobWhy::OnlyAdminUnclear, "onlyAdminUnclear"_L1},
                                              {JobWhy::TwoAccounts, "twoAccounts"_L1},
                                              {JobWhy::Oneself, "selfTarget"_L1},
                                              {JobWhy::LastAdmin, "lastAdmin"_L1},
                                              {JobWhy::AdminsNotKnown, "adminsNotKnown"_L1},
                                              {JobWhy::Remote, "remote"_L1},
                                              {JobWhy::OtherName, "otherName"_L1},
                                              {JobWhy::NoAccount, "noAccount"_L1},
                                              {JobWhy::SmallLetters, "smallLetters"_L1},
                                              {JobWhy::Earlier, "earlier"_L1},
                                              {JobWhy::Nothing, "nothing"_L1},
                                              {JobWhy::NoName, "noName"_L1},
                                              {JobWhy::SeveralAccounts, "severalAccounts"_L1},
                                              {JobWhy::NoAnswer, "noAnswer"_L1}}};

constexpr qsizetype shortDigits = 16;
constexpr qsizetype digitsInARow = 4;

/// "*" stands for anything, "?" for one character. Goes back to the last "*" only, which is enough
/// and never slow.
bool matches(const QString &pattern, const QString &text)
{
    qsizetype at = 0;
    qsizetype in = 0;
    qsizetype star = -1;
    qsizetype tried = 0;
    while (in < text.size()) {
        if (at < pattern.size() && pattern[at] == u'*') {
            star = at++;
            tried = in;
        } else if (at < pattern.size() && (pattern[at] == u'?' || pattern[at] == text[in])) {
            ++at;
            ++in;
        } else if (star >= 0) {
            at = star + 1;
            in = ++tried;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern[at] == u'*') {
        ++at;
    }
    return at == pattern.size();
}

JobReason refusalOf(const JobPreviewRow &row)
{
    const auto isBecauseOf = [&row](JobWhy why) { return row.whys.contains(why); };
    if (isBecauseOf(JobWhy::Oneself)) {
        return JobReason::SelfTarget;
    }
    if (isBecauseOf(JobWhy::LastAdmin)) {
        return JobReason::LastAdmin;
    }
    if (isBecauseOf(JobWhy::OtherName)) {
        return JobReason::OtherName;
    }
    return isBecauseOf(JobWhy::AdminsNotKnown) ? JobReason::AdminsNotKnown : JobReason::Remote;
}

/// Why it is never sent.
JobReason reasonOf(const JobPreviewRow &row)
{
    switch (row.verdict) {
    case Verdict::Ready:
    case Verdict::Already:
        return JobReason::None;
    case Verdict::Attention:
        return JobReason::NotTicked;
    case Verdict::Refused:
        return refusalOf(row);
    case Verdict::NotFound:
        return JobReason::NotFound;
    case Verdict::Twice:
        return JobReason::Twice;
    case Verdict::Unreadable:
        return JobReason::Unreadable;
    }
    Q_UNREACHABLE();
}

template <class Rows>
QString hashOf(const Rows &rows)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &row : rows) {
        if (!row.id.isEmpty()) {
            hash.addData((row.id + u'\n').toUtf8());
        }
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

QString wordOf(JobVerdict verdict)
{
    return nameOf(verdicts, verdict);
}

QString wordOf(JobWhy why)
{
    return nameOf(whys, why);
}

bool isMeantBy(const QString &pattern, const QString &userId)
{
    const QString wanted = pattern.trimmed().toCaseFolded();
    const auto id = UserId::parse(userId);
    if (wanted.isEmpty() || !id) {
        return false;
    }
    const QString localpart = id->localpart().toCaseFolded();
    return matches(wanted, userId.toCaseFolded()) || matches(wanted, localpart)
        || matches(wanted, u'@' + localpart);
}

JobPreview::JobPreview(JobList list, JobFindings findings, const JobTerms &terms)
    : m_list(std::move(list)), m_findings(std::move(findings))
{
    setTerms(terms);
}

void JobPreview::setTerms(const JobTerms &terms)
{
    const QList<JobPreviewRow> before
        = std::exchange(m_rows, JobJudge(m_list.lines(), m_findings, terms).rows());
    for (qsizetype at = 0; at < before.size(); ++at) {
        const JobPreviewRow &row = m_rows.at(at);
        if (row.verdict != before.at(at).verdict || row.whys != before.at(at).whys) {
            m_ticked.remove(row.number);
        }
    }
}

void JobPreview::setFindings(JobFindings findings, const JobTerms &terms)
{
    m_findings = std::move(findings);
    setTerms(terms);
}

void JobPreview::setTicked(int number, bool isTicked)
{
    const bool isThere = number >= 1 && number <= m_rows.size();
    if (!isThere || m_rows.at(number - 1).verdict != Verdict::Attention) {
        return;
    }
    if (isTicked) {
        m_ticked.insert(number);
    } else {
        m_ticked.remove(number);
    }
}

bool JobPreview::isToBeSent(const JobPreviewRow &row) const
{
    return row.verdict == Verdict::Ready
        || (row.verdict == Verdict::Attention && m_ticked.contains(row.number));
}

qsizetype JobPreview::count(JobVerdict verdict) const
{
    return std::ranges::count(m_rows, verdict, &JobPreviewRow::verdict);
}

qsizetype JobPreview::countToBeSent() const
{
    return std::ranges::count_if(m_rows,
                                 [this](const JobPreviewRow &row) { return isToBeSent(row); });
}

QList<JobRow> JobPreview::frozen() const
{
    QList<JobRow> rows;
    rows.reserve(m_rows.size());
    for (qsizetype at = 0; at < m_rows.size(); ++at) {
        const JobPreviewRow &row = m_rows.at(at);
        const JobLine &line = m_list.lines().at(at);
        JobRow frozen{.number = row.number,
                      .written = line.written,
                      .id = row.id,
                      .note = line.note,
                      .isToBeSent = isToBeSent(row),
                      .wasDeactivated = row.isDeactivated,
                      .wasAdmin = row.isAdmin};
        if (!frozen.isToBeSent) {
            const bool isAlready = row.verdict == Verdict::Already;
            frozen.state = isAlready ? JobRowState::Already : JobRowState::Skipped;
            frozen.reason = reasonOf(row);
        }
        rows += std::move(frozen);
    }
    return rows;
}

QString JobPreview::fingerprint() const
{
    return hashOf(m_rows);
}

QString fingerprintOf(const QList<JobRow> &rows)
{
    return hashOf(rows);
}

QString shortFingerprint(const QString &fingerprint)
{
    QStringList groups;
    for (qsizetype at = 0; at < std::min(shortDigits, fingerprint.size()); at += digitsInARow) {
        groups += fingerprint.sliced(at, std::min(digitsInARow, fingerprint.size() - at));
    }
    return groups.join(u' ');
}

} // namespace farewell
