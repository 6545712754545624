// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"

#include <QDateTime>

namespace farewell {

class SignedIn;

/// A session of the account (CS-API "Device Management").
struct Device
{
    QString id;
    QString name;                        ///< cleaned; may be empty
    std::optional<QDateTime> lastSeen{}; ///< not every server tells

    friend bool operator==(const Device &, const Device &) = default;
};

/// Where the server sends notifications (CS-API "Push Notifications"); without its key, which is an
/// email address or what lets one push.
struct Pusher
{
    QString app;    ///< cleaned; may be empty
    QString device; ///< cleaned; may be empty
    bool isByEmail = false;

    friend bool operator==(const Pusher &, const Pusher &) = default;
};

/// The newest backup of room keys (CS-API "Server-side key backups").
struct KeyBackup
{
    qint64 keys = 0; ///< 0: there is none, or nothing in it

    friend bool operator==(const KeyBackup &, const KeyBackup &) = default;
};

/// Reads, tried again after network trouble, 5xx and 429.
void fetchDevices(SignedIn &signedIn, QObject *context, Reply<QList<Device>> reply);
void fetchPushers(SignedIn &signedIn, QObject *context, Reply<QList<Pusher>> reply);
void fetchKeyBackup(SignedIn &signedIn, QObject *context, const Reply<KeyBackup> &reply);

/// Pure parsers, so that hostile answers can be tried without a server.
[[nodiscard]] QList<Device> parseDevices(const QJsonObject &object);
[[nodiscard]] QList<Pusher> parsePushers(const QJsonObject &object);

} // namespace farewell
