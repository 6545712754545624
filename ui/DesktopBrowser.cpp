// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/DesktopBrowser.h"

#include "app/base/HomeserverUrl.h"

#include <QDesktopServices>

namespace farewell {

bool DesktopBrowser::open(const QUrl &url)
{
    return isOpenable(url) && QDesktopServices::openUrl(url);
}

} // namespace farewell
