// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/BootId.h"

#include <array>

#include <sys/sysctl.h>
#include <sys/types.h>

std::string farewell::bootId()
{
    std::array<char, 64> id{};
    std::size_t size = id.size() - 1;
    const bool isKnown = ::sysctlbyname("kern.bootsessionuuid", id.data(), &size, nullptr, 0) == 0;
    return isKnown ? std::string(id.data()) : std::string();
}
