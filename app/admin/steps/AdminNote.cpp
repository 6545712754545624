// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminNote.h"

#include "app/admin/steps/StepWords.h"
#include "app/base/HttpStatus.h"
#include "app/base/WrittenValues.h"
#include "app/deactivation/NoteParts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Problem = Note::Problem;
using Kind = AdminReply::Kind;

constexpr std::array<Named<Kind>, 8> answerNames{{{Kind::NothingSent, "nothingSent"_L1},
                                                  {Kind::Confirmed, "confirmed"_L1},
                                                  {Kind::RefusedBefore, "refusedBefore"_L1},
                                                  {Kind::Refused, "refused"_L1},
                                                  {Kind::SignedOut, "signedOut"_L1},
                                                  {Kind::Hidden, "hidden"_L1},
                                                  {Kind::RateLimited, "rateLimited"_L1},
                                                  {Kind::Unclear, "unclear"_L1}}};

/// More rooms or files than anybody has.
constexpr double mostOfAnything = 1e9;

/// The id of a redaction is the server's own; what does not look like one is not kept.
bool isTaskId(const QString &text)
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9_~.-]{1,64}\\z"_s);
    return form.match(text).hasMatch();
}

bool isPrint(const QString &text)
{
    static const QRegularExpression form(u"\\A[0-9a-f]{16}\\z"_s);
    return form.match(text).hasMatch();
}

QJsonObject toJson(const AdminAttempt &attempt)
{
    QJsonObject steps;
    for (const AdminStep step : adminSteps) {
        steps.insert(wordOf(step), wordOf(attempt.resultOf(step)));
    }
    return {{u"hand_over"_s, attempt.roomsToHandOver},
            {u"handed_over"_s, attempt.roomsHandedOver},
            {u"redact"_s, attempt.redact},
            {u"redact_limit"_s, attempt.redactLimit},
            {u"redact_id"_s, isTaskId(attempt.redactId) ? attempt.redactId : QString()},
            {u"delete_files"_s, attempt.deleteFiles},
            {u"files_deleted"_s, attempt.filesDeleted},
            {u"steps"_s, steps}};
}

QJsonObject requestToJson(const AdminAttempt &attempt)
{
    QJsonObject object{
        {u"was_deactivated"_s, attempt.wasDeactivated},
        {u"is_again"_s, attempt.isAgain},
        {u"rooms"_s, attempt.rooms},
        {u"salt"_s, attempt.signs.salt},
        {u"signs"_s, QJsonArray::fromStringList(attempt.signs.prints)},
        {u"had_contacts"_s, attempt.signs.hadContacts},
    };
    write(NotedSending{attempt.sentAt, attempt.sent}, object);
    if (attempt.reply) {
        object.insert(u"answer"_s, nameOf(answerNames, *attempt.reply));
        object.insert(u"status"_s, attempt.httpStatus);
        object.insert(u"errcode"_s, isErrorName(attempt.errcode) ? attempt.errcode : QString());
    }
    return object;
}

std::optional<qint64> countIn(const QJsonObject &object, QLatin1StringView key)
{
    const double count = object.value(key).toDouble(-1);
    return count >= 0 && count <= mostOfAnything ? std::optional(static_cast<qint64>(count))
                                                 : std::nullopt;
}

bool readCounts(const QJsonObject &object, AdminAttempt &attempt)
{
    const auto wanted = countIn(object, "hand_over"_L1);
    const auto done = countIn(object, "handed_over"_L1);
    const auto limit = countIn(object, "redact_limit"_L1);
    const auto files = countIn(object, "files_deleted"_L1);
    if (!wanted || !done || !limit || !files || *done > *wanted) {
        return false;
    }
    attempt.roomsToHandOver = *wanted;
    attempt.roomsHandedOver = *done;
    attempt.redactLimit = static_cast<int>(*limit);
    attempt.filesDeleted = *files;
    return true;
}

