// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QUrl>

#include <optional>

namespace farewell {

enum class Cause;

/// Where a client may send anything, so that practice and the real world never meet.
class Boundary final
{
public:
    /// The real world, without what is named by exclude().
    Boundary() = default;

    /// Practice: these origins (RFC 6454) and no other.
    [[nodiscard]] static Boundary only(const QList<QUrl> &origins);

    /// A practice homeserver on this computer, by whatever name of it.
    void exclude(const QUrl &origin);

    /// Why nothing may be sent there; nothing when it may.
    [[nodiscard]] std::optional<Cause> objectionTo(const QUrl &url) const;

private:
    std::optional<QList<QUrl>> m_only;
    QList<QUrl> m_excluded;
};

} // namespace farewell
