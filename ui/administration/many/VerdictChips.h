// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/many/JobCounts.h"

#include <QWidget>

#include <optional>

namespace farewell {

class Chip;

/// How many lines of a list have which verdict, one of which may be chosen to see these only. What
/// no line has is not there.
class VerdictChips final : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictChips(QWidget *parent);

    void showCounts(const JobCounts &counts);

    /// Back to all of them; says nothing.
    void reset();

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(std::optional<farewell::JobVerdict> verdict);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct One
    {
        std::optional<JobVerdict> verdict;
        Chip *chip;
    };

    void add(std::optional<JobVerdict> verdict, const QString &word);
    void choose(std::optional<JobVerdict> verdict);
    void arrange();
    [[nodiscard]] QList<QRect> places(int width) const; ///< of those that are shown

    QList<One> m_chips;
    JobCounts m_counts;
    std::optional<JobVerdict> m_chosen;
};

} // namespace farewell
