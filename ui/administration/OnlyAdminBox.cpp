// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/OnlyAdminBox.h"

#include "ui/Names.h"
#include "ui/administration/UserCardSentences.h"
#include "ui/theme/Shades.h"
#include "ui/widgets/Controls.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace farewell {

OnlyAdminBox::OnlyAdminBox(QWidget *parent)
    : QWidget(parent)
    , m_heading(makeText({}, TextStyle::Strong, this))
    , m_rooms(makeText(names::onlyAdminLabel, {}, TextStyle::Small, this))
{
    auto *column = new QVBoxLayout(this);
    const int across = em(this, 0.75);
    const int down = em(this, 0.6);
    column->setContentsMargins(across, down, across, down);
    column->setSpacing(em(this, 0.2));
    column->addWidget(m_heading);
    column->addWidget(m_rooms);
    hide();
}

void OnlyAdminBox::showCard(const AdminCard &card)
{
    if (card.onlyAdmin.rooms.isEmpty()) {
        hide();
        return;
    }
    m_heading->setText(UserCardSentences::onlyAdminHeading(card.onlyAdmin));
    m_rooms->setText(UserCardSentences::onlyAdminRooms(card));
    recolour();
    show();
}

void OnlyAdminBox::recolour()
{
    const Shades shades = shadesOf(palette());
    for (Text *label : {m_heading, m_rooms}) {
        QPalette own;
        own.setColor(label->foregroundRole(), shades.warning);
        label->setPalette(own);
    }
    update();
}

void OnlyAdminBox::paintEvent(QPaintEvent *)
{
    const Shades shades = shadesOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // In forced colours there is no wash, and a line has to show the box.
    painter.setPen(shades.warningWash == shades.background ? QPen(shades.text) : QPen(Qt::NoPen));
    painter.setBrush(shades.warningWash);
    const double corner = em(this, 0.45);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

void OnlyAdminBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        recolour();
    }
    QWidget::changeEvent(event);
}

} // namespace farewell
