// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/Attempt.h"

#include <variant>

namespace farewell {

/// What a program that ended midway has left behind.
struct Note
{
    enum class Problem {
        Unreadable, ///< empty, cut short, or not ours
        Newer,      ///< of a later version of this program, which can do more
    };

    QString path;
    std::variant<Problem, Attempt> content;

    [[nodiscard]] const Attempt *attempt() const { return std::get_if<Attempt>(&content); }
};

/// As many bytes as toNote() ever makes, or fewer.
inline constexpr qsizetype largestNote = 16384;

/// The format, so that hostile files can be tried without a disk: JSON, version 2. Of the requests
/// only the latest are kept, so that a note stays small. Version 1 is read, too; it knew no
/// requests and no software, and only one's own account.
[[nodiscard]] QByteArray toNote(const Attempt &attempt);
[[nodiscard]] std::variant<Note::Problem, Attempt> parseNote(const QByteArray &bytes);

} // namespace farewell
