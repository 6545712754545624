// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/platform/SystemFile.h"

#include <vector>

namespace farewell {

/// A file that grows line by line: what was written is never written again. A line has reached the
/// disk when write() returns. A new file can be read by its owner only. One program writes at a
/// time, where the file system knows locks.
///
/// A power cut, or a disk that is full, leaves half of the last line; the next begins on a line of
/// its own.
class DurableLog final
{
public:
    /// Makes the folder. `device_or_resource_busy`: another program writes it.
    [[nodiscard]] std::error_code open(const std::filesystem::path &path);

    /// Lines without their ends, one flush for all; none may hold a line feed. After an error some
    /// of them may stand there.
    [[nodiscard]] std::error_code write(const std::vector<std::string_view> &lines);

    [[nodiscard]] bool isOpen() const { return m_file.isOpen(); }
    void close() { m_file.close(); }

private:
    SystemFile m_file;
    bool m_isTorn = false; ///< the last line has no end
};

} // namespace farewell
