// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/AccountProbe.h"

#include "app/base/Clock.h"
#include "app/deactivation/Signs.h"
#include "app/matrix/FanOut.h"
#include "app/matrix/SignedIn.h"

namespace farewell {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds longLook = 10s; ///< a token may have to be renewed first

} // namespace

AccountProbe::AccountProbe(SignedIn &actor, UserId subject, Clock &clock, QObject *parent)
    : QObject(parent), m_actor(actor), m_subject(std::move(subject)), m_clock(clock)
{
}

void AccountProbe::look(Questions questions)
{
    Q_ASSERT(!questions.signIn || m_actor.session().userId == m_subject);
    m_look = std::make_unique<QObject>();
    std::vector<FanOut::Job> jobs;
    if (questions.signIn) {
        jobs.emplace_back([this](const Done &done) { askSignIn(done); });
    }
    if (questions.profile) {
        jobs.emplace_back([this](const Done &done) { readProfile(done); });
    }
    if (questions.accountStatus) {
        jobs.emplace_back([this](const Done &done) { askAccountStatus(done); });
    }
    const auto allDone = [this] {
        m_look.release()->deleteLater(); // we are inside one of its callbacks
        Q_EMIT ended();
    };
    (new FanOut(std::move(jobs), allDone, m_look.get()))->start();
    m_clock.callAfter(longLook, m_look.get(), [this] { Q_EMIT takesLong(); });
}

void AccountProbe::askSignIn(const Done &done)
{
    fetchWhoAmI(m_actor, Request::Tries::Single, m_look.get(),
                [this, done](const Result<WhoAmI> &result) {
                    Q_EMIT signInLooked(signOf(result, m_subject));
                    done();
                });
}

void AccountProbe::readProfile(const Done &done)
{
    fetchProfile(m_actor.client(), m_actor.homeserver(), m_subject, Request::Tries::Single,
                 m_look.get(), [this, done](const Result<Profile> &result) {
                     Q_EMIT profileLooked(signOf(result));
                     done();
                 });
}

void AccountProbe::askAccountStatus(const Done &done)
{
    fetchAccountStatus(m_actor.client(), m_actor.homeserver(), m_subject, m_look.get(),
                       [this, done](const Result<bool> &result) {
                           if (result) {
                               Q_EMIT accountStatusSaid(*result);
                           }
                           done();
                       });
}

} // namespace farewell
