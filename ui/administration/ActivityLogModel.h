// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityEntry.h"

#include <QAbstractTableModel>

namespace farewell {

/// The activity log as a table, the newest entry on top. It is searched here, for it is all in
/// memory.
class ActivityLogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, What, Whom, By, Result, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(QList<ActivityEntry> oldestFirst);

    /// Shows only entries of which everything that is known contains each of these words.
    void search(const QString &text);

    [[nodiscard]] const ActivityEntry &entry(int row) const { return m_entries[m_shown[row]]; }
    [[nodiscard]] QList<ActivityEntry> shown() const; ///< as in the table
    [[nodiscard]] qsizetype total() const { return m_entries.size(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void choose();

    QList<ActivityEntry> m_entries; ///< the oldest first
    QStringList m_words;
    QList<qsizetype> m_shown; ///< places in m_entries
};

} // namespace farewell
