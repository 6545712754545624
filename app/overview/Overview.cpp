// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/Overview.h"

#include "app/matrix/FanOut.h"
#include "app/matrix/SignedIn.h"
#include "app/overview/OwnProfile.h"

#include <algorithm>
#include <memory>

namespace farewell {

namespace {

using Done = std::function<void()>;
using Topic = Overview::Topic;

QList<Device> othersIn(QList<Device> devices, const QString &own)
{
    devices.removeIf([&own](const Device &device) { return device.id == own; });
    return devices;
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

/// That the server accepts our sign-in no more is said by whichever answer comes first.
void hear(const Shared &reading, const Failure &failure)
{
    if (isRefusal(failure.cause) && !reading->overview.refusal) {
        reading->overview.refusal = failure;
    }
}

/// Puts what was read into its place; what could not be read stays missing, and why is kept.
template <class T>
auto into(const Shared &reading, std::optional<T> Overview::*place, Topic topic, const Done &done)
{
    return [reading, place, topic, done](const Result<T> &read) {
        if (read) {
            reading->overview.*place = *read;
        } else {
            reading->overview.failures.insert(topic, read.error());
            hear(reading, read.error());
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
    fetchOwnProfile(reading->signedIn, reading->context,
                    [reading, done](const Result<Profile> &profile) {
                        if (profile) {
                            reading->overview.profile = *profile;
                            readAvatar(reading);
                        } else {
                            reading->overview.failures.insert(Topic::Profile, profile.error());
                        }
                        goOn(reading, done);
                    });
}

void readCapabilities(const Shared &reading, const Done &done)
{
    fetchCapabilities(reading->signedIn, reading->context,
                      [reading, done](const Result<Capabilities> &capabilities) {
                          if (capabilities) {
                              reading->overview.capabilities = *capabilities;
                          } else {
                              hear(reading, capabilities.error());
                          }
                          goOn(reading, done);
                      });
}

void readSessions(const Shared &reading, const Done &done)
{
    fetchDevices(
        reading->signedIn, reading->context,
        [store = into(reading, &Overview::otherSessions, Topic::OtherSessions, done),
         own = reading->signedIn.session().deviceId](const Result<QList<Device>> &devices) {
            store(devices.map([&own](const QList<Device> &all) { return othersIn(all, own); }));
        });
}

void read(const Shared &reading, Topic topic, const Done &done)
{
    if (reading->overview.refusal) {
        reading->overview.failures.insert(topic, *reading->overview.refusal);
        done(); // whoever is told of the refusal is told of this, too
        return;
    }
    switch (topic) {
    case Topic::Profile:
        readProfile(reading, done);
        return;
    case Topic::Contacts:
        fetchContacts(reading->signedIn, reading->context,
                      into(reading, &Overview::contacts, topic, done));
        return;
    case Topic::OtherSessions:
        readSessions(reading, done);
        return;
    case Topic::KeyBackup:
        fetchKeyBackup(reading->signedIn, reading->context,
                       into(reading, &Overview::keyBackup, topic, done));
        return;
    case Topic::Pushers:
        fetchPushers(reading->signedIn, reading->context,
                     into(reading, &Overview::pushers, topic, done));
        return;
    }
    Q_UNREACHABLE();
}

} // namespace

bool Overview::isOver(Topic topic) const
{
    const auto isRead = [&] {
        switch (topic) {
        case Topic::Profile:
            return profile.has_value();
        case Topic::Contacts:
            return contacts.has_value();
        case Topic::OtherSessions:
            return otherSessions.has_value();
        case Topic::KeyBackup:
            return keyBackup.has_value();
        case Topic::Pushers:
            return pushers.has_value();
        }
        Q_UNREACHABLE();
    };
    return failures.contains(topic) || isRead();
}

void Overview::take(Topic topic, const Overview &other)
{
    switch (topic) {
    case Topic::Profile:
        profile = other.profile;
        avatar = other.avatar;
        break;
    case Topic::Contacts:
        contacts = other.contacts;
        break;
    case Topic::OtherSessions:
        otherSessions = other.otherSessions;
        break;
    case Topic::KeyBackup:
        keyBackup = other.keyBackup;
        break;
    case Topic::Pushers:
        pushers = other.pushers;
        break;
    }
    failures.remove(topic);
    if (const auto failure = other.failures.constFind(topic); failure != other.failures.cend()) {
        failures.insert(topic, *failure);
    }
}

void readOverview(SignedIn &signedIn, QObject *context,
                  const std::function<void(const Overview &)> &reply)
{
    const auto reading = std::make_shared<Reading>(Reading{signedIn, context, reply});
    std::vector<FanOut::Job> jobs{
        [reading](const Done &done) { readCapabilities(reading, done); },
    };
    for (const Topic topic : Overview::topics) {
        jobs.emplace_back([reading, topic](const Done &done) { read(reading, topic, done); });
    }
    const auto allDone = [reading] { reading->overview.isComplete = true; };
    (new FanOut(std::move(jobs), allDone, context))->start();
}

void readTopic(SignedIn &signedIn, Overview::Topic topic, QObject *context,
               const std::function<void(const Overview &)> &reply)
{
    read(std::make_shared<Reading>(Reading{signedIn, context, reply}), topic, [] { });
}

} // namespace farewell
