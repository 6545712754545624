// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/Program.h"

namespace farewell {

Program::Program(Clock &clock, BrowserLauncher &browser, const NoteFolder &notes,
                 const AdminAddresses &adminAddresses, ActivityLog &activityLog,
                 const JobFolder &jobs, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_browser(browser)
    , m_notes(notes)
    , m_adminAddresses(adminAddresses)
    , m_activityLog(activityLog)
    , m_jobs(jobs)
    , m_client(clock)
{
}

Program::~Program() = default;

void Program::startReal()
{
    endRun();
    m_conductor = std::make_unique<Conductor>(
        Services{m_client, m_clock, m_browser, m_notes, m_adminAddresses, m_activityLog, m_jobs});
    connect(m_conductor.get(), &Conductor::finished, this, &Program::finished);
    connect(
        m_conductor.get(), &Conductor::practiceRequested, this, [this] { startPractice({}); },
        Qt::QueuedConnection); // it is calling us, and goes
    m_conductor->start();
}

void Program::startPractice(const QString &scenarioId)
{
    endRun();
    m_rehearsal = std::make_unique<Rehearsal>(
        scenarioWith(scenarioId).value_or(scenarios().constFirst()), m_clock, m_browser);
    connect(m_rehearsal.get(), &Rehearsal::finished, this, &Program::finished);
    connect(m_rehearsal.get(), &Rehearsal::startOverWanted, this, &Program::startPractice,
            Qt::QueuedConnection);
    connect(m_rehearsal.get(), &Rehearsal::leaveWanted, this, &Program::startReal,
            Qt::QueuedConnection);
    if (!m_rehearsal->start()) {
        startReal();
        m_conductor->sayThatPracticeFailed();
        return;
    }
    for (const QUrl &origin : m_rehearsal->origins()) {
        m_client.keepAwayFrom(origin);
    }
}

void Program::leave()
{
    if (m_rehearsal) {
        m_rehearsal->leave();
    } else {
        m_conductor->leave();
    }
}

void Program::endRun()
{
    m_conductor.reset();
    m_rehearsal.reset();
}

} // namespace farewell
