// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobRecord.h"

#include "app/admin/job/JobPreview.h"
#include "app/base/UserId.h"
#include "app/base/WrittenValues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr int version = 1;

/// What is empty is not written.
void put(QJsonObject &object, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty()) {
        object.insert(key, value);
    }
}

void put(QJsonObject &object, QLatin1StringView key, bool value)
{
    if (value) {
        object.insert(key, true);
    }
}

QJsonObject written(const JobRow &row)
{
    QJsonObject object{{u"line"_s, row.number}};
    put(object, "written"_L1, row.written);
    put(object, "id"_L1, row.id);
    put(object, "note"_L1, row.note);
    put(object, "send"_L1, row.isToBeSent);
    put(object, "deactivated"_L1, row.wasDeactivated);
    put(object, "admin"_L1, row.wasAdmin);
    if (!row.isToBeSent) {
        object.insert("state"_L1, wordOf(row.state));
        put(object, "reason"_L1, wordOf(row.reason));
    }
    return object;
}

JobRow rowIn(const QJsonObject &object)
{
    JobRow row{.number = object.value("line"_L1).toInt(),
               .written = object.value("written"_L1).toString(),
               .id = object.value("id"_L1).toString(),
               .note = object.value("note"_L1).toString(),
               .isToBeSent = object.value("send"_L1).toBool(),
               .wasDeactivated = object.value("deactivated"_L1).toBool(),
               .wasAdmin = object.value("admin"_L1).toBool()};
    if (!row.isToBeSent) {
        const bool isAlready = object.value("state"_L1).toString() == wordOf(JobRowState::Already);
        row.state = isAlready ? JobRowState::Already : JobRowState::Skipped;
        row.reason = jobReasonOf(object.value("reason"_L1).toString()).value_or(JobReason::None);
    }
    return row;
}

bool isOneThatWeWouldSend(const JobRow &row, const JobRecord &record)
{
    const auto id = UserId::parse(row.id);
    return id && id->serverName() == record.server && row.id != record.admin;
}

/// Also that the numbers go up: they name the rows.
bool isOurs(const JobRecord &record)
{
    QSet<QString> ids;
    int last = 0;
    for (const JobRow &row : record.rows) {
        const bool isNew
            = !row.isToBeSent || (isOneThatWeWouldSend(row, record) && !ids.contains(row.id));
        if (row.number <= last || !isNew) {
            return false;
        }
        last = row.number;
        if (row.isToBeSent) {
            ids.insert(row.id);
        }
    }
    return !ids.isEmpty() && record.fingerprint == fingerprintOf(record.rows);
}

std::variant<JobProblem, JobRecord> headIn(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const int written = object.value("version"_L1).toInt();
    if (written > version) {
        return JobProblem::Newer;
    }
    const auto at = readTime(object.value("t"_L1));
    if (written != version || !at || !object.value("erase"_L1).isBool()) {
        return JobProblem::Unreadable;
    }
    JobRecord record{.frozenAt = *at,
                     .server = object.value("server"_L1).toString(),
                     .address = object.value("address"_L1).toString(),
                     .admin = object.value("admin"_L1).toString(),
                     .erase = object.value("erase"_L1).toBool(),
                     .fingerprint = object.value("fingerprint"_L1).toString()};
    const QJsonArray rows = object.value("rows"_L1).toArray();
    record.rows.reserve(rows.size());
    for (const auto row : rows) {
        record.rows += rowIn(row.toObject());
    }
    if (!isOurs(record)) {
        return JobProblem::Unreadable;
    }
    return record;
}

std::optional<JobEntry> entryIn(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto at = readTime(object.value("t"_L1));
    if (at && object.value("job"_L1).toString() == "finished"_L1) {
        return JobEntry{.at = *at};
    }
    const int number = object.value("row"_L1).toInt();
    const auto state = jobRowStateOf(object.value("state"_L1).toString());
    const auto reason = jobReasonOf(object.value("reason"_L1).toString());
    if (!at || number <= 0 || !state || !reason || *state == JobRowState::Already) {
        return std::nullopt;
    }
    JobEntry entry{.number = number,
                   .at = *at,
                   .state = *state,
                   .reason = *reason,
                   .isReadBack = object.value("readBack"_L1).toBool()};
    if (const QJsonValue rooms = object.value("rooms"_L1); rooms.isDouble()) {
        entry.roomsLeft = std::max<qint64>(rooms.toInteger(), 0);
    }
    return entry;
}

void take(const JobEntry &entry, JobRecord &record)
{
    if (entry.number == 0) {
        record.isFinished = true;
        return;
    }
    const auto row = std::ranges::lower_bound(record.rows, entry.number, {}, &JobRow::number);
    if (row != record.rows.end() && row->number == entry.number && row->isToBeSent) {
        apply(entry, *row);
    }
}

} // namespace

void apply(const JobEntry &entry, JobRow &row)
{
    row.state = entry.state;
    row.reason = entry.reason;
    row.roomsLeft = entry.roomsLeft;
    if (entry.state == JobRowState::Sending) {
        row.sentAt = entry.at;
        row.readBackAt.reset();
    }
    if (entry.state == JobRowState::Waiting && !isLeftWaiting(row)) {
        row.sentAt.reset(); // nothing of it has reached the account
    }
    if (entry.isReadBack) {
        row.readBackAt = entry.at;
    }
}

qsizetype JobRecord::total() const
{
    return std::ranges::count(rows, true, &JobRow::isToBeSent);
}

qsizetype JobRecord::count(JobRowState state) const
{
    return std::ranges::count_if(
        rows, [state](const JobRow &row) { return row.isToBeSent && row.state == state; });
}

QByteArray headOf(const JobRecord &record)
{
    QJsonArray rows;
    for (const JobRow &row : record.rows) {
        rows += written(row);
    }
    return QJsonDocument(QJsonObject{{u"version"_s, version},
                                     {u"t"_s, writtenTime(record.frozenAt)},
                                     {u"server"_s, record.server},
                                     {u"address"_s, record.address},
                                     {u"admin"_s, record.admin},
                                     {u"erase"_s, record.erase},
                                     {u"fingerprint"_s, record.fingerprint},
                                     {u"rows"_s, rows}})
        .toJson(QJsonDocument::Compact);
}

QByteArray lineOf(const JobEntry &entry)
{
    QJsonObject object{{u"t"_s, writtenTime(entry.at)}};
    if (entry.number == 0) {
        object.insert("job"_L1, u"finished"_s);
    } else {
        object.insert("row"_L1, entry.number);
        object.insert("state"_L1, wordOf(entry.state));
        put(object, "reason"_L1, wordOf(entry.reason));
        put(object, "readBack"_L1, entry.isReadBack);
        if (entry.roomsLeft) {
            object.insert("rooms"_L1, *entry.roomsLeft);
        }
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::variant<JobProblem, JobRecord> foldJob(const QByteArray &lines)
{
    const QList<QByteArray> all = lines.split('\n');
    auto folded = headIn(all.constFirst());
    if (auto *record = std::get_if<JobRecord>(&folded)) {
        for (qsizetype at = 1; at < all.size(); ++at) {
            if (const auto entry = entryIn(all.at(at))) {
                take(*entry, *record);
            }
        }
    }
    return folded;
}

} // namespace farewell
