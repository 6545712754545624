// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"
#include "ui/administration/AccountChangeView.h"

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace farewell {

class ArmedButton;
class BusyBar;
class ButtonRow;
class Clock;
class ConsequencesLabel;
class NewPasswordSection;
class ScrollColumn;
class Text;

/// lockDialog and reactivateDialog: what a lock, its end or a reactivation does, one click that
/// does it, and what has come of it.
class AccountChangeDialog final : public QDialog
{
    Q_OBJECT

public:
    AccountChangeDialog(AccountChangeView view, Clock &clock, QWidget *parent);

    void showState(const AccountChangeState &state);

    /// A copy; empty: none is wanted.
    [[nodiscard]] Secret password() const;

    /// Every way of closing it.
    void reject() override;

Q_SIGNALS:
    void confirmRequested();
    void closed(); ///< once, after the dialog has closed

private:
    void build();
    void buildButtons(Clock &clock);
    void publish();
    void showText();
    void showButtons(bool isNew);
    [[nodiscard]] bool isOver() const;

    AccountChangeView m_view;
    AccountChangeState m_state;
    bool m_isShown = false;
    bool m_hasClosed = false;
    QVBoxLayout *m_column;
    Text *m_heading = nullptr;
    ScrollColumn *m_scroll = nullptr;
    ConsequencesLabel *m_consequences = nullptr;
    NewPasswordSection *m_password = nullptr; ///< with a reactivation, where passwords are set here
    Text *m_status = nullptr;
    Text *m_serverSaid = nullptr;
    BusyBar *m_busy = nullptr;
    ButtonRow *m_buttons = nullptr;
    QPushButton *m_cancel = nullptr;
    ArmedButton *m_confirm = nullptr;
};

} // namespace farewell
