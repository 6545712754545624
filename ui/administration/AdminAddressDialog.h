// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminEntry.h"
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
    /// `known`: what was confirmed in an earlier run; may be empty.
    AdminAddressDialog(QString serverName, const QString &host, const QString &known,
                       QWidget *parent);

    void showState(const AdminEntry::State &state);

Q_SIGNALS:
    void checkRequested(const QString &address);
    void editedAfterCheck(); ///< what was found is of another address
    void trustRequested();

private:
    void build(const QString &host);
    void requestCheck();
    void showQuestion();

    QString m_serverName;
    AdminEntry::Step m_step = AdminEntry::Step::Asking;
    Field m_address;
    Text *m_question = nullptr;
    Banner *m_problem = nullptr;
    BusyBar *m_busy = nullptr;
    ButtonRow *m_buttons = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_trust = nullptr;
};

} // namespace farewell
