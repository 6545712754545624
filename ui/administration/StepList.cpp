// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/StepList.h"

#include "ui/Names.h"
#include "ui/account/Badge.h"
#include "ui/sentences/Sentences.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

#include <utility>

namespace farewell {

namespace {

std::pair<Badge::Kind, Badge::Sign> badgeOf(StepResult result, int number)
{
    switch (result) {
    case StepResult::Done:
        return {Badge::Kind::Good, Icon::Check};
    case StepResult::Failed:
        return {Badge::Kind::Bad, Icon::Cross};
    case StepResult::Unknown:
        return {Badge::Kind::Warning, Icon::Question};
    case StepResult::Running:
        return {Badge::Kind::Warning, Icon::Waiting};
    case StepResult::Waiting:
    case StepResult::Skipped:
        return {Badge::Kind::Neutral, number};
    }
    Q_UNREACHABLE();
}

QString spoken(StepResult result)
{
    switch (result) {
    case StepResult::Done:
        return StepList::tr("Done");
    case StepResult::Failed:
        return StepList::tr("Not done");
    case StepResult::Unknown:
        return StepList::tr("Not known");
    case StepResult::Running:
        return StepList::tr("Under way");
    case StepResult::Waiting:
        return StepList::tr("Still to come");
    case StepResult::Skipped:
        return StepList::tr("Left out");
    }
    Q_UNREACHABLE();
}

} // namespace

StepList::StepList(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setNames(this, names::stepList, tr("What is done"));
    m_column->setContentsMargins({});
    m_column->setSpacing(em(this, 0.6));
}

void StepList::showLines(const QList<StepLine> &lines)
{
    setVisible(!lines.isEmpty());
    while (m_rows.size() < lines.size()) {
        m_rows += makeRow();
        m_column->addWidget(m_rows.last().card);
    }
    for (qsizetype n = 0; n < m_rows.size(); ++n) {
        const Row &row = m_rows.at(n);
        row.card->setVisible(n < lines.size());
        if (n >= lines.size()) {
            continue;
        }
        const StepLine &line = lines.at(n);
        const auto [kind, sign] = badgeOf(line.result, static_cast<int>(n) + 1);
        row.badge->setMark(kind, sign);
        row.title->setText(line.title);
        row.detail->setText(line.detail);
        row.detail->setVisible(!line.detail.isEmpty());
        row.title->setAlignment(Qt::AlignLeading
                                | (line.detail.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop));
        row.card->setAccessibleName(Sentences::underHeading(
            Sentences::named(spoken(line.result), line.title), line.detail));
    }
}

StepList::Row StepList::makeRow()
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
