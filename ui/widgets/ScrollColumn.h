// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace farewell {

/// A column as wide as its place. Its content wraps and scrolls up and down; it fades out where
/// there is more, so that people see that it scrolls.
class ScrollColumn : public QScrollArea
{
    Q_OBJECT

public:
    ScrollColumn(const QString &name, QWidget *parent);

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    [[nodiscard]] QWidget *content() const { return widget(); } ///< parent of what is in the column

    /// The height at which nothing needs scrolling.
    [[nodiscard]] int fittingHeight(int width) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void contentChanged(); ///< it may need another height now

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void chooseBar();
    void showFades();

    QVBoxLayout *m_column;
    QWidget *m_above;
    QWidget *m_below;
};

} // namespace farewell
