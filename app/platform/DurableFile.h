// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/platform/SystemFile.h"

namespace farewell {

/// A small file that is on the disk whole or not at all, even after a power cut. FileLock shows
/// whether the program that wrote it still runs. The destructor leaves the file and drops the lock.
class DurableFile final
{
public:
    explicit DurableFile(std::filesystem::path path);

    /// Replaces the file, and makes its folder. On return the new one has reached the disk, or an
    /// error says why not; then the old one may still be there.
    [[nodiscard]] std::error_code write(std::string_view bytes);

    void remove();

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

    /// Whether a file could be written in `folder`: tried with one of `size` bytes, which is
    /// removed.
    [[nodiscard]] static std::error_code probe(const std::filesystem::path &folder,
                                               std::size_t size);

    /// Removes half-written files from `folder`, left by programs that ended while they wrote. One
    /// younger than a minute stays: its program may still run, and take the lock in a moment.
    static void removeOrphans(const std::filesystem::path &folder);

private:
    std::filesystem::path m_path;
    SystemFile m_file; ///< open, for its lock, once it stands at m_path
};

} // namespace farewell
