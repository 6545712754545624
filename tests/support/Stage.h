// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityLog.h"
#include "app/admin/AdminAddresses.h"
#include "app/admin/job/JobFolder.h"
#include "app/base/SystemClock.h"
#include "app/deactivation/AttemptNote.h"
#include "app/matrix/MatrixClient.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/Passage.h"
#include "tests/support/Person.h"
#include "ui/Conductor.h"

#include <QPointer>
#include <QTemporaryDir>

#include <functional>

namespace farewell {

/// The whole program, from its first window on, beside a practice homeserver and a browser that
/// opens nothing.
class Stage final : public Person
{
public:
    enum class Time { Real, Manual };

    /// Where a stage plays that is not the only one: one folder of notes, one server, several runs.
    struct Place
    {
        QString notes;        ///< folder
        QString baseUrl;      ///< of the server; ours is not started
        QString activities{}; ///< folder of the log; empty: one of its own
        QString jobs{};       ///< folder of the journals; empty: one of its own
    };

    explicit Stage(Time time = Time::Real);
    Stage(Time time, const Place &place);
    ~Stage() override;
    Q_DISABLE_COPY_MOVE(Stage)

    /// The server stands behind something that listens there: this is what people type from now
    /// on, and what discovery tells.
    void standBehind(const QString &baseUrl);

    /// As Passage::setHeldBack(), for a server that stands behind something.
    void setHeldBack(std::function<qsizetype()> heldBack)
    {
        m_passage.setHeldBack(std::move(heldBack));
    }

    /// Types who and where, and leaves it to the caller to look what comes of it.
    [[nodiscard]] bool enter(const QString &user);

    /// To the account window; alice by her password, bob in the browser.
    [[nodiscard]] bool signInAlice();
    [[nodiscard]] bool signInBob();

    [[nodiscard]] bool pass(std::chrono::milliseconds time) override
    {
        return m_passage.pass(time);
    }

    /// The program is asked from outside to go; true when it says that it has finished.
    [[nodiscard]] bool leave();

    /// How often it has said so.
    [[nodiscard]] int ends() const { return m_ends; }

    /// Requests to the deactivation endpoint so far.
    [[nodiscard]] QList<PracticeRequest> deactivations() const;
    [[nodiscard]] qsizetype count() const { return deactivations().size(); }
    [[nodiscard]] bool waitCount(qsizetype wanted) const;

    /// Requests to any other path that ends so.
    [[nodiscard]] qsizetype count(const QByteArray &pathSuffix) const;

    [[nodiscard]] Clock &clock();

    /// What an earlier run at this place would have left behind, killed after the confirming click.
    static void leaveNote(const Place &place, const QString &userId, bool erase = false);

    /// Where the address of an admin API is kept.
    [[nodiscard]] QString adminAddressesPath() const;
    [[nodiscard]] QList<ActivityEntry> activities() const { return m_activityLog.read(); }

    /// The notes now, by their names, and what stands in one.
    [[nodiscard]] QStringList notes() const;
    [[nodiscard]] Note::Content note(const QString &name) const;

    PracticeHomeserver server;

    static const QString alicesPassword;

private:
    QTemporaryDir m_ownFolder;
    Place m_place;
    NoteFolder m_notes;
    AdminAddresses m_adminAddresses;
    JobFolder m_jobs;
    ActivityLog m_activityLog;
    SystemClock m_systemClock;
    Time m_time;
    MatrixClient m_client;
    Passage m_passage{manualClock, m_client};
    std::unique_ptr<Conductor> m_conductor;
    int m_ends = 0;
};

} // namespace farewell
