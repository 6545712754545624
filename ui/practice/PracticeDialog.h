// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/PracticeScenario.h"

#include <QDialog>

class QButtonGroup;

namespace farewell {

class ScrollColumn;

/// "What do you want to practise?": the scenarios, each with a sentence; start over, or leave.
class PracticeDialog final : public QDialog
{
    Q_OBJECT

public:
    PracticeDialog(const Practice &practice, QWidget *parent);

Q_SIGNALS:
    void startOverRequested(const QString &scenarioId);
    void leaveRequested();

private:
    void addScenario(const PracticeScenario &scenario, bool isCurrent);
    void startOver();

    Practice m_practice;
    ScrollColumn *m_scroll;
    QButtonGroup *m_choice;
};

} // namespace farewell
