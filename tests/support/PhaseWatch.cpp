// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/PhaseWatch.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QWidget>

namespace farewell {

PhaseWatch::PhaseWatch()
{
    qApp->installEventFilter(this);
}

bool PhaseWatch::eventFilter(QObject *watched, QEvent *event)
{
    const bool changes
        = event->type() == QEvent::DynamicPropertyChange || event->type() == QEvent::Show;
    if (auto *window = qobject_cast<QWidget *>(watched); changes && window != nullptr) {
        QMetaObject::invokeMethod(
            this, [this, at = QPointer(window)] { note(at); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void PhaseWatch::note(const QWidget *window)
{
    if (window != nullptr && window->isVisible() && window->property("phase").isValid()) {
        m_seen += window->objectName() + QLatin1Char('-') + window->property("phase").toString();
    }
}

} // namespace farewell
