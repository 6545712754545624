// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/EvidenceLines.h"

#include "app/base/Text.h"
#include "app/deactivation/EraseHabits.h"
#include "ui/deactivation/EraseSentences.h"
#include "ui/deactivation/ManagedSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

#include <algorithm>
#include <utility>

namespace farewell {

namespace {

using Mark = EvidenceLine::Mark;

constexpr int unauthorized = 401;

/// The last few times, as "14:09:27 and 14:09:36".
template <class Sign>
QString times(const QList<Look<Sign>> &looks)
{
    QStringList shown;
    const qsizetype from = std::max<qsizetype>(0, looks.size() - 5);
    for (const Look<Sign> &look : looks.sliced(from)) {
        shown += Times::ofDay(look.at);
    }
    return Sentences::listed(shown);
}

} // namespace

QList<EvidenceLine> EvidenceLines::of(const DeactivationState &state, const QString &host)
{
    const Evidence &evidence = state.evidence;
    const QString shown = isolatedLtr(host);
    QList<std::optional<EvidenceLine>> lines{
        server(evidence, shown), signIn(state, shown),         profile(state),
        accountStatus(evidence), identityServer(state, shown), nextCheck(state)};
    if (evidence.isContradicted()) {
        lines.swapItemsAt(0, 1); // what speaks against it is not read below it
    }
    QList<EvidenceLine> present;
    for (const std::optional<EvidenceLine> &line : std::as_const(lines)) {
        if (line) {
            present += *line;
        }
    }
    return present;
}

QString EvidenceLines::name(EvidenceLine::Mark mark)
{
    switch (mark) {
    case Mark::Seen:
        //: of a fact, not of a person: so it has no gender
        return tr("Seen");
    case Mark::NotSeen:
        //: of a fact, not of a person: so it has no gender
        return tr("Not seen");
    case Mark::Unclear:
        return tr("Unclear");
    case Mark::Pending:
        return tr("Still to come");
    }
    Q_UNREACHABLE();
}

std::optional<EvidenceLine> EvidenceLines::server(const Evidence &evidence, const QString &host)
{
    const QString at = Times::ofDay(evidence.endpointAt);
    const QString status = QString::number(evidence.endpointStatus);
    switch (evidence.endpoint) {
    case EndpointSign::NotSent:
        return std::nullopt;
    case EndpointSign::Waiting:
        return EvidenceLine{Mark::Pending, tr("The homeserver has not answered yet"), {}};
    case EndpointSign::StoppedWaiting:
        return EvidenceLine{Mark::Pending, tr("The homeserver has not answered yet"),
                            tr("Its answer would still reach us, and is the best evidence")};
    case EndpointSign::Confirmed:
        //: %1 is a homeserver, %2 a number such as 200, %3 a time of day
        return EvidenceLine{Mark::Seen, tr("The homeserver confirmed it"),
                            tr("%1 answered %2 at %3").arg(host, status, at)};
    case EndpointSign::AlreadyDone:
        return EvidenceLine{Mark::Seen, tr("The homeserver says that it is deactivated"),
                            //: %1 is a homeserver, %2 a time of day
                            tr("%1 answered at %2 that it already was").arg(host, at)};
    case EndpointSign::Lost:
        return EvidenceLine{Mark::Unclear, tr("No complete answer reached us"),
                            tr("We do not know whether the server finished. Nothing was sent "
                               "twice.")};
    case EndpointSign::Unclear:
        if (evidence.endpointStatus == unauthorized) {
            return EvidenceLine{
                Mark::Unclear, tr("Our sign-in was turned away when we asked"),
                //: %1 is a homeserver, %2 a number such as 401, %3 a time of day
                tr("%1 answered %2 at %3, so this request did nothing. What had ended our sign-in "
                   "before, it does not say.")
                    .arg(host, status, at)};
        }
        return EvidenceLine{Mark::Unclear, tr("The homeserver's answer says neither yes nor no"),
                            evidence.endpointStatus == 0
                                //: %1 is a homeserver, %2 a time of day
                                ? tr("%1 gave no usable answer at %2").arg(host, at)
                                //: %1 is a homeserver, %2 a number such as 502, %3 a time of day
                                : tr("%1 answered %2 at %3").arg(host, status, at)};
    case EndpointSign::Failed:
        return EvidenceLine{Mark::Unclear, tr("The homeserver says that it failed"),
                            //: %1 is a homeserver, %2 a number such as 500, %3 a time of day
                            tr("%1 answered %2 at %3").arg(host, status, at)};
    case EndpointSign::Refused:
        return EvidenceLine{Mark::Unclear, tr("The homeserver refused"),
                            //: %1 is a homeserver, %2 a number such as 403, %3 a time of day
                            tr("%1 answered %2 at %3").arg(host, status, at)};
    case EndpointSign::Declined:
        return EvidenceLine{Mark::NotSeen, tr("The homeserver did not do it"),
                            //: %1 is a homeserver, %2 a number such as 403, %3 a time of day
                            tr("%1 answered %2 at %3").arg(host, status, at)};
    }
    Q_UNREACHABLE();
}

std::optional<EvidenceLine> EvidenceLines::signIn(const DeactivationState &state,
                                                  const QString &host)
{
    const QList<Look<SignInSign>> &looks = state.evidence.signIn;
    if (looks.isEmpty()) {
        return std::nullopt;
    }
    const auto look = state.evidence.lastOfSignIn();
    if (!look) {
        //: %1 is a homeserver
        return EvidenceLine{Mark::NotSeen,
                            tr("%1 does not say whether our sign-in still works").arg(host),
                            //: %1 is a list of times of day
                            tr("Asked at %1").arg(times(looks))};
    }
    if (state.isManaged && look->sign == SignInSign::Rejected) {
        return ManagedSentences::rejected(look->at);
    }
    switch (look->sign) {
    case SignInSign::NoAnswer:
        break;
    case SignInSign::Accepted:
        return state.isManaged ? ManagedSentences::accepted(look->at)
                               : stillSignedIn(state, look->at);
    case SignInSign::Rejected:
        if (state.outcome == Outcome::Deactivated) {
            return EvidenceLine{Mark::Seen, tr("Our sign-in is rejected"),
                                tr("As it must be after a deactivation")};
        }
        return sinceWhenRejected(state, look->at);
    case SignInSign::RejectedSoftly:
        return EvidenceLine{Mark::Unclear, tr("Our sign-in is not accepted for now"),
                            tr("The server wants a new sign-in, or has locked the account; that "
                               "says nothing about a deactivation")};
    case SignInSign::UserDeactivated:
        return EvidenceLine{Mark::Seen, tr("Our sign-in is rejected"),
                            tr("The server gives as the reason that the account is deactivated")};
    }
    Q_UNREACHABLE();
}

/// It speaks for a deactivation unless the server's own answer speaks against one.
EvidenceLine EvidenceLines::sinceWhenRejected(const DeactivationState &state, const QDateTime &at)
{
    //: %1 is a time of day
    const QString title = tr("Our sign-in is rejected since %1").arg(Times::ofDay(at));
    if (state.likely == Likely::Deactivated) {
        return {Mark::Seen, title,
                tr("That is what deactivation does. Being signed out or locked looks the same.")};
    }
    return {Mark::Unclear, title,
            tr("A deactivation that is not finished does that, too, and being signed out or locked "
               "looks the same.")};
}

EvidenceLine EvidenceLines::stillSignedIn(const DeactivationState &state, const QDateTime &at)
{
    const QString title = tr("Our sign-in still works");
    const QString time = Times::ofDay(at);
    if (state.outcome == Outcome::Deactivated) {
        return {Mark::Unclear, title,
                //: %1 is a time of day
                tr("Seen at %1. The server may still be finishing.").arg(time)};
    }
    if (state.outcome == Outcome::StillActive) {
        return {Mark::NotSeen, title,
                //: %1 is a time of day
                tr("Seen at %1. A deactivated account is signed out.").arg(time)};
    }
    return {Mark::Unclear, title,
            //: %1 is a time of day
            tr("Seen at %1. That proves nothing yet: servers end sign-ins late.").arg(time)};
}

std::optional<EvidenceLine> EvidenceLines::profile(const DeactivationState &state)
{
    const Evidence &evidence = state.evidence;
    if (evidence.profile.isEmpty()) {
        return std::nullopt;
    }
    const auto look = evidence.lastOfProfile();
    if (!look) {
        return EvidenceLine{Mark::NotSeen, tr("Your profile could not be read"),
                            //: %1 is a list of times of day
                            tr("Tried at %1").arg(times(evidence.profile))};
    }
    if (look->sign == ProfileSign::ForMembers) {
        return EvidenceLine{Mark::Unclear, tr("Your profile says nothing"),
                            tr("The server shows profiles only to people who are signed in, and "
                               "our sign-in is not used for that any more")};
    }
    if (look->sign == ProfileSign::Gone) {
        if (!evidence.profileWasThere) {
            return EvidenceLine{Mark::Unclear, tr("There is no profile to be seen"),
                                tr("We know of none before, so that says nothing")};
        }
        return EraseSentences::profileGone(state);
    }
    if (look->sign == ProfileSign::Empty) {
        return EvidenceLine{Mark::Unclear, tr("Your profile has no name or picture"),
                            tr("That says nothing about a deactivation")};
    }
    return EraseSentences::profileShown(state);
}

std::optional<EvidenceLine> EvidenceLines::accountStatus(const Evidence &evidence)
{
    if (!evidence.accountStatusDeactivated) {
        return std::nullopt;
    }
    if (*evidence.accountStatusDeactivated) {
        return EvidenceLine{Mark::Seen, tr("The server lists the account as deactivated"), {}};
    }
    return EvidenceLine{Mark::NotSeen, tr("The server lists the account as active"), {}};
}

std::optional<EvidenceLine> EvidenceLines::identityServer(const DeactivationState &state,
                                                          const QString &host)
{
    const Evidence &evidence = state.evidence;
    if (evidence.endpoint != EndpointSign::Confirmed) {
        return std::nullopt;
    }
    const QString title = tr("Email and phone at the identity server");
    switch (evidence.unbind) {
    case UnbindResult::Success:
        if (const auto habit = eraseHabitOf(state.software); habit && habit->onlyClaimsToUnbind) {
            return EvidenceLine{Mark::Unclear, title,
                                //: %1 is a homeserver, %2 its software
                                tr("%1 says they were removed, but the versions of %2 known to us "
                                   "say so without doing it.")
                                    .arg(host, isolatedLtr(habit->software))};
        }
        return EvidenceLine{
            Mark::Seen, title,
            //: %1 is a homeserver; “they” are email addresses and phone numbers
            tr("%1 says they were removed, or that there was nothing to remove.").arg(host)};
    case UnbindResult::NoSupport:
        return EvidenceLine{Mark::Unclear, title,
                            tr("The server could not remove them itself. If you published them "
                               "there, they may still be found.")};
    case UnbindResult::NotReported:
        return EvidenceLine{Mark::Unclear, title,
                            tr("The server did not report whether they were removed")};
    }
    Q_UNREACHABLE();
}

std::optional<EvidenceLine> EvidenceLines::nextCheck(const DeactivationState &state)
{
    if (!state.nextCheckIn) {
        return std::nullopt;
    }
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*state.nextCheckIn).count();
    return EvidenceLine{Mark::Pending,
                        //: %Ln counts seconds
                        tr("Next check in %Ln s", nullptr, static_cast<int>(seconds)),
                        {}};
}

} // namespace farewell
