// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/Receipt.h"

#include "app/base/FileNames.h"
#include "app/deactivation/EraseHabits.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

bool isShown(EvidenceLine::Profile profile)
{
    switch (profile) {
    case EvidenceLine::Profile::Shown:
    case EvidenceLine::Profile::ShownThoughHidden:
    case EvidenceLine::Profile::ShownThoughRemoved:
    case EvidenceLine::Profile::ShownInAnyCase:
        return true;
    case EvidenceLine::Profile::NoAnswer:
    case EvidenceLine::Profile::ForMembers:
    case EvidenceLine::Profile::Empty:
    case EvidenceLine::Profile::NeverSeen:
    case EvidenceLine::Profile::Gone:
    case EvidenceLine::Profile::GoneAsChosen:
    case EvidenceLine::Profile::GoneInAnyCase:
        return false;
    }
    Q_UNREACHABLE();
}

/// The last line of this kind.
template <class Sign>
std::optional<Sign> lastOf(const QList<EvidenceLine> &lines)
{
    std::optional<Sign> found;
    for (const EvidenceLine &line : lines) {
        if (const auto *sign = std::get_if<Sign>(&line.sign)) {
            found = *sign;
        }
    }
    return found;
}

} // namespace

bool Receipt::isAsked() const
{
    return isManaged() || !requests.isEmpty();
}

QDateTime Receipt::askedAt() const
{
    const auto left = [](const AttemptRequest &request) {
        return request.result != AttemptRequest::Result::NothingSent;
    };
    const auto last = std::find_if(requests.crbegin(), requests.crend(), left);
    if (last != requests.crend()) {
        return last->at;
    }
    return page && page->finishedSaidAt.isValid() ? page->finishedSaidAt
        : page                                    ? page->openedAt
                                                  : QDateTime();
}

bool Receipt::isConfirmed() const
{
    return outcome == Outcome::Deactivated
        && lastOf<EvidenceLine::Answer>(evidence) == EvidenceLine::Answer::Confirmed;
}

bool Receipt::areMessagesHidden() const
{
    return isConfirmed() && hidesMessages.value_or(false) && !eraseHabitOf(software);
}

std::optional<EvidenceLine::IdentityServer> Receipt::identityServer() const
{
    return lastOf<EvidenceLine::IdentityServer>(evidence);
}

QList<Remainder> Receipt::remains() const
{
    if (outcome == Outcome::StillActive || !isAsked()) {
        return {};
    }
    QList<Remainder> all{Remainder::MessagesOthersReceived};
    if (hidesMessages && (!*hidesMessages || eraseHabitOf(software))) {
        all += Remainder::MessagesShownToNewJoiners;
    }
    all += {Remainder::UploadedFiles, Remainder::Username};
    if (signIn == Session::Kind::Sso) {
        all += Remainder::SignInProviderLink;
    }
    const auto profile = lastOf<EvidenceLine::Profile>(evidence);
    if (profile && isShown(*profile)) {
        all += Remainder::Profile;
    }
    all += {Remainder::OldNamesInRooms, Remainder::ServerLogs, Remainder::OtherServers};
    return all;
}

bool tellTheSame(const Receipt &one, const Receipt &other)
{
    const auto signs = [](const Receipt &receipt) {
        QList<EvidenceLine::Sign> all;
        for (const EvidenceLine &line : receipt.evidence) {
            if (line.what() != EvidenceLine::What::NextCheck) {
                all += line.sign;
            }
        }
        return all;
    };
    return one.outcome == other.outcome && one.likely == other.likely
        && one.requests == other.requests && one.page == other.page && signs(one) == signs(other);
}

QByteArray sha256Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QString nameOf(const Receipt &receipt)
{
    return u"Farewell receipt %1 %2 %3"_s.arg(inFileName(receipt.account.localpart()),
                                              inFileName(receipt.account.serverName()),
                                              receipt.issued.toUTC().toString(u"yyyy-MM-dd"_s));
}

} // namespace farewell
