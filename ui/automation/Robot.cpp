// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/automation/Robot.h"

#include <QAction>
#include <QApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollArea>
#include <QWindow>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace farewell::reach {

namespace {

QMouseEvent mouseEvent(const QWidget &widget, QEvent::Type type, const QPoint &point,
                       const QPoint &inReceiver)
{
    const bool isDown = type != QEvent::MouseButtonRelease;
    return {type,
            inReceiver,
            widget.mapToGlobal(point),
            Qt::LeftButton,
            isDown ? Qt::LeftButton : Qt::NoButton,
            Qt::NoModifier};
}

/// Qt looks by itself who in the window gets it, as for the events of a real mouse.
void sendMouse(QWidget &widget, QEvent::Type type, const QPoint &point)
{
    if (QWindow *window = widget.window()->windowHandle(); window != nullptr) {
        QMouseEvent event = mouseEvent(widget, type, point, widget.mapTo(widget.window(), point));
        QCoreApplication::sendEvent(window, &event);
    }
}

/// After a double click. A real one has a press before it that only the window learns of; without
/// that, Qt takes the release for one that began elsewhere, and the button would stay down.
void releaseDirectly(QWidget &widget, const QPoint &point)
{
    QMouseEvent event = mouseEvent(widget, QEvent::MouseButtonRelease, point, point);
    QCoreApplication::sendEvent(&widget, &event);
}

/// What a press does may end the widget; what it gave back then gets no release.
void clickAt(const QPointer<QWidget> &widget, const QPoint &point)
{
    sendMouse(*widget, QEvent::MouseButtonPress, point);
    if (widget != nullptr) {
        sendMouse(*widget, QEvent::MouseButtonRelease, point);
    }
}

void sendKey(QWidget &window, QEvent::Type type, int key, Qt::KeyboardModifiers modifiers,
             const QString &text, bool isRepeat = false)
{
    if (window.windowHandle() != nullptr) {
        QKeyEvent event(type, key, modifiers, text, isRepeat);
        QCoreApplication::sendEvent(window.windowHandle(), &event);
    }
}

struct KeyText
{
    Qt::Key key;
    char16_t text;
};
constexpr std::array controlCharacters{
    KeyText{Qt::Key_Return, u'\r'},    KeyText{Qt::Key_Enter, u'\r'},
    KeyText{Qt::Key_Tab, u'\t'},       KeyText{Qt::Key_Escape, 0x1b},
    KeyText{Qt::Key_Backspace, u'\b'}, KeyText{Qt::Key_Delete, 0x7f},
};

/// What a keyboard would bring along with the key.
QString textOf(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    const auto shortcuts = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    for (const KeyText &control : controlCharacters) {
        if (control.key == key) {
            return QChar(control.text);
        }
    }
    const bool isLetter = key < 0x80 && !(modifiers & shortcuts);
    return isLetter ? QString(QChar(static_cast<char16_t>(key))).toLower() : QString();
}

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() >= ' ' && c < QChar(0x7f); });
}

/// What no key of every keyboard makes comes by the way of an input method.
void commit(QWidget &receiver, const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(&receiver, &event);
}

QScrollArea *scrollAreaAround(const QWidget &widget)
{
    QWidget *parent = widget.parentWidget();
    while (parent != nullptr && qobject_cast<QScrollArea *>(parent) == nullptr) {
        parent = parent->parentWidget();
    }
    return qobject_cast<QScrollArea *>(parent);
}

} // namespace

MenuItem openMenuItem(const QString &actionName)
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    if (menu == nullptr) {
        return {};
    }
    for (QAction *action : menu->actions()) {
        if (action->objectName() == actionName && action->isVisible() && action->isEnabled()) {
            return {menu, menu->actionGeometry(action), action->text()};
        }
    }
    return {};
}

QString Robot::focusName() const
{
    const QWidget *focus = QApplication::focusWidget();
    return focus == nullptr || focus->window() != window() ? QString() : focus->objectName();
}

