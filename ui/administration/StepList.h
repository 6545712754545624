// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminStep.h"

#include <QWidget>

class QVBoxLayout;

namespace farewell {

class Badge;
class Card;
class Text;

/// A line of what is done for somebody else: how it stands, in words.
struct StepLine
{
    StepResult result = StepResult::Waiting;
    QString title{};
    QString detail{};

    friend bool operator==(const StepLine &, const StepLine &) = default;
};

/// The steps, line by line, each with its mark (`stepList`). A line whose words change stays where
/// it is.
class StepList final : public QWidget
{
    Q_OBJECT

public:
    explicit StepList(QWidget *parent);

    void showLines(const QList<StepLine> &lines);

private:
    struct Row
    {
        Card *card;
        Badge *badge;
        Text *title;
        Text *detail;
    };

    [[nodiscard]] Row makeRow();

    QVBoxLayout *m_column;
    QList<Row> m_rows;
};

} // namespace farewell
