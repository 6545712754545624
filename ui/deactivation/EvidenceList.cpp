// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/EvidenceList.h"

#include "ui/Names.h"
#include "ui/deactivation/EvidenceSentences.h"

#include <utility>

namespace farewell {

namespace {

std::pair<Badge::Kind, Icon> badgeOf(EvidenceLine::Mark mark)
{
    switch (mark) {
    case EvidenceLine::Mark::Seen:
        return {Badge::Kind::Good, Icon::Check};
    case EvidenceLine::Mark::NotSeen:
        return {Badge::Kind::Bad, Icon::Cross};
    case EvidenceLine::Mark::Unclear:
        return {Badge::Kind::Warning, Icon::Question};
    case EvidenceLine::Mark::Pending:
        return {Badge::Kind::Neutral, Icon::Waiting};
    }
    Q_UNREACHABLE();
}

} // namespace

EvidenceList::EvidenceList(QWidget *parent)
    : MarkedList(names::evidenceList, tr("What was seen"), parent)
{
}

void EvidenceList::showLines(const QList<EvidenceLine> &lines, const QString &host)
{
    QList<MarkedLine> marked;
    for (const EvidenceLine &line : lines) {
        const EvidenceText text = EvidenceSentences::of(line, host);
        const auto [kind, sign] = badgeOf(line.mark());
        marked += {kind, sign, text.title, text.detail, EvidenceSentences::name(line.mark())};
    }
    showMarked(marked);
}

} // namespace farewell
