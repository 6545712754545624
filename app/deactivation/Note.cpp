// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/Note.h"

#include "app/base/HttpStatus.h"
#include "app/base/WrittenValues.h"
#include "app/deactivation/NoteParts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Problem = Note::Problem;
using ProofKind = AttemptRequest::Proof;
using Fate = AttemptRequest::Result;

constexpr int ourVersion = 2;
constexpr qsizetype mostRequests = 20;
constexpr qsizetype longestSoftware = 200;
constexpr int mostRevisions = 1'000'000; ///< nobody saves so many

constexpr std::array<Named<AttemptStep>, 3> stepNames{{{AttemptStep::Asked, "asked"_L1},
                                                       {AttemptStep::Proved, "proved"_L1},
                                                       {AttemptStep::FindingOut, "findingOut"_L1}}};

/// OAuth is missing: for an account that is managed in the browser we send no request, so there is
/// no note.
constexpr std::array<Named<Session::Kind>, 2> kindNames{
    {{Session::Kind::Password, "password"_L1}, {Session::Kind::Sso, "sso"_L1}}};

constexpr std::array<Named<ProofKind>, 3> proofNames{{{ProofKind::None, "none"_L1},
                                                      {ProofKind::Password, "password"_L1},
                                                      {ProofKind::Browser, "browser"_L1}}};

constexpr std::array<Named<Fate>, 4> resultNames{{{Fate::StillOpen, "stillOpen"_L1},
                                                  {Fate::Answered, "answered"_L1},
                                                  {Fate::NothingSent, "nothingSent"_L1},
                                                  {Fate::Lost, "lost"_L1}}};

QJsonObject toJson(const AttemptRequest &request)
{
    QJsonObject object{{u"at"_s, writtenTime(request.at)},
                       {u"proof"_s, nameOf(proofNames, request.proof)},
                       {u"result"_s, nameOf(resultNames, request.result)}};
    if (request.result == Fate::Answered) {
        object.insert(u"status"_s, request.status);
        if (isErrorName(request.errcode)) {
            object.insert(u"errcode"_s, request.errcode);
        }
    }
    return object;
}

std::optional<AttemptRequest> requestOf(const QJsonObject &object)
{
    const auto at = readTime(object.value("at"_L1));
    const auto proof = valueOf(proofNames, object.value("proof"_L1));
    const auto result = valueOf(resultNames, object.value("result"_L1));
    if (!at || !proof || !result) {
        return std::nullopt;
    }
    if (*result != Fate::Answered) {
        return AttemptRequest{*at, *proof, *result};
    }
    const int status = object.value("status"_L1).toInt();
    const QString errcode = object.value("errcode"_L1).toString();
    const bool isWhole = http::isStatus(status) && (errcode.isEmpty() || isErrorName(errcode));
    return isWhole ? std::optional(AttemptRequest{*at, *proof, *result, status, errcode})
                   : std::nullopt;
}

QJsonArray toJson(const QList<AttemptRequest> &requests)
{
    QJsonArray array;
    const qsizetype first = std::max<qsizetype>(0, requests.size() - mostRequests);
    for (const AttemptRequest &request : requests.sliced(first)) {
        array += toJson(request);
    }
    return array;
}

std::optional<QList<AttemptRequest>> requestsOf(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > mostRequests) {
        return std::nullopt;
    }
    QList<AttemptRequest> requests;
    for (const auto one : array) {
        const auto request = requestOf(one.toObject());
        if (!request) {
            return std::nullopt;
        }
        requests += *request;
    }
    return requests;
}

bool isSha256(const QByteArray &hex)
{
    return hex.size() == 64 && std::ranges::all_of(hex, [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
           });
}

/// Missing: what is there is not ours.
std::optional<SavedReceipt> receiptOf(const QJsonObject &object)
{
    const SavedReceipt receipt{object.value("revision"_L1).toInt(),
                               object.value("sha256"_L1).toString().toUtf8()};
    const bool isWhole
        = receipt.revision >= 1 && receipt.revision <= mostRevisions && isSha256(receipt.sha256);
    return isWhole ? std::optional(receipt) : std::nullopt;
}

/// What every version has written.
std::optional<Attempt> commonOf(const QJsonObject &object, QLatin1StringView subjectKey,
                                QLatin1StringView kindKey)
{
    const auto aim = readAim(object, subjectKey);
    const auto sending = readSending(object);
    const auto kind = valueOf(kindNames, object.value(kindKey));
    const auto step = valueOf(stepNames, object.value("step"_L1));
    const QJsonValue profile = object.value("profile_was_there"_L1);
    const QJsonValue status = object.value("account_status"_L1);
    if (!aim || !sending || !kind || !step || !profile.isBool() || !status.isBool()) {
        return std::nullopt;
    }
    return Attempt{.actor = aim->subject,
                   .subject = aim->subject,
                   .homeserver = aim->homeserver,
                   .kind = *kind,
                   .step = *step,
                   .sentAt = sending->at,
                   .sent = sending->moment,
                   .erase = aim->erase,
                   .profileWasThere = profile.toBool(),
                   .accountStatus = status.toBool()};
}

Note::Content parseFirst(const QJsonObject &object)
{
    const auto attempt = commonOf(object, "user_id"_L1, "sign_in"_L1);
    return attempt ? Note::Content(*attempt) : Problem::Unreadable;
}

Note::Content parseSecond(const QJsonObject &object)
{
    auto attempt = commonOf(object, "subject"_L1, "kind"_L1);
    const auto actor = UserId::parse(object.value("actor"_L1).toString());
    const QJsonValue software = object.value("software"_L1);
    auto requests = requestsOf(object.value("requests"_L1));
    const bool hasReceipt = object.contains("receipt"_L1);
    const auto receipt = receiptOf(object.value("receipt"_L1).toObject());
    if (hasReceipt != receipt.has_value()) {
        return Problem::Unreadable;
    }
    if (!attempt || !actor || !software.isString() || software.toString().size() > longestSoftware
        || !requests || *actor != attempt->subject) {
        return Problem::Unreadable;
    }
    attempt->actor = *actor;
    attempt->software = software.toString();
    attempt->requests = *std::move(requests);
    attempt->receipt = receipt;
    return *std::move(attempt);
}

} // namespace

QByteArray toNote(const Attempt &attempt)
{
    QJsonObject object{
        {u"version"_s, ourVersion},
        {u"software"_s, attempt.software.left(longestSoftware)},
        {u"actor"_s, attempt.actor.toString()},
        {u"kind"_s, nameOf(kindNames, attempt.kind)},
        {u"step"_s, nameOf(stepNames, attempt.step)},
        {u"profile_was_there"_s, attempt.profileWasThere},
        {u"account_status"_s, attempt.accountStatus},
        {u"requests"_s, toJson(attempt.requests)},
    };
    write(NotedAim{attempt.subject, attempt.homeserver, attempt.erase}, object);
    write(NotedSending{attempt.sentAt, attempt.sent}, object);
    if (attempt.receipt) {
        object.insert(u"receipt"_s,
                      QJsonObject{{u"revision"_s, attempt.receipt->revision},
                                  {u"sha256"_s, QString::fromLatin1(attempt.receipt->sha256)}});
    }
    return QJsonDocument(object).toJson();
}

Note::Content parseNote(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const int version = object.value("version"_L1).toInt();
    switch (version) {
    case 1:
        return parseFirst(object);
    case ourVersion:
        return parseSecond(object);
    case versionForOthers:
        return Note::ForOthers{bytes};
    default:
        return version > versionForOthers ? Problem::Newer : Problem::Unreadable;
    }
}

} // namespace farewell
