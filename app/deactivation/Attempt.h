// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Clock.h"
#include "app/matrix/DeactivateEndpoint.h"
#include "app/matrix/Session.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <optional>

namespace farewell {

/// How far a deactivation had come whose effect was not known yet.
enum class AttemptStep {
    Asked,      ///< a request without a proof was sent; most servers only ask for one then
    Proved,     ///< a request with a proof was sent
    FindingOut, ///< it was sent without a clear answer, and we were looking
};

/// One request to the deactivation endpoint and what came of it, for a later record. Neither the
/// proof nor a word of the server is in it.
struct AttemptRequest
{
    enum class Proof { None, Password, Browser };
    enum class Result {
        StillOpen,
        Answered,
        NothingSent, ///< it never left this computer
        Lost,        ///< sent, and no answer came
    };

    QDateTime at; ///< UTC
    Proof proof = Proof::None;
    Result result = Result::StillOpen;
    int status = 0;    ///< HTTP, of an answer
    QString errcode{}; ///< of an answer; empty without one

    /// The server itself said that it refused or failed: then it may have stopped half-way.
    [[nodiscard]] bool isRefusedOrFailed() const;

    /// The server itself answered. A proxy's answer is none: the server behind it may still be at
    /// work.
    [[nodiscard]] bool hasHostAnswered() const;

    friend bool operator==(const AttemptRequest &, const AttemptRequest &) = default;
};

/// A receipt that the person has saved: the next one names it as what it replaces.
struct SavedReceipt
{
    int revision = 1;
    QByteArray sha256; ///< of its JSON, in hex

    friend bool operator==(const SavedReceipt &, const SavedReceipt &) = default;
};

/// What is known of a deactivation that is under way. Nothing of it is secret.
struct Attempt
{
    UserId actor;   ///< whose sign-in it is sent with
    UserId subject; ///< whose account is deactivated
    HomeserverUrl homeserver;
    Session::Kind kind = Session::Kind::Password;
    QString software{}; ///< of the homeserver, by name; empty where it did not tell
    AttemptStep step = AttemptStep::Asked;
    QDateTime sentAt{}; ///< UTC, of the last request, for showing
    Moment sent{};      ///< the same, for counting
    bool erase = false;
    bool profileWasThere = false;
    bool accountStatus = false;            ///< the server offers MSC3720
    QList<AttemptRequest> requests{};      ///< in their order
    std::optional<SavedReceipt> receipt{}; ///< the last one

    friend bool operator==(const Attempt &, const Attempt &) = default;
};

[[nodiscard]] AttemptRequest::Proof proofOf(Proof::Kind kind);

/// Writes down what came of a request.
void setAnswer(AttemptRequest &request, const DeactivateReply &reply);

} // namespace farewell
