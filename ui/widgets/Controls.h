// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/LinkButton.h"
#include "ui/widgets/Text.h"

#include <QLineEdit>
#include <QPushButton>

class QCheckBox;
class QFrame;

namespace farewell {

/// What a button is for; decides its looks (dynamic property `role`, drawn by Style).
enum class Role { Plain, Primary, Danger, DangerOutline, Link, DangerLink };

/// A line edit under its visible label.
struct Field
{
    Text *label = nullptr;
    QLineEdit *edit = nullptr;
};

// Every control is made here with its name from ui/Names.h, so that an unnamed one cannot exist.
// Labels that never change need none.

[[nodiscard]] QPushButton *makeButton(const QString &name, const QString &text, Role role,
                                      QWidget *parent);
void setRole(QWidget *button, Role role);

/// What makeButton() does, for a button of a class of its own.
void dressButton(QPushButton *button, const QString &name, const QString &text, Role role);

[[nodiscard]] LinkButton *makeLink(const QString &name, const QString &text, QWidget *parent,
                                   bool danger = false);
[[nodiscard]] QCheckBox *makeCheckBox(const QString &name, const QString &text, QWidget *parent);
[[nodiscard]] Field makeEdit(const QString &name, const QString &label, QWidget *parent);
/// What makeEdit() does, for a line of a class of its own.
[[nodiscard]] Field dressEdit(QLineEdit *edit, const QString &name, const QString &label,
                              QWidget *parent);
[[nodiscard]] Text *makeText(const QString &text, TextStyle style, QWidget *parent);
[[nodiscard]] Text *makeText(const QString &name, const QString &text, TextStyle style,
                             QWidget *parent);
/// A horizontal line between sections.
[[nodiscard]] QFrame *makeRule(QWidget *parent);

/// Gives a widget made elsewhere its name and what a screen reader calls it.
void setNames(QWidget *widget, const QString &name, const QString &accessibleName);

/// What a screen reader says behind the name of `widget`; the same again is no news to it.
void describe(QWidget *widget, const QString &text);

/// A button that says something else from now on, to a screen reader too.
void retitle(QAbstractButton *button, const QString &text);

/// Marks the field at fault (dynamic property `invalid`, drawn by Style).
void setInvalid(QWidget *field, bool invalid);

/// The height of a line of text, the measure of every distance: `em(widget, 0.5)`.
[[nodiscard]] int em(const QWidget *widget, double times = 1.0);

/// Keeps a dialog from growing so wide that its lines are hard to read. `beside` is the width of
/// what stands beside the lines, in heights of a line.
void limitLines(QWidget *dialog, double beside = 0);

/// Makes a control the last of its window in the order of the Tab key. For one that stands at the
/// end and was made before the others.
void moveToEndOfTabOrder(QWidget *control);

/// Hides a widget at once, and deletes it when none of its functions runs any more. It and all
/// inside lose their names at once, so that no name is there twice.
void retire(QWidget *widget);

/// Return and Enter press `button` when it has the focus, as soon as the key is let go. Qt itself
/// leaves that to the desktop, or to a default button, which must not be near a danger button.
void pressOnEnter(QAbstractButton *button);

/// `button` ignores Return and Enter from now on, key repeat too; Space and a click press it.
void swallowEnter(QWidget *button);

} // namespace farewell
