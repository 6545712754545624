// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <functional>

class QUrl;

namespace farewell {

/// Opens a page in the person's own browser; says whether the desktop took the address.
class BrowserLauncher
{
public:
    virtual ~BrowserLauncher() = default;

    /// Only https, or http on loopback; the caller has shown the host before. `notOpened` is called
    /// from the event loop, once at most, where the desktop took the address and says a little
    /// later that nothing came of it; most desktops say nothing.
    [[nodiscard]] virtual bool open(const QUrl &url, std::function<void()> notOpened) = 0;
};

} // namespace farewell
