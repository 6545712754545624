// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAccountEndpoints.h"
#include "app/practice/PracticeAccountPage.h"
#include "app/practice/PracticeAdminDeactivation.h"
#include "app/practice/PracticeAdminList.h"
#include "app/practice/PracticeAdminMedia.h"
#include "app/practice/PracticeAdminReads.h"
#include "app/practice/PracticeAdminRedaction.h"
#include "app/practice/PracticeAdminRooms.h"
#include "app/practice/PracticeDiscovery.h"
#include "app/practice/PracticeEventLimit.h"
#include "app/practice/PracticeLeaving.h"
#include "app/practice/PracticeListener.h"
#include "app/practice/PracticeLogin.h"
#include "app/practice/PracticeManagedAdmin.h"
#include "app/practice/PracticeMedia.h"
#include "app/practice/PracticeOAuth.h"
#include "app/practice/PracticePages.h"
#include "app/practice/PracticeRenaming.h"
#include "app/practice/PracticeRoomReads.h"
#include "app/practice/PracticeRoomWrites.h"
#include "app/practice/PracticeSync.h"
#include "app/practice/PracticeUia.h"

#include <condition_variable>
#include <mutex>

namespace farewell {

/// All the parts of a practice homeserver at work: finds out who answers, and lets nobody answer
/// beside another.
class PracticeCore final
{
public:
    struct ScriptedAnswer
    {
        QByteArray verb;
        QByteArray pathSuffix;
        PracticeAnswer answer;
    };

    explicit PracticeCore(const QString &serverName);
    Q_DISABLE_COPY_MOVE(PracticeCore)
    ~PracticeCore() = default;

    /// Which door somebody came to: the second is that of administrators, where it stays open.
    enum class Address { Public, OfAdmins };

    [[nodiscard]] PracticeAnswer answer(const PracticeRequest &request, const QByteArray &token,
                                        Address address);
    [[nodiscard]] PracticeAnswer act(const PracticeRequest &request, const QByteArray &token,
                                     Address address);
    [[nodiscard]] std::optional<PracticeAnswer> takeScripted(const PracticeRequest &request);

    std::mutex mutex; // guards all below down to the listener
    std::condition_variable stopped;
    bool stopping = false;
    PracticeState state;
    PracticeRoutes routes;
    PracticeDiscovery discovery{state, routes};
    PracticeLogin login{state, routes};
    PracticeAccountEndpoints accountEndpoints{state, routes};
    PracticeRoomReads roomReads{state, routes};
    PracticeEventLimit eventLimit{state};
    PracticeRoomWrites roomWrites{state, eventLimit, routes};
    PracticeLeaving leaving{state, eventLimit, routes};
    PracticeSync sync{state, routes};
    PracticeMedia media{state, routes};
    PracticeUia uia{state, routes};
    PracticePages pages{state, uia, routes};
    PracticeOAuth oauth{state, routes};
    PracticeAccountPage accountPage{state, routes};
    PracticeAdminDoor adminDoor{state, routes};
    PracticeAdminList adminList{state, adminDoor};
    PracticeAdminReads adminReads{state, adminDoor};
    PracticeAdminRooms adminRooms{state, adminDoor};
    PracticeAdminMedia adminMedia{adminDoor};
    PracticeAdminDeactivation adminDeactivation{state, adminDoor};
    PracticeManagedAdmin managedAdmin{state, routes, adminDeactivation};
    PracticeTasks tasks{state, adminDoor};
    PracticeAdminRedaction adminRedaction{state, adminDoor, tasks};
    PracticeRenaming renaming{state, eventLimit, routes, tasks, adminDeactivation};
    QList<PracticeRequest> requests;
    QList<ScriptedAnswer> script;

    // Last, so that they end first.
    PracticeListener listener;
    PracticeListener adminListener;

private:
    [[nodiscard]] PracticeHttp::Handler answering(Address address);
};

} // namespace farewell
