// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/MailLink.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype tooLong = 1900;       ///< letters; Windows hands on some 2,000
constexpr qsizetype longestAddress = 254; ///< RFC 5321 4.5.3.1.3, less the brackets

QByteArray encoded(const QString &text)
{
    QString lines = text;
    lines.replace(u'\n', u"\r\n"_s); // RFC 6068, 5
    return QUrl::toPercentEncoding(lines);
}

} // namespace

bool isPlainAddress(const QString &address)
{
    static const QRegularExpression plain(
        uR"(^[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\z)"_s);
    return address.size() <= longestAddress && plain.match(address).hasMatch();
}

MailLink mailLink(const Mail &mail)
{
    const QByteArray head
        = "mailto:" + QUrl::toPercentEncoding(mail.to, "@") + "?subject=" + encoded(mail.subject);
    const QByteArray whole = head + "&body=" + encoded(mail.text);
    const bool hasText = whole.size() < tooLong;
    return {QUrl::fromEncoded(hasText ? whole : head, QUrl::StrictMode), hasText};
}

} // namespace farewell
