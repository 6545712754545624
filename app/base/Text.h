// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

/// The longest text of a server that is shown, in characters.
inline constexpr qsizetype serverTextLimit = 300;

/// Text that came from outside, made safe to show as plain text: control, bidi and invisible
/// characters are gone, line breaks and runs of space are one space, and it is cut with an ellipsis
/// at `limit`.
[[nodiscard]] QString cleaned(const QString &text, qsizetype limit = serverTextLimit);

/// `text` as a left-to-right run of its own (U+2066 … U+2069), for ids and hosts inside a sentence.
[[nodiscard]] QString isolatedLtr(const QString &text);

/// `text` without the marks that isolatedLtr() puts in: they are for eyes, and neither heard nor
/// taken along.
[[nodiscard]] QString withoutIsolates(QString text);

} // namespace farewell
