// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminReads.h"
#include "app/admin/AdminUser.h"

namespace farewell {

/// A part of the card: nothing while it has not been read, then what was read, or why it could not
/// be.
template <class T>
using CardPart = std::optional<Result<T>>;

/// A room that nobody else who is joined can look after.
struct OnlyAdminRoom
{
    QString id;
    QString name;      ///< cleaned; may be empty
    qint64 people = 0; ///< joined, with whom it is about

    friend bool operator==(const OnlyAdminRoom &, const OnlyAdminRoom &) = default;
};

/// Looking for such rooms, one after the other.
struct OnlyAdminSearch
{
    enum class State {
        NotBegun,
        Looking,
        Stopped, ///< by the person
        Done,
    };

    State state = State::NotBegun;
    qint64 looked = 0; ///< rooms, also those that could not be judged
    qint64 total = 0;
    qint64 unclear = 0; ///< could not be read, or say nothing that can be judged
    QList<OnlyAdminRoom> rooms{};

    friend bool operator==(const OnlyAdminSearch &, const OnlyAdminSearch &) = default;
};

/// Why somebody must not be deactivated from here.
enum class AdminGuard {
    None,
    Oneself,
    LastAdmin,   ///< nobody else who can still sign in administrates the server
    NotYetKnown, ///< whether there are other administrators has not been read yet
    NotKnown,    ///< and it could not be read

    // Where there is an account service, it has to say first what is its own.
    ServiceHidden,    ///< it does not answer administrators
    ServiceNotRead,   ///< it has not answered
    ServiceOtherName, ///< it only knows one that is written otherwise
};

/// What administrators see of one account before they do anything to it. Each part may be missing,
/// and none waits for another but for the account itself: of an id that is none, the server says
/// that it is in no room.
struct AdminCard
{
    QString userId{};
    CardPart<AdminAccount> account{};
    CardPart<qint64> sessions{};
    CardPart<QStringList> joinedRooms{};
    CardPart<qint64> invitations{}; ///< Cause::Unrecognized: an older server, which does not tell
    CardPart<qint64> files{};
    CardPart<qint64> livingAdmins{}; ///< read only where they matter, see isLivingAdmin()
    OnlyAdminSearch onlyAdmin{};

    /// The account, once it is read.
    [[nodiscard]] const AdminAccount *known() const;

    /// Whether everything but the search among the rooms has been answered, well or not.
    [[nodiscard]] bool isComplete() const;

    /// Whether asking again may bring what is missing.
    [[nodiscard]] bool hasGaps() const;
};

/// Whether it depends on the number of living administrators if this account may be deactivated.
[[nodiscard]] bool isLivingAdmin(const AdminUser &user);

/// Neither deactivated nor locked. An account that is deactivated is an administrator still.
[[nodiscard]] qint64 livingAdminsAmong(const QList<AdminUser> &users);

/// `actor` is who administrates.
[[nodiscard]] AdminGuard guardOn(const AdminCard &card, const QString &actor);

} // namespace farewell
