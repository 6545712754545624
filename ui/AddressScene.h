// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AddressEntry.h"
#include "ui/Services.h"

#include <QPointer>

class QWidget;

namespace farewell {

class AdminAddressDialog;

/// Asks at which address administrators are answered: adminAddressDialog, and what it asks for. The
/// address is kept for the next time.
class AddressScene final : public QObject
{
    Q_OBJECT

public:
    /// `acting`: who acts, for whom and where, a line. `keptAs` is the name by which the address is
    /// kept. `entry` outlives this.
    AddressScene(const Services &services, AddressEntry &entry, const QString &acting,
                 const QString &serverName, QString keptAs, QWidget *parent);
    ~AddressScene() override;

Q_SIGNALS:
    void closed(); ///< once; also after an address has been found

private:
    void onFound(const HomeserverUrl &address);

    Services m_services;
    AddressEntry &m_entry;
    QString m_keptAs;
    QPointer<AdminAddressDialog> m_dialog;
};

} // namespace farewell
