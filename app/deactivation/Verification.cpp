// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/Verification.h"

#include <algorithm>

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

void Verification::endpointSaid(bool deactivated)
{
    m_endpoint = deactivated;
}

void Verification::endpointTurnedAway()
{
    m_setup.mayHaveActed = false;
}

void Verification::lookEnded(milliseconds sinceSent)
{
    m_isGoneForALook = m_profileGone;
    m_lastLookEnded = m_lastLookEnded || sinceSent >= lookTimes.back();
    // The person says that it is over, so it is worth an answer, with its time; a server that has
    // not noticed yet is asked again by a click. A profile that is gone contradicts, so go on.
    const bool isOver = m_setup.isManaged && !m_profileGone;
    m_wasAcceptedLate = m_wasAcceptedLate || (isOver && m_lastClearSign == SignInSign::Accepted);
}

bool Verification::mayReadProfile() const
{
    return (m_setup.erase || m_setup.isManaged) && m_setup.profileWasThere && !m_profileGone;
}

Verification::Verdict Verification::verdict() const
{
    if (isSurelyDeactivated()) {
        return {Outcome::Deactivated, Likely::None, true};
    }
    if (isSurelyActive()) {
        return {Outcome::StillActive, Likely::None, true};
    }
    const bool nothingLeftToAsk = m_isRejected && !mayReadProfile() && !m_setup.accountStatus;
    return {Outcome::Unknown, leaning(), nothingLeftToAsk || m_lastLookEnded};
}

std::optional<Verification::milliseconds> Verification::nextLookAfter(milliseconds sinceSent) const
{
    const auto *const next = std::ranges::upper_bound(lookTimes, sinceSent);
    return verdict().settled || next == lookTimes.end() ? std::nullopt : std::optional(*next);
}

bool Verification::isSurelyDeactivated() const
{
    if (m_endpoint) {
        return *m_endpoint;
    }
    return profileProves() || m_statusDeactivated || m_lastClearSign == SignInSign::UserDeactivated;
}

bool Verification::profileProves() const
{
    if (!m_setup.profileWasThere || !m_profileGone) {
        return false;
    }
    // A profile without a name and a picture looks as if there was none. On the account page the
    // person may have erased without a word to us, or cleared their name.
    if (m_setup.isManaged) {
        return m_setup.pictureWasThere && m_lastClearSign == SignInSign::Rejected;
    }
    // They may have done that elsewhere too, so the sign-in is heard first, if it answers at all:
    // servers end it before they remove the profile.
    const bool isHeard
        = m_lastClearSign == SignInSign::Rejected || (!m_lastClearSign && m_isGoneForALook);
    return m_setup.erase && m_setup.mayHaveActed && isHeard;
}

bool Verification::isSurelyActive() const
{
    return m_endpoint ? !*m_endpoint : m_wasAcceptedLate;
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
