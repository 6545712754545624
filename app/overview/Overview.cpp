// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/Overview.h"

#include "app/matrix/FanOut.h"

#include <QPointer>

#include <algorithm>
#include <memory>

namespace farewell {

namespace {

using Done = std::function<void()>;

qsizetype othersIn(const QStringList &deviceIds, const QString &own)
{
    return std::ranges::count_if(deviceIds, [&own](const QString &id) { return id != own; });
}

} // namespace

void readOverview(MatrixClient &client, const Session &session, QObject *context,
                  const std::function<void(const Overview &)> &reply)
{
    const auto overview = std::make_shared<Overview>();
    // Puts what was read into its place; what could not be read stays missing.
    const auto into = [overview]<class T>(std::optional<T> Overview::*place, const Done &done) {
        return [overview, place, done](const Result<T> &read) {
            if (read) {
                (*overview).*place = *read;
            }
            done();
        };
    };
    std::vector<FanOut::Job> jobs{
        [&client, &session, context, into](const Done &done) {
            fetchProfile(client, session.homeserver, session.userId, context,
                         into(&Overview::profile, done));
        },
        [&client, &session, context, into](const Done &done) {
            fetchCapabilities(client, session, context, into(&Overview::capabilities, done));
        },
        [&client, &session, context, into](const Done &done) {
            fetchContacts(client, session, context, into(&Overview::contacts, done));
        },
        [&client, &session, context, into](const Done &done) {
            fetchJoinedRooms(
                client, session, context,
                [store = into(&Overview::joinedRooms, done)](const Result<QStringList> &rooms) {
                    store(rooms.map(&QStringList::size));
                });
        },
        [&client, &session, context, into](const Done &done) {
            fetchDeviceIds(
                client, session, context,
                [store = into(&Overview::otherSessions, done),
                 own = session.deviceId](const Result<QStringList> &ids) {
                    store(ids.map([&own](const QStringList &all) { return othersIn(all, own); }));
                });
        },
    };
    const auto allDone = [&client, &session, context, overview, reply] {
        const QPointer<QObject> alive(context);
        reply(*overview);
        // Whoever was told may have gone, and the session with them.
        if (!alive || !overview->profile || overview->profile->avatarMxc.isEmpty()) {
            return;
        }
        fetchAvatar(client, session, overview->profile->avatarMxc, context,
                    [overview, reply](const Result<QByteArray> &avatar) {
                        if (avatar) {
                            overview->avatar = *avatar;
                            reply(*overview);
                        }
                    });
    };
    (new FanOut(std::move(jobs), allDone, context))->start();
}

} // namespace farewell
