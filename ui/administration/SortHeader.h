// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHeaderView>

#include <functional>

namespace farewell {

/// The head of a table whose columns are chosen to sort by, by click or by key: the arrow keys go
/// from one to the next, Space or Enter presses it.
class SortHeader final : public QHeaderView
{
    Q_OBJECT

public:
    /// `canSort` says which columns there are to choose from.
    SortHeader(std::function<bool(int)> canSort, QWidget *parent);

    /// Shows by which one is sorted; says nothing.
    void showOrder(int column, Qt::SortOrder order);

Q_SIGNALS:
    void orderChosen(int column, Qt::SortOrder order);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void choose(int column);
    void step(int by);
    void sayCurrent();

    std::function<bool(int)> m_canSort;
    int m_sorted = 0; ///< the view has a memory of its own, and turns it before it tells of a click
    Qt::SortOrder m_order = Qt::AscendingOrder;
    int m_current = 0; ///< the one that the keys are at
};

} // namespace farewell
