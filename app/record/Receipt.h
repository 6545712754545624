// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/Attempt.h"
#include "app/deactivation/Evidence.h"
#include "app/deactivation/EvidenceLine.h"
#include "app/record/Settled.h"

namespace farewell {

/// What the server, or others, keep after a deactivation.
enum class Remainder {
    MessagesOthersReceived,
    MessagesShownToNewJoiners,
    UploadedFiles,
    Username,
    SignInProviderLink,
    Profile,
    OldNamesInRooms,
    ServerLogs,
    OtherServers,
};

/// A person's own record of a request to deactivate their account, as a value without words. It
/// holds no password, no token, no device, no whole contact, and no word of the server.
struct Receipt
{
    /// The account was to be deactivated on the server's own page.
    struct Page
    {
        QString host;
        QDateTime openedAt; ///< UTC, from here; invalid where that did not work
        QDateTime
            finishedSaidAt{}; ///< UTC, when the person said that they had finished; or invalid

        friend bool operator==(const Page &, const Page &) = default;
    };

    int revision = 1;
    QByteArray replaces{}; ///< SHA-256, in hex, of the JSON of the revision before
    QDateTime issued{};    ///< UTC
    QString language{};    ///< of the page, as BCP 47 has it
    bool isPractice = false;
    QString programVersion{};
    UserId account;
    Session::Kind signIn = Session::Kind::Password;
    HomeserverUrl server;
    QString software{};                  ///< of the homeserver, by name; empty: not known
    QString softwareVersion{};           ///< likewise
    std::optional<bool> hidesMessages{}; ///< missing: chosen on the server's own page, or nowhere
    Outcome outcome = Outcome::Unknown;
    Likely likely = Likely::None; ///< with Unknown
    bool isStillLooking = false;  ///< with Unknown: looks were still to come
    QDateTime knownSince{};       ///< UTC; without Unknown
    QList<AttemptRequest> requests{};
    std::optional<Page> page{}; ///< where it is done there, and not from here
    QList<EvidenceLine> evidence{};
    std::optional<HadBefore> before{}; ///< missing: made at a later start, and not known
    std::optional<Settled> settled{};  ///< likewise

    [[nodiscard]] bool isManaged() const { return page.has_value(); }

    /// Whether the server may have been asked to deactivate the account, from here or on its page.
    [[nodiscard]] bool isAsked() const;

    /// When that was, last: sent from here, or said to be finished on the page; invalid: not known.
    [[nodiscard]] QDateTime askedAt() const;

    /// The server has answered the request so.
    [[nodiscard]] bool isConfirmed() const;

    /// The messages are hidden, as far as anybody can know: the server has confirmed the request
    /// that asked for it, and is not known to do nothing about it.
    [[nodiscard]] bool areMessagesHidden() const;

    /// As the homeserver said; missing: nothing.
    [[nodiscard]] std::optional<EvidenceLine::IdentityServer> identityServer() const;

    /// Only what is known of this; nothing where the account stays as it is.
    [[nodiscard]] QList<Remainder> remains() const;
};

/// Whether two receipts of one request tell the same of what came of it, at whatever time it was
/// seen.
[[nodiscard]] bool tellTheSame(const Receipt &one, const Receipt &other);

/// Of the bytes of a file, in hex.
[[nodiscard]] QByteArray sha256Of(const QByteArray &bytes);

/// "Farewell receipt alice example.org 2026-11-28": of a file, without its ending.
[[nodiscard]] QString nameOf(const Receipt &receipt);

} // namespace farewell
