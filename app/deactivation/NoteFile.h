// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QTemporaryFile>

#include <memory>
#include <system_error>

namespace farewell {

/// A small file that stands on the disk whole or not at all, also after a power cut, and that shows
/// whether the program that wrote it still runs.
///
/// That is seen by a lock the kernel drops with the program, however that ends. A process id would
/// not do: in a sandbox the next start often has the same one.
class NoteFile final
{
public:
    explicit NoteFile(QString path);

    /// Replaces what there was. On return it has reached the disk, or an error says why not; then
    /// what was there before still is.
    [[nodiscard]] std::error_code write(QByteArrayView bytes);

    void remove();

    [[nodiscard]] const QString &path() const { return m_path; }

    /// Whether a file could be written in `folder`: tried with one of `size` bytes, which is
    /// removed.
    [[nodiscard]] static std::error_code probe(const QString &folder, qsizetype size);

    /// Whether a program that still runs, this one too, has written `path`.
    [[nodiscard]] static bool isHeld(const QString &path);

    /// Begins the names of files that are still being written.
    static QLatin1StringView newPrefix();

    /// Removes what a program has left that ended while it wrote. What is younger than a minute may
    /// be of one that still runs and holds it only in a moment.
    static void removeOrphan(const QString &path);

private:
    QString m_path;
    std::unique_ptr<QTemporaryFile> m_file; ///< open, for its lock, once it stands at m_path
};

} // namespace farewell
