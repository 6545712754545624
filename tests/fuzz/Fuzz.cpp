// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/fuzz/Fuzz.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace Qt::StringLiterals;

/// What libFuzzer calls; the name is its own.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size) // NOLINT
{
    fuzz(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}

namespace farewell {

namespace {

/// Written down again, not taken from Text.cpp: a mistake there must not hide itself.
bool maySteer(char32_t c)
{
    const bool isBidi = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
    const QChar::Category category = QChar::category(c);
    return isBidi || category == QChar::Other_Control || category == QChar::Other_Surrogate
        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
}

/// Cuts the first line off.
QByteArray takeLine(QByteArray &text)
{
    const qsizetype end = text.indexOf('\n');
    const QByteArray line = end < 0 ? text : text.first(end);
    text = end < 0 ? QByteArray() : text.sliced(end + 1);
    return line;
}

} // namespace

void claim(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "Does not hold: %s\n", what);
        std::abort();
    }
}

QStringList readings(const QByteArray &input)
{
    QString utf16(input.size() / 2, Qt::Uninitialized);
    std::memcpy(utf16.data(), input.data(), static_cast<std::size_t>(utf16.size()) * 2);
    return {QString::fromUtf8(input), utf16};
}

Answer answerFrom(const QByteArray &input)
{
    QByteArray rest = input;
    Answer answer;
    answer.status = std::clamp(takeLine(rest).toInt(), 100, 599);
    const QByteArray retryAfter = takeLine(rest);
    const QJsonDocument document = QJsonDocument::fromJson(rest);
    if (document.isObject()) {
        answer.object = document.object();
    }
    const QDateTime now(QDate(2026, 11, 25), QTime(12, 0), Qt::UTC);
    answer.retryAfter = retryAfterOf({retryAfter, retryAfter}, answer.object, now);
    return answer;
}

UserId alice()
{
    return UserId::parse(u"@alice:example.org"_s).value();
}

void claimClean(const QString &text, qsizetype limit)
{
    const QList<uint> characters = text.toUcs4();
    claim(text.isValidUtf16(), "text to show is whole characters");
    claim(std::ranges::none_of(characters, maySteer), "text to show steers nothing");
    claim(text.size() <= limit + 1, "text to show is cut at its limit");
    claim(text == text.simplified(), "text to show has single spaces, none at the ends");
}

HomeserverUrl someServer()
{
    return HomeserverUrl::parse(u"https://matrix.example.org:8448/base"_s).value();
}

void claimBelow(const QUrl &url, const QStringList &endpoint)
{
    const QUrl tidied = url.adjusted(QUrl::NormalizePathSegments);
    const QString place = someServer().endpoint(endpoint).path(QUrl::FullyEncoded);
    claim(isOpenable(url), "a page of the server may be opened");
    claim(url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery) == someServer().origin(),
          "a page of the server is at its origin");
    claim(tidied.path(QUrl::FullyEncoded).startsWith(place + u'/'),
          "a page of the server is where its endpoint is");
}

QStringList valuesIn(const QByteArray &query, const QByteArray &name)
{
    // Qt makes some letter of it; a server keeps it as it is.
    static const QRegularExpression badEncoding(u"%(?![0-9A-Fa-f]{2})"_s);
    QStringList values;
    for (const QByteArray &item : query.split('&')) {
        const qsizetype mark = item.indexOf('=');
        if (mark >= 0 && !QString::fromLatin1(item.first(mark)).contains(badEncoding)
            && QByteArray::fromPercentEncoding(item.first(mark)) == name) {
            values += QUrl::fromPercentEncoding(item.sliced(mark + 1));
        }
    }
    return values;
}

} // namespace farewell
