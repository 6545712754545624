// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobList.h"

#include "app/base/UserId.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Kind = JobName::Kind;

constexpr qsizetype longestWritten = 1000;
constexpr qsizetype longestNote = 1000;

/// Of accounts, the first that a heading has is the one that counts.
constexpr std::array accountColumns{"user_id"_L1,  "mxid"_L1,      "matrix_id"_L1,
                                    "username"_L1, "localpart"_L1, "email"_L1};
constexpr QLatin1StringView emailColumn = "email"_L1;
constexpr QLatin1StringView noteColumn = "note"_L1;

/// Blanks, and marks that copying brings along and nobody sees.
bool isBlank(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control
        || c.category() == QChar::Other_Format;
}

QStringView trimmed(QStringView text)
{
    while (!text.isEmpty() && isBlank(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && isBlank(text.back())) {
        text.chop(1);
    }
    return text;
}

bool isEmail(const QString &word)
{
    static const QRegularExpression grammar(uR"(^[^@\s:]+@[^@\s:]+$)"_s);
    return grammar.match(word).hasMatch();
}

JobName idOf(const QString &text, const QString &server)
{
    const auto id = UserId::parse(text);
    if (!id) {
        return {Kind::Unreadable};
    }
    const bool isOurs = isSameServerName(id->serverName(), server);
    return {Kind::Id, isOurs ? u'@' + id->localpart() + u':' + server : text};
}

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
}

/// The columns of a heading by their names; the first of those with the same name.
QHash<QString, qsizetype> namedColumns(const QStringList &heading)
{
    QHash<QString, qsizetype> found;
    for (qsizetype at = heading.size() - 1; at >= 0; --at) {
        found.insert(trimmed(heading.at(at)).toString().toLower(), at);
    }
    return found;
}

bool isWholeId(const QString &field)
{
    return UserId::parse(trimmed(field).toString()).has_value();
}

bool isWholeEmail(const QString &field)
{
    return isEmail(trimmed(field).toString());
}

/// The first column in which such a field stands, in whatever row.
std::optional<qsizetype> columnWith(bool (*isMeant)(const QString &), const CsvTable &table)
{
    std::optional<qsizetype> first;
    for (const CsvRow &row : table.rows) {
        const auto field = std::ranges::find_if(row.fields, isMeant);
        if (field != row.fields.end()) {
            const qsizetype column = field - row.fields.begin();
            first = std::min(first.value_or(column), column);
        }
    }
    return first;
}

QString fieldAt(const CsvRow &row, qsizetype column)
{
    return trimmed(row.fields.value(column)).toString();
}

bool saysNothing(const CsvRow &row)
{
    return std::ranges::all_of(row.fields,
                               [](const QString &field) { return trimmed(field).isEmpty(); });
}

/// A piece of a text between commas, with the words before an address in angle brackets.
struct Piece
{
    QString written;
    QString word;
};

QList<Piece> piecesOf(QStringView line)
{
    static const QRegularExpression named(uR"(^([^<>]*)<([^<>\s]+)>\s*$)"_s);
    static const QRegularExpression commas(uR"([,;])"_s);
    static const QRegularExpression between(uR"([\s<>]+)"_s);
    QList<Piece> pieces;
    const QStringList parts = line.toString().split(commas, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const auto match = named.match(part);
        if (match.hasMatch()) {
            pieces += {trimmed(part).toString(), match.captured(2)};
            continue;
        }
        const QStringList words = part.split(between, Qt::SkipEmptyParts);
        for (const QString &word : words) {
            const QString text = trimmed(word).toString();
            if (!text.isEmpty()) {
                pieces += {text, text};
            }
        }
    }
    return pieces;
}

} // namespace

JobName jobNameOf(const QString &word, const QString &server)
{
    const QString text = trimmed(word).toString();
    if (text.isEmpty()) {
        return {Kind::Empty};
    }
    if (isEmail(text)) {
        return {Kind::Email, text.toLower()};
    }
    const bool isWhole = text.contains(u':');
    const bool hasSign = text.startsWith(u'@');
    const QString rest = hasSign ? text.sliced(1) : text;
    if (isWhole) {
        return hasSign ? idOf(text, server) : JobName{Kind::Unreadable};
    }
    const bool isLocalpart = !rest.isEmpty() && !rest.contains(u'@')
        && std::ranges::none_of(rest, [](QChar c) { return c.isSpace(); });
    return isLocalpart ? idOf(u'@' + rest + u':' + server, server) : JobName{Kind::Unreadable};
}

