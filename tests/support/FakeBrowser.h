// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/BrowserLauncher.h"

#include <QList>
#include <QUrl>

namespace farewell {

/// Stands in for the desktop's browser: remembers what it was asked to open.
class FakeBrowser final : public BrowserLauncher
{
public:
    [[nodiscard]] bool open(const QUrl &url) override
    {
        m_opened += url;
        return m_works;
    }

    void setWorks(bool works) { m_works = works; }
    [[nodiscard]] const QList<QUrl> &opened() const { return m_opened; }

private:
    QList<QUrl> m_opened;
    bool m_works = true;
};

} // namespace farewell
