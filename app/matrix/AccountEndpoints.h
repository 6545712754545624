// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"
#include "app/matrix/Session.h"

namespace farewell {

class SignedIn;

/// `GET /account/whoami`.
struct WhoAmI
{
    UserId userId;
    QString deviceId; ///< empty for guests' and application services' tokens
};

/// `GET /profile/{userId}`; both may be empty.
struct Profile
{
    QString displayName; ///< cleaned
    QString avatarMxc;

    friend bool operator==(const Profile &, const Profile &) = default;
};

/// A profile was asked for without a token, and the server shows them only to those who are signed
/// in (CS-API "Profiles": a server may).
[[nodiscard]] bool wantsSignIn(const Failure &failure);

/// An email address or phone number of the account (CS-API "3PID").
struct Contact
{
    QString medium;  ///< "email", "msisdn", or what else the server keeps
    QString address; ///< as the server keeps it; clean it before showing

    friend bool operator==(const Contact &, const Contact &) = default;
};

/// The capabilities that change what we offer (CS-API "Capabilities negotiation").
struct Capabilities
{
    bool contactChanges = false; ///< `m.3pid_changes`; absent means allowed
    bool accountStatus = false;  ///< MSC3720
    bool nameChanges = false;    ///< `m.set_displayname`; absent means allowed
    bool pictureChanges = false; ///< `m.set_avatar_url`; absent means allowed
};

/// Reads. Those that are no evidence try again after network trouble, 5xx and 429.
void fetchWhoAmI(SignedIn &signedIn, Request::Tries tries, QObject *context, Reply<WhoAmI> reply);
void fetchCapabilities(SignedIn &signedIn, QObject *context, Reply<Capabilities> reply);
void fetchContacts(SignedIn &signedIn, QObject *context, Reply<QList<Contact>> reply);
/// An answer without such a list is none of "no rooms".
void fetchJoinedRooms(SignedIn &signedIn, QObject *context, Reply<QStringList> reply);

/// Read without a token, as anybody could.
void fetchProfile(MatrixClient &client, const HomeserverUrl &server, const UserId &userId,
                  Request::Tries tries, QObject *context, Reply<Profile> reply);

/// The profile of `subject`: as anybody could, and as `actor` where the server shows profiles only
/// to those who are signed in. For the time before a request to deactivate; after it the token is
/// evidence.
void fetchProfileAs(SignedIn &actor, const UserId &subject, Request::Tries tries, QObject *context,
                    const Reply<Profile> &reply);

/// The own name or picture is no more, as far as the server's profile goes; it tells the rooms
/// afterwards (Synapse 1.160: one every 23 ms).
enum class ProfilePart { Name, Picture };
void clearProfile(SignedIn &signedIn, ProfilePart part, QObject *context, Reply<QJsonObject> reply);

/// Whether the account is deactivated, for servers with MSC3720; asked without a token, which would
/// be spent on it.
void fetchAccountStatus(MatrixClient &client, const HomeserverUrl &server, const UserId &userId,
                        QObject *context, Reply<bool> reply);

/// The undecoded bytes of a small picture of an `mxc://` URI, at most 2 MiB, whatever they are.
void fetchAvatar(SignedIn &signedIn, const QString &mxc, QObject *context,
                 const Reply<QByteArray> &reply);

/// What happened at the identity server when a contact was removed or an account deactivated.
enum class UnbindResult { Success, NoSupport, NotReported };

/// `POST /account/3pid/delete`: takes effect at once.
void removeContact(SignedIn &signedIn, const Contact &contact, QObject *context,
                   Reply<UnbindResult> reply);

/// Pure parsers, so that hostile answers can be tried without a server.
[[nodiscard]] Result<WhoAmI> whoAmIOf(const Result<Answer> &result);
[[nodiscard]] Result<bool> accountStatusOf(const Result<Answer> &result, const UserId &userId);
[[nodiscard]] Capabilities parseCapabilities(const QJsonObject &object);
[[nodiscard]] QList<Contact> parseContacts(const QJsonObject &object);
[[nodiscard]] QStringList parseJoinedRooms(const QJsonObject &object);
[[nodiscard]] Profile parseProfile(const QJsonObject &object);
[[nodiscard]] UnbindResult parseUnbindResult(const QJsonObject &object);

/// Server name and media id of an `mxc://` URI; nothing when it names no media.
[[nodiscard]] std::optional<QStringList> mediaOf(const QString &mxc);

} // namespace farewell
