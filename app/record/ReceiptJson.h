// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/record/Receipt.h"

namespace farewell {

/// JSON, format "farewell-receipt" 1 (`resources/receipt.schema.json`).
[[nodiscard]] QByteArray toJson(const Receipt &receipt);

} // namespace farewell
