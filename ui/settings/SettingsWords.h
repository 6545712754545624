// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/settings/RoomRowState.h"

#include <QString>

namespace farewell::words {

/// The words of the contract for automation; the enum may be renamed, these may not.
[[nodiscard]] QString rowState(RoomRowState::Kind kind);

} // namespace farewell::words
