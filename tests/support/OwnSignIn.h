// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/SignedIn.h"

namespace farewell::test {

/// Signed in as `userId` at `url`, with the token "canary-token" unless told otherwise.
struct OwnSignIn
{
    QString url;
    QString userId;
    Session::Kind kind = Session::Kind::Password;
    QByteArray token = "canary-token";
    std::optional<OAuthAccess> oauth{};
};

[[nodiscard]] std::unique_ptr<SignedIn> signedIn(MatrixClient &client, Clock &clock, OwnSignIn own);

} // namespace farewell::test
