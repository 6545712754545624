// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/OwnSignIn.h"

#include "app/matrix/AccountEndpoints.h"

using namespace Qt::StringLiterals;

namespace farewell::test {

std::unique_ptr<SignedIn> signedIn(MatrixClient &client, Clock &clock, OwnSignIn own)
{
    auto signedIn = std::make_unique<SignedIn>(client, clock,
                                               Access{HomeserverUrl::parse(own.url).value(),
                                                      Secret(own.token), own.kind, u"FAREWELL"_s,
                                                      std::move(own.oauth)});
    signedIn->identify({UserId::parse(own.userId).value(), {}});
    return signedIn;
}

} // namespace farewell::test
