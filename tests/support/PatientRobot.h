// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/automation/Robot.h"

#include <QString>
#include <Qt>

#include <chrono>
#include <functional>
#include <utility>

namespace farewell {

/// A reach::Robot with patience: every act waits until the control is reachable, and fails the
/// running test when it is not in time.
///
/// Acts return false after a failure; a test leaves by `QVERIFY(robot.click(…))`.
class PatientRobot final
{
public:
    /// All names are looked up in the top level of this object name.
    explicit PatientRobot(QString windowName)
        : m_robot(std::move(windowName))
    {
    }

    [[nodiscard]] bool click(const QString &name) const;
    [[nodiscard]] bool doubleClick(const QString &name) const;
    [[nodiscard]] bool clickAction(const QString &actionName) const; ///< in the menu that is open

    /// Clicks into the field, then types over what it holds; any script works.
    [[nodiscard]] bool type(const QString &name, const QString &text) const;
    [[nodiscard]] bool typeHere(const QString &text) const; ///< where the focus is

    /// A key for whatever has the focus in this window.
    [[nodiscard]] bool press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;

    /// A key that is held for `repeats` more presses.
    [[nodiscard]] bool hold(Qt::Key key, int repeats) const;

    [[nodiscard]] bool waitReachable(const QString &name) const;
    [[nodiscard]] bool waitFocus(const QString &name) const;
    [[nodiscard]] bool waitPhase(const QString &phase) const;
    [[nodiscard]] bool waitProperty(const char *name, const QString &value) const;
    [[nodiscard]] bool waitShown() const;
    [[nodiscard]] bool waitGone() const;

    /// Now, without waiting.
    [[nodiscard]] reach::Found look(const QString &name) const { return m_robot.look(name); }
    [[nodiscard]] QWidget *window() const { return m_robot.window(); }
    [[nodiscard]] QString property(const char *name) const;
    [[nodiscard]] QString text(const QString &name) const; ///< of a label, button or field
    [[nodiscard]] bool says(const QString &words) const;   ///< any label that is visible
    [[nodiscard]] QString focusName() const { return m_robot.focusName(); }

    static constexpr std::chrono::milliseconds patience{10000};

private:
    [[nodiscard]] bool once(const QString &name, const std::function<reach::Found()> &act) const;

    reach::Robot m_robot;
};

} // namespace farewell
