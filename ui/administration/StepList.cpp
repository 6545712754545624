// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/StepList.h"

#include "ui/Names.h"

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
    : MarkedList(names::stepList, tr("What is done"), parent)
{
}

void StepList::showLines(const QList<StepLine> &lines)
{
    QList<MarkedLine> marked;
    for (const StepLine &line : lines) {
        const auto [kind, sign] = badgeOf(line.result, static_cast<int>(marked.size()) + 1);
        marked += {kind, sign, line.title, line.detail, spoken(line.result)};
    }
    showMarked(marked);
}

} // namespace farewell
