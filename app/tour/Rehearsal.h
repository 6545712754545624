// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityLog.h"
#include "app/admin/AdminAddresses.h"
#include "app/admin/job/JobFolder.h"
#include "app/deactivation/NoteFolder.h"
#include "app/matrix/MatrixClient.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"
#include "app/practice/Scenarios.h"
#include "ui/Conductor.h"
#include "ui/practice/PracticeMark.h"

#include <QTemporaryDir>

#include <memory>

namespace farewell {

class BrowserLauncher;
class Clock;

/// The whole program beside a practice homeserver of its own, on a fresh port: its client talks to
/// nobody else, its notes are kept apart, and nothing of it is left afterwards.
class Rehearsal final : public QObject
{
    Q_OBJECT

public:
    Rehearsal(Scenario scenario, Clock &clock, BrowserLauncher &browser, QObject *parent = nullptr);
    ~Rehearsal() override;

    /// False when this computer lets nobody listen.
    [[nodiscard]] bool start();

    /// As Conductor::leave().
    void leave();

    [[nodiscard]] QList<QUrl> origins() const; ///< of the practice homeserver, once started

    // What is on its way, once started; the homeserver is shown to Scenario::prepare alone.
    [[nodiscard]] const FaultProxy &line() const { return *m_line; }
    [[nodiscard]] const MatrixClient &client() const { return *m_client; }

Q_SIGNALS:
    void startOverWanted(const QString &scenarioId);
    void leaveWanted();
    void finished();

private:
    [[nodiscard]] bool openDoorForAdmins();
    void openWindows();

    Scenario m_scenario;
    Clock &m_clock;
    BrowserLauncher &m_browser;
    PracticeHomeserver m_server;
    QTemporaryDir m_folder;
    NoteFolder m_notes;
    AdminAddresses m_adminAddresses;
    JobFolder m_jobs;
    ActivityLog m_activityLog;
    std::unique_ptr<FaultProxy> m_line;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<PracticeMark> m_mark;
    std::unique_ptr<Conductor> m_conductor;
};

} // namespace farewell
