// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/InsideButton.h"

#include "ui/widgets/Controls.h"

#include <QEvent>

namespace farewell {

namespace {

constexpr double padding = 0.45;
constexpr double gap = 0.7;

} // namespace

InsideButton::InsideButton(QLineEdit &edit, QWidget &inside)
    : QObject(&edit), m_edit(edit), m_inside(inside)
{
    edit.installEventFilter(this);
    inside.installEventFilter(this);
    place();
}

void InsideButton::place()
{
    const QSize size = m_inside.sizeHint();
    const int aside = em(&m_edit, gap);
    const bool mirrored = m_edit.layoutDirection() == Qt::RightToLeft;
    const int left = mirrored ? aside : m_edit.width() - aside - size.width();
    m_inside.setGeometry(QRect(QPoint(left, (m_edit.height() - size.height()) / 2), size));
    const int usual = em(&m_edit, padding);
    const int room = m_inside.isHidden() ? usual : size.width() + aside + aside / 2;
    m_edit.setTextMargins(mirrored ? room : usual, 0, mirrored ? usual : room, 0);
}

bool InsideButton::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    const bool isEdit = watched == &m_edit
        && (type == QEvent::Resize || type == QEvent::FontChange || type == QEvent::StyleChange
            || type == QEvent::LayoutDirectionChange);
    const bool isInside
        = watched == &m_inside && (type == QEvent::ShowToParent || type == QEvent::HideToParent);
    if (isEdit || isInside) {
        place();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace farewell
