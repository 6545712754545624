// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/Identifier.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype maxUsernameBytes = 255;
constexpr qsizetype maxInput = 2000;     // links may carry long queries
constexpr qsizetype maxEmailBytes = 254; // RFC 5321, 4.5.3.1.3, without the brackets

/// Control characters, line breaks and those that steer the layout: nobody types them, and a text
/// with them looks like another one.
bool isHidden(QChar c)
{
    const char16_t u = c.unicode();
    return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
        || c.category() == QChar::Separator_Paragraph || u == 0x061C || u == 0x200B || u == 0x200E
        || u == 0x200F || (u >= 0x202A && u <= 0x202E) || (u >= 0x2060 && u <= 0x2069)
        || u == 0xFEFF || u == 0xFFFD;
}

bool hasHidden(const QString &text)
{
    return std::any_of(text.begin(), text.end(), isHidden) || !text.isValidUtf16();
}

std::optional<Identifier> fromUserId(const QString &text)
{
    const qsizetype server = text.indexOf(u':') + 1;
    const auto userId = UserId::parse(text.first(server) + asciiServerName(text.sliced(server)));
    if (!userId || hasHidden(text)) {
        return std::nullopt;
    }
    return Identifier{{LoginName::Kind::User, userId->toString()}, userId};
}

/// The id that follows `prefix` in a link, without query and fragment, percent-decoded.
std::optional<QString> idInLink(const QString &text, const QString &prefix)
{
    static const QRegularExpression wellEncoded(uR"(\A(?:[^%]|%[0-9A-Fa-f]{2})*\z)"_s,
                                                QRegularExpression::DotMatchesEverythingOption);
    if (!text.startsWith(prefix, Qt::CaseInsensitive)) {
        return std::nullopt;
    }
    QString id = text.sliced(prefix.size());
    const qsizetype end = id.indexOf(QRegularExpression(u"[?#]"_s));
    id.truncate(end < 0 ? id.size() : end);
    if (!wellEncoded.match(id).hasMatch()) {
        return std::nullopt;
    }
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString decoded = utf8.decode(QByteArray::fromPercentEncoding(id.toUtf8()));
    return utf8.hasError() ? std::nullopt : std::optional(decoded);
}

std::optional<Identifier> fromLink(const QString &text)
{
    for (const QString &prefix : {u"https://matrix.to/#/"_s, u"http://matrix.to/#/"_s}) {
        if (const auto id = idInLink(text, prefix)) {
            return fromUserId(*id);
        }
    }
    // Here the '@' is left out (Matrix spec, appendices, "matrix: URI scheme").
    const auto id = idInLink(text, u"matrix:u/"_s);
    return id && !id->startsWith(u'@') ? fromUserId(u'@' + *id) : std::nullopt;
}

std::optional<Identifier> fromEmail(const QString &text)
{
    static const QRegularExpression grammar(
        uR"(\A[^\s@:"<>()\[\],;\\]+@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+)"
        uR"([\p{L}\p{N}][\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}]\z)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    if (text.toUtf8().size() > maxEmailBytes || !grammar.match(text).hasMatch()) {
        return std::nullopt;
    }
    // Case-folded as a whole is the canonical form (Matrix spec, appendices, "3PID types").
    return Identifier{{LoginName::Kind::Email, text.toCaseFolded()}, std::nullopt};
}

/// Digits, and what people put between them.
bool isDialled(const QString &text)
{
    static const QRegularExpression grammar(
        uR"(\A\+?\(?[0-9][0-9 ./\x{A0}()\x{2010}\x{2011}\x{2013}-]*\z)"_s);
    return grammar.match(text).hasMatch();
}

/// Without the zero that is dialled inside the country only, where it is set off: "+44 (0)7700" and
/// "+44 (07700)". In Italy and its enclaves it belongs to the number.
QString withoutInlandZero(QString number)
{
    static const QRegularExpression keepsIt(uR"(\A\+(?:39|378|379))"_s);
    static const QRegularExpression inlandZero(uR"(\([ \x{A0}]*0)"_s);
    return keepsIt.match(number).hasMatch() ? number : number.remove(inlandZero);
}

/// With its country, as "+44…", or as it is dialled in most countries, "0044…".
std::optional<Identifier> fromPhone(const QString &text)
{
    static const QRegularExpression e164(uR"(\A[1-9][0-9]{6,14}\z)"_s);
    const QString international = text.startsWith("00"_L1) ? u'+' + text.sliced(2) : text;
    if (!international.startsWith(u'+') || !isDialled(international)) {
        return std::nullopt;
    }
    QString digits = withoutInlandZero(international);
    digits.removeIf([](QChar c) { return c < u'0' || c > u'9'; });
    if (!e164.match(digits).hasMatch()) {
        return std::nullopt;
    }
    return Identifier{{LoginName::Kind::Phone, digits}, std::nullopt};
}

/// Any localpart that a server may know, but no other kind of Matrix identifier.
std::optional<Identifier> fromUsername(const QString &text)
{
    static const QString sigils = u"!#$+"_s;
    if (text.isEmpty() || text.contains(u':') || sigils.contains(text.front())
        || text.toUtf8().size() > maxUsernameBytes) {
        return std::nullopt;
    }
    return Identifier{{LoginName::Kind::User, text}, std::nullopt};
}

} // namespace

QString trimmedInput(const QString &text)
{
    const auto isMargin = [](QChar c) { return c.isSpace() || isHidden(c); };
    const QChar *const first = std::find_if_not(text.begin(), text.end(), isMargin);
    const QChar *const last = std::find_if_not(text.rbegin(), text.rend(), isMargin).base();
    return first < last ? QString(first, last - first) : QString();
}

bool isInlandNumber(const QString &text)
{
    constexpr qsizetype fewestDigits = 7;
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return text.startsWith(text.startsWith(u'(') ? u"(0"_s : u"0"_s) && isDialled(text)
        && std::count_if(text.begin(), text.end(), isDigit) >= fewestDigits;
}

std::optional<Identifier> Identifier::parse(const QString &text)
{
    const QString input = trimmedInput(text);
    if (input.size() > maxInput || hasHidden(input)) {
        return std::nullopt;
    }
    if (input.startsWith(u'@')) {
        return fromUserId(input);
    }
    if (const auto linked = fromLink(input)) {
        return linked;
    }
    if (input.startsWith(u'+') || isInlandNumber(input)) {
        return fromPhone(input);
    }
    return input.contains(u'@') ? fromEmail(input) : fromUsername(input);
}

std::optional<QString> Identifier::serverName() const
{
    return userId ? std::optional(userId->serverName()) : std::nullopt;
}

IdMatch compareIds(const UserId &typed, const UserId &actual)
{
    if (typed == actual) {
        return IdMatch::Exact;
    }
    const bool isSameName = typed.localpart().toLower() == actual.localpart().toLower();
    return isSameName && isSameServerName(typed.serverName(), actual.serverName())
        ? IdMatch::OtherCase
        : IdMatch::Other;
}

} // namespace farewell
