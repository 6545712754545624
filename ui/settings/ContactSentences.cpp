// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/ContactSentences.h"

#include "app/base/Text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// A pause, rounded up; a server that does not say how long gets one minute.
int minutesOf(const std::optional<std::chrono::milliseconds> &pause)
{
    const auto minutes
        = std::chrono::ceil<std::chrono::minutes>(pause.value_or(std::chrono::minutes(1)));
    return std::max(static_cast<int>(minutes.count()), 1);
}

} // namespace

QString ContactSentences::shown(const Contact &contact)
{
    const QString address = cleaned(contact.address);
    const bool digits = !address.isEmpty()
        && std::all_of(address.cbegin(), address.cend(),
                       [](QChar c) { return c >= u'0' && c <= u'9'; });
    // Servers keep phone numbers without the plus (CS-API, identifier type m.id.phone).
    return isolatedLtr(contact.medium == "msisdn"_L1 && digits ? u'+' + address : address);
}

QString ContactSentences::removed(const Contact &contact, UnbindResult unbind)
{
    switch (unbind) {
    case UnbindResult::Success:
    case UnbindResult::NotReported:
        //: %1 is an email address or phone number
        return tr("%1 was removed.").arg(shown(contact));
    case UnbindResult::NoSupport:
        //: %1 is an email address or phone number
        return tr("%1 was removed from your account. If you published it on an identity server, it "
                  "may still be found there.")
            .arg(shown(contact));
    }
    Q_UNREACHABLE();
}

QString ContactSentences::notRemoved(const Failure &failure)
{
    switch (failure.cause) {
    case Cause::ProxyFailed:
    case Cause::NoSuchHost:
    case Cause::PortClosed:
    case Cause::TlsFailed:
    case Cause::NotReached:
    case Cause::OutsidePractice:
    case Cause::PracticeOnly:
        return tr("Your server could not be reached. Nothing was removed.");
    case Cause::ConnectionLost:
    case Cause::DeadlinePassed:
    case Cause::TooLarge:
    case Cause::Redirected:
    case Cause::NotMatrix:
    case Cause::BadAnswer:
    case Cause::ServerTrouble:
        return tr(
            "Your server gave no usable answer, so it may or may not have been removed. Close "
            "the settings and open them again to see.");
    case Cause::RateLimited:
        return tr("Your server asks for a pause. Nothing was removed; try again in %Ln minute(s).",
                  nullptr, minutesOf(failure.retryAfter));
    case Cause::TokenRejected:
        return tr("Your sign-in has ended. Nothing was removed; sign in again.");
    case Cause::UserDeactivated:
        return tr("Your server says that the account is deactivated.");
    case Cause::UserLocked:
        return tr("Your account is locked by the people who run the server. Nothing was removed.");
    case Cause::WrongCredentials:
    case Cause::Unrecognized:
    case Cause::NotFound:
    case Cause::ClientError:
        return tr("Your server refused to remove it.");
    }
    Q_UNREACHABLE();
}

} // namespace farewell
