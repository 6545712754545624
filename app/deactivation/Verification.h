// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/Evidence.h"

#include <array>
#include <chrono>
#include <optional>

namespace farewell {

/// Weighs what was seen after a deactivation request without a clear answer. Knows no clock and
/// sends nothing; it never says more than the signs allow.
class Verification final
{
public:
    using milliseconds = std::chrono::milliseconds;

    /// When to look, counted from sending. An early 200 proves nothing: servers talk to identity
    /// servers, up to 60 s each, before they end tokens.
    static constexpr std::array<milliseconds, 5> lookTimes{
        std::chrono::seconds(0), std::chrono::seconds(5), std::chrono::seconds(15),
        std::chrono::seconds(60), std::chrono::seconds(300)};

    /// The request's own answer.
    enum class Word {
        Done,       ///< it has deactivated the account
        WasDone,    ///< M_USER_DEACTIVATED: it names the reason why it does nothing
        DidNothing, ///< turned away before anything was done: a challenge, a 429, an unread body
        Refused,    ///< any other refusal: it may have acted before, so our sign-in is heard
    };

    struct Setup
    {
        bool erase = false;
        bool profileWasThere = false;
        bool accountStatus = false;   ///< MSC3720 is offered
        bool mayHaveActed = false;    ///< a proof was sent, or a request was lost
        bool isManaged = false;       ///< done on the account page: nothing was sent from here
        bool pictureWasThere = false; ///< in the profile; an account page cannot take it away
    };

    struct Verdict
    {
        Outcome outcome = Outcome::Unknown;
        Likely likely = Likely::None;
        bool settled = false; ///< looking on by itself would bring nothing

        friend bool operator==(const Verdict &, const Verdict &) = default;
    };

    Verification() = default;
    explicit Verification(Setup setup)
        : m_setup(setup)
    {
    }

    void signInLooked(SignInSign sign, milliseconds sinceSent);
    void profileLooked(ProfileSign sign);
    void accountStatusSaid(bool deactivated);
    void endpointSaid(Word word);
    /// By its answer the request has not been carried out to its end: neither a rejected sign-in
    /// nor a profile that is gone speaks for a deactivation any more.
    void rejectionProvesNothing();
    void lookEnded(milliseconds sinceSent); ///< every question of one look is answered or timed out

    /// The first rejection is the last use of the token.
    [[nodiscard]] bool mayAskSignIn() const { return !m_isRejected; }
    [[nodiscard]] bool mayReadProfile() const;
    [[nodiscard]] bool mayAskAccountStatus() const { return m_setup.accountStatus; }

    /// The profile was there before anything was done, and is gone now.
    [[nodiscard]] bool hasLostProfile() const { return m_setup.profileWasThere && m_profileGone; }

    [[nodiscard]] Verdict verdict() const;

    /// The next time to look after `sinceSent`; nothing when it has settled or was the last one.
    [[nodiscard]] std::optional<milliseconds> nextLookAfter(milliseconds sinceSent) const;

private:
    [[nodiscard]] bool isSurelyDeactivated() const;
    [[nodiscard]] bool profileProves() const;
    [[nodiscard]] bool isSurelyActive() const;
    [[nodiscard]] Likely leaning() const;

    Setup m_setup;
    std::optional<Word> m_word;
    std::optional<SignInSign> m_lastClearSign;
    bool m_isRejected = false;
    bool m_wasAcceptedLate = false;
    bool m_profileGone = false;
    bool m_isGoneForALook = false; ///< and everything was asked beside it
    bool m_statusDeactivated = false;
    bool m_lastLookEnded = false;
};

} // namespace farewell
