// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

class QLineEdit;

namespace farewell {

class LinkButton;

/// Keeps a link at the trailing end of a line edit, with room for it in the text.
class InsideButton final : public QObject
{
    Q_OBJECT

public:
    /// `link` has to be a child of `edit`.
    InsideButton(QLineEdit &edit, LinkButton &link);

    void place(); ///< the link's text has changed

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit &m_edit;
    LinkButton &m_link;
};

} // namespace farewell
