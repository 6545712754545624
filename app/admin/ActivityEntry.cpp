// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/ActivityEntry.h"

#include "app/base/WrittenValues.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype longestLine = 64LL * 1024;
constexpr qsizetype longestNote = 1000; ///< so that every line can be read again

constexpr std::array<Named<Activity>, 9> words{{{Activity::Deactivate, "deactivate"_L1},
                                                {Activity::Lock, "lock"_L1},
                                                {Activity::Unlock, "unlock"_L1},
                                                {Activity::Reactivate, "reactivate"_L1},
                                                {Activity::HandOver, "handover"_L1},
                                                {Activity::Redact, "redact"_L1},
                                                {Activity::DeleteMedia, "media"_L1},
                                                {Activity::DryRun, "dryRun"_L1},
                                                {Activity::DeleteLog, "deleteLog"_L1}}};

QByteArray asLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// What is empty is not written.
void put(QJsonObject &line, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty()) {
        line.insert(key, value);
    }
}

std::optional<ActivityEntry> begunIn(const QJsonObject &line)
{
    const auto what = valueOf(words, line.value("what"_L1));
    const auto at = readTime(line.value("t"_L1));
    const QString id = line.value("id"_L1).toString();
    if (!what || !at || id.isEmpty()) {
        return std::nullopt;
    }
    ActivityEntry entry;
    entry.id = id;
    entry.what = *what;
    entry.at = *at;
    entry.actor = line.value("actor"_L1).toString();
    entry.server = line.value("server"_L1).toString();
    entry.address = line.value("address"_L1).toString();
    entry.subject = line.value("subject"_L1).toString();
    if (line.value("erase"_L1).isBool()) {
        entry.erase = line.value("erase"_L1).toBool();
    }
    entry.object = line.value("object"_L1).toString();
    entry.lastSeenBefore = readTime(line.value("lastSeen"_L1));
    entry.note = line.value("note"_L1).toString();
    return entry;
}

} // namespace

QString wordOf(Activity what)
{
    return nameOf(words, what);
}

QByteArray beginningOf(const ActivityEntry &entry)
{
    QJsonObject line{
        {u"t"_s, writtenTime(entry.at)}, {u"id"_s, entry.id}, {u"what"_s, wordOf(entry.what)}};
    put(line, "actor"_L1, entry.actor);
    put(line, "server"_L1, entry.server);
    put(line, "address"_L1, entry.address);
    put(line, "subject"_L1, entry.subject);
    if (entry.erase) {
        line.insert("erase"_L1, *entry.erase);
    }
    put(line, "object"_L1, entry.object);
    if (entry.lastSeenBefore) {
        line.insert("lastSeen"_L1, writtenTime(*entry.lastSeenBefore));
    }
    put(line, "note"_L1, entry.note.first(std::min(entry.note.size(), longestNote)));
    return asLine(line);
}

QByteArray conclusionOf(const ActivityEntry &entry)
{
    QJsonObject line{{u"t"_s, writtenTime(entry.answeredAt.value_or(entry.at))},
                     {u"of"_s, entry.id}};
    put(line, "answer"_L1, entry.answer);
    put(line, "readBack"_L1, entry.readBack);
    return asLine(line);
}

QList<ActivityEntry> foldActivities(const QByteArray &lines)
{
    QList<ActivityEntry> entries;
    QHash<QString, qsizetype> places;
    const QList<QByteArray> all = lines.split('\n');
    for (const QByteArray &text : all) {
        if (text.isEmpty() || text.size() > longestLine) {
            continue;
        }
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        const auto begun = begunIn(line);
        if (begun && !places.contains(begun->id)) {
            places.insert(begun->id, entries.size());
            entries += *begun;
            continue;
        }
        const auto place = places.constFind(line.value("of"_L1).toString());
        const auto at = readTime(line.value("t"_L1));
        if (place != places.constEnd() && at) {
            ActivityEntry &entry = entries[*place];
            entry.answeredAt = at;
            entry.answer = line.value("answer"_L1).toString();
            entry.readBack = line.value("readBack"_L1).toString();
        }
    }
    return entries;
}

} // namespace farewell
