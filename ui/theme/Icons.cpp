// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/Icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QLatin1StringView nameOf(Icon icon)
{
    switch (icon) {
    case Icon::Alert:
        return "alert"_L1;
    case Icon::Below:
        return "below"_L1;
    case Icon::Check:
        return "check"_L1;
    case Icon::Cross:
        return "cross"_L1;
    case Icon::Key:
        return "key"_L1;
    case Icon::Letter:
        return "letter"_L1;
    case Icon::Person:
        return "person"_L1;
    case Icon::Question:
        return "question"_L1;
    case Icon::Rooms:
        return "rooms"_L1;
    case Icon::Save:
        return "save"_L1;
    case Icon::Sessions:
        return "sessions"_L1;
    case Icon::Settings:
        return "settings"_L1;
    case Icon::SignOut:
        return "signout"_L1;
    case Icon::Waiting:
        return "waiting"_L1;
    }
    Q_UNREACHABLE();
}

/// Whether it points somewhere: to the other side where people read from right to left.
bool isDirected(Icon icon)
{
    return icon == Icon::SignOut;
}

class TextColouredEngine final : public QIconEngine
{
public:
    explicit TextColouredEngine(Icon icon)
        : m_icon(icon)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        drawIcon(*painter, m_icon, rect,
                 QGuiApplication::palette().color(group, QPalette::WindowText));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({}, size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TextColouredEngine(m_icon); }

private:
    Icon m_icon;
};

} // namespace

void drawIcon(QPainter &painter, Icon icon, const QRectF &place, const QColor &colour)
{
    QFile file(u":/icons/%1.svg"_s.arg(nameOf(icon)));
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const QByteArray svg = file.readAll().replace("currentColor", colour.name().toLatin1());
    painter.save();
    if (isDirected(icon) && QGuiApplication::isRightToLeft()) {
        painter.translate(2 * place.center().x(), 0);
        painter.scale(-1, 1);
    }
    QSvgRenderer(svg).render(&painter, place);
    painter.restore();
}

QIcon textColouredIcon(Icon icon)
{
    return QIcon(new TextColouredEngine(icon));
}

} // namespace farewell
