// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/many/JobTableModel.h"

#include <QSortFilterProxyModel>

namespace farewell {

/// Which lines of a list are seen, and in which order. Neither changes by itself: a row stays where
/// it is under somebody's mouse, whatever becomes of it.
class JobTableFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    JobTableFilter(JobTableModel &model, QObject *parent);

    /// Missing: all of them. In a run those that are to be sent are there, whatever was asked for.
    void showOnly(std::optional<JobVerdict> verdict);

    /// Looks again which lines are meant.
    void refresh();

    [[nodiscard]] static bool canSortBy(int column);

protected:
    [[nodiscard]] bool filterAcceptsRow(int place, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &one, const QModelIndex &other) const override;

private:
    const JobTableModel &m_model;
    std::optional<JobVerdict> m_verdict;
};

} // namespace farewell
