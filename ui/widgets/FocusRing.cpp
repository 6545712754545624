// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/FocusRing.h"

#include <QEvent>
#include <QFocusFrame>

namespace farewell {

FocusRing::FocusRing(QWidget *control)
    : QObject(control), m_control(control)
{
    control->installEventFilter(this);
}

FocusRing::~FocusRing()
{
    delete m_frame;
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        delete m_frame;
    } else if (event->type() == QEvent::FocusIn
               && m_control->window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        delete m_frame;
        m_frame = new QFocusFrame(m_control);
        m_frame->setWidget(m_control);
        m_frame->show(); // also where it is about to be scrolled into view
    }
    return QObject::eventFilter(watched, event);
}

} // namespace farewell
