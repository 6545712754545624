// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/AdminView.h"

#include <QWidget>

class QPushButton;

namespace farewell {

class BusyBar;
class ButtonRow;
class ScrollColumn;
class Text;

/// What stands in adminWindow while there is no list: that one is asked whether one may have it, or
/// why there is none and what can be done.
class EntryPage final : public QWidget
{
    Q_OBJECT

public:
    explicit EntryPage(QWidget *parent);

    void showView(const AdminView &view);
    void takeFocus();

Q_SIGNALS:
    void openAccountRequested();
    void checkAgainRequested();

private:
    ScrollColumn *m_scroll;
    Text *m_heading;
    Text *m_sentence;
    BusyBar *m_busy;
    ButtonRow *m_buttons;
    QPushButton *m_checkAgain;
    QPushButton *m_openAccount;
};

} // namespace farewell
