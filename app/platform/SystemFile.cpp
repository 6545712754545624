// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/SystemFile.h"

#include <utility>

namespace farewell {

SystemFile::SystemFile(SystemFile &&other) noexcept
    : m_handle(std::exchange(other.m_handle, none)), m_path(std::move(other.m_path))
{
}

SystemFile &SystemFile::operator=(SystemFile &&other) noexcept
{
    if (this != &other) {
        close();
        m_handle = std::exchange(other.m_handle, none);
        m_path = std::move(other.m_path);
    }
    return *this;
}

bool SystemFile::isOutOfRoom(const std::error_code &error)
{
    return error == std::errc::no_space_on_device || error == std::errc::file_too_large;
}

} // namespace farewell
