// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/ServiceAddressScene.h"

#include "app/admin/AdminAddresses.h"
#include "app/matrix/SignedIn.h"
#include "ui/administration/AdminAddressDialog.h"
#include "ui/practice/PracticeMark.h"
#include "ui/widgets/Controls.h"

using namespace Qt::StringLiterals;

namespace farewell {

ServiceAddressScene::ServiceAddressScene(const Services &services, const AdminPlace &place,
                                         QWidget *parent)
    : m_services(services)
    // No name of a server has blanks.
    , m_keptAs(u"account service of "_s + place.actor.session().userId.serverName())
    , m_entry(place.actor)
{
    using Dialog = AdminAddressDialog;
    const auto known = m_services.adminAddresses.of(m_keptAs);
    const HomeserverUrl &asked = place.service ? *place.service : place.address;
    m_dialog = new Dialog(place.actor.session().userId.serverName(), asked.displayHost(),
                          known ? known->toString() : QString(), parent);
    connect(m_dialog, &Dialog::checkRequested, &m_entry, &ServiceEntry::check);
    connect(m_dialog, &Dialog::editedAfterCheck, &m_entry, &ServiceEntry::askAnew);
    connect(m_dialog, &Dialog::trustRequested, &m_entry, &ServiceEntry::trust);
    connect(m_dialog, &QDialog::finished, this, [this] {
        m_entry.stop();
        retire(m_dialog); // it is calling us
        m_dialog.clear();
        Q_EMIT closed();
    });
    connect(&m_entry, &ServiceEntry::changed, m_dialog,
            [this] { m_dialog->showState(m_entry.state()); });
    connect(&m_entry, &ServiceEntry::found, this, &ServiceAddressScene::onFound);
    markIfPractice(m_services, *m_dialog);
    m_dialog->open();
}

ServiceAddressScene::~ServiceAddressScene()
{
    delete m_dialog;
}

void ServiceAddressScene::onFound(const HomeserverUrl &address)
{
    (void)m_services.adminAddresses.keep(m_keptAs, address); // else typed again
    Q_EMIT found(address);
    if (m_dialog) {
        m_dialog->accept();
    }
}

} // namespace farewell
