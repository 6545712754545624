// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminStep.h"
#include "ui/widgets/MarkedList.h"

namespace farewell {

/// A line of what is done for somebody else: how it stands, in words.
struct StepLine
{
    StepResult result = StepResult::Waiting;
    QString title{};
    QString detail{};
    QDateTime at{}; ///< UTC, where the detail is only when it was seen

    friend bool operator==(const StepLine &, const StepLine &) = default;
};

/// The steps, line by line, each with its mark (`stepList`).
class StepList final : public MarkedList
{
    Q_OBJECT

public:
    explicit StepList(QWidget *parent);

    void showLines(const QList<StepLine> &lines);
};

} // namespace farewell
