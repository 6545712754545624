// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/LoopbackRequest.h"

#include <QList>
#include <QUtf8StringView>

#include <algorithm>

namespace farewell {

namespace {

bool isVisibleAscii(char c)
{
    return c > 0x20 && c < 0x7F;
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Percent-decoded; nothing when a '%' is not followed by two hexadecimal digits. '+' stays '+'.
std::optional<QByteArray> decoded(const QByteArray &text)
{
    for (qsizetype at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
        if (at + 2 >= text.size() || !isHex(text.at(at + 1)) || !isHex(text.at(at + 2))) {
            return std::nullopt;
        }
    }
    return QByteArray::fromPercentEncoding(text);
}

bool isTokenText(const QByteArray &text)
{
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    return !text.isEmpty() && QUtf8StringView(text).isValidUtf8()
        && std::none_of(text.begin(), text.end(), isControl);
}

/// "GET /path?query HTTP/1.1", split; false for anything else.
bool readRequestLine(QByteArrayView line, LoopbackRequest &request)
{
    static constexpr QByteArrayView verb = "GET ";
    static constexpr QByteArrayView version = " HTTP/1.";
    const qsizetype versionAt = line.size() - version.size() - 1;
    if (versionAt <= verb.size() || !line.startsWith(verb)
        || line.sliced(versionAt).first(version.size()) != version
        || (line.back() != '0' && line.back() != '1')) {
        return false;
    }
    const QByteArrayView target = line.first(versionAt).sliced(verb.size());
    if (target.front() != '/' || !std::all_of(target.begin(), target.end(), isVisibleAscii)) {
        return false;
    }
    const qsizetype mark = target.indexOf('?');
    request.path = target.first(mark < 0 ? target.size() : mark).toByteArray();
    request.query = mark < 0 ? QByteArray() : target.sliced(mark + 1).toByteArray();
    return true;
}

} // namespace

LoopbackRequest::Verdict LoopbackRequest::parse(QByteArrayView received, LoopbackRequest &request)
{
    static constexpr QByteArrayView verb = "GET /";
    const QByteArrayView head = received.first(std::min(received.size(), maxHead));
    // We wait for more only while this may still become a GET.
    const qsizetype known = std::min(head.size(), verb.size());
    if (head.first(known) != verb.first(known)) {
        return Verdict::Malformed;
    }
    if (!head.contains("\r\n\r\n")) {
        return received.size() >= maxHead ? Verdict::Malformed : Verdict::Incomplete;
    }
    const QByteArrayView line = head.first(head.indexOf("\r\n"));
    return readRequestLine(line, request) ? Verdict::Complete : Verdict::Malformed;
}

bool LoopbackRequest::hasPath(QByteArrayView expected) const
{
    return isSame(path, expected);
}

std::optional<Secret> LoopbackRequest::value(QByteArrayView name) const
{
    std::optional<Secret> found;
    for (const QByteArray &item : query.split('&')) {
        const qsizetype equals = item.indexOf('=');
        const auto itemName = decoded(item.first(equals < 0 ? item.size() : equals));
        if (!itemName || *itemName != name) {
            continue;
        }
        auto text = equals < 0 ? std::nullopt : decoded(item.sliced(equals + 1));
        if (found || !text || !isTokenText(*text)) {
            return std::nullopt;
        }
        found.emplace(QByteArrayView(*text));
        overwrite(*text);
    }
    return found;
}

bool isSame(QByteArrayView one, QByteArrayView other)
{
    if (one.size() != other.size()) {
        return false;
    }
    unsigned difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i) {
        difference |= static_cast<unsigned char>(one[i] ^ other[i]);
    }
    return difference == 0;
}

} // namespace farewell
