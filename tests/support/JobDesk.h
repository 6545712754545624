// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/ManualClock.h"
#include "tests/support/JobStates.h"
#include "tests/support/PatientRobot.h"
#include "ui/Names.h"
#include "ui/administration/many/AdminJobWindow.h"

#include <QTableView>

namespace farewell::test {

/// adminJobWindow with a list of leavers, and somebody who answers it as its scene does; nothing is
/// sent anywhere.
class JobDesk final : public QObject
{
    Q_OBJECT

public:
    explicit JobDesk(int more = 20);

    void showPreview();
    void show(JobPhase phase, JobReason reason = JobReason::None);

    /// All that has to be chosen and typed; false: the test has failed.
    [[nodiscard]] bool fillIn() const;

    void pass(std::chrono::milliseconds time) { m_clock.advance(time); }

    [[nodiscard]] AdminJobWindow &window() { return m_window; }
    [[nodiscard]] const PatientRobot &robot() const { return m_robot; }
    [[nodiscard]] const JobPreview &preview() const { return m_preview; }
    [[nodiscard]] ManualClock &clock() { return m_clock; }
    [[nodiscard]] QTableView &table() const;
    [[nodiscard]] QString cell(int row, int column) const;
    [[nodiscard]] bool isEnabled(const QString &name) const;
    [[nodiscard]] int number(const char *name) const;

private:
    ManualClock m_clock;
    JobPreview m_preview;
    JobTerms m_terms;
    AdminJobWindow m_window;
    const PatientRobot m_robot{names::adminJobWindow};
};

} // namespace farewell::test
