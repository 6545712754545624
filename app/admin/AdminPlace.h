// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"

namespace farewell {

class SignedIn;

/// Who administrates, and where the server answers its administrators: mostly where it answers
/// everybody, else at an address of its own, which the person has confirmed.
struct AdminPlace
{
    SignedIn &actor;
    HomeserverUrl address;
};

} // namespace farewell
