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

    /// It is about somebody else's account, which this folder knows nothing of: what was done there
    /// is read from the same bytes by those who act for others.
    struct ForOthers
    {
        QByteArray bytes;

        friend bool operator==(const ForOthers &, const ForOthers &) = default;
    };

    using Content = std::variant<Problem, Attempt, ForOthers>;

    QString path;
    Content content;

    [[nodiscard]] const Attempt *attempt() const { return std::get_if<Attempt>(&content); }
};

/// As many bytes as toNote() ever makes, or fewer.
inline constexpr qsizetype largestNote = 16384;

/// The version of a note about somebody else's account.
inline constexpr int versionForOthers = 3;

/// The format, so that hostile files can be tried without a disk: JSON, version 2. Of the requests
/// only the latest are kept, so that a note stays small, and of the receipts the last. Version 1 is
/// read, too; it knew no requests and no software. Both know only one's own account.
[[nodiscard]] QByteArray toNote(const Attempt &attempt);
[[nodiscard]] Note::Content parseNote(const QByteArray &bytes);

} // namespace farewell
