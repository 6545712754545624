// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/ReceiptJson.h"

#include "app/base/Text.h"
#include "app/base/WrittenValues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Line = EvidenceLine;

constexpr std::array<Named<Outcome>, 4> outcomes{{{Outcome::Deactivated, "deactivated"_L1},
                                                  {Outcome::StillActive, "stillActive"_L1},
                                                  {Outcome::Unknown, "unknown"_L1},
                                                  {Outcome::None, "unknown"_L1}}};
constexpr std::array<Named<Session::Kind>, 3> signIns{{{Session::Kind::Password, "password"_L1},
                                                       {Session::Kind::Sso, "sso"_L1},
                                                       {Session::Kind::OAuth, "oauth"_L1}}};
constexpr std::array<Named<AttemptRequest::Proof>, 3> proofs{
    {{AttemptRequest::Proof::None, "none"_L1},
     {AttemptRequest::Proof::Password, "password"_L1},
     {AttemptRequest::Proof::Browser, "browser"_L1}}};
constexpr std::array<Named<AttemptRequest::Result>, 4> results{
    {{AttemptRequest::Result::StillOpen, "stillOpen"_L1},
     {AttemptRequest::Result::Answered, "answered"_L1},
     {AttemptRequest::Result::NothingSent, "nothingSent"_L1},
     {AttemptRequest::Result::Lost, "lost"_L1}}};
constexpr std::array<Named<UnbindResult>, 3> unbinds{
    {{UnbindResult::Success, "success"_L1},
     {UnbindResult::NoSupport, "noSupport"_L1},
     {UnbindResult::NotReported, "notReported"_L1}}};
constexpr std::array<Named<Remainder>, 9> remainders{
    {{Remainder::MessagesOthersReceived, "messagesOthersReceived"_L1},
     {Remainder::MessagesShownToNewJoiners, "messagesShownToNewJoiners"_L1},
     {Remainder::UploadedFiles, "uploadedFiles"_L1},
     {Remainder::Username, "username"_L1},
     {Remainder::SignInProviderLink, "signInProviderLink"_L1},
     {Remainder::Profile, "profile"_L1},
     {Remainder::OldNamesInRooms, "oldNamesInRooms"_L1},
     {Remainder::ServerLogs, "serverLogs"_L1},
     {Remainder::OtherServers, "otherServers"_L1}}};

constexpr qsizetype longestId = 255;
constexpr qsizetype longestText = 299; ///< one less than the schema has: "…" may follow

/// As the schema has it; a server may say anything.
QString mediumOf(const Settled::RemovedContact &contact)
{
    static const QRegularExpression known(u"^[a-z.]{1,40}\\z"_s);
    return known.match(contact.medium).hasMatch() ? contact.medium : u"other"_s;
}

/// Whole seconds, in UTC.
QString timeOf(const QDateTime &at)
{
    return at.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(cleaned(text, longestText));
}

QJsonValue orNull(const std::optional<qsizetype> &number)
{
    return number ? QJsonValue(qint64(*number)) : QJsonValue();
}

/// What a look has seen, and what that says of a deactivation by itself.
struct Told
{
    QLatin1StringView what;
    QLatin1StringView saw;
    QLatin1StringView says{"nothing"};
};

constexpr QLatin1StringView deactivated{"deactivated"};
constexpr QLatin1StringView probablyDeactivated{"probablyDeactivated"};

/// Of what no look has told.
struct Teller
{
    std::optional<Told> operator()(Line::Answer) const { return std::nullopt; } // of the request
    std::optional<Told> operator()(Line::IdentityServer) const { return std::nullopt; }
    std::optional<Told> operator()(const Line::NextCheck &) const { return std::nullopt; }

    std::optional<Told> operator()(Line::SignIn sign) const
    {
        constexpr QLatin1StringView what{"whoami"};
        switch (sign) {
        case Line::SignIn::NoAnswer:
            return Told{what, "noAnswer"_L1};
        case Line::SignIn::AcceptedMeanwhile:
        case Line::SignIn::AcceptedAfterPage:
        case Line::SignIn::AcceptedEarly: // proves nothing yet
            return Told{what, "accepted"_L1};
        case Line::SignIn::Accepted:
            return Told{what, "accepted"_L1, "stillActive"_L1};
        case Line::SignIn::Rejected:
        case Line::SignIn::RejectedLikely:
            return Told{what, "rejected"_L1, probablyDeactivated};
        case Line::SignIn::RejectedOpen:
        case Line::SignIn::RejectedAfterPage:
            return Told{what, "rejected"_L1};
        case Line::SignIn::RejectedSoftly:
            return Told{what, "rejectedSoftly"_L1};
        case Line::SignIn::UserDeactivated:
            return Told{what, deactivated, deactivated};
        }
        Q_UNREACHABLE();
    }

