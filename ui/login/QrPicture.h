// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QImage>
#include <QUrl>
#include <QWidget>

namespace farewell {

/// A web address as a QR code (ISO/IEC 18004), dark on light whatever the theme, for cameras.
class QrPicture final : public QWidget
{
    Q_OBJECT

public:
    QrPicture(const QString &name, QWidget *parent);

    void setUrl(const QUrl &url); ///< an address that is too long for a code is not shown

    [[nodiscard]] QSize sizeHint() const override;

    /// A pixel a module, with the quiet zone around it; null where there is no code.
    [[nodiscard]] static QImage imageOf(const QUrl &url);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QUrl m_url;
    QImage m_image;
};

} // namespace farewell
