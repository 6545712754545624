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

QString fileOf(Icon icon)
{
    switch (icon) {
    case Icon::Alert:
        return u":/icons/alert.svg"_s;
    case Icon::Check:
        return u":/icons/check.svg"_s;
    case Icon::Cross:
        return u":/icons/cross.svg"_s;
    case Icon::Person:
        return u":/icons/person.svg"_s;
    case Icon::Question:
        return u":/icons/question.svg"_s;
    case Icon::Rooms:
        return u":/icons/rooms.svg"_s;
    case Icon::Sessions:
        return u":/icons/sessions.svg"_s;
    case Icon::Settings:
        return u":/icons/settings.svg"_s;
    case Icon::SignOut:
        return u":/icons/signout.svg"_s;
    case Icon::Waiting:
        return u":/icons/waiting.svg"_s;
    }
    Q_UNREACHABLE();
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
    QFile file(fileOf(icon));
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    // Qt's SVG does not know currentColor before 6.9.
    const QByteArray svg = file.readAll().replace("currentColor", colour.name().toLatin1());
    QSvgRenderer(svg).render(&painter, place);
}

QIcon textColouredIcon(Icon icon)
{
    return QIcon(new TextColouredEngine(icon));
}

} // namespace farewell