JobColumns JobColumns::of(const CsvTable &table)
{
    JobColumns columns;
    if (table.rows.isEmpty()) {
        return columns;
    }
    const QStringList &first = table.rows.constFirst().fields;
    const QHash<QString, qsizetype> named = namedColumns(first);
    QList<qsizetype> accounts;
    for (const QLatin1StringView name : accountColumns) {
        if (const auto found = named.constFind(name); found != named.constEnd()) {
            accounts += *found;
        }
    }
    if (const auto note = named.constFind(noteColumn); note != named.constEnd()) {
        columns.note = *note;
    }
    // A first row without these words may be somebody; one too many can be seen, one too few not.
    columns.hasHeading = !accounts.isEmpty() || columns.note.has_value();
    if (!accounts.isEmpty()) {
        columns.account = accounts.takeFirst();
        columns.others = accounts;
        return columns;
    }
    const auto withIds = columnWith(isWholeId, table);
    columns.account = withIds ? *withIds : columnWith(isWholeEmail, table).value_or(0);
    return columns;
}

void JobList::add(JobLine line)
{
    if (m_isTooLong) {
        return;
    }
    if (m_lines.size() == mostLines) {
        m_isTooLong = true;
        m_lines.clear();
        return;
    }
    line.number = static_cast<int>(m_lines.size()) + 1;
    line.written.truncate(longestWritten);
    line.note.truncate(longestNote);
    m_lines += std::move(line);
}

JobList JobList::ofText(const QString &text, const QString &server)
{
    static const QRegularExpression lineEnd(uR"(\r\n|\r|\n|\x{2028}|\x{2029})"_s);
    JobList list;
    int number = 0;
    const QStringList lines = text.split(lineEnd);
    for (const QString &line : lines) {
        ++number;
        for (const Piece &piece : piecesOf(line)) {
            list.add({.fileLine = number,
                      .written = piece.written,
                      .named = jobNameOf(piece.word, server)});
        }
    }
    return list;
}

JobList JobList::ofIds(const QStringList &ids, const QString &server)
{
    JobList list;
    for (const QString &id : ids) {
        // As the server has it: no blank is taken off.
        list.add({.written = id, .named = idOf(id, server)});
    }
    return list;
}

JobList JobList::ofLines(const QList<JobLine> &lines)
{
    JobList list;
    for (const JobLine &line : lines) {
        list.add(line);
    }
    return list;
}

JobList JobList::ofTable(const CsvTable &table, const JobColumns &columns, const QString &server)
{
    const QStringList heading = columns.hasHeading && !table.rows.isEmpty()
        ? table.rows.constFirst().fields
        : QStringList();
    const auto nameIn = [&](const CsvRow &row, qsizetype column) {
        const QString field = fieldAt(row, column);
        const JobName name = jobNameOf(field, server);
        const bool isForEmail
            = heading.value(column).trimmed().compare(emailColumn, Qt::CaseInsensitive) == 0;
        const bool isHalfAnEmail = isForEmail && name.kind == Kind::Id && !field.contains(u'@');
        const bool isGuessed = table.isLatin1 && !isAscii(field);
        return isHalfAnEmail || isGuessed ? JobName{Kind::Unreadable} : name;
    };
    JobList list;
    for (qsizetype at = columns.hasHeading ? 1 : 0; at < table.rows.size(); ++at) {
        const CsvRow &row = table.rows.at(at);
        if (saysNothing(row)) {
            continue;
        }
        JobLine line{.fileLine = row.line,
                     .written = fieldAt(row, columns.account),
                     .named = nameIn(row, columns.account)};
        for (const qsizetype column : columns.others) {
            const JobName also = nameIn(row, column);
            if (also.kind != Kind::Empty) {
                line.alsoNamed += also;
            }
        }
        if (columns.note) {
            line.note = row.fields.value(*columns.note);
        }
        list.add(std::move(line));
    }
    return list;
}

} // namespace farewell
