// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminAttempt.h"
#include "app/deactivation/Note.h"

namespace farewell {

/// The note of a deactivation for somebody else: JSON, version 3, in no more than `largestNote`
/// bytes. The account's sessions and contacts are in it as fingerprints, its rooms as a number, and
/// no word of the server.
[[nodiscard]] QByteArray toNote(const AdminAttempt &attempt);
[[nodiscard]] std::variant<Note::Problem, AdminAttempt> parseAdminNote(const QByteArray &bytes);

} // namespace farewell
