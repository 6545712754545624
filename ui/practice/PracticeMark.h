// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/PracticeScenario.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace farewell {

class PracticeDialog;

/// Makes every window of a rehearsal say that it is one, in its title and at its top, and lets the
/// person choose what happens next.
class PracticeMark final : public QObject
{
    Q_OBJECT

public:
    explicit PracticeMark(Practice practice, QObject *parent = nullptr);
    ~PracticeMark() override;

    [[nodiscard]] const Practice &practice() const { return m_practice; }

    /// Once for each window, when its layout is there and before it is shown.
    void mark(QWidget &window);

Q_SIGNALS:
    void startOverWanted(const QString &scenarioId);
    void leaveWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openScenarios(QWidget &behind);

    Practice m_practice;
    QPointer<PracticeDialog> m_dialog;
};

struct Services;

/// Marks the window in a rehearsal; does nothing when it is no rehearsal.
void markIfPractice(const Services &services, QWidget &window);

} // namespace farewell
