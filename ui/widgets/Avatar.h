// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QImage>
#include <QWidget>

namespace farewell {

/// A round picture, or an initial on a colour that belongs to the user id.
class Avatar final : public QWidget
{
    Q_OBJECT

public:
    explicit Avatar(QWidget *parent, double ems = 2.3);

    /// `picture`: undecoded bytes from a server, PNG, JPEG, GIF or WebP; anything else, or anything
    /// too large, gives the initial. `name` may be empty.
    void setPerson(const QString &userId, const QString &name, const QByteArray &picture);

    /// The initial alone, where there is no room for a widget each.
    static void paintInitial(QPainter &painter, const QRect &place, const QString &userId,
                             const QString &name);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_ems;
    QString m_initial;
    QColor m_colour;
    QImage m_picture;
};

} // namespace farewell
