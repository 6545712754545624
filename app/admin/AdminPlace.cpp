// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminPlace.h"

#include "app/matrix/SignedIn.h"

namespace farewell {

AdminPlace AdminPlace::of(SignedIn &actor, const HomeserverUrl &address)
{
    return {actor, address, actor.accountService()};
}

bool AdminPlace::isManaged() const
{
    return actor.session().kind == Session::Kind::OAuth;
}

} // namespace farewell
