// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QProgressBar>
#include <QVariantAnimation>

namespace farewell {

/// A calm, thin progress bar. It shows how far something is; while minimum and maximum are equal,
/// only that something is going on. It moves only while it is seen and the desktop wants animation.
class BusyBar final : public QProgressBar
{
    Q_OBJECT

public:
    BusyBar(const QString &name, const QString &accessibleName, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QVariantAnimation m_motion;
};

} // namespace farewell
