// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/BrowserLauncher.h"

#include <QList>
#include <QUrl>

#include <utility>

namespace farewell {

/// Stands in for the desktop's browser: remembers what it was asked to open, and goes there only
/// when somebody walks.
class FakeBrowser final : public BrowserLauncher
{
public:
    [[nodiscard]] bool open(const QUrl &url, std::function<void()> notOpened) override
    {
        m_opened += url;
        m_notOpened = std::move(notOpened);
        return m_works;
    }

    [[nodiscard]] bool openMail(const QUrl &mailto, std::function<void()> notOpened) override
    {
        m_mails += mailto;
        m_notOpened = std::move(notOpened);
        return m_works;
    }
    [[nodiscard]] const QList<QUrl> &mails() const { return m_mails; }

    [[nodiscard]] bool openFile(const QString &path) override
    {
        m_files += path;
        return m_works;
    }
    [[nodiscard]] const QStringList &files() const { return m_files; }

    /// The desktop took the last address, and says now that nothing came of it.
    void sayNotOpened() const { m_notOpened(); }

    /// Somebody has typed or scanned it.
    void goTo(const QUrl &url) { m_opened += url; }

    void setWorks(bool works) { m_works = works; }
    [[nodiscard]] const QList<QUrl> &opened() const { return m_opened; }

    /// Follows the links of the last page that was opened as `user`. True when it has come to a
    /// page without any; after a failure false, and the test has failed.
    [[nodiscard]] bool walkAs(const QString &user) const;

private:
    QList<QUrl> m_opened;
    QList<QUrl> m_mails;
    QStringList m_files;
    std::function<void()> m_notOpened;
    bool m_works = true;
};

} // namespace farewell
