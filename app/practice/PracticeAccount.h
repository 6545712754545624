// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace farewell {

/// An email address ("email") or phone number ("msisdn") of an account.
struct PracticeContact
{
    QString medium;
    QString address;

    /// Email addresses are compared case-folded.
    [[nodiscard]] bool is(const QString &otherMedium, const QString &otherAddress) const;

    friend bool operator==(const PracticeContact &, const PracticeContact &) = default;
};

/// A signed-in device and its token.
struct PracticeSession
{
    QString deviceId;
    QString name;
    QByteArray token;
    QString scope{}; ///< of OAuth 2.0

    /// Phones are told of news.
    [[nodiscard]] bool hasPusher() const { return deviceId.startsWith(QLatin1StringView("PHONE")); }
};

/// A person's account and all that deactivation takes from it.
struct PracticeAccount
{
    QString localpart;
    QString displayName;
    QString avatar;            ///< an mxc:// URI, or empty
    QString password;          ///< empty: none
    bool singleSignOn = false; ///< linked to the practice identity provider
    QList<PracticeContact> contacts;
    QStringList rooms;                      ///< direct chats among them
    QMap<QString, QStringList> directChats; ///< the rooms, by the other person's user id
    QList<PracticeSession> sessions;
    std::optional<qint64> backedUpKeys; ///< of its encrypted messages; none: it has no backup
    int wrongPasswords = 0;
    bool locked = false; ///< by the people who run the server; nothing else has happened to it
    bool deactivated = false;
    bool erased = false;

    // What only those who run the server see.
    bool admin = false; ///< stays when the account is deactivated
    bool guest = false;
    bool suspended = false;
    bool shadowBanned = false;
    QString type;                       ///< "bot", "support", or empty
    QString appservice;                 ///< whose account it is, or empty
    QMap<QString, QString> externalIds; ///< by identity provider
    qint64 created = 1'777'593'600;     ///< in seconds: 1 May 2026
    std::optional<qint64> lastSeen;     ///< in milliseconds
    QStringList files;                  ///< the media ids of what it sent, oldest first

    // What the account service knows, where there is one, in milliseconds; the homeserver hears of
    // it later.
    bool isManaged = true; ///< off: it has never heard of this account
    std::optional<qint64> lockedAt;
    std::optional<qint64> deactivatedAt;
};

/// The people who live on every practice homeserver: alice, who has a password, bob, who signs in
/// through Single Sign On, and carol, who has neither: her account can be managed elsewhere.
[[nodiscard]] QList<PracticeAccount> practicePeople(const QString &serverName);

} // namespace farewell
