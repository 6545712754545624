// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDialog>

namespace farewell {

class ScrollColumn;

/// How to take the keys of one's encrypted messages along: only an app that one chats with has
/// them.
class KeysHelpDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit KeysHelpDialog(QWidget *parent);

private:
    [[nodiscard]] static QStringList steps();
    void addText();

    ScrollColumn *m_scroll;
};

} // namespace farewell
