// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/LeavingKeys.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace farewell {

LeavingKeys::LeavingKeys(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool LeavingKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType()
        || QApplication::activePopupWidget() != nullptr) {
        return false;
    }
    const auto &key = *static_cast<QKeyEvent *>(event);
    const bool closes = key.keyCombination() == QKeyCombination(Qt::CTRL, Qt::Key_W);
    const bool quits = key.keyCombination() == QKeyCombination(Qt::CTRL, Qt::Key_Q);
    if (!closes && !quits) {
        return false;
    }
    // A key that is held presses no second time: behind a window stands another.
    if (closes && !key.isAutoRepeat()) {
        static_cast<QWidget *>(watched)->window()->close();
    } else if (quits && !key.isAutoRepeat()) {
        Q_EMIT quitRequested();
    }
    return true;
}

} // namespace farewell
