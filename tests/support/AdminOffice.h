// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityLog.h"
#include "app/admin/AdminPlace.h"
#include "app/admin/steps/AdminTarget.h"
#include "app/base/ManualClock.h"
#include "app/deactivation/NoteFolder.h"
#include "app/matrix/SignedIn.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"

#include <QTemporaryDir>

#include <chrono>
#include <functional>
#include <memory>

namespace farewell {
class AdminDeactivationDriver;
}

namespace farewell::test {

/// Where administrators work: a practice homeserver with its crowd, a line to it that can break,
/// "alice" signed in over that line as its administrator, an activity log and notes of their own.
/// All by one clock that is moved by hand.
struct AdminOffice
{
    /// Whether server and line stand.
    [[nodiscard]] bool open();

    /// The same where an account service keeps the accounts; it stands behind the line as well.
    [[nodiscard]] bool openManaged();

    /// With an account service: alice's token may be renewed from now on, over the line.
    void giveRefreshToken();

    /// The client first, for a server waits for the connections that it keeps.
    void close();

    [[nodiscard]] QString idOf(const QString &localpart) const { return server->userId(localpart); }
    [[nodiscard]] AdminPlace place() const { return AdminPlace::of(*admin, admin->homeserver()); }

    /// The rights of alice's sign-in, with an account service.
    void setScope(const QString &scope) const;

    /// An account as the dialog reads it; nothing: it could not be read.
    [[nodiscard]] std::optional<AdminTarget> readTarget(const QString &localpart) const;

    /// A deactivation of it, `age` after that reading.
    [[nodiscard]] std::unique_ptr<AdminDeactivationDriver>
    driverFor(const AdminTarget &target, std::chrono::milliseconds age = {}) const;

    enum class Waits { ForAll, NotForHeldBack };

    /// Lets time pass, `step` after `step`, until it is so; half a minute at most in reality. Time
    /// waits for the wire: what is asked is answered before the next moment, but for what the line
    /// holds back.
    [[nodiscard]] bool passUntil(const std::function<bool()> &isSo, std::chrono::milliseconds step,
                                 Waits waits = Waits::NotForHeldBack) const;

    /// What the server was asked to change, and how often it was asked for anything like this.
    [[nodiscard]] QList<PracticeRequest> changes() const;
    [[nodiscard]] qsizetype sent(const QByteArray &verb, const QByteArray &part) const;

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<ManualClock> clock;
    std::unique_ptr<PracticeHomeserver> server;
    std::unique_ptr<FaultProxy> line;
    std::unique_ptr<MatrixClient> client;
    std::unique_ptr<SignedIn> admin;
    std::unique_ptr<ActivityLog> log;
    std::unique_ptr<NoteFolder> notes;
};

/// Of each room that only they look after, whoever has been there longest besides them.
[[nodiscard]] QList<Heir> heirsOf(const AdminTarget &target);

} // namespace farewell::test
