// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QAbstractButton;
class QBoxLayout;

namespace farewell {

/// Buttons side by side at the end of the line. Where the window is too narrow for that, they stand
/// below each other, the last one on top.
class ButtonRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ButtonRow(QWidget *parent);

    void add(QAbstractButton *button); ///< the last one added is the main action
    void makeMain(QAbstractButton *button);

    /// Arranges the buttons for a width that the row will have, so that its height is known.
    void arrange(int room);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QBoxLayout *m_layout;
    bool m_hasItsWidth = false; ///< the one before that is Qt's, and means nothing
};

} // namespace farewell
