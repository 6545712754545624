// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeRoutes.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr char anyText[] = "*";
constexpr char anyRelease[] = "{release}";

bool isRelease(const QByteArray &segment)
{
    return segment == "r0" || segment == "v3" || segment == "unstable";
}

/// The texts that stand for `*`, when the path fits.
std::optional<QStringList> match(const QByteArrayList &pattern, const QByteArrayList &path)
{
    if (pattern.size() != path.size()) {
        return std::nullopt;
    }
    QStringList captured;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (pattern[i] == anyText) {
            captured += QString::fromUtf8(QByteArray::fromPercentEncoding(path[i]));
        } else if (pattern[i] == anyRelease ? !isRelease(path[i]) : pattern[i] != path[i]) {
            return std::nullopt;
        }
    }
    return captured;
}

} // namespace

void PracticeRoutes::add(const QByteArray &verb, const QByteArray &pattern, Handler handler)
{
    QByteArray path = pattern;
    path.replace("{cs}", QByteArray("/_matrix/client/") + anyRelease);
    m_routes.append({verb, path.split('/'), std::move(handler)});
}

PracticeAnswer PracticeRoutes::answer(const PracticeRequest &request, const QByteArray &token) const
{
    const QByteArrayList path = request.path.split('/');
    const QByteArray verb = request.verb == "HEAD" ? "GET"_ba : request.verb;
    int status = 404;
    for (const auto &route : m_routes) {
        const auto captured = match(route.segments, path);
        if (captured && route.verb == verb) {
            return route.handler({request, token, *captured});
        }
        status = captured ? 405 : status;
    }
    return PracticeAnswer::error(status, u"M_UNRECOGNIZED"_s, u"Unrecognized request"_s);
}

} // namespace farewell
