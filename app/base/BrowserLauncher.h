// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <functional>

class QString;
class QUrl;

namespace farewell {

/// Opens a page in the person's own browser, a letter or a file; says whether the desktop took it.
class BrowserLauncher
{
public:
    virtual ~BrowserLauncher() = default;

    /// Opens https, or http on loopback; the caller has shown the host before. False: the desktop
    /// did not take the address. `notOpened` is called at most once, from the event loop, where the
    /// desktop took it and says later that no page opened. Most desktops never say so.
    [[nodiscard]] virtual bool open(const QUrl &url, std::function<void()> notOpened) = 0;

    /// Begins a letter in the mail program; `mailto` is a `mailto:`. Otherwise as open().
    [[nodiscard]] virtual bool openMail(const QUrl &mailto, std::function<void()> notOpened) = 0;

    /// Opens a file that we have written, with the desktop's own program for it.
    [[nodiscard]] virtual bool openFile(const QString &path) = 0;
};

} // namespace farewell
