// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"

#include <QByteArray>

#include <optional>

namespace farewell {

/// The head of one HTTP/1.x request as far as the loopback receiver believes it: a GET of an
/// absolute path. Pure, for it reads what anybody on this machine may send.
struct LoopbackRequest
{
    static constexpr qsizetype maxHead = 8 * 1024;

    enum class Verdict {
        Incomplete, ///< more bytes may make a request of it
        Malformed,  ///< never a request of ours: too long, no HTTP, no GET
        Complete,
    };

    QByteArray path;  ///< as sent, not decoded
    QByteArray query; ///< as sent, without the '?'

    /// Looks at what has come in so far; fills `request` when it is Complete.
    [[nodiscard]] static Verdict parse(QByteArrayView received, LoopbackRequest &request);

    [[nodiscard]] bool hasPath(QByteArrayView expected) const;

    /// The one value of this name in the query, decoded; nothing when there is none, an empty one,
    /// more than one, or one that is not UTF-8.
    [[nodiscard]] std::optional<Secret> value(QByteArrayView name) const;
};

/// Whether both are the same, compared in a time that does not depend on where they differ.
[[nodiscard]] bool isSame(QByteArrayView one, QByteArrayView other);

} // namespace farewell
