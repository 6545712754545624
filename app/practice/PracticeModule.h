// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

namespace farewell {

/// A function of the module that holds the HTTP library, which is loaded for the first of them;
/// null, with a warning in the log, when there is none.
[[nodiscard]] QFunctionPointer practiceModuleFunction(const char *name);

} // namespace farewell
