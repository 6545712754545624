// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace farewell {

/// As the system numbers open files.
using FileHandle = std::intptr_t;

/// An open file, closed with its object. Where the person has used up their share of the disk, the
/// error is `no_space_on_device`, as with a full one.
class SystemFile final
{
public:
    SystemFile() = default;
    ~SystemFile() { close(); }
    SystemFile(SystemFile &&other) noexcept;
    SystemFile &operator=(SystemFile &&other) noexcept;
    SystemFile(const SystemFile &) = delete;
    SystemFile &operator=(const SystemFile &) = delete;

    /// A new file that only its owner can read, and that programs which we start do not inherit.
    /// Its name begins with `prefix`; the folder has to be there.
    [[nodiscard]] std::error_code create(const std::filesystem::path &folder,
                                         std::string_view prefix);

    /// A file that is there already, or a new one as above; what is written goes to its end.
    [[nodiscard]] std::error_code openToAppend(const std::filesystem::path &path);

    [[nodiscard]] std::error_code append(std::string_view bytes) const;

    /// On return it has reached the disk.
    [[nodiscard]] std::error_code flush() const;

    void close();

    [[nodiscard]] bool isOpen() const { return m_handle != none; }
    [[nodiscard]] FileHandle handle() const { return m_handle; }
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; } ///< at first

    /// Nothing more can be written for want of room: on the disk, or in a file of this size.
    [[nodiscard]] static bool isOutOfRoom(const std::error_code &error);

    /// In one step: at every moment there is the former file or this one.
    [[nodiscard]] static std::error_code replace(const std::filesystem::path &from,
                                                 const std::filesystem::path &to);

    /// Makes what a folder lists survive a power cut.
    [[nodiscard]] static std::error_code flushFolder(const std::filesystem::path &folder);

private:
    static constexpr FileHandle none = -1;

    FileHandle m_handle = none;
    std::filesystem::path m_path;
};

} // namespace farewell
