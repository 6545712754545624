// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/AddressScene.h"

#include "app/admin/AdminAddresses.h"
#include "ui/administration/AdminAddressDialog.h"
#include "ui/practice/PracticeMark.h"
#include "ui/widgets/Controls.h"

namespace farewell {

AddressScene::AddressScene(const Services &services, AddressEntry &entry, const QString &acting,
                           const QString &serverName, QString keptAs, QWidget *parent)
    : m_services(services), m_entry(entry), m_keptAs(std::move(keptAs))
{
    using Dialog = AdminAddressDialog;
    const auto known = m_services.adminAddresses.of(m_keptAs);
    m_dialog = new Dialog({.acting = acting,
                           .serverName = serverName,
                           .host = m_entry.state().address.displayHost(),
                           .known = known ? known->toString() : QString()},
                          parent);
    connect(m_dialog, &Dialog::checkRequested, &m_entry, &AddressEntry::check);
    connect(m_dialog, &Dialog::editedAfterCheck, &m_entry, &AddressEntry::askAnew);
    connect(m_dialog, &Dialog::trustRequested, &m_entry, &AddressEntry::trust);
    connect(m_dialog, &QDialog::finished, this, [this] {
        m_entry.stop();
        retire(m_dialog); // it is calling us
        m_dialog.clear();
        Q_EMIT closed();
    });
    connect(&m_entry, &AddressEntry::changed, m_dialog,
            [this] { m_dialog->showState(m_entry.state()); });
    connect(&m_entry, &AddressEntry::found, this, &AddressScene::onFound);
    markIfPractice(m_services, *m_dialog);
    m_dialog->open();
}

AddressScene::~AddressScene()
{
    delete m_dialog;
}

void AddressScene::onFound(const HomeserverUrl &address)
{
    (void)m_services.adminAddresses.keep(m_keptAs, address); // else typed again
    if (m_dialog) {
        m_dialog->accept();
    }
}

} // namespace farewell
