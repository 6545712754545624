// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminPlace.h"
#include "app/admin/service/ServiceEntry.h"
#include "ui/Services.h"

#include <QPointer>

namespace farewell {

class AdminAddressDialog;

/// Asks where the account service answers administrators: adminAddressDialog, and what it asks for.
class ServiceAddressScene final : public QObject
{
    Q_OBJECT

public:
    /// What `place` refers to outlives this.
    ServiceAddressScene(const Services &services, const AdminPlace &place, QWidget *parent);
    ~ServiceAddressScene() override;

Q_SIGNALS:
    void found(const farewell::HomeserverUrl &address); ///< before closed()
    void closed();                                      ///< once

private:
    void onFound(const HomeserverUrl &address);

    Services m_services;
    QString m_keptAs; ///< the name by which the address is kept
    ServiceEntry m_entry;
    QPointer<AdminAddressDialog> m_dialog;
};

} // namespace farewell
