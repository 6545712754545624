// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobSummary.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/administration/many/JobRowSentences.h"
#include "ui/sentences/Numbers.h"

#include <map>
#include <utility>

namespace farewell {

namespace {

using State = JobRowState;

/// Those with the same words about them: how many, and one of them.
struct Kind
{
    int count = 0;
    const JobTableRow *first = nullptr;
};

/// By what they are and why; rooms differ from account to account, and are no kind.
std::map<std::pair<State, JobReason>, Kind> kindsOf(const JobTableModel &model)
{
    std::map<std::pair<State, JobReason>, Kind> kinds;
    for (const JobTableRow &row : model.rows()) {
        const bool isPlain = row.row.state == State::Done || row.row.state == State::Waiting;
        if (!row.row.isToBeSent || isPlain) {
            continue;
        }
        Kind &kind = kinds[{row.row.state, row.row.reason}];
        ++kind.count;
        kind.first = kind.first == nullptr ? &row : kind.first;
    }
    return kinds;
}

QString shown(const JobTableRow &row)
{
    return isolatedLtr(cleaned(row.row.id));
}

/// In one sentence, whose accounts it is about.
QString titleOf(State state, const Kind &kind)
{
    const int count = kind.count;
    const bool isMany = count > 1;
    const QString one = shown(*kind.first);
    switch (state) {
    case State::StillJoined:
        return isMany ? JobSummary::tr("%Ln account(s) are still in rooms", nullptr, count)
                      : JobSummary::tr("%1 is still in rooms").arg(one);
    case State::Failed:
        if (kind.first->row.reason == JobReason::NotErased) {
            return isMany
                ? JobSummary::tr("The messages of %Ln account(s) are not hidden", nullptr, count)
                : JobSummary::tr("The messages of %1 are not hidden").arg(one);
        }
        if (kind.first->row.reason == JobReason::Gone) {
            return isMany ? JobSummary::tr("%Ln account(s) do not exist", nullptr, count)
                          : JobSummary::tr("%1 does not exist").arg(one);
        }
        return isMany ? JobSummary::tr("%Ln account(s) are still active", nullptr, count)
                      : JobSummary::tr("%1 is still active").arg(one);
    case State::Unknown:
        return isMany ? JobSummary::tr("Of %Ln account(s) we could not find out", nullptr, count)
                      : JobSummary::tr("Of %1 we could not find out").arg(one);
    case State::Skipped:
        return isMany ? JobSummary::tr("%Ln account(s) were skipped", nullptr, count)
                      : JobSummary::tr("%1 was skipped").arg(one);
    case State::Waiting:
    case State::Sending:
    case State::Done:
    case State::Already:
    case State::Stopped:
        break;
    }
    return isMany ? JobSummary::tr("The turn of %Ln account(s) never came", nullptr, count)
                  : JobSummary::tr("The turn of %1 never came").arg(one);
}

/// Of several accounts the same can be said only where no number is in it.
QString detailOf(State state, const Kind &kind)
{
    const bool isMany = kind.count > 1;
    return state == State::StillJoined && isMany
        ? JobSummary::tr("They are deactivated. Sending them again takes them out.")
        : JobRowSentences::details(kind.first->row);
}

MarkedLine lineOf(State state, const Kind &kind)
{
    const bool isBad = state == State::Failed;
    const bool isOpen = state == State::Unknown || state == State::StillJoined;
    return {isBad        ? Badge::Kind::Bad
                : isOpen ? Badge::Kind::Warning
                         : Badge::Kind::Neutral,
            isBad        ? Icon::Cross
                : isOpen ? Icon::Question
                         : Icon::Waiting,
            titleOf(state, kind), detailOf(state, kind), JobRowSentences::state(state)};
}

} // namespace

JobSummary::JobSummary(QWidget *parent)
    : MarkedList(names::jobSummaryList, tr("What is left to do"), parent)
{
}

void JobSummary::showRun(const JobTableModel &model)
{
    const auto kinds = kindsOf(model);
    QList<MarkedLine> lines;
    for (const State state :
         {State::StillJoined, State::Failed, State::Unknown, State::Skipped, State::Stopped}) {
        for (const auto &[what, kind] : kinds) {
            if (what.first == state) {
                lines += lineOf(state, kind);
            }
        }
    }
    showMarked(lines);
}

void JobSummary::showRehearsal(const JobTableModel &model, bool isWhole)
{
    QList<MarkedLine> lines;
    const int wouldGo = Numbers::plural(model.counts().of(State::Waiting));
    if (isWhole) {
        lines += {Badge::Kind::Good,
                  Icon::Check,
                  tr("%Ln account(s) would be deactivated", nullptr, wouldGo),
                  {},
                  tr("As it was")};
    }
    for (const auto &[what, kind] : kindsOf(model)) {
        const bool isMany = kind.count > 1;
        const QString title = isMany ? tr("%Ln account(s) would be skipped", nullptr, kind.count)
                                     //: %1 is a Matrix ID
                                     : tr("%1 would be skipped").arg(shown(*kind.first));
        lines += {Badge::Kind::Warning, Icon::Alert, title,
                  JobRowSentences::details(kind.first->row), tr("Changed")};
    }
    showMarked(lines);
}

void JobSummary::clear()
{
    showMarked({});
}

} // namespace farewell
