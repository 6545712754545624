// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell::http {

/// Ranges of the status of an HTTP answer: they are law for what is told of a request.
inline constexpr int unauthorized = 401;
inline constexpr int forbidden = 403;
inline constexpr int timedOut = 408; ///< which a proxy says as well as a server

[[nodiscard]] constexpr bool isStatus(int status)
{
    return status >= 100 && status < 600;
}

[[nodiscard]] constexpr bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

[[nodiscard]] constexpr bool isRedirect(int status)
{
    return status >= 300 && status < 400;
}

[[nodiscard]] constexpr bool isClientError(int status)
{
    return status >= 400 && status < 500;
}

/// A "no", after which nothing is under way: a request that timed out may still be.
[[nodiscard]] constexpr bool isRefusal(int status)
{
    return isClientError(status) && status != timedOut;
}

[[nodiscard]] constexpr bool isServerError(int status)
{
    return status >= 500;
}

} // namespace farewell::http
