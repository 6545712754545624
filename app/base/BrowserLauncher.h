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

    /// Opens https, or http on loopback; the caller has shown the host before. False: the desktop
    /// did not take the address. `notOpened` is called at most once, from the event loop, where the
    /// desktop took it and says later that no page opened. Most desktops never say so.
    [[nodiscard]] virtual bool open(const QUrl &url, std::function<void()> notOpened) = 0;
};

} // namespace farewell
