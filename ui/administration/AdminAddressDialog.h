// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AddressEntry.h"
#include "ui/widgets/Controls.h"

#include <QDialog>

namespace farewell {

class Banner;
class BusyBar;
class ButtonRow;

/// Asks at which address a server answers its administrators, and whether our sign-in may go there.
class AdminAddressDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Words
    {
        QString acting{};     ///< who acts, for whom and where, a line
        QString serverName{}; ///< of the homeserver
        QString host{};       ///< which has not answered
        QString known{};      ///< what was confirmed in an earlier run; may be empty
    };

    AdminAddressDialog(const Words &words, QWidget *parent);

    void showState(const AddressEntry::State &state);

Q_SIGNALS:
    void checkRequested(const QString &address);
    void editedAfterCheck(); ///< what was found is of another address
    void trustRequested();

private:
    void build(const Words &words);
    void requestCheck();

    QString m_serverName;
    AddressEntry::Step m_step = AddressEntry::Step::Asking;
    Field m_address;
    Text *m_question = nullptr;
    Banner *m_problem = nullptr;
    BusyBar *m_busy = nullptr;
    ButtonRow *m_buttons = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_trust = nullptr;
};

} // namespace farewell
