// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

/// Says where the module lies, for programs other than ours. Without it the module is looked for in
/// its folder beside the program's, and in `practice` below the program's, where it is built.
/// Nowhere else: whatever is loaded runs where passwords are.
void usePracticeModule(const QString &path);

/// A function of the module that holds the HTTP library; null, with a warning in the log, when
/// there is none. The module is loaded when the first function is asked for.
[[nodiscard]] QFunctionPointer practiceModuleFunction(const char *name);

} // namespace farewell
