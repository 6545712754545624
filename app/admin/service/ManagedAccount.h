// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace farewell {

/// An account as the account service keeps it (Matrix Authentication Service, "User").
struct ManagedAccount
{
    QString id{};       ///< of its own, a ULID
    QString username{}; ///< the localpart
    bool isAdmin = false;
    bool isLocked = false;
    bool isDeactivated = false;               ///< here; the homeserver follows
    std::optional<QDateTime> lockedAt{};      ///< UTC
    std::optional<QDateTime> deactivatedAt{}; ///< UTC

    friend bool operator==(const ManagedAccount &, const ManagedAccount &) = default;
};

/// What the account service says of an account of the homeserver.
struct ServiceWord
{
    enum class Kind {
        NoService, ///< the homeserver keeps its accounts itself
        Known,
        NotKnown,  ///< the account is only on the homeserver, as those of bridges are
        OtherName, ///< it names one that is written otherwise, which is another account
        Hidden,    ///< nothing of the admin API of our server's account service answers there
        NotRead,   ///< see failure
    };

    Kind kind = Kind::NoService;
    ManagedAccount account{}; ///< with Known, and OtherName
    Failure failure{};        ///< with Hidden and NotRead

    /// Whether it is clear at which of the two the account is kept.
    [[nodiscard]] bool isClear() const
    {
        return kind == Kind::NoService || kind == Kind::Known || kind == Kind::NotKnown;
    }

    [[nodiscard]] bool isKnown() const { return kind == Kind::Known; }

    friend bool operator==(const ServiceWord &one, const ServiceWord &other)
    {
        return one.kind == other.kind && one.account == other.account;
    }
};

/// Whether two words send the same request to the same place.
[[nodiscard]] bool isSameKeeper(const ServiceWord &one, const ServiceWord &other);

/// Pure; Cause::BadAnswer where the shape is another.
[[nodiscard]] Result<ManagedAccount> parseManagedAccount(const QJsonObject &object);

/// A page of a list, and after which id the next one begins; the last has none.
struct ManagedPage
{
    QList<ManagedAccount> accounts{};
    QString next{};
};

/// What is no account is left out, or Cause::BadAnswer.
[[nodiscard]] Result<ManagedPage> parseManagedPage(const QJsonObject &object);

/// What an answer to `users/by-username/{localpart}` says. The service ignores case where one
/// account matches, so an answer counts only if it has this very name.
[[nodiscard]] ServiceWord wordByName(const Result<QJsonObject> &answer, const QString &localpart);

/// What an answer to `users/{id}` says of an account that was known.
[[nodiscard]] ServiceWord wordById(const Result<QJsonObject> &answer, const QString &id);

/// Why nothing was read: Hidden where no admin API answers, else NotRead.
[[nodiscard]] ServiceWord wordOfFailure(const Failure &failure);

} // namespace farewell
