// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/TerminationSignals.h"
#include "app/base/Clock.h"
#include "app/deactivation/Journal.h"
#include "app/matrix/MatrixClient.h"
#include "ui/Conductor.h"
#include "ui/DesktopBrowser.h"
#include "ui/Translations.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLocale>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <span>
#include <string_view>

#include <sys/prctl.h>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int wrongUsage = 2;

/// The one option there is; the program ends here for a wrong one, and after --help and --version.
farewell::Appearance appearanceFrom(const QCoreApplication &application)
{
    QCommandLineParser parser;
    const QCommandLineOption option(
        u"appearance"_s,
        QCoreApplication::translate("main", "Colours of the windows: light, dark or system."),
        u"light|dark|system"_s, u"system"_s);
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Close a Matrix account, safely."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption(option);
    parser.process(application);
    const auto appearance = farewell::appearanceFromName(parser.value(option));
    if (!appearance || !parser.positionalArguments().isEmpty()) {
        std::fputs(qPrintable(parser.helpText()), stderr);
        std::exit(wrongUsage);
    }
    return *appearance;
}

/// Help and version are text, and must come without a display too.
bool wantsText(std::span<char *> arguments)
{
    return std::ranges::any_of(arguments, [](std::string_view argument) {
        return argument == "--help" || argument == "-h" || argument == "--version"
            || argument == "-v";
    });
}

/// A core dump would put the password and the token on the disk. The limit alone does not keep a
/// dump from a program that the system pipes it into; the attribute does, and keeps debuggers out.
void forbidCoreDumps()
{
    constexpr rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

} // namespace

int main(int argc, char *argv[])
{
    forbidCoreDumps();
    QCoreApplication::setApplicationName(u"farewell"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(FAREWELL_VERSION));
    QGuiApplication::setDesktopFileName(u"org.farewell.Farewell"_s);
    if (wantsText({argv, static_cast<std::size_t>(argc)})) {
        const QCoreApplication application(argc, argv);
        (void)appearanceFrom(application);
        return 0;
    }
    QApplication application(argc, argv);
    farewell::installTranslations(application, QLocale());
    farewell::Theme::apply(application, appearanceFrom(application));
    QGuiApplication::setWindowIcon(QIcon(u":/icons/farewell.svg"_s));
    // Windows come and go one after the other; the conductor says when the last one has gone.
    QGuiApplication::setQuitOnLastWindowClosed(false);

    farewell::SystemClock clock;
    farewell::MatrixClient client(clock);
    farewell::DesktopBrowser browser;
    farewell::Journal journal(
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation));
    farewell::Conductor conductor(client, clock, browser, journal);
    QObject::connect(&conductor, &farewell::Conductor::finished, &application,
                     &QCoreApplication::quit);
    const farewell::TerminationSignals termination;
    QObject::connect(&termination, &farewell::TerminationSignals::came, &conductor,
                     &farewell::Conductor::leave);
    conductor.start();
    return QApplication::exec();
}
