// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"

#include <functional>
#include <optional>

namespace farewell {

/// What the person should know about the account before it goes. What could not be read, or has not
/// been read yet, is missing here. Nothing that is missing stops the person.
struct Overview
{
    std::optional<Profile> profile;           ///< read as anybody could; the profile was there
    QByteArray avatar;                        ///< undecoded picture, may be empty
    std::optional<Capabilities> capabilities; ///< missing: contacts must not be offered for removal
    std::optional<QList<Contact>> contacts;
    std::optional<qsizetype> joinedRooms;
    std::optional<qsizetype> otherSessions; ///< without our own
    std::optional<Failure>
        refusal;             ///< why the server accepts our sign-in no more, should it say so
    bool isComplete = false; ///< what is missing now stays missing; the picture may still come

    /// Whether nothing more about the contacts is still to come.
    [[nodiscard]] bool hasContacts() const { return isComplete || (contacts && capabilities); }
};

/// Reads the overview, and calls back after each answer with all that is known by then, so that a
/// slow one delays nothing else. Four requests run at a time, and the picture's beside them.
///
/// `reply` may destroy the context; nothing is called then any more.
void readOverview(SignedIn &signedIn, QObject *context,
                  const std::function<void(const Overview &)> &reply);

} // namespace farewell
