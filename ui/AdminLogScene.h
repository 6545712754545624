// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityLog.h"
#include "ui/Services.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace farewell {

class AdminLogWindow;
class DeleteLogDialog;

/// adminLogWindow, and what it asks for: to read, to export, to show the folder, to delete.
class AdminLogScene final : public QObject
{
    Q_OBJECT

public:
    /// Who looks, to be written down where months are deleted.
    struct Reader
    {
        QString acting; ///< who acts, for whom and where; a sentence
        QString userId;
        QString serverName;
        QString address; ///< of the admin API
    };

    /// Opens a folder in the file manager of the desktop; false: it was not taken.
    using OpenFolder = std::function<bool(const QString &folder)>;

    /// `log` outlives this.
    AdminLogScene(const Services &services, ActivityLog &log, const Reader &reader,
                  OpenFolder openFolder, QWidget *parent);
    ~AdminLogScene() override;

    [[nodiscard]] static OpenFolder openerOfDesktop();

    void comeForward(); ///< it is asked for once more

Q_SIGNALS:
    void closed();

private:
    void read();
    void readNews();
    void askWhere();
    void exportTo(const QString &path);
    void showFolder();
    void askWhich();
    void deleteMonths(const QStringList &months);

    Services m_services;
    ActivityLog &m_log;
    Reader m_reader;
    OpenFolder m_openFolder;
    qint64 m_edition = -1; ///< of the log, as it is shown
    QPointer<AdminLogWindow> m_window;
    QPointer<DeleteLogDialog> m_delete;
};

} // namespace farewell
