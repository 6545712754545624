// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminAccess.h"
#include "app/admin/AdminReply.h"
#include "app/admin/service/ManagedAccount.h"
#include "app/deactivation/Evidence.h"

#include <chrono>

namespace farewell {

/// What was seen of somebody's account after a request to deactivate it. What could not be read is
/// missing.
struct AdminSeen
{
    AdminAccess access = AdminAccess::Unknown; ///< whether we still may, asked after a refusal
    std::optional<bool> isDeactivated{};       ///< with an account service: at both
    std::optional<bool> isErased{};
    std::optional<bool> isAccepted{}; ///< deactivated at the account service, where there is one

    /// Sessions and contacts go long before the account is deactivated (Synapse 1.160), so an
    /// account that still has all of those that it had before has not been begun with.
    bool hadSigns = false; ///< before the request it had at least one session or contact
    bool hadContacts = false;
    bool wasDeactivated = false;       ///< before the request; then that proves nothing of it
    std::optional<bool> hasAllSigns{}; ///< they are all there still

    std::chrono::seconds sinceSent{0};
};

/// Why a deactivation of somebody else's account has not come to its end, or how it has.
enum class AdminReason {
    None,
    Network,
    Gone,           ///< there is no such account
    Refused,        ///< not to be understood, or for no reason that has a name
    Policy,         ///< the server's own rules forbid it
    IdentityServer, ///< which has not let the contacts go
    NotAdmin,
    SignedOut,
    Hidden, ///< what answered is not the admin API
    NotErased,
    HalfDone,      ///< the server refused after it had begun
    NoEffect,      ///< a request without an answer, or with a yes, that has done nothing
    StaleTarget,   ///< the account is not what it was when the person decided
    StillJoined,   ///< the account is deactivated, and still in rooms
    JournalFailed, ///< what is about to be done could not be written down, so it was not done
    Accepted,      ///< the account service has closed it, and the homeserver has not followed
};

/// What is known of a deactivation for somebody else.
struct AdminVerdict
{
    enum class State {
        NotSent,   ///< the choice is open as before
        Cooling,   ///< the server wants us to wait; nothing was done
        Verifying, ///< to be looked at again
        Settled,
        Impossible, ///< refused, and nothing was done, or nobody can tell
    };

    State state = State::Verifying;
    AdminReason reason = AdminReason::None;
    Outcome outcome = Outcome::Unknown;

    friend bool operator==(const AdminVerdict &, const AdminVerdict &) = default;
};

/// Why an account could not be read: Gone, SignedOut, NotAdmin, Hidden or Network.
[[nodiscard]] AdminReason reasonOfNoAccount(const Failure &failure);

/// The same of a question about anything else: that it is not there says nothing of the account.
[[nodiscard]] AdminReason reasonOfNoRead(const Failure &failure);

/// Why nothing may be sent for an account of which the account service says nothing clear.
[[nodiscard]] AdminReason reasonOfNoWord(const ServiceWord &word);

/// "From answer to phase and to row state", for one account and for a row of a list alike.
[[nodiscard]] AdminVerdict verdictOn(const AdminReply &reply, const AdminSeen &seen, bool erase);

/// For the log, where it stays as it is.
[[nodiscard]] QString readBackOf(const AdminSeen &seen);

} // namespace farewell
