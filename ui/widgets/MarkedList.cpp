// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/MarkedList.h"

#include "ui/sentences/Sentences.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

namespace farewell {

MarkedList::MarkedList(const QString &name, const QString &accessibleName, QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setNames(this, name, accessibleName);
    m_column->setContentsMargins({});
    m_column->setSpacing(em(this, 0.6));
}

void MarkedList::showMarked(const QList<MarkedLine> &lines)
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
            showLine(row, lines.at(n));
        }
    }
}

void MarkedList::showLine(const Row &row, const MarkedLine &line)
{
    row.badge->setMark(line.kind, line.sign);
    row.title->setText(line.title);
    row.detail->setText(line.detail);
    row.detail->setVisible(!line.detail.isEmpty());
    // Alone, the title stands beside the middle of its mark.
    row.title->setAlignment(Qt::AlignLeading
                            | (line.detail.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop));
    row.card->setAccessibleName(
        Sentences::underHeading(Sentences::named(line.spoken, line.title), line.detail));
}

MarkedList::Row MarkedList::makeRow()
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
