// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"

namespace farewell {

/// The profile of whoever is signed in; empty where the server has none, as Synapse (1.160) says of
/// one without name and picture.
void fetchOwnProfile(SignedIn &signedIn, QObject *context, const Reply<Profile> &reply);

} // namespace farewell
