// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Avatar.h"

#include "ui/widgets/Controls.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr int largestSide = 4096;
constexpr int keptSide = 256;
constexpr int memoryMiB = 64;
/// White reads on each of them, at least 4.5:1.
constexpr std::array<QRgb, 6> colours{0xFF6C55C8, 0xFF0B6FB3, 0xFF0B7A55,
                                      0xFFA8416E, 0xFF9A5200, 0xFF4A6572};

QImage decoded(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    if (bytes.isEmpty() || !buffer.open(QIODevice::ReadOnly)) {
        return {};
    }
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    const bool known = format == "png" || format == "jpeg" || format == "gif" || format == "webp";
    const QSize size = reader.size();
    const bool fits
        = !size.isEmpty() && size.width() <= largestSide && size.height() <= largestSide;
    if (!known || !fits) {
        return {};
    }
    QImageReader::setAllocationLimit(memoryMiB);
    reader.setAutoTransform(true);
    reader.setScaledSize(size.scaled(keptSide, keptSide, Qt::KeepAspectRatioByExpanding));
    return reader.read();
}

QString initialOf(const QString &userId, const QString &name)
{
    const QString &from = name.isEmpty() ? userId : name;
    for (const char32_t c : from.toUcs4()) {
        if (QChar::isLetterOrNumber(c)) {
            const auto utf16 = QChar::fromUcs4(QChar::toUpper(c));
            return QStringView(utf16).toString();
        }
    }
    return u"?"_s;
}

QColor colourOf(const QString &userId)
{
    const QByteArray hash = QCryptographicHash::hash(userId.toUtf8(), QCryptographicHash::Sha1);
    return QColor(colours.at(static_cast<unsigned char>(hash.front()) % colours.size()));
}

void drawInitial(QPainter &painter, const QRect &place, const QString &initial)
{
    QFont font = painter.font();
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(place, Qt::AlignCenter, initial);
}

} // namespace

Avatar::Avatar(QWidget *parent, double ems)
    : QWidget(parent), m_ems(ems)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Avatar::setPerson(const QString &userId, const QString &name, const QByteArray &picture)
{
    m_initial = initialOf(userId, name);
    m_colour = colourOf(userId);
    m_picture = decoded(picture);
    update();
}

void Avatar::paintInitial(QPainter &painter, const QRect &place, const QString &userId,
                          const QString &name)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(userId));
    painter.drawEllipse(place);
    drawInitial(painter, place, initialOf(userId, name));
    painter.restore();
}

QSize Avatar::sizeHint() const
{
    const int side = em(this, m_ems);
    return {side, side};
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath circle;
    circle.addEllipse(rect());
    painter.setClipPath(circle);
    if (!m_picture.isNull()) {
        const QSize shown = m_picture.size().scaled(size(), Qt::KeepAspectRatioByExpanding);
        QRect target(QPoint(), shown);
        target.moveCenter(rect().center());
        painter.drawImage(target, m_picture);
        return;
    }
    painter.fillRect(rect(), m_colour);
    drawInitial(painter, rect(), m_initial);
}

} // namespace farewell
