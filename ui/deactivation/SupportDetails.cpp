// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/SupportDetails.h"

#include "app/base/HomeserverUrl.h"
#include "app/base/Text.h"
#include "app/deactivation/EvidenceLines.h"
#include "ui/deactivation/DeactivationWords.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QString none()
{
    return u"-"_s;
}

QString time(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODate);
}

/// Known, or leaned to, as the heading of the window has it.
QString outcomeOf(const DeactivationState &state)
{
    switch (state.likely) {
    case Likely::None:
        break;
    case Likely::Deactivated:
        return u"unknown, probably deactivated"_s;
    case Likely::StillActive:
        return u"unknown, may still be active"_s;
    }
    return state.outcome == Outcome::None ? none() : words::outcome(state.outcome);
}

QString nameOf(EvidenceLine::SignIn sign)
{
    switch (sign) {
    case EvidenceLine::SignIn::NoAnswer:
        return u"no answer"_s;
    case EvidenceLine::SignIn::AcceptedMeanwhile:
    case EvidenceLine::SignIn::AcceptedEarly:
    case EvidenceLine::SignIn::AcceptedAfterPage:
    case EvidenceLine::SignIn::Accepted:
        return u"accepted"_s;
    case EvidenceLine::SignIn::Rejected:
    case EvidenceLine::SignIn::RejectedLikely:
    case EvidenceLine::SignIn::RejectedOpen:
    case EvidenceLine::SignIn::RejectedAfterPage:
        return u"rejected"_s;
    case EvidenceLine::SignIn::RejectedSoftly:
        return u"rejected (soft_logout, or locked)"_s;
    case EvidenceLine::SignIn::UserDeactivated:
        return u"rejected (M_USER_DEACTIVATED)"_s;
    }
    Q_UNREACHABLE();
}

QString nameOf(EvidenceLine::Profile sign)
{
    switch (sign) {
    case EvidenceLine::Profile::NoAnswer:
        return u"no answer"_s;
    case EvidenceLine::Profile::ForMembers:
        return u"shown to members only"_s;
    case EvidenceLine::Profile::Empty:
        return u"empty"_s;
    case EvidenceLine::Profile::NeverSeen:
    case EvidenceLine::Profile::Gone:
    case EvidenceLine::Profile::GoneAsChosen:
    case EvidenceLine::Profile::GoneInAnyCase:
        return u"not found"_s;
    case EvidenceLine::Profile::Shown:
    case EvidenceLine::Profile::ShownThoughHidden:
    case EvidenceLine::Profile::ShownThoughRemoved:
    case EvidenceLine::Profile::ShownInAnyCase:
        return u"shown"_s;
    }
    Q_UNREACHABLE();
}

QString nameOf(EvidenceLine::IdentityServer sign)
{
    switch (sign) {
    case EvidenceLine::IdentityServer::Removed:
    case EvidenceLine::IdentityServer::OnlyClaimed:
        return u"success, says the server"_s;
    case EvidenceLine::IdentityServer::NoSupport:
        return u"no-support"_s;
    case EvidenceLine::IdentityServer::NotReported:
        return u"not reported"_s;
    }
    Q_UNREACHABLE();
}

/// What that witness said, and if wanted when; nothing where it was not asked.
template <class Sign>
QString saidBy(const QList<EvidenceLine> &lines, bool withTime = true)
{
    for (const EvidenceLine &line : lines) {
        if (const auto *sign = std::get_if<Sign>(&line.sign)) {
            return withTime ? nameOf(*sign) + " at "_L1 + time(line.at) : nameOf(*sign);
        }
    }
    return none();
}

/// An earlier answer to a request of ours says nothing of what was done on the account page.
int statusOf(const DeactivationState &state)
{
    if (state.isManaged) {
        return 0;
    }
    return state.failure.httpStatus != 0 ? state.failure.httpStatus : state.evidence.endpointStatus;
}

} // namespace

QString supportDetails(const DeactivationState &state, const AccountView &account,
                       const QDateTime &now)
{
    const Evidence &evidence = state.evidence;
    const QList<EvidenceLine> seen = evidenceLines(state);
    const bool isAnswered = evidence.endpointAt.isValid() && !state.isManaged;
    const auto sent = state.isManaged ? std::nullopt : evidence.left();
    const QString errcode = state.isManaged ? QString() : cleaned(state.failure.errcode);
    const int status = statusOf(state);
    const QString erase = state.isManaged ? u"decided on the account page"_s
        : state.erase                     ? u"true"_s
                                          : u"false"_s;
    const QStringList lines{
        "Time: "_L1 + time(isAnswered ? evidence.endpointAt : now),
        "Sent: "_L1 + (sent ? time(*sent) : none()),
        "Account: "_L1 + cleaned(account.userId.toString()),
        "Server: "_L1 + account.host,
        "Software: "_L1 + (state.software.isEmpty() ? none() : cleaned(state.software)),
        state.isManaged ? "Account page: "_L1 + shownHost(state.accountPage)
                        : u"Endpoint: POST /_matrix/client/v3/account/deactivate"_s,
        "Erase: "_L1 + erase,
        "HTTP status: "_L1 + (status != 0 ? QString::number(status) : none()),
        "Errcode: "_L1 + (errcode.isEmpty() ? none() : errcode),
        "Outcome: "_L1 + outcomeOf(state),
        "Sign-in: "_L1 + saidBy<EvidenceLine::SignIn>(seen),
        "Profile: "_L1 + saidBy<EvidenceLine::Profile>(seen),
        "Identity server: "_L1 + saidBy<EvidenceLine::IdentityServer>(seen, false),
    };
    return lines.join(u'\n');
}

} // namespace farewell
