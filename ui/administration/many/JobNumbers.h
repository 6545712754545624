// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/many/JobCounts.h"

#include <QWidget>

namespace farewell {

/// How many accounts of a job stand how, each number on a card. What counts none is not there, but
/// for those that are done and those that wait.
class JobNumbers final : public QWidget
{
    Q_OBJECT

public:
    explicit JobNumbers(QWidget *parent);

    void showCounts(const JobCounts &counts, bool isOver);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Look { Plain, Good, Warning, Bad };
    struct One
    {
        QString number;
        QString label;
        Look look;

        friend bool operator==(const One &, const One &) = default;
    };

    [[nodiscard]] int perRow(int width) const;
    [[nodiscard]] QFont bigFont() const;
    void paintOne(QPainter &painter, const QRect &place, const One &one) const;

    QList<One> m_numbers;
};

} // namespace farewell
