// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/SupportDetails.h"

#include "app/base/HomeserverUrl.h"
#include "app/base/Text.h"
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

QString nameOf(SignInSign sign)
{
    switch (sign) {
    case SignInSign::NoAnswer:
        break;
    case SignInSign::Accepted:
        return u"accepted"_s;
    case SignInSign::Rejected:
        return u"rejected"_s;
    case SignInSign::RejectedSoftly:
        return u"rejected (soft_logout, or locked)"_s;
    case SignInSign::UserDeactivated:
        return u"rejected (M_USER_DEACTIVATED)"_s;
    }
    return u"no answer"_s;
}

QString nameOf(ProfileSign sign)
{
    switch (sign) {
    case ProfileSign::NoAnswer:
        break;
    case ProfileSign::Shown:
        return u"shown"_s;
    case ProfileSign::ForMembers:
        return u"shown to members only"_s;
    case ProfileSign::Empty:
        return u"empty"_s;
    case ProfileSign::Gone:
        return u"not found"_s;
    }
    return u"no answer"_s;
}

/// The last look that had an answer, else that there was none, else that nobody has looked.
template <class Sign>
QString lastOf(const std::optional<Look<Sign>> &answered, const QList<Look<Sign>> &all)
{
    if (all.isEmpty()) {
        return none();
    }
    const Look<Sign> &last = answered ? *answered : all.constLast();
    return nameOf(last.sign) + " at "_L1 + time(last.at);
}

QString unbindOf(const Evidence &evidence)
{
    if (evidence.endpoint != EndpointSign::Confirmed) {
        return none();
    }
    switch (evidence.unbind) {
    case UnbindResult::Success:
        return u"success, says the server"_s;
    case UnbindResult::NoSupport:
        return u"no-support"_s;
    case UnbindResult::NotReported:
        break;
    }
    return u"not reported"_s;
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
        "Sign-in: "_L1 + lastOf(evidence.lastOfSignIn(), evidence.signIn),
        "Profile: "_L1 + lastOf(evidence.lastOfProfile(), evidence.profile),
        "Identity server: "_L1 + unbindOf(evidence),
    };
    return lines.join(u'\n');
}

} // namespace farewell
