// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QCheckBox;

namespace farewell {

class LinkButton;
class Text;

/// Whether to hide the messages from new joiners. It always shows what will be sent, also when it
/// can no longer be changed.
class EraseChoice final : public QWidget
{
    Q_OBJECT

public:
    explicit EraseChoice(QWidget *parent);

    /// `notice` says where the choice is known to do nothing; else it is empty.
    void showChoice(bool erase, bool canChange, const QString &notice);

Q_SIGNALS:
    void chosen(bool erase);
    void helpWanted(bool wanted);

private:
    QCheckBox *m_box;
    LinkButton *m_help;
    Text *m_hint;
    Text *m_notice;
    bool m_helping = false;
};

} // namespace farewell
