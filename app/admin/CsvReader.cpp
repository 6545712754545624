// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/CsvReader.h"

#include <QStringDecoder>

#include <csv.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Kind = CsvFault::Kind;

constexpr std::array<char, 3> delimiters{',', ';', '\t'}; ///< the likelier first

/// How much longer libcsv's copy of a field becomes at a time. Its own 128 bytes, each with a copy
/// of all before where realloc() has to move, made one field of 16 MiB a matter of minutes.
constexpr std::size_t fieldStep = 64 * 1024;

/// From `from` on, with its line end, which may be CRLF, CR or LF.
QByteArrayView lineAt(QByteArrayView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r') {
        ++end;
    }
    const bool isCrLf = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
    return text.sliced(from, std::min(end + (isCrLf ? 2 : 1), text.size()) - from);
}

int lineOf(QByteArrayView text, qsizetype position)
{
    int line = 1;
    for (qsizetype at = 0; at < text.size(); ++line) {
        const QByteArrayView here = lineAt(text, at);
        at += here.size();
        const bool isOpen = here.back() != '\n' && here.back() != '\r'; // the last one
        if (at > position || isOpen) {
            break;
        }
    }
    return line;
}

struct Text
{
    QByteArray utf8;
    bool isLatin1 = false;
};

tl::unexpected<CsvFault> notText(QByteArrayView text, qsizetype position)
{
    return tl::unexpected(CsvFault{Kind::NotText, lineOf(text, position)});
}

/// Half a pair of surrogates is no character, and UTF-8 has none for it.
std::optional<qsizetype> halfPair(QStringView text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isPair
            = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        if (!isPair && text[at].isSurrogate()) {
            return at;
        }
        at += isPair ? 1 : 0;
    }
    return std::nullopt;
}

tl::expected<Text, CsvFault> fromUtf16(const QByteArray &bytes)
{
    QStringDecoder decode(QStringDecoder::Utf16);
    const QString text = decode(bytes);
    const QByteArray utf8 = text.toUtf8();
    if (bytes.size() % 2 != 0) {
        return notText(utf8, utf8.size());
    }
    if (const auto half = halfPair(text)) {
        return notText(utf8, text.first(*half).toUtf8().size());
    }
    return Text{utf8};
}

/// The first byte that is not UTF-8.
std::optional<qsizetype> strangeByte(const QByteArray &bytes)
{
    QStringDecoder whole(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    (void)QString(whole(bytes));
    if (!whole.hasError()) {
        return std::nullopt;
    }
    qsizetype from = 0;
    while (from < bytes.size()) {
        const QByteArrayView line = lineAt(bytes, from);
        QStringDecoder one(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        (void)QString(one(line));
        if (one.hasError()) {
            break;
        }
        from += line.size();
    }
    return from;
}

tl::expected<Text, CsvFault> decoded(const QByteArray &bytes)
{
    static const QByteArray utf8Mark("\xEF\xBB\xBF");
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF")) {
        return fromUtf16(bytes);
    }
    const bool isMarked = bytes.startsWith(utf8Mark);
    const QByteArray text = isMarked ? bytes.sliced(utf8Mark.size()) : bytes;
    const auto strange = strangeByte(text);
    if (strange && isMarked) {
        return notText(text, *strange);
    }
    return strange ? Text{QString::fromLatin1(text).toUtf8(), true} : Text{text};
}

/// What stands between quotation marks separates nothing.
char delimiterOf(QByteArrayView text)
{
    std::array<qsizetype, delimiters.size()> counts{};
    bool isQuoted = false;
    bool isBegun = false;
    for (const char c : text) {
        isQuoted = isQuoted != (c == '"');
        if (!isQuoted && (c == '\n' || c == '\r')) {
            if (isBegun) {
                break;
            }
            continue;
        }
        isBegun = true;
        const auto *const found = std::ranges::find(delimiters, c);
        if (!isQuoted && found != delimiters.end()) {
            ++counts.at(static_cast<std::size_t>(found - delimiters.begin()));
        }
    }
    return delimiters.at(
        static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin()));
}

