// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/Rehearsal.h"

namespace farewell {

namespace {

QList<PracticeScenario> told()
{
    QList<PracticeScenario> all;
    for (const Scenario &scenario : scenarios()) {
        all += scenario.told;
    }
    return all;
}

} // namespace

Rehearsal::Rehearsal(Scenario scenario, Clock &clock, BrowserLauncher &browser, QObject *parent)
    : QObject(parent)
    , m_scenario(std::move(scenario))
    , m_clock(clock)
    , m_browser(browser)
    , m_notes(m_folder.filePath(QStringLiteral("notes")))
    , m_adminAddresses(m_folder.filePath(QStringLiteral("administration.json")))
    , m_jobs(m_folder.filePath(QStringLiteral("jobs")))
    , m_activityLog(m_folder.filePath(QStringLiteral("activities")))
{
}

Rehearsal::~Rehearsal() = default;

bool Rehearsal::start()
{
    m_server.setClock(m_clock);
    if (m_scenario.told.isForAdmin) {
        m_server.moveCrowdIn();
    }
    if (!m_server.start()) {
        return false;
    }
    m_line = std::make_unique<FaultProxy>(m_server.baseUrl(), m_clock);
    if (!m_line->start()) {
        return false;
    }
    PracticeSettings settings = m_server.settings();
    settings.publicBaseUrl = m_line->baseUrl();
    settings.support.remove(QStringLiteral("support_page")); // no browser would find it
    m_server.setSettings(settings);
    m_server.editAccount(QStringLiteral("alice"),
                         [](PracticeAccount &alice) { alice.password = practicePassword(); });
    m_scenario.prepare(m_server, *m_line);
    if (m_server.settings().admin.hidesAfter && !openDoorForAdmins()) {
        return false;
    }
    openWindows();
    return true;
}

/// As if it had been typed in an earlier run: nobody is there who could be asked for it.
bool Rehearsal::openDoorForAdmins()
{
    if (!m_server.startForAdmins()) {
        return false;
    }
    const auto address = HomeserverUrl::parse(m_server.adminUrl());
    return address && m_adminAddresses.keep(m_server.serverName(), *address);
}

void Rehearsal::openWindows()
{
    m_client = std::make_unique<MatrixClient>(m_clock, Boundary::only(origins()));
    m_mark = std::make_unique<PracticeMark>(
        Practice{told(), m_scenario.told, m_line->baseUrl(), practicePassword()});
    m_conductor = std::make_unique<Conductor>(Services{*m_client, m_clock, m_browser, m_notes,
                                                       m_adminAddresses, m_activityLog, m_jobs,
                                                       m_mark.get()});
    connect(m_mark.get(), &PracticeMark::startOverWanted, this, &Rehearsal::startOverWanted);
    connect(m_mark.get(), &PracticeMark::leaveWanted, this, &Rehearsal::leaveWanted);
    connect(m_conductor.get(), &Conductor::finished, this, &Rehearsal::finished);
    m_conductor->start();
}

void Rehearsal::leave()
{
    m_conductor->leave();
}

QList<QUrl> Rehearsal::origins() const
{
    QList<QUrl> all{QUrl(m_line->baseUrl())};
    if (m_server.settings().admin.hidesAfter) {
        all += QUrl(m_server.adminUrl());
    }
    return all;
}

} // namespace farewell
