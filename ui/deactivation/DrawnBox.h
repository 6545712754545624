// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace farewell {

/// The box that belongs to the text beside it, as it should be left. Nothing can be ticked here.
class DrawnBox final : public QWidget
{
    Q_OBJECT

public:
    explicit DrawnBox(QWidget *parent);

    void setTicked(bool ticked);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isTicked = false;
};

} // namespace farewell
