// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/EvidenceLine.h"

namespace farewell {

namespace {

using Line = EvidenceLine;
using Mark = EvidenceLine::Mark;
using What = EvidenceLine::What;

struct Witness
{
    What operator()(Line::Answer) const { return What::Answer; }
    What operator()(Line::SignIn) const { return What::SignIn; }
    What operator()(Line::Profile) const { return What::Profile; }
    What operator()(Line::AccountStatus) const { return What::AccountStatus; }
    What operator()(Line::IdentityServer) const { return What::IdentityServer; }
    What operator()(Line::NewSignIn) const { return What::NewSignIn; }
    What operator()(Line::NextCheck) const { return What::NextCheck; }
};

Mark markOf(Line::Answer answer)
{
    switch (answer) {
    case Line::Answer::Waiting:
    case Line::Answer::StoppedWaiting:
        return Mark::Pending;
    case Line::Answer::Confirmed:
    case Line::Answer::AlreadyDone:
        return Mark::Seen;
    case Line::Answer::Lost:
    case Line::Answer::TurnedAway:
    case Line::Answer::Unclear:
    case Line::Answer::Unusable:
    case Line::Answer::Failed:
    case Line::Answer::Refused:
        return Mark::Unclear;
    case Line::Answer::Declined:
        return Mark::NotSeen;
    }
    Q_UNREACHABLE();
}

Mark markOf(Line::SignIn signIn)
{
    switch (signIn) {
    case Line::SignIn::NoAnswer:
    case Line::SignIn::AcceptedAfterPage:
    case Line::SignIn::Accepted:
        return Mark::NotSeen;
    case Line::SignIn::AcceptedMeanwhile:
    case Line::SignIn::AcceptedEarly:
    case Line::SignIn::RejectedOpen:
    case Line::SignIn::RejectedSoftly:
        return Mark::Unclear;
    case Line::SignIn::Rejected:
    case Line::SignIn::RejectedLikely:
    case Line::SignIn::RejectedAfterPage:
    case Line::SignIn::UserDeactivated:
        return Mark::Seen;
    }
    Q_UNREACHABLE();
}

Mark markOf(Line::Profile profile)
{
    switch (profile) {
    case Line::Profile::NoAnswer:
    case Line::Profile::ShownThoughHidden:
    case Line::Profile::ShownThoughRemoved:
        return Mark::NotSeen;
    case Line::Profile::ForMembers:
    case Line::Profile::Empty:
    case Line::Profile::NeverSeen:
    case Line::Profile::Shown:
    case Line::Profile::ShownInAnyCase:
        return Mark::Unclear;
    case Line::Profile::Gone:
    case Line::Profile::GoneAsChosen:
    case Line::Profile::GoneInAnyCase:
        return Mark::Seen;
    }
    Q_UNREACHABLE();
}

Mark markOf(Line::AccountStatus status)
{
    return status == Line::AccountStatus::Deactivated ? Mark::Seen : Mark::NotSeen;
}

Mark markOf(Line::IdentityServer server)
{
    return server == Line::IdentityServer::Removed ? Mark::Seen : Mark::Unclear;
}

Mark markOf(Line::NewSignIn signIn)
{
    switch (signIn) {
    case Line::NewSignIn::Worked:
        return Mark::NotSeen;
    case Line::NewSignIn::Refused:
        return Mark::Unclear;
    case Line::NewSignIn::Deactivated:
        return Mark::Seen;
    }
    Q_UNREACHABLE();
}

Mark markOf(const Line::NextCheck &)
{
    return Mark::Pending;
}

} // namespace

EvidenceLine::What EvidenceLine::what() const
{
    return std::visit(Witness(), sign);
}

EvidenceLine::Mark EvidenceLine::mark() const
{
    return std::visit([](const auto &said) { return markOf(said); }, sign);
}

} // namespace farewell
