// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/Overview.h"

#include "app/matrix/FanOut.h"

#include <algorithm>
#include <memory>

namespace farewell {

namespace {

using Done = std::function<void()>;

qsizetype othersIn(const QStringList &deviceIds, const QString &own)
{
    return std::ranges::count_if(deviceIds, [&own](const QString &id) { return id != own; });
}

/// Whether it says of our sign-in that it is accepted no more, for this read and for any other.
bool isRefusal(Cause cause)
{
    return cause == Cause::TokenRejected || cause == Cause::UserLocked
        || cause == Cause::UserDeactivated;
}

} // namespace

void readOverview(MatrixClient &client, const Session &session, QObject *context,
                  const std::function<void(const Overview &)> &reply)
{
    const auto overview = std::make_shared<Overview>();
    // Puts what was read into its place; what could not be read stays missing. The next request is
    // on its way before anybody is told, for whoever is told may go, and the session with them.
    const auto into
        = [overview, reply]<class T>(std::optional<T> Overview::*place, const Done &done) {
              return [overview, reply, place, done](const Result<T> &read) {
                  if (read) {
                      (*overview).*place = *read;
                  } else if (isRefusal(read.error().cause)) {
                      overview->refusal = read.error().cause;
                  }
                  done();
                  reply(*overview);
              };
          };
    const auto askForAvatar = [&client, &session, context, overview, reply] {
        if (overview->refusal || !overview->profile || overview->profile->avatarMxc.isEmpty()) {
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
    std::vector<FanOut::Job> jobs{
        [&client, &session, context, overview, reply, askForAvatar](const Done &done) {
            fetchProfile(client, session.homeserver, session.userId, context,
                         [overview, reply, askForAvatar, done](const Result<Profile> &profile) {
                             // Read as anybody could: a refusal is not one of our sign-in.
                             if (profile) {
                                 overview->profile = *profile;
                                 askForAvatar();
                             }
                             done();
                             reply(*overview);
                         });
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
    (new FanOut(std::move(jobs), [overview] { overview->isComplete = true; }, context))->start();
}

} // namespace farewell
