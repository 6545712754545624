// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"

#include <QString>

namespace farewell {

/// The secret that ties the code which a browser brings back to the program that asked for it
/// (RFC 7636, method S256).
struct Pkce
{
    Secret verifier;   ///< 43 characters of base64url, 256 random bits
    QString challenge; ///< what the browser carries

    [[nodiscard]] static Pkce make();

    /// The challenge of a verifier.
    [[nodiscard]] static QString challengeOf(const Secret &verifier);
};

/// `bytes` random ones, in base64url without padding.
[[nodiscard]] QByteArray randomText(qsizetype bytes);

} // namespace farewell
