// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/many/JobTableModel.h"
#include "ui/widgets/Card.h"

class QCheckBox;
class QModelIndex;

namespace farewell {

class CalmTable;
class JobTableFilter;
class Text;

/// The lines of a list, as many columns as there is room for, and below them the whole of the line
/// that is chosen. Lines that need a tick have a box for it while they are in sight: it belongs to
/// the table and not to a cell, for there may be fifty thousand.
class JobTable final : public QWidget
{
    Q_OBJECT

public:
    JobTable(JobTableModel &model, QWidget *parent);

    void showOnly(std::optional<JobVerdict> verdict);

    /// The lines are others, or are to be seen by another measure.
    void refresh();

    /// Ticks can be changed.
    void setTickable(bool isTickable);

    [[nodiscard]] bool showLine(int number);

    /// Keeps a row in sight that has changed, unless somebody is at the table.
    void follow(int place);

    /// Begins with its first line, unless somebody is at the table.
    void begin();

    [[nodiscard]] QWidget *focusPlace() const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void tickRequested(int number, bool isTicked);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void fitColumns();
    void placeBoxes();
    void placeBox(QCheckBox &box, const QModelIndex &cell, const JobTableRow &row);
    [[nodiscard]] QCheckBox &boxAt(std::size_t place);
    void toggleChosen();
    void showChosen();
    [[nodiscard]] bool isSomebodyThere() const;
    [[nodiscard]] const JobTableRow *chosen() const;
    [[nodiscard]] const JobTableRow &rowOf(const QModelIndex &shown) const;

    JobTableModel &m_model;
    JobTableFilter *m_filter;
    CalmTable *m_table;
    Text *m_chosen;
    std::vector<QCheckBox *> m_boxes;
    bool m_isTickable = false;
};

} // namespace farewell