Found Robot::scrollTo(const QString &name) const
{
    Found found = look(name);
    if (found.obstacle != Obstacle::OutOfSight) {
        return found;
    }
    for (QScrollArea *area = scrollAreaAround(*found.widget); area != nullptr;
         area = scrollAreaAround(*area)) {
        area->ensureWidgetVisible(found.widget);
    }
    return look(name);
}

Found Robot::click(const QString &name) const
{
    Found found = scrollTo(name);
    if (found.isReachable()) {
        clickAt(found.widget, clickPoint(*found.widget));
    }
    return found;
}

Found Robot::doubleClick(const QString &name) const
{
    Found found = scrollTo(name);
    if (!found.isReachable()) {
        return found;
    }
    const QPoint point = clickPoint(*found.widget);
    clickAt(found.widget, point);
    if (found.widget != nullptr) { // the first click may have ended it
        sendMouse(*found.widget, QEvent::MouseButtonDblClick, point);
    }
    if (found.widget != nullptr) {
        releaseDirectly(*found.widget, point);
    }
    return found;
}

Found Robot::clickAction(const QString &actionName) const
{
    const MenuItem item = openMenuItem(actionName);
    if (item.menu == nullptr) {
        return {nullptr, Obstacle::Missing, u"no open menu offers %1"_s.arg(actionName)};
    }
    clickAt(item.menu, item.place.center());
    return {item.menu, Obstacle::None, {}};
}

Found Robot::listener() const
{
    if (QWidget *popup = QApplication::activePopupWidget(); popup != nullptr) {
        return {popup, Obstacle::None, {}};
    }
    QWidget *shown = window();
    if (shown == nullptr) {
        return {nullptr, Obstacle::NoWindow, u"%1 is not shown"_s.arg(m_window)};
    }
    return {shown, Obstacle::None, {}};
}

Found Robot::type(const QString &text) const
{
    Found found = listener();
    QWidget *focus = QApplication::focusWidget();
    if (!found.isReachable()) {
        return found;
    }
    if (focus == nullptr || focus->window() != found.widget) {
        return {nullptr, Obstacle::Unfocused, u"nothing in %1 has the focus"_s.arg(m_window)};
    }
    if (!isAscii(text)) {
        commit(*focus, text);
        return found;
    }
    for (const QChar c : text) {
        const Qt::KeyboardModifiers shift = c.isUpper() ? Qt::ShiftModifier : Qt::NoModifier;
        const int key = c.toUpper().unicode();
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            if (found.widget != nullptr) {
                sendKey(*found.widget, type, key, shift, c);
            }
        }
    }
    return found;
}

Found Robot::fill(const QString &name, const QString &text) const
{
    Found found = click(name);
    if (!found.isReachable()) {
        return found;
    }
    if (focusName() != name) {
        return {found.widget, Obstacle::Unfocused,
                u"the focus is on “%1”, not on %2"_s.arg(focusName(), name)};
    }
    (void)press(Qt::Key_A, Qt::ControlModifier);
    (void)press(Qt::Key_Delete);
    return type(text);
}

Found Robot::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    return hold(key, 0, modifiers);
}

Found Robot::hold(Qt::Key key, int repeats, Qt::KeyboardModifiers modifiers) const
{
    const Found found = listener();
    if (!found.isReachable()) {
        return found;
    }
    const QString text = textOf(key, modifiers);
    sendKey(*found.widget, QEvent::KeyPress, key, modifiers, text);
    for (int i = 0; i < repeats && found.widget != nullptr; ++i) {
        sendKey(*found.widget, QEvent::KeyPress, key, modifiers, text, true);
    }
    if (found.widget != nullptr) {
        sendKey(*found.widget, QEvent::KeyRelease, key, modifiers, text);
    }
    return found;
}

} // namespace farewell::reach
