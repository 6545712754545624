// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/QrPicture.h"

#include "ui/widgets/Controls.h"

#include <QPainter>

#include <algorithm>
#include <exception>
#include <qrcodegen.hpp>

namespace farewell {

namespace {

constexpr int quietZone = 4; // modules, as the standard asks for
constexpr double sideEms = 11;

QImage draw(const qrcodegen::QrCode &code)
{
    const int side = code.getSize() + 2 * quietZone;
    QImage image(side, side, QImage::Format_Mono);
    image.setColorTable({qRgb(0, 0, 0), qRgb(255, 255, 255)});
    image.fill(1);
    for (int y = 0; y < code.getSize(); ++y) {
        for (int x = 0; x < code.getSize(); ++x) {
            if (code.getModule(x, y)) {
                image.setPixel(x + quietZone, y + quietZone, 0);
            }
        }
    }
    return image;
}

} // namespace

QrPicture::QrPicture(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setNames(this, name, tr("The address as a QR code"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrPicture::setUrl(const QUrl &url)
{
    if (url != m_url) {
        m_url = url;
        m_image = imageOf(url);
        update();
    }
    setVisible(!m_image.isNull());
}

QSize QrPicture::sizeHint() const
{
    return {em(this, sideEms), em(this, sideEms)};
}

QImage QrPicture::imageOf(const QUrl &url)
{
    if (url.isEmpty()) {
        return {};
    }
    try {
        return draw(qrcodegen::QrCode::encodeText(url.toEncoded().constData(),
                                                  qrcodegen::QrCode::Ecc::MEDIUM));
    } catch (const std::exception &) { // too long for any code
        return {};
    }
}

void QrPicture::paintEvent(QPaintEvent * /*event*/)
{
    if (m_image.isNull()) {
        return;
    }
    // Whole pixels a module, or a camera sees stripes.
    const double scale = devicePixelRatioF();
    const int factor
        = std::max(1, static_cast<int>(std::min(width(), height()) * scale) / m_image.width());
    const double side = factor * m_image.width() / scale;
    const QRectF place((width() - side) / 2, (height() - side) / 2, side, side);
    QPainter(this).drawImage(place, m_image);
}

} // namespace farewell
