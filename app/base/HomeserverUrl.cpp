// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/HomeserverUrl.h"

#include "app/base/UserId.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// Encoded; what is kept of a server must be small, and no server needs more.
constexpr qsizetype maxUrl = 2000;

QString encoded(const QString &segment)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(segment));
}

} // namespace

bool isLoopbackHost(const QString &host)
{
    static const QRegularExpression ipv4(
        uR"(\A127\.(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){2}\z)"_s);
    return host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0 || host == "::1"_L1
        || ipv4.match(host).hasMatch();
}

bool isOpenable(const QUrl &url)
{
    // The whole authority, for "https://@host" has user info too, only an empty one.
    // The zone of an IPv6 address ("%eth0") means nothing to others, and QUrl encodes but never
    // decodes it.
    if (!url.isValid() || url.host().isEmpty() || url.host().contains(u'%')
        || url.authority().contains(u'@')) {
        return false;
    }
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopbackHost(url.host()));
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "http"_L1 ? 80 : 443);
}

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && one.host() == other.host()
        && portOf(one) == portOf(other);
}

QUrl openableUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return isOpenable(url) ? url : QUrl();
}

QUrl withMoreQuery(QUrl url, const QString &more)
{
    const QString query = url.query(QUrl::FullyEncoded);
    url.setQuery(query.isEmpty() ? more : query + u'&' + more, QUrl::StrictMode);
    return url;
}

QString shownHost(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    const QString bracketed = host.contains(u':') ? u'[' + host + u']' : host;
    return url.port() == -1 ? bracketed : bracketed + u':' + QString::number(url.port());
}

std::optional<HomeserverUrl> HomeserverUrl::parse(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!isOpenable(url) || url.port() == 0) {
        return std::nullopt;
    }
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    if (path.contains("//"_L1)) {
        return std::nullopt;
    }
    url.setPath(path, QUrl::StrictMode);
    // With and without it is one homeserver.
    if (url.port() == portOf(url.adjusted(QUrl::RemovePort))) {
        url.setPort(-1);
    }
    const HomeserverUrl server(url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment));
    return server.toString().size() <= maxUrl ? std::optional(server) : std::nullopt;
}

std::optional<HomeserverUrl> HomeserverUrl::fromServerName(const QString &serverName)
{
    if (!isServerName(serverName)) {
        return std::nullopt;
    }
    const QUrl probe(u"https://"_s + serverName, QUrl::StrictMode);
    const bool loopback = probe.isValid() && isLoopbackHost(probe.host());
    return parse((loopback ? u"http://"_s : u"https://"_s) + serverName);
}

QUrl HomeserverUrl::endpoint(const QStringList &segments, const QString &encodedQuery) const
{
    // Put together from encoded parts: QUrl::resolved() would drop a path prefix and believe "//".
    QString text = toString();
    for (const QString &segment : segments) {
        text += u'/' + encoded(segment);
    }
    if (!encodedQuery.isEmpty()) {
        text += u'?' + encodedQuery;
    }
    return QUrl::fromEncoded(text.toLatin1(), QUrl::StrictMode);
}

QString HomeserverUrl::displayHost() const
{
    return shownHost(m_url);
}

QUrl HomeserverUrl::origin() const
{
    return m_url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace farewell