bool readSteps(const QJsonObject &object, AdminAttempt &attempt)
{
    const QJsonObject steps = object.value("steps"_L1).toObject();
    for (const AdminStep step : adminSteps) {
        const auto result = stepResultOf(steps.value(wordOf(step)).toString());
        if (!result) {
            return false;
        }
        attempt.results.at(static_cast<std::size_t>(step)) = *result;
    }
    const QJsonValue redact = object.value("redact"_L1);
    const QJsonValue deleteFiles = object.value("delete_files"_L1);
    const QString redactId = object.value("redact_id"_L1).toString();
    attempt.redact = redact.toBool();
    attempt.deleteFiles = deleteFiles.toBool();
    attempt.redactId = redactId;
    return redact.isBool() && deleteFiles.isBool() && (redactId.isEmpty() || isTaskId(redactId))
        && readCounts(object, attempt);
}

bool readSigns(const QJsonObject &request, AccountSigns &signs)
{
    const QJsonArray prints = request.value("signs"_L1).toArray();
    const QUuid salt(request.value("salt"_L1).toString());
    const QJsonValue hadContacts = request.value("had_contacts"_L1);
    if (salt.isNull() || !hadContacts.isBool() || !request.value("signs"_L1).isArray()
        || prints.size() > AccountSigns::most) {
        return false;
    }
    for (const auto print : prints) {
        if (!isPrint(print.toString())) {
            return false;
        }
        signs.prints += print.toString();
    }
    signs.salt = salt.toString(QUuid::WithoutBraces);
    signs.hadContacts = hadContacts.toBool();
    return true;
}

bool readAnswer(const QJsonObject &request, AdminAttempt &attempt)
{
    if (!request.contains("answer"_L1)) {
        return true;
    }
    attempt.reply = valueOf(answerNames, request.value("answer"_L1));
    attempt.httpStatus = request.value("status"_L1).toInt(-1);
    attempt.errcode = request.value("errcode"_L1).toString();
    const bool isStatus = attempt.httpStatus == 0 || http::isStatus(attempt.httpStatus);
    return attempt.reply && isStatus && (attempt.errcode.isEmpty() || isErrorName(attempt.errcode));
}

bool readRequest(const QJsonObject &request, AdminAttempt &attempt)
{
    const auto sending = readSending(request);
    const auto rooms = countIn(request, "rooms"_L1);
    const QJsonValue wasDeactivated = request.value("was_deactivated"_L1);
    const QJsonValue isAgain = request.value("is_again"_L1);
    if (!sending || !rooms || !wasDeactivated.isBool() || !isAgain.isBool()
        || !readSigns(request, attempt.signs)) {
        return false;
    }
    attempt.sentAt = sending->at;
    attempt.sent = sending->moment;
    attempt.rooms = *rooms;
    attempt.wasDeactivated = wasDeactivated.toBool();
    attempt.isAgain = isAgain.toBool();
    return readAnswer(request, attempt);
}

} // namespace

QByteArray toNote(const AdminAttempt &attempt)
{
    QJsonObject object = toJson(attempt);
    object.insert(u"version"_s, versionForOthers);
    object.insert(u"actor"_s, attempt.actor.toString());
    object.insert(u"address"_s, attempt.address.toString());
    object.insert(u"begun_at"_s, writtenTime(attempt.begunAt));
    write(NotedAim{attempt.subject, attempt.homeserver, attempt.erase}, object);
    if (attempt.sentAt.isValid()) {
        object.insert(u"request"_s, requestToJson(attempt));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::variant<Problem, AdminAttempt> parseAdminNote(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const auto actor = UserId::parse(object.value("actor"_L1).toString());
    const auto aim = readAim(object);
    const auto address = HomeserverUrl::parse(object.value("address"_L1).toString());
    const auto begunAt = readTime(object.value("begun_at"_L1));
    if (object.value("version"_L1).toInt() != versionForOthers || !actor || !aim || !address
        || !begunAt) {
        return Problem::Unreadable;
    }
    AdminAttempt attempt{.actor = *actor,
                         .subject = aim->subject,
                         .homeserver = aim->homeserver,
                         .address = *address,
                         .begunAt = *begunAt,
                         .erase = aim->erase};
    const QJsonValue request = object.value("request"_L1);
    const bool isWhole = readSteps(object, attempt)
        && (request.isUndefined() || readRequest(request.toObject(), attempt));
    if (!isWhole) {
        return Problem::Unreadable;
    }
    return attempt;
}

} // namespace farewell
