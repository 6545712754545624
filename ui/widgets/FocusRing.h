// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace farewell {

/// Draws a ring around a control that shows no focus itself, for those who use the keyboard.
class FocusRing final : public QObject
{
    Q_OBJECT

public:
    explicit FocusRing(QWidget *control);
    ~FocusRing() override;
    Q_DISABLE_COPY_MOVE(FocusRing)

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_control;
    QPointer<QFocusFrame> m_frame; ///< belongs to the window, or to what scrolls
};

} // namespace farewell
