// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/ActivityCsv.h"

#include "app/admin/CsvWriter.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QString written(const std::optional<QDateTime> &at)
{
    return at ? at->toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString written(const std::optional<bool> &flag)
{
    return !flag ? QString() : *flag ? u"true"_s : u"false"_s;
}

} // namespace

QByteArray activityCsv(const QList<ActivityEntry> &entries)
{
    CsvWriter csv;
    csv.addRow({u"at"_s, u"actor"_s, u"server"_s, u"address"_s, u"what"_s, u"user_id"_s, u"erase"_s,
                u"object"_s, u"last_seen_before"_s, u"note"_s, u"answered_at"_s, u"answer"_s,
                u"read_back"_s});
    for (const ActivityEntry &entry : entries) {
        csv.addRow({written(entry.at), entry.actor, entry.server, entry.address, wordOf(entry.what),
                    entry.subject, written(entry.erase), entry.object,
                    written(entry.lastSeenBefore), entry.note, written(entry.answeredAt),
                    entry.answer, entry.readBack});
    }
    return csv.bytes();
}

} // namespace farewell
