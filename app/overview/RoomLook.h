// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Failure.h"
#include "app/overview/RoomJudge.h"

#include <QObject>

#include <functional>
#include <memory>

namespace farewell {

class SignedIn;

/// What a look at one room has brought, and why no more, should anything have failed.
struct RoomFinding
{
    OwnRoom room;
    std::optional<Failure> failure;
};

/// One request after the other, so that as many looks can run as requests may.
struct RoomLook
{
    SignedIn &signedIn;
    QObject *context;
    std::shared_ptr<const RoomJudge> judge;

    using Reply = std::function<void(const RoomFinding &)>;

    /// Whether somebody who is named as an admin beside the account is in the room: they are asked
    /// for in turn, until one is.
    void settle(const ToldRoom &told, const Reply &reply) const;

    /// The same for a room of which nothing is known but its id.
    void readWhole(const QString &roomId, const Reply &reply) const;
};

} // namespace farewell
