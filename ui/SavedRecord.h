// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

struct RecordPage;

/// A record that the person keeps, as two files of one name: JSON for programs, and a page to read
/// (PDF).
struct SavedRecord
{
    QString base{};  ///< path of both, without an ending
    QString fault{}; ///< a sentence why there is neither; else empty

    [[nodiscard]] QString page() const; ///< path
    [[nodiscard]] QString pageName() const;

    /// `path` is what the person has chosen, with either ending. What is there already is not
    /// written over: the name gets a number.
    [[nodiscard]] static SavedRecord save(const QString &path, const QByteArray &json,
                                          const RecordPage &page);
};

} // namespace farewell
