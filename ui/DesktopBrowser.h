// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/BrowserLauncher.h"

#include <QString>

namespace farewell {

/// The browser that the desktop has chosen.
class DesktopBrowser final : public BrowserLauncher
{
public:
    /// `opener` is the desktop's program that opens a page; its exit code tells whether it did.
    /// Where it is empty, Qt finds a way.
    explicit DesktopBrowser(QString opener = openerOfDesktop());

    [[nodiscard]] bool open(const QUrl &url, std::function<void()> notOpened) override;
    [[nodiscard]] bool openMail(const QUrl &mailto, std::function<void()> notOpened) override;
    [[nodiscard]] bool openFile(const QString &path) override;

private:
    [[nodiscard]] static QString openerOfDesktop();
    [[nodiscard]] bool handOver(const QUrl &url, std::function<void()> notOpened) const;

    QString m_opener;
};

} // namespace farewell
