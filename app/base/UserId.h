// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <optional>

namespace farewell {

/// A Matrix user id, `@localpart:server_name` (Matrix spec, appendices, "User Identifiers").
///
/// Historical localparts (upper case, spaces, any character but ':' and NUL, even empty) are
/// accepted, for such accounts exist and want closing too.
class UserId final
{
public:
    /// Split at the first ':'; at most 255 bytes of UTF-8; the server name must be valid.
    [[nodiscard]] static std::optional<UserId> parse(const QString &text);

    [[nodiscard]] const QString &toString() const { return m_text; }
    [[nodiscard]] QString localpart() const { return m_text.sliced(1, m_colon - 1); }
    [[nodiscard]] QString serverName() const { return m_text.sliced(m_colon + 1); }

    /// For showing: control and bidi characters removed, one left-to-right run.
    [[nodiscard]] QString display() const;

    /// Whether both are the same account: the case of a localpart counts, that of a server's name
    /// does not, as nowhere in the DNS.
    friend bool operator==(const UserId &one, const UserId &other);

private:
    UserId(QString text, qsizetype colon)
        : m_text(std::move(text)), m_colon(colon)
    {
    }

    QString m_text;
    qsizetype m_colon;
};

/// Whether `text` is a server name: host or IP literal with an optional port of 1..65535
/// (Matrix spec, appendices, "Server Name").
[[nodiscard]] bool isServerName(const QString &text);

/// Whether both name the same server.
[[nodiscard]] bool isSameServerName(const QString &one, const QString &other);

/// A server's name in punycode, as servers know it (RFC 3492), from what a person typed. A text
/// that is no server name stays as it is.
[[nodiscard]] QString asciiServerName(const QString &text);

} // namespace farewell
