// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/UserId.h"

#include "app/base/Text.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype maxUserIdBytes = 255;
constexpr int maxPort = 65535;
constexpr char16_t asciiEnd = 0x80;

bool isPort(QStringView digits)
{
    bool ok = false;
    const int port = digits.toInt(&ok);
    return ok && port >= 1 && port <= maxPort;
}

} // namespace

bool isServerName(const QString &text)
{
    static const QRegularExpression grammar(
        uR"(^(?:\[[0-9A-Fa-f:.]{2,45}\]|[0-9A-Za-z.-]{1,255})(?::([0-9]{1,5}))?$)"_s);
    const QRegularExpressionMatch match = grammar.match(text);
    // "$" also matches before a trailing newline, which is no server name.
    return match.hasMatch() && !text.endsWith(u'\n')
        && (!match.hasCaptured(1) || isPort(match.capturedView(1)));
}

bool isSameServerName(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

QString asciiServerName(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const QString host = text.first(colon < 0 ? text.size() : colon);
    const bool isAscii = std::ranges::all_of(host, [](QChar c) { return c.unicode() < asciiEnd; });
    const QByteArray known = isAscii ? QByteArray() : QUrl::toAce(host);
    return known.isEmpty() ? text : QString::fromLatin1(known) + text.sliced(host.size());
}

bool operator==(const UserId &one, const UserId &other)
{
    return one.localpart() == other.localpart()
        && isSameServerName(one.serverName(), other.serverName());
}

std::optional<UserId> UserId::parse(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    if (!text.startsWith(u'@') || colon < 1 || text.contains(QChar::Null)
        || text.toUtf8().size() > maxUserIdBytes || !text.isValidUtf16()
        || !isServerName(text.sliced(colon + 1))) {
        return std::nullopt;
    }
    return UserId(text, colon);
}

QString UserId::display() const
{
    return isolatedLtr(cleaned(m_text));
}

} // namespace farewell
