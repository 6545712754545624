// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/EvidenceLines.h"

#include "app/base/HttpStatus.h"
#include "app/deactivation/EraseHabits.h"

#include <utility>

namespace farewell {

namespace {

using Line = EvidenceLine;
using MaybeLine = std::optional<EvidenceLine>;

/// Where nobody has answered at all.
template <class Sign>
EvidenceLine unanswered(EvidenceLine::Sign sign, const QList<Look<Sign>> &looks)
{
    EvidenceLine line{sign, looks.constLast().at};
    for (const Look<Sign> &look : looks) {
        line.tried += look.at;
    }
    return line;
}

Line::Answer unclear(int status)
{
    if (status == http::unauthorized) {
        return Line::Answer::TurnedAway;
    }
    return status == 0 ? Line::Answer::Unusable : Line::Answer::Unclear;
}

MaybeLine answer(const Evidence &evidence)
{
    const auto line = [&evidence](Line::Answer sign) {
        return EvidenceLine{sign, evidence.endpointAt, evidence.endpointStatus};
    };
    switch (evidence.endpoint) {
    case EndpointSign::NotSent:
        return std::nullopt;
    case EndpointSign::Waiting:
        return line(Line::Answer::Waiting);
    case EndpointSign::StoppedWaiting:
        return line(Line::Answer::StoppedWaiting);
    case EndpointSign::Confirmed:
        return line(Line::Answer::Confirmed);
    case EndpointSign::AlreadyDone:
        return line(Line::Answer::AlreadyDone);
    case EndpointSign::Lost:
        return line(Line::Answer::Lost);
    case EndpointSign::Unclear:
        return line(unclear(evidence.endpointStatus));
    case EndpointSign::Failed:
        return line(Line::Answer::Failed);
    case EndpointSign::Refused:
        return line(Line::Answer::Refused);
    case EndpointSign::Declined:
        return line(Line::Answer::Declined);
    }
    Q_UNREACHABLE();
}

Line::SignIn accepted(const DeactivationState &state)
{
    if (state.isManaged) {
        return Line::SignIn::AcceptedAfterPage;
    }
    switch (state.outcome) {
    case Outcome::Deactivated:
        return Line::SignIn::AcceptedMeanwhile;
    case Outcome::StillActive:
        return Line::SignIn::Accepted;
    case Outcome::None:
    case Outcome::Unknown:
        return Line::SignIn::AcceptedEarly;
    }
    Q_UNREACHABLE();
}

/// It speaks for a deactivation unless the server's own answer speaks against one.
Line::SignIn rejected(const DeactivationState &state)
{
    if (state.isManaged) {
        return Line::SignIn::RejectedAfterPage;
    }
    if (state.outcome == Outcome::Deactivated) {
        return Line::SignIn::Rejected;
    }
    return state.likely == Likely::Deactivated ? Line::SignIn::RejectedLikely
                                               : Line::SignIn::RejectedOpen;
}

Line::SignIn signInSaid(const DeactivationState &state, SignInSign sign)
{
    switch (sign) {
    case SignInSign::NoAnswer:
        return Line::SignIn::NoAnswer;
    case SignInSign::Accepted:
        return accepted(state);
    case SignInSign::Rejected:
        return rejected(state);
    case SignInSign::RejectedSoftly:
        return Line::SignIn::RejectedSoftly;
    case SignInSign::UserDeactivated:
        return Line::SignIn::UserDeactivated;
    }
    Q_UNREACHABLE();
}

MaybeLine signIn(const DeactivationState &state)
{
    const Evidence &evidence = state.evidence;
    if (evidence.signIn.isEmpty()) {
        return std::nullopt;
    }
    const auto look = evidence.lastOfSignIn();
    return look ? EvidenceLine{signInSaid(state, look->sign), look->at}
                : unanswered(Line::SignIn::NoAnswer, evidence.signIn);
}

/// The choice is the page's where the account is managed there.
bool isToBeHidden(const DeactivationState &state)
{
    return state.erase && !state.isManaged;
}

EvidenceLine profileGone(const DeactivationState &state, const QDateTime &at)
{
    if (!state.evidence.profileWasThere) {
        return {Line::Profile::NeverSeen, at};
    }
    const auto habit = eraseHabitOf(state.software);
    if (habit && habit->profile == EraseHabit::Profile::Goes) {
        return {Line::Profile::GoneInAnyCase, at, 0, {}, habit->software};
    }
    const bool isAsChosen = isToBeHidden(state) && state.outcome == Outcome::Deactivated;
    return {isAsChosen ? Line::Profile::GoneAsChosen : Line::Profile::Gone, at};
}

EvidenceLine profileShown(const DeactivationState &state, const QDateTime &at)
{
    if (const auto habit = eraseHabitOf(state.software)) {
        const auto sign = habit->profile == EraseHabit::Profile::Stays
            ? Line::Profile::ShownInAnyCase
            : Line::Profile::ShownThoughRemoved;
        return {sign, at, 0, {}, habit->software};
    }
    return {isToBeHidden(state) ? Line::Profile::ShownThoughHidden : Line::Profile::Shown, at};
}

MaybeLine profile(const DeactivationState &state)
{
    const Evidence &evidence = state.evidence;
    if (evidence.profile.isEmpty()) {
        return std::nullopt;
    }
    const auto look = evidence.lastOfProfile();
    if (!look) {
        return unanswered(Line::Profile::NoAnswer, evidence.profile);
    }
    switch (look->sign) {
    case ProfileSign::NoAnswer:
        break;
    case ProfileSign::ForMembers:
        return EvidenceLine{Line::Profile::ForMembers, look->at};
    case ProfileSign::Shown:
        return profileShown(state, look->at);
    case ProfileSign::Empty:
        return EvidenceLine{Line::Profile::Empty, look->at};
    case ProfileSign::Gone:
        return profileGone(state, look->at);
    }
    Q_UNREACHABLE();
}

MaybeLine accountStatus(const Evidence &evidence)
{
    if (!evidence.accountStatusDeactivated) {
        return std::nullopt;
    }
    return EvidenceLine{*evidence.accountStatusDeactivated ? Line::AccountStatus::Deactivated
                                                           : Line::AccountStatus::Active,
                        evidence.accountStatusAt};
}

MaybeLine identityServer(const DeactivationState &state)
{
    const Evidence &evidence = state.evidence;
    if (evidence.endpoint != EndpointSign::Confirmed) {
        return std::nullopt;
    }
    const QDateTime &at = evidence.endpointAt;
    switch (evidence.unbind) {
    case UnbindResult::Success:
        if (const auto habit = eraseHabitOf(state.software); habit && habit->onlyClaimsToUnbind) {
            return EvidenceLine{Line::IdentityServer::OnlyClaimed, at, 0, {}, habit->software};
        }
        return EvidenceLine{Line::IdentityServer::Removed, at};
    case UnbindResult::NoSupport:
        return EvidenceLine{Line::IdentityServer::NoSupport, at};
    case UnbindResult::NotReported:
        return EvidenceLine{Line::IdentityServer::NotReported, at};
    }
    Q_UNREACHABLE();
}

MaybeLine newSignIn(const Findings &findings)
{
    switch (findings.signIn) {
    case Findings::SignIn::NotTried:
        return std::nullopt;
    case Findings::SignIn::Worked:
        return EvidenceLine{Line::NewSignIn::Worked, findings.signInAt};
    case Findings::SignIn::Refused:
        return EvidenceLine{Line::NewSignIn::Refused, findings.signInAt};
    case Findings::SignIn::Deactivated:
        return EvidenceLine{Line::NewSignIn::Deactivated, findings.signInAt};
    }
    Q_UNREACHABLE();
}

MaybeLine nextCheck(const DeactivationState &state)
{
    if (!state.nextCheckIn) {
        return std::nullopt;
    }
    return EvidenceLine{Line::NextCheck{*state.nextCheckIn}};
}

} // namespace

QList<EvidenceLine> evidenceLines(const DeactivationState &state)
{
    const Evidence &evidence = state.evidence;
    QList<MaybeLine> lines{answer(evidence),        signIn(state),         profile(state),
                           accountStatus(evidence), identityServer(state), nextCheck(state)};
    if (evidence.isContradicted()) {
        lines.swapItemsAt(0, 1); // what speaks against it is not read below it
    }
    QList<EvidenceLine> present;
    for (const MaybeLine &line : std::as_const(lines)) {
        if (line) {
            present += *line;
        }
    }
    return present;
}

QList<EvidenceLine> evidenceLines(const Attempt &attempt, const Findings &findings, Outcome outcome)
{
    DeactivationState seen;
    seen.erase = attempt.erase;
    seen.software = attempt.software;
    seen.outcome = outcome;
    seen.evidence.profileWasThere = attempt.profileWasThere;
    seen.evidence.accountStatusDeactivated = findings.accountStatusDeactivated;
    seen.evidence.accountStatusAt = findings.accountStatusAt;
    if (findings.profile) {
        seen.evidence.profile += *findings.profile;
    }
    QList<EvidenceLine> lines = evidenceLines(seen);
    if (const MaybeLine line = newSignIn(findings)) {
        lines += *line;
    }
    return lines;
}

} // namespace farewell
