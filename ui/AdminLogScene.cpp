// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/AdminLogScene.h"

#include "app/admin/ActivityCsv.h"
#include "app/base/Clock.h"
#include "app/base/Text.h"
#include "ui/SavedFile.h"
#include "ui/administration/AdminLogWindow.h"
#include "ui/administration/DeleteLogDialog.h"
#include "ui/administration/LogSentences.h"
#include "ui/practice/PracticeMark.h"
#include "ui/widgets/Controls.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace farewell {

AdminLogScene::AdminLogScene(const Services &services, ActivityLog &log, const Reader &reader,
                             OpenFolder openFolder, QWidget *parent)
    : m_services(services)
    , m_log(log)
    , m_reader(reader)
    , m_openFolder(std::move(openFolder))
    , m_window(new AdminLogWindow(reader.acting, log.folder(), parent))
{
    connect(m_window, &AdminLogWindow::activated, this, &AdminLogScene::readNews);
    connect(m_window, &AdminLogWindow::exportRequested, this, &AdminLogScene::askWhere);
    connect(m_window, &AdminLogWindow::folderRequested, this, &AdminLogScene::showFolder);
    connect(m_window, &AdminLogWindow::deleteRequested, this, &AdminLogScene::askWhich);
    connect(m_window, &AdminLogWindow::closed, this, [this] {
        retire(m_window); // it is calling us
        Q_EMIT closed();
    });
    markIfPractice(services, *m_window);
    m_window->show();
    // The window first: a log of years takes a moment.
    QMetaObject::invokeMethod(this, &AdminLogScene::read, Qt::QueuedConnection);
}

AdminLogScene::~AdminLogScene()
{
    delete m_window;
}

AdminLogScene::OpenFolder AdminLogScene::openerOfDesktop()
{
    return [](const QString &folder) {
        return QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
    };
}

void AdminLogScene::comeForward()
{
    m_window->showNormal();
    m_window->raise();
    m_window->activateWindow();
    readNews();
}

void AdminLogScene::read()
{
    if (m_window) {
        m_edition = m_log.edition();
        m_window->showEntries(m_log.read());
    }
}

/// Accounts are acted on in the window behind it.
void AdminLogScene::readNews()
{
    if (m_edition >= 0 && m_edition != m_log.edition()) {
        read();
    }
}

void AdminLogScene::askWhere()
{
    readNews();
    QFileDialog *dialog = SavedFile::dialogFor({.title = tr("Export the activity log"),
                                                .filter = tr("Table (*.csv)"),
                                                .suffix = u"csv"_s,
                                                .name = u"farewell-activity.csv"_s},
                                               m_window);
    connect(dialog, &QFileDialog::fileSelected, this, &AdminLogScene::exportTo);
    dialog->open();
}

void AdminLogScene::exportTo(const QString &path)
{
    const bool isThere = SavedFile::write(path, activityCsv(m_window->shownEntries())).isEmpty();
    const QString shown = isolatedLtr(QDir::toNativeSeparators(path));
    if (isThere) {
        //: %1 is a file
        m_window->tell(Banner::Kind::Info, tr("The entries were exported to %1.").arg(shown));
    } else {
        //: %1 is a file
        m_window->tell(Banner::Kind::Error, tr("%1 could not be written.").arg(shown));
    }
}

void AdminLogScene::showFolder()
{
    if (m_openFolder(m_log.folder())) {
        m_window->tell(Banner::Kind::Info, {});
        return;
    }
    //: %1 is a folder
    m_window->tell(Banner::Kind::Warning,
                   tr("The folder could not be opened. It is %1.")
                       .arg(isolatedLtr(QDir::toNativeSeparators(m_log.folder()))));
}

void AdminLogScene::askWhich()
{
    m_delete = new DeleteLogDialog(m_reader.acting, m_log.months(), m_services.clock, m_window);
    connect(m_delete, &DeleteLogDialog::confirmed, this, &AdminLogScene::deleteMonths);
    connect(m_delete, &DeleteLogDialog::closed, this, [this] { retire(m_delete); });
    markIfPractice(m_services, *m_delete);
    m_delete->open();
}

void AdminLogScene::deleteMonths(const QStringList &months)
{
    const ActivityEntry record{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                               .what = Activity::DeleteLog,
                               .at = m_services.clock.nowUtc(),
                               .actor = m_reader.userId,
                               .server = m_reader.serverName,
                               .address = m_reader.address,
                               .object = months.join(u',')};
    const LogFault fault = m_log.deleteMonths(months, record);
    read();
    m_window->tell(fault == LogFault::None ? Banner::Kind::Info : Banner::Kind::Error,
                   fault == LogFault::None ? tr("The months were deleted.")
                                           : LogSentences::fault(fault));
}

} // namespace farewell
