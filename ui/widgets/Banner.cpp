// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Banner.h"

#include "ui/Names.h"
#include "ui/sentences/ServerWords.h"
#include "ui/theme/Shades.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace farewell {

namespace {

struct Look
{
    QColor ink;
    QColor ground;
};

Look lookOf(Banner::Kind kind, const Shades &shades)
{
    switch (kind) {
    case Banner::Kind::Info:
        return {shades.muted, shades.raised};
    case Banner::Kind::Warning:
        return {shades.warning, shades.warningWash};
    case Banner::Kind::Error:
        return {shades.danger, shades.dangerWash};
    }
    return {};
}

} // namespace

Banner::Banner(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(name);
    m_text = makeText({}, TextStyle::Body, this);
    auto *column = new QVBoxLayout(this);
    const int across = em(this, 0.75);
    const int down = em(this, 0.6);
    column->setContentsMargins(across, down, across, down);
    column->setSpacing(em(this, 0.4));
    column->addWidget(m_text);
    hide();
}

void Banner::tell(Kind kind, const QString &text, const QString &serverSaid)
{
    m_kind = kind;
    m_text->setText(text);
    setAccessibleName(text);
    showServerSaid(serverSaid);
    recolour();
    show();
}

void Banner::showServerSaid(const QString &text)
{
    if (m_serverSaid == nullptr) {
        if (text.isEmpty()) {
            return;
        }
        m_serverSaid = makeText(names::serverSaidLabel, {}, TextStyle::Small, this);
        layout()->addWidget(m_serverSaid);
    }
    m_serverSaid->setText(ServerWords::said(text));
    m_serverSaid->setVisible(!m_serverSaid->text().isEmpty());
}

void Banner::clear()
{
    m_text->clear();
    showServerSaid({});
    setAccessibleName({});
    hide();
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::recolour()
{
    const Look look = lookOf(m_kind, shadesOf(palette()));
    for (Text *label : {m_text, m_serverSaid}) {
        if (label == nullptr) {
            continue;
        }
        QPalette own;
        own.setColor(label->foregroundRole(), look.ink);
        label->setPalette(own);
    }
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    const Shades shades = shadesOf(palette());
    const Look look = lookOf(m_kind, shades);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // In forced colours there is no wash, and a line has to show the strip.
    painter.setPen(look.ground == shades.background ? QPen(shades.text) : QPen(Qt::NoPen));
    painter.setBrush(look.ground);
    const double corner = em(this, 0.45);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        recolour();
    }
    QWidget::changeEvent(event);
}

} // namespace farewell
