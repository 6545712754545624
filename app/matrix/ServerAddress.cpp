// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/ServerAddress.h"

#include "app/base/UserId.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// An address in its parts, as they stand there.
struct Parts
{
    QString scheme; ///< with "://"; empty: none was typed
    QString name;
    QString path; ///< and all that follows
};

Parts partsOf(const QString &text)
{
    static const QRegularExpression grammar(uR"(\A((?:[^/?#]*://)?)([^/?#]*)(.*)\z)"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = grammar.match(text);
    return {match.captured(1), match.captured(2), match.captured(3)};
}

/// The part of `path` before what every homeserver has below it; nothing where there is no such.
std::optional<QString> beforeApi(const QString &path)
{
    static const QRegularExpression api(uR"(\A([^?#]*?)/_(?:matrix|synapse)(?:[/?#].*)?\z)"_s,
                                        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = api.match(path);
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

bool isOnlySlashes(const QString &path)
{
    return path.count(u'/') == path.size();
}

std::optional<ServerAddress> named(const QString &name)
{
    const auto server = HomeserverUrl::fromServerName(asciiServerName(name));
    return server ? std::optional(ServerAddress{*server, true}) : std::nullopt;
}

std::optional<ServerAddress> located(const QString &address)
{
    const auto server = HomeserverUrl::parse(address);
    return server ? std::optional(ServerAddress{*server, false}) : std::nullopt;
}

} // namespace

std::optional<ServerAddress> ServerAddress::parse(const QString &text)
{
    const Parts parts = partsOf(text.trimmed());
    const auto prefix = beforeApi(parts.path);
    if (!parts.scheme.isEmpty()) {
        // The file in which a site names its server is asked for by the site's name.
        const bool isPointer = parts.path.startsWith("/.well-known/matrix/"_L1)
            && parts.scheme.compare("https://"_L1, Qt::CaseInsensitive) == 0;
        return isPointer ? named(parts.name)
                         : located(parts.scheme + parts.name + prefix.value_or(parts.path));
    }
    if (isOnlySlashes(parts.path) || parts.path.startsWith("/.well-known/matrix/"_L1)) {
        return named(parts.name);
    }
    const auto server = prefix ? named(parts.name) : std::nullopt;
    return server ? located(server->url.toString() + *prefix) : std::nullopt;
}

} // namespace farewell
