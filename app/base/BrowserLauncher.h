// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QUrl;

namespace farewell {

/// Opens a page in the person's own browser; says whether the desktop took the address.
class BrowserLauncher
{
public:
    virtual ~BrowserLauncher() = default;

    /// Only https, or http on loopback; the caller has shown the host before.
    [[nodiscard]] virtual bool open(const QUrl &url) = 0;
};

} // namespace farewell
