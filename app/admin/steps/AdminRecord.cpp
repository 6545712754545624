// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminRecord.h"

#include "app/admin/steps/StepWords.h"
#include "app/base/FileNames.h"
#include "app/base/UserId.h"
#include "app/base/WrittenValues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr std::array<Named<Outcome>, 3> outcomes{{{Outcome::Deactivated, "deactivated"_L1},
                                                  {Outcome::StillActive, "stillActive"_L1},
                                                  {Outcome::Unknown, "unknown"_L1}}};

QJsonValue timeOrNull(const QDateTime &at)
{
    return at.isValid() ? QJsonValue(writtenTime(at)) : QJsonValue();
}

QJsonValue orNull(const std::optional<bool> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject choicesOf(const AdminChoices &choices)
{
    QJsonArray heirs;
    for (const Heir &heir : choices.heirs) {
        heirs += QJsonObject{{u"room"_s, heir.roomId}, {u"heir"_s, heir.userId}};
    }
    return {{u"erase"_s, orNull(choices.erase)},
            {u"handover"_s, heirs},
            {u"redact"_s, choices.redact ? QJsonValue(choices.redactLimit) : QJsonValue()},
            {u"deleteFiles"_s, choices.deleteFiles}};
}

QJsonArray stepsOf(const AdminDeactivationState &state)
{
    QJsonArray all;
    for (const AdminStep step : adminSteps) {
        all += QJsonObject{
            {u"step"_s, wordOf(step)},
            {u"result"_s, wordOf(state.resultOf(step))},
            {u"at"_s, timeOrNull(state.resultAt.at(static_cast<std::size_t>(step)))}};
    }
    return all;
}

QJsonArray requestsOf(const QList<ActivityEntry> &acts)
{
    QJsonArray all;
    for (const ActivityEntry &act : acts) {
        all += QJsonObject{{u"act"_s, wordOf(act.what)},
                           {u"at"_s, timeOrNull(act.at)},
                           {u"object"_s, orNull(act.object)},
                           {u"answer"_s, orNull(act.answer)},
                           {u"answeredAt"_s, timeOrNull(act.answeredAt.value_or(QDateTime()))},
                           {u"readBack"_s, orNull(act.readBack)}};
    }
    return all;
}

QJsonObject readBackOf(const AdminDeactivationState &state)
{
    const AccountDeactivation::Seen &seen = state.deactivation;
    return {{u"at"_s, timeOrNull(seen.readAt)},
            {u"deactivated"_s, orNull(seen.account.isDeactivated)},
            {u"erased"_s, orNull(seen.account.isErased)}};
}

} // namespace

QByteArray toJson(const AdminRecord &record)
{
    const AdminDeactivationState &state = record.state;
    const AdminUser &user = record.target.account.user;
    const QJsonValue left = state.roomsLeft ? QJsonValue(qint64(*state.roomsLeft)) : QJsonValue();
    const QJsonObject object{
        {u"format"_s, u"farewell-admin-record"_s},
        {u"version"_s, 1},
        {u"issued"_s, writtenTime(record.issued)},
        {u"program"_s,
         QJsonObject{{u"name"_s, u"Farewell"_s}, {u"version"_s, record.programVersion}}},
        {u"practice"_s, record.isPractice},
        {u"actor"_s, record.actor},
        {u"subject"_s, user.id},
        {u"server"_s, record.server},
        {u"address"_s, record.address},
        {u"before"_s,
         QJsonObject{{u"deactivated"_s, user.isDeactivated},
                     {u"erased"_s, user.isErased},
                     {u"sessions"_s, record.target.sessions},
                     {u"lastSeen"_s, timeOrNull(user.lastSeenAt.value_or(QDateTime()))}}},
        {u"choices"_s, choicesOf(state.choices)},
        {u"steps"_s, stepsOf(state)},
        {u"requests"_s, requestsOf(record.acts)},
        {u"readBack"_s, readBackOf(state)},
        {u"rooms"_s,
         QJsonObject{{u"before"_s, qint64(record.target.joined.size())}, {u"left"_s, left}}},
        {u"outcome"_s,
         QJsonObject{{u"result"_s, nameOf(outcomes, state.outcome)},
                     {u"reason"_s, orNull(wordOf(state.reason))}}},
    };
    return QJsonDocument(object).toJson();
}

QString fileNameOf(const AdminRecord &record)
{
    const auto id = UserId::parse(record.target.id());
    const QString localpart = inFileName(id ? id->localpart() : record.target.id());
    const QString day = record.issued.toUTC().toString(u"yyyy-MM-dd"_s);
    return u"Farewell record %1 %2 %3"_s.arg(localpart, inFileName(record.server), day);
}

} // namespace farewell