    std::optional<Told> operator()(Line::Profile sign) const
    {
        constexpr QLatin1StringView what{"profile"};
        switch (sign) {
        case Line::Profile::NoAnswer:
            return Told{what, "noAnswer"_L1};
        case Line::Profile::ForMembers: // answered, and nothing was seen
            return std::nullopt;
        case Line::Profile::Empty:
        case Line::Profile::NeverSeen:
            return Told{what, "gone"_L1};
        case Line::Profile::Gone:
        case Line::Profile::GoneAsChosen:
        case Line::Profile::GoneInAnyCase:
            return Told{what, "gone"_L1, probablyDeactivated};
        case Line::Profile::Shown:
        case Line::Profile::ShownThoughHidden:
        case Line::Profile::ShownThoughRemoved:
        case Line::Profile::ShownInAnyCase:
            return Told{what, "shown"_L1};
        }
        Q_UNREACHABLE();
    }

    std::optional<Told> operator()(Line::AccountStatus sign) const
    {
        constexpr QLatin1StringView what{"accountStatus"};
        return sign == Line::AccountStatus::Deactivated ? Told{what, deactivated, deactivated}
                                                        : Told{what, "shown"_L1};
    }

    std::optional<Told> operator()(Line::NewSignIn sign) const
    {
        constexpr QLatin1StringView what{"signIn"};
        switch (sign) {
        case Line::NewSignIn::Worked:
            return Told{what, "accepted"_L1, "stillActive"_L1};
        case Line::NewSignIn::Refused:
            return Told{what, "rejected"_L1};
        case Line::NewSignIn::Deactivated:
            return Told{what, deactivated, deactivated};
        }
        Q_UNREACHABLE();
    }
};

QJsonArray checksOf(const QList<EvidenceLine> &lines)
{
    QJsonArray all;
    for (const EvidenceLine &line : lines) {
        const auto told = std::visit(Teller(), line.sign);
        const QList<QDateTime> times = line.tried.isEmpty() ? QList{line.at} : line.tried;
        for (const QDateTime &at : times) {
            if (told && at.isValid()) {
                all += QJsonObject{{u"at"_s, timeOf(at)},
                                   {u"what"_s, told->what},
                                   {u"saw"_s, told->saw},
                                   {u"says"_s, told->says}};
            }
        }
    }
    return all;
}

QJsonArray requestsOf(const QList<AttemptRequest> &requests)
{
    QJsonArray all;
    for (const AttemptRequest &request : requests) {
        QJsonObject one{{u"at"_s, timeOf(request.at)},
                        {u"method"_s, u"POST"_s},
                        {u"path"_s, u"/_matrix/client/v3/account/deactivate"_s},
                        {u"proof"_s, nameOf(proofs, request.proof)},
                        {u"result"_s, nameOf(results, request.result)}};
        if (request.result == AttemptRequest::Result::Answered) {
            one.insert(u"status"_s, request.status);
            if (isErrorName(request.errcode)) {
                one.insert(u"errcode"_s, request.errcode);
            }
        }
        all += one;
    }
    return all;
}

QJsonValue identityServerOf(const Receipt &receipt)
{
    const auto told = receipt.identityServer();
    if (!told) {
        return {};
    }
    switch (*told) {
    case Line::IdentityServer::Removed:
    case Line::IdentityServer::OnlyClaimed: // by a server that says so in any case
        return u"success"_s;
    case Line::IdentityServer::NoSupport:
        return u"noSupport"_s;
    case Line::IdentityServer::NotReported:
        return u"notReported"_s;
    }
    Q_UNREACHABLE();
}

QJsonValue beforeOf(const std::optional<HadBefore> &before)
{
    if (!before) {
        return {};
    }
    return QJsonObject{{u"contacts"_s, orNull(before->contacts)},
                       {u"rooms"_s, orNull(before->rooms)},
                       {u"directChats"_s, orNull(before->directChats)},
                       {u"otherSessions"_s, orNull(before->otherSessions)},
                       {u"backedUpKeys"_s, orNull(before->backedUpKeys)}};
}

