// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/tour/Rehearsal.h"

namespace farewell {

/// One run after the other: the real thing, or a rehearsal; never both.
class Program final : public QObject
{
    Q_OBJECT

public:
    Program(Clock &clock, BrowserLauncher &browser, const NoteFolder &notes,
            const AdminAddresses &adminAddresses, ActivityLog &activityLog, const JobFolder &jobs,
            QObject *parent = nullptr);
    ~Program() override;

    void startReal();
    void startPractice(const QString &scenarioId); ///< an unknown one is the first of all

    /// The program is asked from outside to go; finished() follows.
    void leave();

Q_SIGNALS:
    void finished();

private:
    void endRun();

    Clock &m_clock;
    BrowserLauncher &m_browser;
    const NoteFolder &m_notes;
    const AdminAddresses &m_adminAddresses;
    ActivityLog &m_activityLog;
    const JobFolder &m_jobs;
    MatrixClient m_client; ///< to the real world; keeps away from every practice homeserver
    std::unique_ptr<Conductor> m_conductor;
    std::unique_ptr<Rehearsal> m_rehearsal;
};

} // namespace farewell
