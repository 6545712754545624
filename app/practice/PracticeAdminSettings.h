// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QStringList>

#include <chrono>
#include <optional>

namespace farewell {

/// How the administration of the practice homeserver behaves; the defaults are Synapse's. All times
/// are by the server's Clock.
struct PracticeAdminSettings
{
    /// From the end of contacts and sessions until the account is called deactivated. The answer
    /// comes then, too; others see what has been done so far.
    std::chrono::milliseconds deactivationTakes{0};

    /// To leave one room; the rooms of one account after the other, and no two accounts at once.
    std::chrono::milliseconds leavingTakes{50};

    /// To write a new name into one room, where somebody changes it without a request: see
    /// renamedMeanwhile and PracticeHomeserver::rename().
    std::chrono::milliseconds renamingTakes{400};

    /// Until a redaction is complete.
    std::chrono::milliseconds redactingTakes{1000};

    /// How long after the account service the homeserver deactivates; unset: it never does.
    std::optional<std::chrono::milliseconds> followsAfter{2000};

    /// The homeserver does not answer the account service, which reactivates nobody without it, and
    /// tries its deactivations again.
    bool isDownForService = false;

    /// The next deactivation is refused after it had begun: contacts, sessions and password are
    /// gone, and the account is as active as before.
    bool refusesHalfWay = false;

    /// A proxy answers for the whole API at the ordinary address, 403 and a page, once so many
    /// accounts were deactivated; unset: never.
    std::optional<int> hidesAfter;

    /// Nobody administers the server any more, once so many accounts were deactivated.
    std::optional<int> demotesAfter;

    /// Whoever asks to deactivate this account is no administrator any more by then; a localpart.
    QString demotesAt;

    /// These choose another name in the moment in which they are deactivated; localparts.
    QStringList renamedMeanwhile;

    /// What others do to an account while a list is worked off.
    struct Meanwhile
    {
        enum class Does { Close, MakeAdmin, Register };

        int after = 0; ///< deactivations, its own not counted
        Does does = Does::Close;
        QString localpart;
    };
    QList<Meanwhile> meanwhile;

    /// So many events of the next redaction resist.
    int failingRedactions = 0;

    /// Which of the next requests to make somebody a room's administrator is refused, counted from
    /// one; 0 is none.
    int refusedRoomAdmin = 0;

    /// How the next requests to deactivate are put off, one each: by a header in seconds, by a
    /// header with a date, or in the body.
    enum class PutOff { Seconds, Date, InBody };
    QList<PutOff> putOff;
};

} // namespace farewell
