// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobList.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QVBoxLayout;

namespace farewell {

/// What stands in which column of a file, as far as could be told, to be corrected: a box for each
/// column, with its first fields beside it.
class ColumnBoxes final : public QWidget
{
    Q_OBJECT

public:
    explicit ColumnBoxes(QWidget *parent);

    void showTable(const CsvTable &table, const JobColumns &columns);
    void clear();

    [[nodiscard]] JobColumns columns() const;

    /// A column names the accounts.
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Use { Account, AlsoAccount, Note, None };

    void addBox(int column, const CsvTable &table, Use use);
    void use(int column);
    void arrange();
    [[nodiscard]] Use useOf(qsizetype column) const;
    [[nodiscard]] static QString sampleOf(const CsvTable &table, int column, bool hasHeading);

    QVBoxLayout *m_column;
    QList<QWidget *> m_rows;
    QList<QComboBox *> m_boxes;
    QList<QBoxLayout *> m_lines;
    bool m_hasHeading = false;
};

} // namespace farewell