QJsonValue settledOf(const std::optional<Settled> &settled)
{
    if (!settled) {
        return {};
    }
    QJsonArray contacts;
    for (const Settled::RemovedContact &contact : settled->contacts) {
        contacts += QJsonObject{{u"at"_s, timeOf(contact.at)},
                                {u"medium"_s, mediumOf(contact)},
                                {u"masked"_s, contact.masked},
                                {u"unbind"_s, nameOf(unbinds, contact.unbind)}};
    }
    QJsonArray handedOver;
    for (const Settled::HandedOverRoom &room : settled->handedOver) {
        handedOver += QJsonObject{{u"at"_s, timeOf(room.at)},
                                  {u"roomId"_s, room.roomId.left(longestId)},
                                  {u"name"_s, room.name.left(longestText)},
                                  {u"to"_s, room.heir.left(longestId)},
                                  {u"level"_s, room.level},
                                  {u"seen"_s, room.isSeen}};
    }
    QJsonArray left;
    for (const Settled::LeftRoom &room : settled->left) {
        left += QJsonObject{{u"at"_s, timeOf(room.at)},
                            {u"roomId"_s, room.roomId.left(longestId)},
                            {u"name"_s, room.name.left(longestText)}};
    }
    QJsonValue profile;
    if (settled->profile) {
        profile = QJsonObject{
            {u"at"_s, timeOf(settled->profile->at)},
            {u"spread"_s, settled->profile->isSpread ? u"seenWhereLooked"_s : u"notSeenToEnd"_s}};
    }
    return QJsonObject{{u"contactsRemoved"_s, contacts},
                       {u"handedOver"_s, handedOver},
                       {u"roomsLeft"_s, left},
                       {u"profileCleared"_s, profile},
                       {u"copySaved"_s, QJsonValue()}};
}

QJsonObject outcomeOf(const Receipt &receipt)
{
    const bool isKnown
        = receipt.outcome == Outcome::Deactivated || receipt.outcome == Outcome::StillActive;
    QJsonValue likely;
    if (!isKnown && receipt.likely != Likely::None) {
        likely = receipt.likely == Likely::Deactivated ? u"deactivated"_s : u"stillActive"_s;
    }
    QJsonObject outcome{{u"state"_s, nameOf(outcomes, receipt.outcome)}, {u"likely"_s, likely}};
    if (isKnown) {
        outcome.insert(u"knownSince"_s, timeOf(receipt.knownSince));
    }
    return outcome;
}

QJsonObject pageOf(const Receipt::Page &page)
{
    QJsonObject object{{u"host"_s, cleaned(page.host, longestText)},
                       {u"openedAt"_s, timeOf(page.openedAt)}};
    if (page.finishedSaidAt.isValid()) {
        object.insert(u"finishedSaidAt"_s, timeOf(page.finishedSaidAt));
    }
    return object;
}

} // namespace

QByteArray toJson(const Receipt &receipt)
{
    QJsonArray remains;
    for (const Remainder one : receipt.remains()) {
        remains += nameOf(remainders, one);
    }
    QJsonObject object{
        {u"format"_s, u"farewell-receipt"_s},
        {u"version"_s, 1},
        {u"revision"_s, receipt.revision},
        {u"issued"_s, timeOf(receipt.issued)},
        {u"language"_s, receipt.language},
        {u"practice"_s, receipt.isPractice},
        {u"program"_s,
         QJsonObject{{u"name"_s, u"Farewell"_s}, {u"version"_s, receipt.programVersion}}},
        {u"account"_s,
         QJsonObject{{u"userId"_s, receipt.account.toString()},
                     {u"signIn"_s, nameOf(signIns, receipt.signIn)}}},
        {u"server"_s,
         QJsonObject{{u"url"_s, receipt.server.toString()},
                     {u"software"_s, orNull(receipt.software)},
                     {u"softwareVersion"_s, orNull(receipt.softwareVersion)}}},
        {u"choices"_s,
         QJsonObject{{u"hideMessages"_s,
                      receipt.hidesMessages ? QJsonValue(*receipt.hidesMessages) : QJsonValue()}}},
        {u"outcome"_s, outcomeOf(receipt)},
        {u"requests"_s, requestsOf(receipt.requests)},
        {u"checks"_s, checksOf(receipt.evidence)},
        {u"identityServer"_s, identityServerOf(receipt)},
        {u"before"_s, beforeOf(receipt.before)},
        {u"settled"_s, settledOf(receipt.settled)},
        {u"remains"_s, remains},
    };
    if (receipt.revision > 1) {
        object.insert(u"replaces"_s, QString::fromLatin1(receipt.replaces));
    }
    if (receipt.page && receipt.page->openedAt.isValid()) {
        object.insert(u"accountPage"_s, pageOf(*receipt.page));
    }
    return QJsonDocument(object).toJson();
}

} // namespace farewell
