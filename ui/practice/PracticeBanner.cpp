// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/practice/PracticeBanner.h"

#include "ui/Names.h"
#include "ui/theme/Shades.h"
#include "ui/widgets/Controls.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace farewell {

PracticeBanner::PracticeBanner(QWidget *parent)
    : QWidget(parent)
{
    m_text = makeText(tr("Practice: this is not a real account"), TextStyle::Strong, this);
    m_scenarios = makeLink(names::practiceScenariosButton, tr("Scenarios…"), this);
    m_scenarios->hide();
    setNames(this, names::practiceBanner, m_text->text());
    connect(m_scenarios, &QPushButton::clicked, this, &PracticeBanner::scenariosWanted);
    auto *row = new QHBoxLayout(this);
    const int across = em(this, 1.0);
    const int down = em(this, 0.35);
    row->setContentsMargins(across, down, across, down);
    row->setSpacing(em(this, 0.75));
    row->addWidget(m_text, 1, Qt::AlignVCenter);
    row->addWidget(m_scenarios, 0, Qt::AlignVCenter);
    recolour();
}

void PracticeBanner::offerScenarios()
{
    m_scenarios->show();
}

void PracticeBanner::recolour()
{
    const Shades shades = shadesOf(palette());
    QPalette own;
    own.setColor(m_text->foregroundRole(), shades.warning);
    m_text->setPalette(own);
    update();
}

void PracticeBanner::paintEvent(QPaintEvent *)
{
    const Shades shades = shadesOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), shades.warningWash);
    // In forced colours there is no wash, and a line has to show where the strip ends.
    painter.setPen(shades.warningWash == shades.background ? shades.text : shades.line);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

void PracticeBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        recolour();
    }
    QWidget::changeEvent(event);
}

} // namespace farewell
