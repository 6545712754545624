// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/speech/SpokenPassword.h"

#include "ui/speech/PasswordEdit.h"

namespace farewell {

SpokenPassword::SpokenPassword(PasswordEdit *edit)
    : QAccessibleWidget(edit, QAccessible::EditableText)
{
}

void *SpokenPassword::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface) {
        return static_cast<QAccessibleTextInterface *>(this);
    }
    if (type == QAccessible::EditableTextInterface) {
        return static_cast<QAccessibleEditableTextInterface *>(this);
    }
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State SpokenPassword::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.passwordEdit = true;
    state.editable = !edit().isReadOnly();
    state.readOnly = edit().isReadOnly();
    state.selectableText = true;
    return state;
}

QString SpokenPassword::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? QString(edit().text().size(), u'•')
                                      : QAccessibleWidget::text(kind);
}

void SpokenPassword::setText(QAccessible::Text kind, const QString &text)
{
    if (kind == QAccessible::Value) {
        replaceText(0, characterCount(), text);
    } else {
        QAccessibleWidget::setText(kind, text);
    }
}

void SpokenPassword::selection(int index, int *start, int *end) const
{
    const bool isThere = index == 0 && edit().hasSelectedText();
    *start = isThere ? edit().selectionStart() : 0;
    *end = isThere ? edit().selectionEnd() : 0;
}

int SpokenPassword::selectionCount() const
{
    return edit().hasSelectedText() ? 1 : 0;
}

void SpokenPassword::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void SpokenPassword::removeSelection(int index)
{
    if (index == 0) {
        edit().deselect();
    }
}

void SpokenPassword::setSelection(int index, int start, int end)
{
    if (index == 0) {
        edit().setSelection(start, end - start);
    }
}

int SpokenPassword::cursorPosition() const
{
    return edit().cursorPosition();
}

void SpokenPassword::setCursorPosition(int position)
{
    edit().setCursorPosition(position);
}

QString SpokenPassword::text(int /*start*/, int /*end*/) const
{
    return {};
}

int SpokenPassword::characterCount() const
{
    return static_cast<int>(edit().text().size());
}

/// The whole line: where a letter ends would tell which it is.
QRect SpokenPassword::characterRect(int /*offset*/) const
{
    return rect();
}

/// While the letters are shown, where they stand would tell how wide they are.
int SpokenPassword::offsetAtPoint(const QPoint &point) const
{
    return edit().echoMode() == QLineEdit::Password
        ? edit().cursorPositionAt(edit().mapFromGlobal(point))
        : edit().cursorPosition();
}

void SpokenPassword::scrollToSubstring(int start, int end)
{
    edit().setCursorPosition(end);
    edit().setCursorPosition(start);
}

QString SpokenPassword::attributes(int /*offset*/, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

void SpokenPassword::deleteText(int start, int end)
{
    replaceText(start, end, {});
}

void SpokenPassword::insertText(int offset, const QString &text)
{
    replaceText(offset, offset, text);
}

void SpokenPassword::replaceText(int start, int end, const QString &text)
{
    if (edit().isReadOnly()) {
        return;
    }
    {
        const QSignalBlocker quiet(&edit()); // while it is shown, what is selected is not kept
        edit().setSelection(start, end - start);
    }
    edit().insert(text); // as a paste: setText() would keep no length limit and no selection
}

QLineEdit &SpokenPassword::edit() const
{
    return *static_cast<PasswordEdit *>(object());
}

} // namespace farewell
