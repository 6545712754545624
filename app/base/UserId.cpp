// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/UserId.h"

#include "app/base/Text.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype maxUserIdBytes = 255;
constexpr int maxPort = 65535;

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
