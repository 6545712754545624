// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

/// Part of a file's name, made of an id or a host: only letters, digits, and ". _ -" of it stand
/// there, all else is "_"; it has at most 60 bytes, and does not begin with a dot.
[[nodiscard]] QString inFileName(QString text);

} // namespace farewell
