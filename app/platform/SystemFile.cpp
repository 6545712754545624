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

} // namespace farewell
