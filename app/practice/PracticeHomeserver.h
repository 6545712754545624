// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAccount.h"
#include "app/practice/PracticeExchange.h"
#include "app/practice/PracticeRoom.h"
#include "app/practice/PracticeRoomPlan.h"
#include "app/practice/PracticeSettings.h"

#include <functional>
#include <memory>
#include <optional>

namespace farewell {

class Clock;
class PracticeCore;

/// A Matrix homeserver to practise with and to test against: on 127.0.0.1 only, all in memory, on
/// threads of its own, answering as Synapse does. Started and stopped by one thread; everything
/// else may be called from any.
class PracticeHomeserver final
{
public:
    explicit PracticeHomeserver(const QString &serverName = QStringLiteral("practice.test"));
    ~PracticeHomeserver();
    Q_DISABLE_COPY_MOVE(PracticeHomeserver)

    /// Takes a free port, and after a stop() the same one again.
    [[nodiscard]] bool start();

    /// At most about a second; answers that are held back go out at once. All is remembered.
    void stop();

    /// A second address, as a server may have for those who run it: the admin API is there even
    /// when PracticeAdminSettings::hidesAfter hides it at the first. Ends with stop().
    [[nodiscard]] bool startForAdmins();
    [[nodiscard]] QString adminUrl() const;

    /// What time it is for all that the server does later; without, the machine's. Before anything
    /// of the kind; `clock` outlives this.
    void setClock(const Clock &clock);

    /// See PracticeCrowd.h. Before start().
    void moveCrowdIn();

    [[nodiscard]] QString baseUrl() const; ///< "http://127.0.0.1:PORT", no slash at the end
    [[nodiscard]] QString serverName() const;
    [[nodiscard]] QString userId(const QString &localpart) const;

    [[nodiscard]] PracticeSettings settings() const;
    void setSettings(const PracticeSettings &settings);

    /// Scripts the answer to the next request of that verb whose encoded path ends so, once.
    /// Several are given in the order they were scripted.
    void answerNext(const QByteArray &verb, const QByteArray &pathSuffix,
                    const PracticeAnswer &answer);

    /// What came in so far, or since the last forgetRequests(), oldest first.
    [[nodiscard]] QList<PracticeRequest> requests() const;
    [[nodiscard]] QList<PracticeRequest> requestsTo(const QByteArray &pathSuffix) const;
    void forgetRequests();

    /// Accounts by localpart; an unknown one counts as empty and not deactivated.
    [[nodiscard]] std::optional<PracticeAccount> account(const QString &localpart) const;
    [[nodiscard]] bool isDeactivated(const QString &localpart) const;
    [[nodiscard]] bool isErased(const QString &localpart) const;
    [[nodiscard]] QStringList sessionNames(const QString &localpart) const;
    [[nodiscard]] QList<PracticeContact> contacts(const QString &localpart) const;

    /// Opens rooms that the account belongs to, see PracticeRoomPlan.h.
    void openRooms(const QString &localpart, const PracticeRoomPlan &plan);

    /// Rooms of which the server knows more than who is in them (PracticeState::rooms()), by id;
    /// and the id of the first that has that name now, for as of version 12 it is a hash.
    [[nodiscard]] std::optional<PracticeRoom> room(const QString &id) const;
    [[nodiscard]] QString roomId(const QString &name) const;

    /// How many accounts a PUT has made of names that nobody had.
    [[nodiscard]] int creations() const;

    /// As if that person had changed their name this moment.
    void rename(const QString &localpart, const QString &name);

    /// Changes an account, or makes a new one. `edit` must not call the server.
    void editAccount(const QString &localpart, const std::function<void(PracticeAccount &)> &edit);

    /// The same for a room; of one that the server knows nothing of, somebody elsewhere looks
    /// after it. Who else is elsewhere in it is PracticeRoom::elsewise; see PracticePermissions.h
    /// for what it takes to be an admin of it.
    void editRoom(const QString &id, const std::function<void(PracticeRoom &)> &edit);

private:
    std::unique_ptr<PracticeCore> m_core;
};

} // namespace farewell
