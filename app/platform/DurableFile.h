// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/platform/SystemFile.h"

namespace farewell {

/// A small file that stands on the disk whole or not at all, also after a power cut, and that shows
/// by FileLock whether the program that wrote it still runs. Its destructor leaves it, and holds it
/// no longer.
class DurableFile final
{
public:
    explicit DurableFile(std::filesystem::path path);

    /// Replaces what there was, and makes the folder. On return it has reached the disk, or an
    /// error says why not; then what was there before may still be.
    [[nodiscard]] std::error_code write(std::string_view bytes);

    void remove();

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

    /// Whether a file could be written in `folder`: tried with one of `size` bytes, which is
    /// removed.
    [[nodiscard]] static std::error_code probe(const std::filesystem::path &folder,
                                               std::size_t size);

    /// Removes what programs have left in `folder` that ended while they wrote. What is younger
    /// than a minute may be of one that still runs, and holds it only in a moment.
    static void removeOrphans(const std::filesystem::path &folder);

private:
    std::filesystem::path m_path;
    SystemFile m_file; ///< open, for its lock, once it stands at m_path
};

} // namespace farewell
