// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/DesktopBrowser.h"

#include "app/base/HomeserverUrl.h"
#include "app/platform/OwnSession.h"

#include <QDesktopServices>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

/// Later than that it is the browser that has ended, for some openers wait for it.
constexpr std::chrono::milliseconds soon = 10s;

/// Belongs to nobody: a browser that was started so outlives us.
void start(const QString &opener, const QUrl &url, std::function<void()> notOpened)
{
    auto *process = new QProcess;
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
    process->setStandardInputFile(QProcess::nullDevice());
    process->setChildProcessModifier(beginOwnSession);
    QElapsedTimer timer;
    timer.start();
    const auto end = [process, timer, notOpened = std::move(notOpened)](bool isGood) {
        process->deleteLater();
        if (!isGood && notOpened && !timer.hasExpired(soon.count())) {
            notOpened();
        }
    };
    QObject::connect(process, &QProcess::finished, process,
                     [end](int code, QProcess::ExitStatus status) {
                         end(code == 0 && status == QProcess::NormalExit);
                     });
    QObject::connect(
        process, &QProcess::errorOccurred, process,
        [end](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) { // all others end it, too
                end(false);
            }
        },
        Qt::QueuedConnection); // it may be told while it is started
    process->start(opener, {url.toString(QUrl::FullyEncoded)});
}

} // namespace

DesktopBrowser::DesktopBrowser(QString opener)
    : m_opener(std::move(opener))
{
}

/// On Wayland Qt hands on the right to come to the front, which we have not got, and a sandbox has
/// a door of its own: there nobody tells how it ended.
QString DesktopBrowser::openerOfDesktop()
{
    const bool isDesktop = QGuiApplication::platformName() == "xcb"_L1;
    const bool isSandbox = QFile::exists(u"/.flatpak-info"_s) || qEnvironmentVariableIsSet("SNAP");
    return isDesktop && !isSandbox ? QStandardPaths::findExecutable(u"xdg-open"_s) : QString();
}

bool DesktopBrowser::open(const QUrl &url, std::function<void()> notOpened)
{
    return isOpenable(url) && handOver(url, std::move(notOpened));
}

bool DesktopBrowser::openMail(const QUrl &mailto, std::function<void()> notOpened)
{
    return mailto.scheme() == "mailto"_L1 && handOver(mailto, std::move(notOpened));
}

bool DesktopBrowser::handOver(const QUrl &url, std::function<void()> notOpened) const
{
    if (m_opener.isEmpty()) {
        return QDesktopServices::openUrl(url);
    }
    start(m_opener, url, std::move(notOpened));
    return true;
}

bool DesktopBrowser::openFile(const QString &path)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

} // namespace farewell
