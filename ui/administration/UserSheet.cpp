// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserSheet.h"

#include "app/admin/CsvWriter.h"

#include <array>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

struct TagColumn
{
    UserTag tag;
    QLatin1StringView name;
};

constexpr std::array tagColumns{
    TagColumn{UserTag::Administrator, "administrator"_L1},
    TagColumn{UserTag::Deactivated, "deactivated"_L1},
    TagColumn{UserTag::Erased, "erased"_L1},
    TagColumn{UserTag::Locked, "locked"_L1},
    TagColumn{UserTag::Guest, "guest"_L1},
    TagColumn{UserTag::Bridge, "bridge"_L1},
    TagColumn{UserTag::Bot, "bot"_L1},
};

QString written(const std::optional<QDateTime> &at)
{
    return at ? at->toString(Qt::ISODate) : QString();
}

QStringList fieldsOf(const UserRow &row)
{
    QStringList fields{row.id, row.name, written(row.createdAt()), written(row.lastSeenAt())};
    for (const TagColumn &column : tagColumns) {
        fields += row.tags.testFlag(column.tag) ? u"yes"_s : u"no"_s;
    }
    return fields;
}

} // namespace

QByteArray sheetOf(const std::vector<UserRow> &rows)
{
    QStringList head{u"user_id"_s, u"name"_s, u"created_at"_s, u"last_seen_at"_s};
    for (const TagColumn &column : tagColumns) {
        head += column.name;
    }
    CsvWriter csv;
    csv.addRow(head);
    for (const UserRow &row : rows) {
        csv.addRow(fieldsOf(row));
    }
    return csv.bytes();
}

} // namespace farewell