/// As spreadsheets write it into the first line.
std::optional<char> namedDelimiter(QByteArrayView line)
{
    QByteArray text = line.toByteArray().toLower();
    while (text.endsWith('\n') || text.endsWith('\r')) {
        text.chop(1);
    }
    const bool isNamed = text.size() == 5 && text.startsWith("sep=")
        && std::ranges::find(delimiters, text.back()) != delimiters.end();
    return isNamed ? std::optional(text.back()) : std::nullopt;
}

/// libcsv, told what it is about.
class Parser final
{
public:
    Parser(char delimiter, int firstLine)
        : m_line(firstLine), m_row{firstLine, {}}
    {
        csv_init(&m_parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
        csv_set_delim(&m_parser, static_cast<unsigned char>(delimiter));
        csv_set_blk_size(&m_parser, fieldStep);
    }
    ~Parser() { csv_free(&m_parser); }
    Q_DISABLE_COPY_MOVE(Parser)

    /// A line with its end; false after a fault.
    [[nodiscard]] bool parse(QByteArrayView line)
    {
        const auto size = static_cast<std::size_t>(line.size());
        if (csv_parse(&m_parser, line.data(), size, onField, onRowEnd, this) != size) {
            setFault(csv_error(&m_parser) == CSV_EPARSE ? Kind::StrayQuote : Kind::TooLarge,
                     m_line);
        }
        ++m_line;
        return !m_fault;
    }

    [[nodiscard]] tl::expected<QList<CsvRow>, CsvFault> finish()
    {
        if (!m_fault && csv_fini(&m_parser, onField, onRowEnd, this) != 0) {
            setFault(Kind::OpenQuote, m_row.line);
        }
        if (m_fault) {
            return tl::unexpected(*m_fault);
        }
        return m_rows;
    }

private:
    /// The file's own mark is off already; another is a character like any.
    static void onField(void *bytes, std::size_t size, void *self)
    {
        auto *const parser = static_cast<Parser *>(self);
        QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
        parser->add(
            decode(QByteArrayView(static_cast<const char *>(bytes), static_cast<qsizetype>(size))));
    }

    static void onRowEnd(int /*end*/, void *self) { static_cast<Parser *>(self)->endRow(); }

    void add(const QString &field)
    {
        if (m_row.fields.size() == CsvReader::mostColumns) {
            setFault(Kind::TooManyColumns, m_row.line);
            return;
        }
        m_row.fields += field.startsWith(u'\'') ? field.sliced(1) : field;
    }

    /// Also called for a line without anything, and twice for CRLF.
    void endRow()
    {
        if (!m_row.fields.isEmpty()) {
            if (m_rows.size() == CsvReader::mostRows) {
                setFault(Kind::TooManyRows, m_row.line);
                return;
            }
            m_rows += std::move(m_row);
        }
        m_row = {m_line + 1, {}};
    }

    void setFault(Kind kind, int line)
    {
        if (!m_fault) {
            m_fault = {kind, line};
        }
    }

    csv_parser m_parser{};
    int m_line;
    CsvRow m_row;
    QList<CsvRow> m_rows;
    std::optional<CsvFault> m_fault;
};

} // namespace

tl::expected<CsvTable, CsvFault> CsvReader::read(const QByteArray &bytes)
{
    if (bytes.size() > mostBytes) {
        return tl::unexpected(CsvFault{Kind::TooLarge, 0});
    }
    const auto text = decoded(bytes);
    if (!text) {
        return tl::unexpected(text.error());
    }
    if (const qsizetype nul = text->utf8.indexOf('\0'); nul >= 0) {
        return notText(text->utf8, nul);
    }
    const QByteArrayView all(text->utf8);
    const QByteArrayView first = lineAt(all, 0);
    const auto named = namedDelimiter(first);
    qsizetype at = named ? first.size() : 0;
    Parser parser(named.value_or(delimiterOf(all)), named ? 2 : 1);
    while (at < all.size()) {
        const QByteArrayView line = lineAt(all, at);
        if (!parser.parse(line)) {
            break;
        }
        at += line.size();
    }
    const auto rows = parser.finish();
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    return CsvTable{*rows, text->isLatin1};
}

} // namespace farewell
