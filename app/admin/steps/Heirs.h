// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminTarget.h"

namespace farewell {

/// Who can be made admin of a room before its only one leaves, the best first: who is of the same
/// server, then the highest level, then who has been joined longest.
[[nodiscard]] QStringList possibleHeirs(const AdminRoom &room, const QString &userId);

/// The first of each room that has one.
[[nodiscard]] QList<Heir> proposedHeirs(const AdminTarget &target);

} // namespace farewell
