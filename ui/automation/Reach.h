// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPointer>
#include <QWidget>

namespace farewell::reach {

/// Why a person could not use a control.
enum class Obstacle {
    None,
    NoWindow,  ///< no such top level is shown
    Missing,   ///< no such control in it
    Ambiguous, ///< several of that name
    Hidden,
    Disabled,
    BehindModal,
    OutOfSight, ///< nothing of it is seen: scrolled away, or without size
    Covered,    ///< something else lies on its centre
    Unfocused,  ///< keys would go elsewhere
};

/// A control found by its names, and why it cannot be used, if so.
struct Found
{
    QPointer<QWidget> widget; ///< null with NoWindow, Missing, Ambiguous
    Obstacle obstacle = Obstacle::Missing;
    QString why; ///< for a test's log

    [[nodiscard]] bool isReachable() const { return obstacle == Obstacle::None; }
};

/// The shown top level of this object name, or null; also a menu that is open.
[[nodiscard]] QWidget *window(const QString &name);

/// Finds a control by the object names of its top level and its own, and looks at it as a person
/// would. Qt itself would happily click a hidden button, or one behind a modal dialog.
[[nodiscard]] Found find(const QString &windowName, const QString &name);

[[nodiscard]] Found look(QWidget &widget);

/// The point of `widget`, in its own coordinates, where a person would click.
[[nodiscard]] QPoint clickPoint(const QWidget &widget);

} // namespace farewell::reach
