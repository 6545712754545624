// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/Verification.h"

namespace farewell {

void Verification::signInLooked(SignInSign sign, milliseconds sinceSent)
{
    switch (sign) {
    case SignInSign::NoAnswer:
        return;
    case SignInSign::Accepted:
        m_wasAcceptedLate = sinceSent >= lookTimes.back();
        break;
    case SignInSign::Rejected:
    case SignInSign::RejectedSoftly:
    case SignInSign::UserDeactivated:
        m_isRejected = true;
        m_wasAcceptedLate = false; // a later look tells more than an earlier one
        break;
    }
    m_lastClearSign = sign;
}

void Verification::profileLooked(ProfileSign sign)
{
    m_profileGone = m_profileGone || sign == ProfileSign::Gone;
}

void Verification::accountStatusSaid(bool deactivated)
{
    m_statusDeactivated = m_statusDeactivated || deactivated;
}

void Verification::endpointSaid(Word word)
{
    m_word = word;
    if (word == Word::DidNothing || word == Word::Refused) {
        rejectionProvesNothing();
    } else if (word == Word::Done && m_lastClearSign == SignInSign::Accepted) {
        // That was before the server said so; now it is asked again.
        m_lastClearSign.reset();
        m_wasAcceptedLate = false;
        m_lastLookEnded = false;
    }
}

void Verification::rejectionProvesNothing()
{
    m_setup.mayHaveActed = false;
}

void Verification::lookEnded(milliseconds sinceSent)
{
    m_isGoneForALook = m_profileGone;
    m_lastLookEnded = m_lastLookEnded || sinceSent >= lookTimes.back();
    // On an account page one look is enough to answer, for the person has said that they have
    // finished; a click asks a server again that has not noticed yet. But a profile that is gone
    // speaks against a sign-in that works, so then we look on.
    const bool isOver = m_setup.isManaged && !m_profileGone;
    m_wasAcceptedLate = m_wasAcceptedLate || (isOver && m_lastClearSign == SignInSign::Accepted);
}

bool Verification::mayReadProfile() const
{
    return (m_setup.erase || m_setup.isManaged) && m_setup.profileWasThere && !m_profileGone;
}

Verification::Verdict Verification::verdict() const
{
    if (m_word == Word::Done && m_lastClearSign == SignInSign::Accepted) {
        // Servers end sign-ins late; one that never does has not done what it says.
        const bool isOver = m_wasAcceptedLate || m_lastLookEnded;
        return {isOver ? Outcome::Unknown : Outcome::Deactivated, Likely::None, isOver};
    }
    if (isSurelyDeactivated()) {
        return {Outcome::Deactivated, Likely::None, true};
    }
    if (isSurelyActive()) {
        return {Outcome::StillActive, Likely::None, true};
    }
    const bool mayProfileProve = mayReadProfile() && (m_setup.mayHaveActed || m_setup.isManaged);
    const bool nothingLeftToAsk = m_isRejected && !mayProfileProve && !m_setup.accountStatus;
    return {Outcome::Unknown, leaning(), nothingLeftToAsk || m_lastLookEnded};
}

std::optional<Verification::milliseconds> Verification::nextLookAfter(milliseconds sinceSent) const
{
    if (verdict().settled) {
        return std::nullopt;
    }
    for (const milliseconds time : lookTimes) {
        if (time > sinceSent) {
            return time;
        }
    }
    return std::nullopt;
}

bool Verification::isSurelyDeactivated() const
{
    return m_word == Word::Done || m_word == Word::WasDone || profileProves() || m_statusDeactivated
        || m_lastClearSign == SignInSign::UserDeactivated;
}

bool Verification::profileProves() const
{
    if (!hasLostProfile()) {
        return false;
    }
    // On the account page the picture decides, and only with an ended sign-in: there the person may
    // have cleared their name, and a profile without name and picture looks as if it was gone.
    if (m_setup.isManaged) {
        return m_setup.pictureWasThere && m_lastClearSign == SignInSign::Rejected;
    }
    // Here it counts only once the sign-in was heard, if that answers at all: another app may have
    // cleared the profile, and servers end the sign-in before they remove it.
    const bool isHeard
        = m_lastClearSign == SignInSign::Rejected || (!m_lastClearSign && m_isGoneForALook);
    return m_setup.erase && m_setup.mayHaveActed && isHeard;
}

bool Verification::isSurelyActive() const
{
    if (m_wasAcceptedLate || !m_word) {
        return m_wasAcceptedLate;
    }
    switch (*m_word) {
    case Word::Done:
    case Word::WasDone:
        return false;
    case Word::DidNothing: // but something else may have ended our sign-in
        return m_lastClearSign.value_or(SignInSign::Accepted) == SignInSign::Accepted;
    case Word::Refused:
        return m_lastClearSign == SignInSign::Accepted;
    }
    Q_UNREACHABLE();
}

Likely Verification::leaning() const
{
    if (m_lastClearSign == SignInSign::Accepted) {
        return Likely::StillActive;
    }
    if (m_lastClearSign == SignInSign::Rejected && (m_setup.mayHaveActed || m_setup.isManaged)) {
        return Likely::Deactivated;
    }
    return Likely::None;
}

} // namespace farewell
