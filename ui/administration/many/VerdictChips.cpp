// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/VerdictChips.h"

#include "ui/Names.h"
#include "ui/administration/many/Chip.h"
#include "ui/administration/many/JobSentences.h"
#include "ui/sentences/Numbers.h"
#include "ui/widgets/Controls.h"

#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr double chipHeight = 1.9; // of the font's height, as everything here
constexpr double gap = 0.5;

} // namespace

VerdictChips::VerdictChips(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    add({}, u"all"_s);
    for (const JobVerdict verdict :
         {JobVerdict::Ready, JobVerdict::Already, JobVerdict::Attention, JobVerdict::NotFound,
          JobVerdict::Refused, JobVerdict::Twice, JobVerdict::Unreadable}) {
        add(verdict, wordOf(verdict));
    }
    reset();
}

void VerdictChips::add(std::optional<JobVerdict> verdict, const QString &word)
{
    auto *chip = new Chip(names::keyed(names::verdictChip, word), this);
    connect(chip, &QPushButton::clicked, this, [this, verdict] { choose(verdict); });
    m_chips += {verdict, chip};
}

void VerdictChips::reset()
{
    m_chosen.reset();
    for (const One &one : m_chips) {
        one.chip->setChecked(!one.verdict);
    }
}

/// What is chosen and pressed again stays chosen: one of them always is.
void VerdictChips::choose(std::optional<JobVerdict> verdict)
{
    m_chosen = verdict;
    for (const One &one : m_chips) {
        one.chip->setChecked(one.verdict == verdict);
    }
    Q_EMIT chosen(verdict);
}

void VerdictChips::showCounts(const JobCounts &counts)
{
    if (counts.lines == m_counts.lines && counts.byVerdict == m_counts.byVerdict) {
        return; // a run changes other numbers, ten times a second
    }
    m_counts = counts;
    for (const One &one : m_chips) {
        const qsizetype lines = one.verdict ? counts.of(*one.verdict) : counts.lines;
        one.chip->say(JobSentences::chip(one.verdict, lines), Numbers::count(lines));
        one.chip->setHidden(one.verdict && lines == 0);
    }
    if (m_chosen && counts.of(*m_chosen) == 0) {
        choose({});
    }
    arrange();
    updateGeometry();
}

QList<QRect> VerdictChips::places(int width) const
{
    QList<QRect> places;
    QPoint next;
    const int between = em(this, gap);
    for (const One &one : m_chips) {
        if (one.chip->isHidden()) {
            continue;
        }
        const QSize wanted = one.chip->sizeHint();
        const int wide = std::min(wanted.width(), std::max(width, 1));
        if (next.x() > 0 && next.x() + wide > width) {
            next = QPoint(0, next.y() + wanted.height() + between);
        }
        places += QRect(next, QSize(wide, wanted.height()));
        next.rx() += wide + between;
    }
    return places;
}

void VerdictChips::arrange()
{
    const QList<QRect> all = places(width());
    qsizetype at = 0;
    for (const One &one : m_chips) {
        if (!one.chip->isHidden()) {
            one.chip->setGeometry(QStyle::visualRect(layoutDirection(), rect(), all.at(at++)));
        }
    }
}

int VerdictChips::heightForWidth(int width) const
{
    const QList<QRect> all = places(width);
    return all.isEmpty() ? 0 : all.constLast().bottom() + 1;
}

QSize VerdictChips::sizeHint() const
{
    const int width = em(this, 40);
    return {width, heightForWidth(width)};
}

QSize VerdictChips::minimumSizeHint() const
{
    int width = 0;
    for (const One &one : m_chips) {
        if (!one.chip->isHidden()) {
            width = std::max(width, one.chip->sizeHint().width());
        }
    }
    return {width, em(this, chipHeight)};
}

void VerdictChips::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void VerdictChips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange) {
        arrange();
    }
}

} // namespace farewell
