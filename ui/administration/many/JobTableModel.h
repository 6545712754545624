// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/many/JobCounts.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace farewell {

class Clock;

/// A line of a list, before a job and in it.
struct JobTableRow
{
    JobPreviewRow judged{};
    JobRow row{};
    bool isByEmail = false; ///< its line has an address, and no id
    bool isTicked = false;
};

/// The lines of a list, each where it stands in it. What changes is told ten times a second, at
/// once for all of it.
class JobTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, Written, Account, What, Why, Note, ColumnCount };
    enum class Shows {
        Preview,   ///< what would be done about each line
        Rehearsal, ///< the same, after another look
        Run,       ///< what was done
    };
    static constexpr std::chrono::milliseconds telling{100};

    /// The clock outlives the model.
    JobTableModel(Clock &clock, QObject *parent);

    void setPreview(const JobPreview &preview);
    void setRows(const QList<JobRow> &rows, Shows shows);
    void update(const JobRow &row);

    /// Tells at once what has changed.
    void tell();

    [[nodiscard]] Shows shows() const { return m_shows; }
    void show(Shows shows);

    [[nodiscard]] const std::vector<JobTableRow> &rows() const { return m_rows; }
    [[nodiscard]] const JobTableRow &at(int place) const
    {
        return m_rows.at(static_cast<std::size_t>(place));
    }
    [[nodiscard]] int placeOf(int number) const; ///< of the line of that number; -1: none
    [[nodiscard]] bool hasNotes() const { return m_hasNotes; }
    [[nodiscard]] const QString &longestId() const { return m_longestId; }
    [[nodiscard]] const JobCounts &counts() const { return m_counts; } ///< as told last

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void countsChanged();

    /// A row has changed last: where it stands.
    void rowTold(int place);

private:
    void tellSoon(int place);
    void count();
    void changeAll(std::vector<JobTableRow> rows);
    [[nodiscard]] QString textAt(const JobTableRow &row, int column) const;

    Clock &m_clock;
    Shows m_shows = Shows::Preview;
    std::vector<JobTableRow> m_rows; ///< by the numbers of their lines
    bool m_hasNotes = false;
    QString m_longestId;
    JobCounts m_counts;
    std::unique_ptr<QObject> m_timer; ///< while something is to be told
    int m_firstChanged = 0;
    int m_lastChanged = 0;
    int m_newest = 0;
};

} // namespace farewell
