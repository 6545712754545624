// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/DeviceEndpoints.h"

#include "app/base/Text.h"
#include "app/matrix/ClientRead.h"
#include "app/matrix/RoomEndpoints.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype nameLimit = 100;
constexpr qsizetype mostPushers = 200;
constexpr double latest = 253'402'300'799'000;     ///< the year 9999, in milliseconds
constexpr double mostKeys = 9'007'199'254'740'991; ///< an integer in JSON, as Matrix has them

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return cleaned(object.value(key).toString(), nameLimit);
}

std::optional<QDateTime> timeOf(const QJsonValue &milliseconds)
{
    const double at = milliseconds.toDouble(-1);
    if (at < 0 || at > latest) {
        return std::nullopt;
    }
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(at), Qt::UTC);
}

/// An answer without a number of keys says nothing about them.
Result<KeyBackup> keyBackupOf(const Result<Answer> &result)
{
    const auto backup = objectOf(result);
    if (!backup) {
        return saysNone(backup.error()) ? Result<KeyBackup>() : unexpected(backup.error());
    }
    const double count = backup->value("count"_L1).toDouble(-1);
    if (count < 0 || count > mostKeys || count != std::floor(count)) {
        return unexpected(failureOf(*result));
    }
    return KeyBackup{static_cast<qint64>(count)};
}

} // namespace

QList<Device> parseDevices(const QJsonObject &object)
{
    QList<Device> devices;
    const QJsonArray list = object.value("devices"_L1).toArray();
    for (const auto entry : list) {
        const QJsonObject device = entry.toObject();
        devices += Device{device.value("device_id"_L1).toString(), text(device, "display_name"_L1),
                          timeOf(device.value("last_seen_ts"_L1))};
    }
    return devices;
}

QList<Pusher> parsePushers(const QJsonObject &object)
{
    QList<Pusher> pushers;
    const QJsonArray list = object.value("pushers"_L1).toArray();
    for (const auto entry : list) {
        const QJsonObject pusher = entry.toObject();
        if (!pusher.isEmpty() && pushers.size() < mostPushers) {
            pushers += Pusher{text(pusher, "app_display_name"_L1),
                              text(pusher, "device_display_name"_L1),
                              pusher.value("kind"_L1).toString() == "email"_L1};
        }
    }
    return pushers;
}

void fetchDevices(SignedIn &signedIn, QObject *context, Reply<QList<Device>> reply)
{
    readObject<QList<Device>>(signedIn, {u"devices"_s}, context, std::move(reply), &parseDevices,
                              sizeCap::accountList);
}

void fetchPushers(SignedIn &signedIn, QObject *context, Reply<QList<Pusher>> reply)
{
    readObject<QList<Pusher>>(signedIn, {u"pushers"_s}, context, std::move(reply), &parsePushers);
}

void fetchKeyBackup(SignedIn &signedIn, QObject *context, const Reply<KeyBackup> &reply)
{
    const QUrl url = clientV3(signedIn.homeserver(), {u"room_keys"_s, u"version"_s});
    signedIn.read(Request::get(url, u"/room_keys/version"_s).patiently(), context,
                  [reply](const Result<Answer> &result) { reply(keyBackupOf(result)); });
}

} // namespace farewell
