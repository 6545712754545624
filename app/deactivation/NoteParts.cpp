// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/NoteParts.h"

#include "app/base/WrittenValues.h"

using namespace Qt::StringLiterals;

namespace farewell {

void write(const NotedAim &aim, QJsonObject &note)
{
    note.insert("subject"_L1, aim.subject.toString());
    note.insert("homeserver"_L1, aim.homeserver.toString());
    note.insert("erase"_L1, aim.erase);
}

std::optional<NotedAim> readAim(const QJsonObject &note, QLatin1StringView subjectKey)
{
    const auto subject = UserId::parse(note.value(subjectKey).toString());
    const auto homeserver = HomeserverUrl::parse(note.value("homeserver"_L1).toString());
    const QJsonValue erase = note.value("erase"_L1);
    return subject && homeserver && erase.isBool()
        ? std::optional(NotedAim{*subject, *homeserver, erase.toBool()})
        : std::nullopt;
}

void write(const NotedSending &sending, QJsonObject &note)
{
    note.insert("sent_at"_L1, writtenTime(sending.at));
    note.insert("boot"_L1, sending.moment.boot.toString(QUuid::WithoutBraces));
    note.insert("sent_after_boot_ms"_L1, static_cast<qint64>(sending.moment.elapsed.count()));
}

std::optional<NotedSending> readSending(const QJsonObject &note)
{
    const auto at = readTime(note.value("sent_at"_L1));
    const auto moment = readMoment(note.value("boot"_L1), note.value("sent_after_boot_ms"_L1));
    return at && moment ? std::optional(NotedSending{*at, *moment}) : std::nullopt;
}

} // namespace farewell
