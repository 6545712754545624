// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/automation/Reach.h"

#include <QString>
#include <Qt>

#include <utility>

namespace farewell::reach {

/// Does in a window what a person could do, and nothing else. Every act is done at once or not at
/// all, and says what was in its way.
///
/// When an act returns, its effect is there. Its events take the way of those from a mouse and a
/// keyboard, by the native window.
class Robot final
{
public:
    /// All names are looked up in the top level of this object name.
    explicit Robot(QString windowName)
        : m_window(std::move(windowName))
    {
    }

    [[nodiscard]] const QString &windowName() const { return m_window; }
    [[nodiscard]] QWidget *window() const { return reach::window(m_window); }
    [[nodiscard]] Found look(const QString &name) const { return find(m_window, name); }
    [[nodiscard]] QString focusName() const; ///< of the control in this window that has the focus

    /// As look(), after scrolling to the control as a person would with the wheel.
    [[nodiscard]] Found scrollTo(const QString &name) const;

    [[nodiscard]] Found click(const QString &name) const;
    [[nodiscard]] Found doubleClick(const QString &name) const;
    [[nodiscard]] Found clickAction(const QString &actionName) const; ///< in the menu that is open

    /// Clicks into the field and types over what it holds.
    [[nodiscard]] Found fill(const QString &name, const QString &text) const;

    /// Types where the focus is; any script works. Clears nothing.
    [[nodiscard]] Found type(const QString &text) const;

    /// A key for whatever has the focus in this window, or for the menu that is open.
    [[nodiscard]] Found press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;

    /// A key that is held for `repeats` more presses.
    [[nodiscard]] Found hold(Qt::Key key, int repeats, Qt::KeyboardModifiers modifiers = {}) const;

private:
    [[nodiscard]] Found listener() const;

    QString m_window;
};

/// An action in the menu that is open; without one of that name the menu is null.
struct MenuItem
{
    QPointer<QWidget> menu;
    QRect place;
    QString text; ///< as it is shown, mnemonic and all
};
[[nodiscard]] MenuItem openMenuItem(const QString &actionName);

} // namespace farewell::reach
