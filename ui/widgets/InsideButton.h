// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

class QLineEdit;
class QWidget;

namespace farewell {

/// Keeps a link, or a small picture, at the trailing end of a line edit, with room for it in the
/// text.
class InsideButton final : public QObject
{
    Q_OBJECT

public:
    /// `inside` has to be a child of `edit`.
    InsideButton(QLineEdit &edit, QWidget &inside);

    void place(); ///< what is inside has another size

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit &m_edit;
    QWidget &m_inside;
};

} // namespace farewell
