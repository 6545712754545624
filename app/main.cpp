// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/CommandLine.h"
#include "app/Program.h"
#include "app/admin/ActivityLog.h"
#include "app/admin/AdminAddresses.h"
#include "app/admin/job/JobFolder.h"
#include "app/base/SystemClock.h"
#include "app/platform/CoreDumps.h"
#include "app/platform/EndOfSession.h"
#include "app/platform/SharedHeap.h"
#include "app/tour/OffscreenDisplay.h"
#include "app/tour/Tour.h"
#include "ui/DesktopBrowser.h"
#include "ui/Translations.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QIcon>
#include <QLocale>
#include <QStandardPaths>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

/// As asked for on the command line, else as the desktop has it.
void installTranslations(QCoreApplication &application)
{
    const QString language = farewell::commandline::languageOf(QCoreApplication::arguments());
    const farewell::Translations translations;
    translations.install(
        application, language.isEmpty() ? QLocale::system().uiLanguages() : QStringList{language});
}

int runWindows(const farewell::Wishes &wishes)
{
    farewell::SystemClock clock;
    farewell::DesktopBrowser browser;
    farewell::NoteFolder notes(
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation));
    const farewell::AdminAddresses adminAddresses(
        QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
        + u"/administration.json"_s);
    farewell::ActivityLog activityLog(
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
        + u"/administration/log"_s);
    const farewell::JobFolder jobs(
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
        + u"/administration/jobs"_s);
    farewell::Program program(clock, browser, notes, adminAddresses, activityLog, jobs);
    // Not quit(), which would ask the windows, and stop where one of them has something to say.
    QObject::connect(&program, &farewell::Program::finished, qApp,
                     [] { QCoreApplication::exit(EXIT_SUCCESS); });
    const farewell::EndOfSession endOfSession([&program] {
        QMetaObject::invokeMethod(&program, &farewell::Program::leave, Qt::QueuedConnection);
    });
    if (wishes.practice) {
        program.startPractice(wishes.practice->told.id);
    } else {
        program.startReal();
    }
    return QApplication::exec();
}

int runTour(const farewell::Wishes &wishes)
{
    farewell::Tour tour(wishes.tourScenario, wishes.tourFolder, wishes.tourSize);
    QObject::connect(&tour, &farewell::Tour::pictureTaken, qApp,
                     [](const QString &file) { std::puts(qPrintable(file)); });
    QObject::connect(
        &tour, &farewell::Tour::ended, qApp,
        [](const QString &complaint) {
            if (!complaint.isEmpty()) {
                std::fputs(qPrintable(complaint + u'\n'), stderr);
            }
            QCoreApplication::exit(complaint.isEmpty() ? EXIT_SUCCESS : EXIT_FAILURE);
        },
        Qt::QueuedConnection);
    tour.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    farewell::forbidCoreDumps();
    farewell::shareHeap();
    QCoreApplication::setApplicationName(u"farewell"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(FAREWELL_VERSION));
    QGuiApplication::setDesktopFileName(u"org.farewell.Farewell"_s);
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        arguments += QString::fromLocal8Bit(argv[i]);
    }
    const auto kind = farewell::commandline::kindOf(arguments);
    if (kind == farewell::commandline::Kind::Text) {
        QCoreApplication application(argc, argv);
        installTranslations(application);
        (void)farewell::commandline::wishesOf(QCoreApplication::arguments());
        return EXIT_SUCCESS;
    }
    std::optional<farewell::OffscreenDisplay> display;
    if (kind == farewell::commandline::Kind::Tour
        && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        display.emplace();
    }
    QApplication application(argc, argv);
    installTranslations(application);
    const farewell::Wishes wishes = farewell::commandline::wishesOf(QCoreApplication::arguments());
    farewell::Theme::apply(*qApp, wishes.appearance);
    QGuiApplication::setWindowIcon(QIcon(u":/icons/farewell.svg"_s));
    // Windows come and go one after the other; the conductor says when the last one has gone.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    return kind == farewell::commandline::Kind::Tour ? runTour(wishes) : runWindows(wishes);
}
