// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace farewell {

/// How many there were before anything was done; missing: it could not be read.
struct HadBefore
{
    std::optional<qsizetype> contacts{};
    std::optional<qsizetype> rooms{};
    std::optional<qsizetype> directChats{};
    std::optional<qsizetype> otherSessions{};
    std::optional<qsizetype> backedUpKeys{};

    friend bool operator==(const HadBefore &, const HadBefore &) = default;
};

/// What the person has settled in this session before they went. All times are UTC.
struct Settled
{
    struct RemovedContact
    {
        QDateTime at;
        QString medium;
        QString masked; ///< as masked() has it: never the address
        UnbindResult unbind = UnbindResult::NotReported;

        friend bool operator==(const RemovedContact &, const RemovedContact &) = default;
    };

    struct HandedOverRoom
    {
        QDateTime at;
        QString roomId;
        QString name; ///< cleaned; may be empty
        QString heir; ///< user id
        qint64 level = 0;
        bool isSeen = false; ///< it was read again, and was there

        friend bool operator==(const HandedOverRoom &, const HandedOverRoom &) = default;
    };

    struct LeftRoom
    {
        QDateTime at;
        QString roomId;
        QString name; ///< cleaned; may be empty

        friend bool operator==(const LeftRoom &, const LeftRoom &) = default;
    };

    struct ClearedProfile
    {
        QDateTime at;
        bool isSpread = false; ///< every room that was looked at shows it, the last one included

        friend bool operator==(const ClearedProfile &, const ClearedProfile &) = default;
    };

    QList<RemovedContact> contacts{};
    QList<HandedOverRoom> handedOver{};
    QList<LeftRoom> left{};
    std::optional<ClearedProfile> profile{};

    friend bool operator==(const Settled &, const Settled &) = default;
};

/// All of that.
struct Beforehand
{
    HadBefore had{};
    bool hadEmail = false; ///< an email address belonged to the account
    Settled settled{};
};

/// Enough of an address or number for its owner to know it again, and for nobody else:
/// "a***@example.org", "***001".
[[nodiscard]] QString masked(const Contact &contact);

} // namespace farewell
