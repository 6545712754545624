// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobProgress.h"

#include "ui/Names.h"
#include "ui/administration/many/JobSentences.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/Controls.h"

#include <QBoxLayout>

#include <algorithm>
#include <utility>

namespace farewell {

namespace {

/// How much, and of how much; both 0 where nobody can tell.
std::pair<qsizetype, qsizetype> shareOf(const JobView &view, const JobCounts &counts)
{
    if (view.phase == JobPhase::Resolving) {
        return {view.resolved, view.toResolve};
    }
    if (view.phase == JobPhase::Rehearsing) {
        return {view.rehearsed, counts.toBeSent};
    }
    return view.phase == JobPhase::Checking ? std::pair<qsizetype, qsizetype>()
                                            : std::pair{counts.ended(), counts.toBeSent};
}

} // namespace

JobProgress::JobProgress(QWidget *parent)
    : QWidget(parent)
    , m_bar(new BusyBar(names::jobProgressBar, tr("How far it is"), this))
    , m_far(makeText(names::jobProgressLabel, {}, TextStyle::Small, this))
    , m_left(makeText(names::etaLabel, {}, TextStyle::Small, this))
{
    auto *line = new QHBoxLayout;
    line->setSpacing(em(this, 0.8));
    line->addWidget(m_far, 1);
    line->addWidget(m_left);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.4));
    column->addWidget(m_bar);
    column->addLayout(line);
}

void JobProgress::showView(const JobView &view, const JobCounts &counts)
{
    const auto [done, all] = shareOf(view, counts);
    m_bar->setRange(0, static_cast<int>(all));
    m_bar->setValue(static_cast<int>(std::min(done, all)));
    const bool isKnown = view.phase != JobPhase::Checking;
    m_far->setText(isKnown ? JobSentences::progress(view, counts) : QString());
    m_left->setText(JobSentences::timeLeft(view));
    m_far->setVisible(!m_far->text().isEmpty());
    m_left->setVisible(!m_left->text().isEmpty());
}

} // namespace farewell
