// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobTableFilter.h"

namespace farewell {

JobTableFilter::JobTableFilter(JobTableModel &model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setDynamicSortFilter(false);
    setSourceModel(&model);
}

void JobTableFilter::showOnly(std::optional<JobVerdict> verdict)
{
    if (m_verdict != verdict) {
        m_verdict = verdict;
        invalidateFilter();
    }
}

void JobTableFilter::refresh()
{
    invalidateFilter();
}

bool JobTableFilter::canSortBy(int column)
{
    // The others are sentences, which nobody looks for in order of their letters.
    return column <= JobTableModel::What;
}

bool JobTableFilter::filterAcceptsRow(int place, const QModelIndex & /*parent*/) const
{
    const JobTableRow &row = m_model.at(place);
    if (m_model.shows() != JobTableModel::Shows::Preview) {
        return row.row.isToBeSent;
    }
    return !m_verdict || row.judged.verdict == *m_verdict;
}

bool JobTableFilter::lessThan(const QModelIndex &one, const QModelIndex &other) const
{
    const JobTableRow &first = m_model.at(one.row());
    const JobTableRow &second = m_model.at(other.row());
    switch (one.column()) {
    case JobTableModel::Written:
        return first.row.written < second.row.written;
    case JobTableModel::Account:
        return first.row.id < second.row.id;
    case JobTableModel::What:
        return m_model.shows() == JobTableModel::Shows::Preview
            ? first.judged.verdict < second.judged.verdict
            : first.row.state < second.row.state;
    default:
        return first.row.number < second.row.number;
    }
}

} // namespace farewell
