// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"
#include "app/matrix/DeviceEndpoints.h"

#include <QMap>

#include <array>
#include <functional>
#include <optional>

namespace farewell {

/// What the person should know about the account before it goes, but for its rooms, of which there
/// may be thousands (RoomReader). What could not be read, or has not been read yet, is missing
/// here. Nothing that is missing stops the person.
struct Overview
{
    /// What can be read again for itself.
    enum class Topic { Profile, Contacts, OtherSessions, KeyBackup, Pushers };

    static constexpr std::array topics{Topic::Profile, Topic::Contacts, Topic::OtherSessions,
                                       Topic::KeyBackup, Topic::Pushers};

    std::optional<Profile> profile;           ///< read as anybody could; empty: there is none
    QByteArray avatar;                        ///< undecoded picture, may be empty
    std::optional<Capabilities> capabilities; ///< missing: contacts must not be offered for removal
    std::optional<QList<Contact>> contacts;
    std::optional<QList<Device>> otherSessions; ///< without our own
    std::optional<KeyBackup> keyBackup;
    std::optional<QList<Pusher>> pushers;
    QMap<Topic, Failure> failures; ///< why topics could not be read
    std::optional<Failure>
        refusal;             ///< why the server accepts our sign-in no more, should it say so
    bool isComplete = false; ///< what is missing now stays missing; the picture may still come

    /// Whether nothing more about the contacts is still to come.
    [[nodiscard]] bool hasContacts() const
    {
        return (contacts || failures.contains(Topic::Contacts)) && (capabilities || isComplete);
    }

    /// Whether it has been read, or could not be.
    [[nodiscard]] bool isOver(Topic topic) const;

    /// Takes over what `other` knows of a topic: that it is read, could not be, or is not yet.
    void take(Topic topic, const Overview &other);
};

/// Reads the overview, and calls back after each answer with all that is known by then, so that a
/// slow one delays nothing else. Four requests run at a time, and the picture's beside them. Once
/// the server has said that it accepts our sign-in no more, it is asked nothing more.
///
/// `reply` may destroy the context; nothing is called then any more.
void readOverview(SignedIn &signedIn, QObject *context,
                  const std::function<void(const Overview &)> &reply);

/// Reads one topic, and calls back with that and nothing else: once, and of the profile once more
/// with its picture.
void readTopic(SignedIn &signedIn, Overview::Topic topic, QObject *context,
               const std::function<void(const Overview &)> &reply);

} // namespace farewell
