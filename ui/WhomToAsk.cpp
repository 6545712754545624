// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/WhomToAsk.h"

#include "app/base/UserId.h"
#include "ui/practice/PracticeMark.h"

#include <utility>

namespace farewell {

namespace {

/// In a rehearsal the practice server itself, whose name belongs to nobody.
QUrl siteOf(const Services &services, const QString &serverName)
{
    return services.practice == nullptr ? supportSite(serverName)
                                        : QUrl(services.practice->practice().homeserver);
}

} // namespace

WhomToAsk::WhomToAsk(Services services, QString serverName, QObject *parent)
    : QObject(parent), m_services(services), m_serverName(std::move(serverName))
{
}

void WhomToAsk::ask()
{
    if (m_hasAsked || !isServerName(m_serverName)) {
        return;
    }
    m_hasAsked = true;
    fetchSupportContacts(m_services.client, siteOf(m_services, m_serverName), this,
                         [this](const Result<SupportContacts> &contacts) {
                             m_hasAsked = contacts.has_value();
                             if (contacts) {
                                 m_contacts = *contacts;
                                 Q_EMIT told(m_contacts);
                             }
                         });
}

} // namespace farewell
