// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/OwnProfile.h"

#include "app/matrix/RoomEndpoints.h"
#include "app/matrix/SignedIn.h"

namespace farewell {

void fetchOwnProfile(SignedIn &signedIn, QObject *context, const Reply<Profile> &reply)
{
    fetchProfileAs(signedIn, signedIn.session().userId, Request::Tries::Patient, context,
                   [reply](const Result<Profile> &profile) {
                       const bool isEmpty = !profile && saysNone(profile.error());
                       reply(isEmpty ? Result<Profile>(Profile()) : profile);
                   });
}

} // namespace farewell
