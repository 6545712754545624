// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace farewell {

/// The base URL of a homeserver's client-server API: https, or http to a literal loopback address.
///
/// This type can hold nothing else, so every request goes to a place that we allow.
class HomeserverUrl final
{
public:
    /// Accepts what `.well-known` and people give: a URL with a host and perhaps a path. Drops a
    /// query, a fragment and the usual port; refuses user info and more than 2000 characters
    /// (CS-API "Server Discovery").
    [[nodiscard]] static std::optional<HomeserverUrl> parse(const QString &text);

    /// https to a server name as typed without a scheme; http where it is a literal loopback.
    [[nodiscard]] static std::optional<HomeserverUrl> fromServerName(const QString &serverName);

    /// The URL of an endpoint; every segment is percent-encoded here, so ids go in as they are.
    [[nodiscard]] QUrl endpoint(const QStringList &segments,
                                const QString &encodedQuery = {}) const;

    /// The host with its port when that is unusual, in punycode, for showing.
    [[nodiscard]] QString displayHost() const;

    [[nodiscard]] QString toString() const { return m_url.toString(QUrl::FullyEncoded); }
    [[nodiscard]] QUrl origin() const;

    friend bool operator==(const HomeserverUrl &, const HomeserverUrl &) = default;

private:
    explicit HomeserverUrl(QUrl url)
        : m_url(std::move(url))
    {
    }

    QUrl m_url; ///< no trailing slash, no query, no fragment
};

/// Whether `host` is "localhost", in 127.0.0.0/8 or ::1, literally: no name is looked up.
[[nodiscard]] bool isLoopbackHost(const QString &host);

/// Whether a URL that a server gave may be opened in the browser: https, or http on loopback, with
/// a host and without user info.
[[nodiscard]] bool isOpenable(const QUrl &url);

/// Whether both lead to the same place (RFC 6454).
[[nodiscard]] bool isSameOrigin(const QUrl &one, const QUrl &other);

/// The port of a URL that may be opened, also where it is not written.
[[nodiscard]] int portOf(const QUrl &url);

/// The URL that a server gave as `text`, if it may be opened; else empty.
[[nodiscard]] QUrl openableUrl(const QString &text);

/// `url` with `more`, encoded already, behind what its query holds.
[[nodiscard]] QUrl withMoreQuery(QUrl url, const QString &more);

/// The host of `url` in punycode with its port, for showing to a person.
[[nodiscard]] QString shownHost(const QUrl &url);

} // namespace farewell
