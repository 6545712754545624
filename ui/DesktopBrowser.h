// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/BrowserLauncher.h"

namespace farewell {

/// The browser that the desktop has chosen.
class DesktopBrowser final : public BrowserLauncher
{
public:
    [[nodiscard]] bool open(const QUrl &url) override;
};

} // namespace farewell
