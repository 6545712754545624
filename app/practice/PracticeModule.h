// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

/// Where the module lies. Without it: in its folder beside the program's, or in `practice` below
/// the program's, where it is built; nowhere else, for whatever is loaded runs where passwords are.
void usePracticeModule(const QString &path);

/// A function of the module that holds the HTTP library, which is loaded for the first of them;
/// null, with a warning in the log, when there is none.
[[nodiscard]] QFunctionPointer practiceModuleFunction(const char *name);

} // namespace farewell
