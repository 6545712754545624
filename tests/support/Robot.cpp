// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Robot.h"

#include "tests/support/Waiting.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// Waits for a state; the event loop runs meanwhile. False, and the test fails, when it never
/// comes.
bool waitFor(const std::function<bool()> &isSo, const std::function<QString()> &complaint)
{
    if (waitUntil(isSo, Robot::patience)) {
        return true;
    }
    QTest::qFail(qPrintable(complaint()), __FILE__, __LINE__);
    return false;
}

/// What a person does with the wheel.
void scrollTo(QWidget &widget)
{
    for (QWidget *parent = widget.parentWidget(); parent != nullptr;
         parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent)) {
            area->ensureWidgetVisible(&widget);
        }
    }
}

/// Text by the way of an input method: QTest::keyClicks aborts on é and anything beyond.
void commit(QWidget &receiver, const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(&receiver, &event);
}

bool isLatin(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

void typeInto(QWidget &receiver, const QString &text)
{
    if (isLatin(text)) {
        QTest::keyClicks(&receiver, text);
    } else {
        commit(receiver, text);
    }
}

} // namespace

reach::Found Robot::look(const QString &name) const
{
    return reach::find(m_window, name);
}

bool Robot::waitReachable(const QString &name) const
{
    return waitFor(
        [&] {
            const reach::Found found = look(name);
            if (found.obstacle == reach::Obstacle::OutOfSight) {
                scrollTo(*found.widget);
            }
            return found.isReachable();
        },
        [&] { return look(name).why; });
}

QWidget *Robot::reached(const QString &name) const
{
    return waitReachable(name) ? look(name).widget.data() : nullptr;
}

bool Robot::click(const QString &name) const
{
    QWidget *widget = reached(name);
    if (widget != nullptr) {
        QTest::mouseClick(widget, Qt::LeftButton, {}, reach::clickPoint(*widget));
    }
    return widget != nullptr;
}

bool Robot::doubleClick(const QString &name) const
{
    const QPointer<QWidget> widget = reached(name);
    if (widget == nullptr) {
        return false;
    }
    const QPoint point = reach::clickPoint(*widget);
    QTest::mouseClick(widget, Qt::LeftButton, {}, point);
    if (widget != nullptr) { // the first click may have ended it
        QTest::mouseDClick(widget, Qt::LeftButton, {}, point);
    }
    if (widget != nullptr) { // Qt leaves the button down
        QTest::mouseRelease(widget, Qt::LeftButton, {}, point);
    }
    return true;
}

bool Robot::clickAction(const QString &actionName) const
{
    const auto place = [&]() -> std::pair<QMenu *, QRect> {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (menu == nullptr) {
            return {};
        }
        for (QAction *action : menu->actions()) {
            if (action->objectName() == actionName && action->isEnabled()) {
                return {menu, menu->actionGeometry(action)};
            }
        }
        return {};
    };
    if (!waitFor([&] { return place().first != nullptr; },
                 [&] { return u"no open menu offers %1"_s.arg(actionName); })) {
        return false;
    }
    const auto [menu, rect] = place();
    QTest::mouseClick(menu, Qt::LeftButton, {}, rect.center());
    return true;
}

bool Robot::type(const QString &name, const QString &text) const
{
    if (!click(name) || !waitFocus(name)) {
        return false;
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    return typeHere(text);
}

bool Robot::typeHere(const QString &text) const
{
    if (!waitFor([] { return QApplication::focusWidget() != nullptr; },
                 [] { return u"nothing has the focus"_s; })) {
        return false;
    }
    typeInto(*QApplication::focusWidget(), text);
    return true;
}

bool Robot::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QWidget *shown = window();
    if (shown == nullptr) {
        QTest::qFail(qPrintable(u"%1 is not shown"_s.arg(m_window)), __FILE__, __LINE__);
        return false;
    }
    QWidget *popup = QApplication::activePopupWidget();
    QWidget *focus = popup != nullptr ? popup : QApplication::focusWidget();
    const bool here = focus != nullptr && (focus->window() == shown || popup != nullptr);
    QTest::keyClick(here ? focus : shown, key, modifiers);
    return true;
}

bool Robot::hold(Qt::Key key, int repeats) const
{
    const QPointer<QWidget> focus = QApplication::focusWidget();
    if (focus == nullptr || focus->window() != window()) {
        QTest::qFail(qPrintable(u"nothing in %1 has the focus"_s.arg(m_window)), __FILE__,
                     __LINE__);
        return false;
    }
    QTest::keyPress(focus, key);
    for (int i = 0; i < repeats && focus != nullptr; ++i) {
        QKeyEvent again(QEvent::KeyPress, key, {}, {}, true);
        QCoreApplication::sendEvent(focus, &again);
    }
    if (focus != nullptr) {
        QTest::keyRelease(focus, key);
    }
    return true;
}

bool Robot::waitFocus(const QString &name) const
{
    return waitFor([&] { return focusName() == name; },
                   [&] { return u"the focus is on “%1”, not on %2"_s.arg(focusName(), name); });
}

bool Robot::waitPhase(const QString &phase) const
{
    return waitProperty("phase", phase);
}

bool Robot::waitProperty(const char *name, const QString &value) const
{
    return waitFor([&] { return property(name) == value; },
                   [&] {
                       return u"%1 of %2 is “%3”, not “%4” (phase “%5”, reason “%6”)"_s.arg(
                           QString::fromLatin1(name), m_window, property(name), value,
                           property("phase"), property("reason"));
                   });
}

bool Robot::waitShown() const
{
    return waitFor([&] { return window() != nullptr && window()->isActiveWindow(); },
                   [&] { return u"%1 does not appear"_s.arg(m_window); });
}

bool Robot::waitGone() const
{
    return waitFor([&] { return window() == nullptr; },
                   [&] { return u"%1 does not go"_s.arg(m_window); });
}

QString Robot::property(const char *name) const
{
    const QWidget *shown = window();
    return shown == nullptr ? QString() : shown->property(name).toString();
}

QString Robot::text(const QString &name) const
{
    const QWidget *widget = look(name).widget;
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        return label->text();
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        return button->text();
    }
    const auto *edit = qobject_cast<const QLineEdit *>(widget);
    return edit == nullptr ? QString() : edit->text();
}

bool Robot::says(const QString &words) const
{
    const QWidget *shown = window();
    const auto labels = shown == nullptr ? QList<QLabel *>() : shown->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisible() && label->text().contains(words);
    });
}

QString Robot::focusName() const
{
    const QWidget *focus = QApplication::focusWidget();
    return focus == nullptr || focus->window() != window() ? QString() : focus->objectName();
}

} // namespace farewell
