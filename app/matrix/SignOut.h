// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/Session.h"

#include <functional>

class QObject;

namespace farewell {

class MatrixClient;

/// Ends a session where it was begun, `/logout` or revocation; at most 5 s. Only a clear answer
/// about a token that is not spent tells that it has ended.
void signOut(MatrixClient &client, const Access &access, QObject *context,
             std::function<void(bool ended)> reply);

} // namespace farewell
