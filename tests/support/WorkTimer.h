// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <ctime>
#include <utility>

namespace farewell::test {

/// How much work a test may find where `limit` is what people may wait for: AddressSanitizer takes
/// about three times as long for the same.
constexpr std::chrono::milliseconds allowed(std::chrono::milliseconds limit)
{
#ifdef __SANITIZE_ADDRESS__
    return 3 * limit;
#else
    return limit;
#endif
}

/// What this thread has worked since: however busy the machine is with other things.
class WorkTimer final
{
public:
    [[nodiscard]] std::chrono::milliseconds elapsed() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(worked() - m_since);
    }

    std::chrono::milliseconds restart()
    {
        const auto before = elapsed();
        m_since = worked();
        return before;
    }

private:
    [[nodiscard]] static std::chrono::nanoseconds worked()
    {
        timespec spent{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
        return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
    }

    std::chrono::nanoseconds m_since = worked();
};

} // namespace farewell::test
