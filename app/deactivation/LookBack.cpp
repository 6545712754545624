// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/LookBack.h"

#include "app/base/Clock.h"
#include "app/deactivation/Signs.h"
#include "app/matrix/FanOut.h"

namespace farewell {

namespace {

using Done = std::function<void()>;
using SignIn = Findings::SignIn;

/// The profile is gone as a deactivation with erase leaves it. It does not count after a request
/// without a proof, which most servers only answer with a question, nor after a refusal or an
/// error: that server may have removed the profile first and then stopped.
bool hasLostProfile(const Attempt &attempt, const Findings &findings)
{
    const bool hasSaidNo
        = !attempt.requests.isEmpty() && attempt.requests.constLast().isRefusedOrFailed();
    return !hasSaidNo && attempt.step != AttemptStep::Asked && attempt.erase
        && attempt.profileWasThere && findings.profile
        && findings.profile->sign == ProfileSign::Gone;
}

FanOut::Job readProfile(MatrixClient &client, Clock &clock, const Attempt &attempt,
                        QObject *context, const std::shared_ptr<Findings> &findings)
{
    return [&client, &clock, attempt, context, findings](const Done &done) {
        fetchProfile(client, attempt.homeserver, attempt.subject, Request::Tries::Single, context,
                     [&clock, findings, done](const Result<Profile> &result) {
                         findings->profile = Look<ProfileSign>{signOf(result), clock.nowUtc()};
                         done();
                     });
    };
}

FanOut::Job askAccountStatus(MatrixClient &client, Clock &clock, const Attempt &attempt,
                             QObject *context, const std::shared_ptr<Findings> &findings)
{
    return [&client, &clock, attempt, context, findings](const Done &done) {
        fetchAccountStatus(client, attempt.homeserver, attempt.subject, context,
                           [&clock, findings, done](const Result<bool> &result) {
                               if (result) {
                                   findings->accountStatusDeactivated = *result;
                                   findings->accountStatusAt = clock.nowUtc();
                               }
                               done();
                           });
    };
}

} // namespace

void lookBack(MatrixClient &client, Clock &clock, const Attempt &attempt, QObject *context,
              std::function<void(Findings)> reply)
{
    const auto findings = std::make_shared<Findings>();
    std::vector<FanOut::Job> jobs{readProfile(client, clock, attempt, context, findings)};
    if (attempt.accountStatus) {
        jobs.push_back(askAccountStatus(client, clock, attempt, context, findings));
    }
    const auto allDone = [findings, reply = std::move(reply)] { reply(*findings); };
    (new FanOut(std::move(jobs), allDone, context))->start();
}

Verification::Verdict verdictOf(const Attempt &attempt, const Findings &findings)
{
    constexpr Verification::Verdict deactivated{Outcome::Deactivated, Likely::None, true};
    // What was tried last tells more than what was looked at before.
    switch (findings.signIn) {
    case SignIn::Deactivated:
        return deactivated;
    case SignIn::Worked:
        if (findings.signInAfter < Verification::lookTimes.back()) {
            return {Outcome::Unknown, Likely::StillActive, false};
        }
        return {Outcome::StillActive, Likely::None, true};
    case SignIn::Refused:
    case SignIn::NotTried:
        break;
    }
    if (findings.accountStatusDeactivated.value_or(false)) {
        return deactivated;
    }
    if (hasLostProfile(attempt, findings)) {
        // Not certain: the person may have cleared the profile with another app since then, and a
        // refused sign-in may be a mistyped password.
        return {Outcome::Unknown, Likely::Deactivated, false};
    }
    return {Outcome::Unknown, Likely::None, false};
}

} // namespace farewell
