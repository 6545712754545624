// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// How the driver looks at the account: the sign-in, the profile, and what the server says of it.

#include "app/base/Clock.h"
#include "app/deactivation/DeactivationDriver.h"
#include "app/deactivation/Signs.h"
#include "app/matrix/FanOut.h"

namespace farewell {

using namespace std::chrono_literals;
using Phase = DeactivationPhase;

namespace {

constexpr std::chrono::milliseconds profileInterval = 60s;
constexpr std::chrono::milliseconds longLook = 10s;

} // namespace

/// Asks everything that may be asked now, beside each other; each question is a single try.
void DeactivationDriver::look(bool asWitness)
{
    if (m_look && !asWitness) {
        return; // the look under way answers the same questions
    }
    m_timer.reset();
    m_before.reset();
    m_look = std::make_unique<QObject>();
    m_lastLookAt = sinceSent();
    std::vector<FanOut::Job> jobs;
    const Verification &verification = m_flow.verification();
    if (verification.mayAskSignIn()) {
        jobs.emplace_back([this](const Done &done) { askSignIn(done); });
    }
    if (verification.mayReadProfile() || asWitness || !verification.mayAskSignIn()) {
        jobs.emplace_back([this](const Done &done) { readProfile(done); });
    }
    if (verification.mayAskAccountStatus()) {
        jobs.emplace_back([this](const Done &done) { askAccountStatus(done); });
    }
    (new FanOut(std::move(jobs), [this] { scheduleLook(); }, m_look.get()))->start();
    // A token may have to be renewed first.
    m_clock.callAfter(longLook, m_look.get(), [this] {
        m_flow.lookTakesLong();
        refresh();
    });
}

/// One question, before a refusal is believed.
void DeactivationDriver::hearSignIn()
{
    m_look = std::make_unique<QObject>();
    m_lastLookAt = sinceSent();
    askSignIn([] { });
}

/// The person does not wait for that; while a request is under way there is no other look.
void DeactivationDriver::hearNoMore()
{
    if (m_flow.phase() == Phase::Submitting) {
        m_look.reset();
    }
}

void DeactivationDriver::askSignIn(const Done &done)
{
    if (!m_session.oauth) {
        askWhoAmI(false, done);
        return;
    }
    m_tokens.ensure(m_look.get(), [this, done](FreshTokens::State state) {
        onTokens(state, m_tokens.canRenew(), done);
    });
}

/// A rejection says something of a token only if it has not merely run out.
void DeactivationDriver::onTokens(FreshTokens::State state, bool mayRenew, const Done &done)
{
    switch (state) {
    case FreshTokens::State::Fresh:
        askWhoAmI(mayRenew, done);
        return;
    case FreshTokens::State::Ended:
        onSignInLooked(SignInSign::Rejected);
        break;
    case FreshTokens::State::NoAnswer:
        onSignInLooked(SignInSign::NoAnswer);
        break;
    }
    done();
}

void DeactivationDriver::askWhoAmI(bool mayRenew, const Done &done)
{
    fetchWhoAmI(m_client, m_session.homeserver, m_session.token, Request::Tries::Single,
                m_look.get(), [this, mayRenew, done](const Result<WhoAmI> &result) {
                    const SignInSign sign = signOf(result, m_session.userId);
                    if (sign == SignInSign::Rejected && mayRenew) {
                        m_tokens.renew(m_look.get(), [this, done](FreshTokens::State state) {
                            onTokens(state, false, done);
                        });
                        return;
                    }
                    onSignInLooked(sign);
                    done();
                });
}

void DeactivationDriver::onSignInLooked(SignInSign sign)
{
    m_evidence.signIn += Look<SignInSign>{sign, m_clock.nowUtc()};
    if (sign == SignInSign::Accepted) {
        m_acceptedAt = m_clock.elapsed();
    }
    if (m_flow.phase() == Phase::Submitting) {
        m_look.release()->deleteLater(); // we are inside its callback
        obey(m_flow.refusalHeard(sign, m_lastLookAt));
        return;
    }
    m_flow.signInLooked(sign, m_lastLookAt);
    refresh();
}

void DeactivationDriver::readProfile(const Done &done)
{
    fetchProfile(m_client, m_session.homeserver, m_session.userId, Request::Tries::Single,
                 m_look.get(), [this, done](const Result<Profile> &result) {
                     const ProfileSign sign = signOf(result);
                     m_evidence.profile += Look<ProfileSign>{sign, m_clock.nowUtc()};
                     m_flow.profileLooked(sign);
                     refresh();
                     done();
                 });
}

/// Name and picture may have been cleared since the sign-in, with another app, so this goes on
/// while the person reads. An answer counts only while nothing has been done, and only the last one
/// that was asked for.
void DeactivationDriver::readProfileBefore()
{
    m_before = std::make_unique<QObject>();
    m_clock.callAfter(profileInterval, m_before.get(), [this] { expectClick(); });
    fetchOwnProfile(m_client, m_session, Request::Tries::Single, m_before.get(),
                    [this](const Result<Profile> &result) {
                        const ProfileSign sign = signOf(result);
                        if (sign == ProfileSign::NoAnswer || sign == ProfileSign::ForMembers) {
                            return;
                        }
                        m_profileReadAt = m_clock.elapsed();
                        const bool isThere = sign == ProfileSign::Shown;
                        m_flow.profileRead(isThere, isThere && !result->avatarMxc.isEmpty());
                        m_evidence.profileWasThere = isThere;
                    });
}

void DeactivationDriver::askAccountStatus(const Done &done)
{
    fetchAccountStatus(m_client, m_session.homeserver, m_session.userId, m_look.get(),
                       [this, done](const Result<bool> &result) {
                           if (result) {
                               m_evidence.accountStatusDeactivated = *result;
                               m_flow.accountStatusSaid(*result);
                               refresh();
                           }
                           done();
                       });
}

/// A look has ended: settle, or look again at the next time of the table.
void DeactivationDriver::scheduleLook()
{
    m_flow.lookEnded(m_lastLookAt);
    m_look.release()->deleteLater(); // we are inside one of its callbacks
    if (const auto next = m_flow.verification().nextLookAfter(m_lastLookAt)) {
        m_timer = std::make_unique<QObject>();
        const milliseconds wait = std::max(*next - sinceSent(), milliseconds(0));
        m_clock.callAfter(wait, m_timer.get(), [this] { look(false); });
    }
    refresh();
}

} // namespace farewell
