// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/AnswerSentences.h"

#include "app/base/HttpStatus.h"
#include "app/base/Text.h"

using namespace Qt::StringLiterals;

namespace farewell {

QString AnswerSentences::refused(const DeactivationState &state, const QString &host)
{
    const QString &errcode = state.failure.errcode;
    if (errcode.isEmpty() && state.failure.httpStatus == http::forbidden) {
        //: %1 is a homeserver
        return tr("The request was refused, but not in the words of a Matrix server: something "
                  "between you and %1 may have answered.")
            .arg(host);
    }
    if (const QString own = named(errcode); !own.isEmpty()) {
        return own;
    }
    if (state.phase == DeactivationPhase::Password) {
        return tr("Your server did not accept this. Your account has not been changed.");
    }
    if (errcode == "M_BAD_JSON"_L1 || errcode == "M_NOT_JSON"_L1) {
        return tr("The server did not understand our request and did nothing. That is a fault of "
                  "Farewell or of the server, not yours.");
    }
    return tr("The server refused the request and did nothing.");
}

QString AnswerSentences::policy(const QString &errcode)
{
    const QString own = named(errcode);
    return own.isEmpty()
        ? tr("The people who run this server do not allow accounts to be deactivated from an app.")
        : own;
}

/// Of those that say themselves what they are about, whatever was asked for.
QString AnswerSentences::named(const QString &errcode)
{
    if (errcode == "M_GUEST_ACCESS_FORBIDDEN"_L1) {
        return tr("This is a guest account. The server does not let guests deactivate their "
                  "account.");
    }
    if (errcode == "ORG_MATRIX_EXPIRED_ACCOUNT"_L1) {
        return tr("This account has expired. The server does nothing for it before it is renewed.");
    }
    if (errcode == "M_RESOURCE_LIMIT_EXCEEDED"_L1) {
        return tr("The server has reached a limit that its people have set, and does nothing for "
                  "this account until they change that.");
    }
    if (errcode == "M_CONSENT_NOT_GIVEN"_L1) {
        return tr("The server does nothing for this account before you have agreed to its terms.");
    }
    return {};
}

QString AnswerSentences::wayOut(const Failure &failure, const QString &host)
{
    if (!failure.consentPage.isEmpty()) {
        return tr("Open the page below in your browser, agree to the terms there, then try again.");
    }
    //: %1 is a homeserver
    return failure.adminContact.isEmpty()
        ? QString()
        : tr("Write to the people who run %1: the server names below whom to ask.").arg(host);
}

QString AnswerSentences::signedOut(const Failure &failure, const QString &host)
{
    if (failure.errcode.isEmpty()) {
        //: %1 is a homeserver
        return tr("Our sign-in was refused, but not in the words of a Matrix server. Something "
                  "between this computer and %1, such as the network of a company or hotel, may "
                  "have answered in its place.")
            .arg(host);
    }
    if (failure.errcode == "M_MISSING_TOKEN"_L1) {
        //: %1 is a homeserver
        return tr("%1 did not see our sign-in, so it did not act on the request. Something in "
                  "between may have taken it away.")
            .arg(host);
    }
    if (failure.softLogout) {
        return tr("The server wants you to sign in once more before it does anything, so it did "
                  "not act on the request.");
    }
    return tr(
        "The server no longer accepts our sign-in, so it did not act on the request. "
        "Somebody may have signed this session out or locked the account, or the account may be "
        "gone already.");
}

QString AnswerSentences::brokenOff(const DeactivationState &state, const QString &host)
{
    const Evidence &evidence = state.evidence;
    const SignInSign sign = evidence.signInSaid();
    const bool hasEnded = sign == SignInSign::Rejected;
    switch (evidence.endpoint) {
    case EndpointSign::Refused:
        return refusedHalfWay(sign, host);
    case EndpointSign::Failed:
        if (sign == SignInSign::Accepted) {
            return {};
        }
        return hasEnded
            //: %1 is a homeserver
            ? tr("%1 says that it failed, but it has ended your sign-in: part of it may have "
                 "happened.")
                  .arg(host)
            //: %1 is a homeserver
            : tr("%1 says that it failed. Nothing tells us so far how much of it has happened.")
                  .arg(host);
    case EndpointSign::NotSent:
    case EndpointSign::Declined:
        if (sign == SignInSign::RejectedSoftly && !state.isManaged) {
            return tr("Our request did nothing. Our sign-in is not accepted for now: the server "
                      "wants a new one, or has locked the account.");
        }
        return hasEnded && !state.isManaged
            ? tr("Our request did nothing, but our sign-in has ended. Somebody may have signed this "
                 "session out, locked the account, or deactivated it in another way.")
            : QString();
    case EndpointSign::Confirmed:
    case EndpointSign::AlreadyDone:
        //: %1 is a homeserver
        return tr("%1 confirmed it, but our sign-in still works.").arg(host);
    case EndpointSign::Unclear:
        return sign != SignInSign::Accepted && evidence.endpointStatus == http::unauthorized
            //: %1 is a homeserver
            ? tr("%1 turned our sign-in away, so our request did nothing. Somebody may have signed "
                 "this session out, locked the account, or deactivated it in another way.")
                  .arg(host)
            : QString();
    case EndpointSign::Waiting:
    case EndpointSign::StoppedWaiting:
    case EndpointSign::Lost:
        return {};
    }
    Q_UNREACHABLE();
}

QString AnswerSentences::refusedHalfWay(SignInSign sign, const QString &host)
{
    switch (sign) {
    case SignInSign::Rejected:
        //: %1 is a homeserver
        return tr("%1 refused, but it has ended your sign-in: part of it may have happened. Ask the "
                  "people who run %1 to finish it.")
            .arg(host);
    case SignInSign::RejectedSoftly:
        //: %1 is a homeserver
        return tr("%1 refused, but part of it may have happened before: our sign-in is not accepted "
                  "for now, and that tells neither.")
            .arg(host);
    case SignInSign::NoAnswer:
    case SignInSign::Accepted:
    case SignInSign::UserDeactivated:
        //: %1 is a homeserver
        return tr("%1 refused, but part of it may have happened before: nothing tells us so far "
                  "whether our sign-in still works.")
            .arg(host);
    }
    Q_UNREACHABLE();
}

QString AnswerSentences::notCarriedOut(const Evidence &evidence)
{
    if (evidence.signInSaid() == SignInSign::Accepted) {
        return tr("The server did not carry out the deactivation, and you are still signed in.");
    }
    return evidence.endpoint == EndpointSign::NotSent
        ? tr("The request never left this computer.")
        : tr("The server answered that it did not carry out the deactivation.");
}

} // namespace farewell
