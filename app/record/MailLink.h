// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QUrl>

namespace farewell {

/// A letter as a mail program begins it.
struct Mail
{
    QString to; ///< isPlainAddress()
    QString subject;
    QString text; ///< lines end in "\n"
};

/// `mailto:` (RFC 6068).
struct MailLink
{
    QUrl url;
    bool hasText = false; ///< else there was no room for it
};

/// An address that can stand in a link: one `@`, and on both sides letters, digits, `- + _` and
/// single dots between them (dot-atoms, RFC 5322 3.2.3, without what has a meaning in an address of
/// a page). A server may say anything.
[[nodiscard]] bool isPlainAddress(const QString &address);

/// All but letters, digits and `- . _ ~` is percent-encoded, so that nothing rides along. The text
/// is left out of a link longer than all desktops and mail programs take.
[[nodiscard]] MailLink mailLink(const Mail &mail);

} // namespace farewell
