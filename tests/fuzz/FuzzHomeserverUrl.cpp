// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// The address of a homeserver, and what is put behind it.

#include "tests/fuzz/Fuzz.h"

#include <algorithm>

using namespace farewell;

namespace {

QString encodedPath(const QUrl &url)
{
    return url.path(QUrl::FullyEncoded);
}

void claimAllowed(const HomeserverUrl &server)
{
    const QUrl url(server.toString(), QUrl::StrictMode);
    claim(url.isValid() && !url.host().isEmpty(), "an address is a URL with a host");
    claim(url.scheme() == QLatin1StringView("https")
              || (url.scheme() == QLatin1StringView("http") && isLoopbackHost(url.host())),
          "https, or http to this machine");
    claim(!url.authority().contains(u'@'), "no user info");
    claim(!url.hasQuery() && !url.hasFragment(), "neither query nor fragment");
    claim(!encodedPath(url).endsWith(u'/') && !encodedPath(url).contains(QLatin1StringView("//")),
          "a path without empty segments");
    claim(HomeserverUrl::parse(server.toString()) == server, "an address reads as itself");
    claim(server.origin().host() == url.host() && server.origin().path().isEmpty(),
          "the origin is the address without its path");
    const QString shown = server.displayHost();
    claim(std::ranges::all_of(shown, [](QChar c) { return c > u' ' && c.unicode() < 0x7F; }),
          "a host is shown in punycode");
}

void claimEndpoint(const HomeserverUrl &server, const QString &segment)
{
    const QString query = QString::fromLatin1("a=" + QUrl::toPercentEncoding(segment));
    const QUrl base(server.toString(), QUrl::StrictMode);
    const QUrl url = server.endpoint({segment, segment}, query);
    claim(isOpenable(url), "an endpoint is a URL that we would open");
    claim(url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery) == server.origin(),
          "an endpoint is at its server's origin");
    claim(encodedPath(url).startsWith(encodedPath(base) + u'/'),
          "an endpoint is below the address");
    claim(encodedPath(url).count(u'/') == encodedPath(base).count(u'/') + 2,
          "a segment stays one segment");
    claim(url.query(QUrl::FullyEncoded) == query, "a segment does not end the query or start it");
    const QByteArray own = encodedPath(url).section(u'/', -1).toLatin1();
    claim(!segment.isValidUtf16() || QByteArray::fromPercentEncoding(own) == segment.toUtf8(),
          "a segment arrives as it is");
}

} // namespace

/// The first line is the address, all that follows is one segment.
void fuzz(const QByteArray &input)
{
    const qsizetype end = input.indexOf('\n');
    const QString address = QString::fromUtf8(end < 0 ? input : input.first(end));
    for (const auto &server :
         {HomeserverUrl::parse(address), HomeserverUrl::fromServerName(address)}) {
        if (!server) {
            continue;
        }
        claimAllowed(*server);
        for (const QString &segment : readings(input.sliced(end + 1))) {
            claimEndpoint(*server, segment);
        }
    }
}
