// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/Overview.h"

#include "app/matrix/FanOut.h"
#include "app/matrix/SignedIn.h"

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

/// One reading, shared by its requests.
struct Reading
{
    SignedIn &signedIn;
    QObject *context;
    std::function<void(const Overview &)> reply;
    Overview overview{};
};

using Shared = std::shared_ptr<Reading>;

/// The next request is on its way before anybody is told, for whoever is told may go, and the
/// session with them.
void goOn(const Shared &reading, const Done &done)
{
    done();
    reading->reply(reading->overview);
}

/// Puts what was read into its place; what could not be read stays missing.
template <class T>
auto into(const Shared &reading, std::optional<T> Overview::*place, const Done &done)
{
    return [reading, place, done](const Result<T> &read) {
        if (read) {
            reading->overview.*place = *read;
        } else if (isRefusal(read.error().cause)) {
            reading->overview.refusal = read.error();
        }
        goOn(reading, done);
    };
}

void readAvatar(const Shared &reading)
{
    const Overview &overview = reading->overview;
    if (overview.refusal || !overview.profile || overview.profile->avatarMxc.isEmpty()) {
        return;
    }
    fetchAvatar(reading->signedIn, overview.profile->avatarMxc, reading->context,
                [reading](const Result<QByteArray> &avatar) {
                    if (avatar) {
                        reading->overview.avatar = *avatar;
                        reading->reply(reading->overview);
                    }
                });
}

/// Read as anybody could, where the server lets anybody: a refusal is not one of our sign-in.
void readProfile(const Shared &reading, const Done &done)
{
    fetchProfileAs(reading->signedIn, reading->signedIn.session().userId, Request::Tries::Patient,
                   reading->context, [reading, done](const Result<Profile> &profile) {
                       if (profile) {
                           reading->overview.profile = *profile;
                           readAvatar(reading);
                       }
                       goOn(reading, done);
                   });
}

void readRooms(const Shared &reading, const Done &done)
{
    fetchJoinedRooms(
        reading->signedIn, reading->context,
        [store = into(reading, &Overview::joinedRooms, done)](const Result<QStringList> &rooms) {
            store(rooms.map(&QStringList::size));
        });
}

/// The last to be asked: by then the server may have said that the session is over.
void readSessions(const Shared &reading, const Done &done)
{
    const auto &refusal = reading->overview.refusal;
    if (refusal && refusal->endsSession()) {
        done();
        return;
    }
    fetchDeviceIds(reading->signedIn, reading->context,
                   [store = into(reading, &Overview::otherSessions, done),
                    own = reading->signedIn.session().deviceId](const Result<QStringList> &ids) {
                       store(
                           ids.map([&own](const QStringList &all) { return othersIn(all, own); }));
                   });
}

} // namespace

void readOverview(SignedIn &signedIn, QObject *context,
                  const std::function<void(const Overview &)> &reply)
{
    const auto reading = std::make_shared<Reading>(Reading{signedIn, context, reply});
    std::vector<FanOut::Job> jobs{
        [reading](const Done &done) { readProfile(reading, done); },
        [reading](const Done &done) {
            fetchCapabilities(reading->signedIn, reading->context,
                              into(reading, &Overview::capabilities, done));
        },
        [reading](const Done &done) {
            fetchContacts(reading->signedIn, reading->context,
                          into(reading, &Overview::contacts, done));
        },
        [reading](const Done &done) { readRooms(reading, done); },
        [reading](const Done &done) { readSessions(reading, done); },
    };
    const auto allDone = [reading] { reading->overview.isComplete = true; };
    (new FanOut(std::move(jobs), allDone, context))->start();
}

} // namespace farewell
