// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/EvidenceList.h"

#include "ui/Names.h"
#include "ui/account/Badge.h"
#include "ui/deactivation/EvidenceSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

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
    : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setNames(this, names::evidenceList, tr("What was seen"));
    m_column->setContentsMargins({});
    m_column->setSpacing(em(this, 0.6));
}

void EvidenceList::showLines(const QList<EvidenceLine> &lines, const QString &host)
{
    setVisible(!lines.isEmpty());
    while (m_rows.size() < lines.size()) {
        m_rows += makeRow();
        m_column->addWidget(m_rows.last().card);
    }
    for (qsizetype n = 0; n < m_rows.size(); ++n) {
        const Row &row = m_rows.at(n);
        row.card->setVisible(n < lines.size());
        if (n < lines.size()) {
            showLine(row, lines.at(n), host);
        }
    }
}

void EvidenceList::showLine(const Row &row, const EvidenceLine &line, const QString &host)
{
    const EvidenceText text = EvidenceSentences::of(line, host);
    const auto [kind, sign] = badgeOf(line.mark());
    row.badge->setMark(kind, sign);
    row.title->setText(text.title);
    row.detail->setText(text.detail);
    row.detail->setVisible(!text.detail.isEmpty());
    // Alone, the title stands beside the middle of its mark.
    row.title->setAlignment(Qt::AlignLeading
                            | (text.detail.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop));
    const QString seen = Sentences::named(EvidenceSentences::name(line.mark()), text.title);
    row.card->setAccessibleName(Sentences::underHeading(seen, text.detail));
}

EvidenceList::Row EvidenceList::makeRow()
{
    auto *card = new Card(this);
    const Row row{card, new Badge(Badge::Kind::Neutral, Icon::Waiting, card),
                  makeText({}, TextStyle::Body, card), makeText({}, TextStyle::Small, card)};
    auto *line = new QHBoxLayout(card);
    line->setContentsMargins(card->cardMargins());
    line->setSpacing(em(this, 0.75));
    line->addWidget(row.badge);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(em(this, 0.2));
    texts->addWidget(row.title);
    texts->addWidget(row.detail);
    line->addLayout(texts, 1);
    return row;
}

} // namespace farewell
