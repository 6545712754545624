// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/PatientRobot.h"

#include "tests/support/Waiting.h"
#include "ui/widgets/SelectableText.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
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
    if (waitUntil(isSo, PatientRobot::patience)) {
        return true;
    }
    QTest::qFail(qPrintable(complaint()), __FILE__, __LINE__);
    return false;
}

/// For an act that is done now or not at all.
bool succeeds(const reach::Found &found)
{
    if (!found.isReachable()) {
        QTest::qFail(qPrintable(found.why), __FILE__, __LINE__);
    }
    return found.isReachable();
}

} // namespace

bool PatientRobot::waitReachable(const QString &name) const
{
    return waitFor([&] { return m_robot.scrollTo(name).isReachable(); },
                   [&] { return look(name).why; });
}

/// Looks as often as it takes, but acts once.
bool PatientRobot::once(const QString &name, const std::function<reach::Found()> &act) const
{
    return waitReachable(name) && succeeds(act());
}

bool PatientRobot::click(const QString &name) const
{
    return once(name, [&] { return m_robot.click(name); });
}

bool PatientRobot::doubleClick(const QString &name) const
{
    return once(name, [&] { return m_robot.doubleClick(name); });
}

bool PatientRobot::clickAction(const QString &actionName) const
{
    return waitFor([&] { return reach::openMenuItem(actionName).menu != nullptr; },
                   [&] { return u"no open menu offers %1"_s.arg(actionName); })
        && succeeds(m_robot.clickAction(actionName));
}

bool PatientRobot::type(const QString &name, const QString &text) const
{
    return click(name) && waitFocus(name) && press(Qt::Key_A, Qt::ControlModifier)
        && press(Qt::Key_Delete) && typeHere(text);
}

bool PatientRobot::typeHere(const QString &text) const
{
    return waitFor([&] { return !focusName().isEmpty(); },
                   [] { return u"nothing has the focus"_s; })
        && succeeds(m_robot.type(text));
}

bool PatientRobot::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    return succeeds(m_robot.press(key, modifiers));
}

bool PatientRobot::hold(Qt::Key key, int repeats) const
{
    return succeeds(m_robot.hold(key, repeats));
}

bool PatientRobot::waitFocus(const QString &name) const
{
    return waitFor([&] { return focusName() == name; },
                   [&] { return u"the focus is on “%1”, not on %2"_s.arg(focusName(), name); });
}

bool PatientRobot::waitPhase(const QString &phase) const
{
    return waitProperty("phase", phase);
}

bool PatientRobot::waitProperty(const char *name, const QString &value) const
{
    return waitFor(
        [&] { return property(name) == value; },
        [&] {
            return u"%1 of %2 is “%3”, not “%4” (phase “%5”, reason “%6”, outcome “%7”)"_s.arg(
                QString::fromLatin1(name), m_robot.windowName(), property(name), value,
                property("phase"), property("reason"), property("outcome"));
        });
}

bool PatientRobot::waitShown() const
{
    return waitFor([&] { return window() != nullptr && window()->isActiveWindow(); },
                   [&] { return u"%1 does not appear"_s.arg(m_robot.windowName()); });
}

bool PatientRobot::waitGone() const
{
    return waitFor([&] { return window() == nullptr; },
                   [&] { return u"%1 does not go"_s.arg(m_robot.windowName()); });
}

QString PatientRobot::property(const char *name) const
{
    const QWidget *shown = window();
    return shown == nullptr ? QString() : shown->property(name).toString();
}

QString PatientRobot::text(const QString &name) const
{
    const QWidget *widget = look(name).widget;
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        return label->text();
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        return button->text();
    }
    if (const auto *selectable = qobject_cast<const SelectableText *>(widget)) {
        return selectable->text();
    }
    if (const auto *lines = qobject_cast<const QPlainTextEdit *>(widget)) {
        return lines->toPlainText();
    }
    const auto *edit = qobject_cast<const QLineEdit *>(widget);
    return edit == nullptr ? QString() : edit->text();
}

bool PatientRobot::says(const QString &words) const
{
    const QWidget *shown = window();
    if (shown == nullptr) {
        return false;
    }
    const auto isSaid
        = [&](const auto *text) { return text->isVisible() && text->text().contains(words); };
    const auto labels = shown->findChildren<QLabel *>();
    const auto addresses = shown->findChildren<SelectableText *>();
    return std::ranges::any_of(labels, isSaid) || std::ranges::any_of(addresses, isSaid);
}

} // namespace farewell
