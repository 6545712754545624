// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/Program.h"
#include "app/TerminationSignals.h"
#include "app/base/Clock.h"
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
#include <optional>
#include <span>
#include <string_view>

#include <sys/prctl.h>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int wrongUsage = 2;

/// What the command line asks for.
struct Wishes
{
    farewell::Appearance appearance = farewell::Appearance::System;
    std::optional<QString> practice; ///< the id of a scenario
};

QString scenarioList()
{
    QStringList lines{QCoreApplication::translate("main", "What can be practised:")};
    for (const farewell::Scenario &scenario : farewell::scenarios()) {
        lines += u"  %1  %2"_s.arg(scenario.told.id, -22).arg(scenario.told.title);
    }
    return lines.join(u'\n') + u'\n';
}

/// The program ends here for a wrong wish, and after --help and --version.
Wishes wishesOf(const QCoreApplication &application)
{
    QCommandLineParser parser;
    const QCommandLineOption appearance(
        u"appearance"_s,
        QCoreApplication::translate("main", "Colours of the windows: light, dark or system."),
        u"light|dark|system"_s, u"system"_s);
    const QCommandLineOption practice(
        u"practice"_s,
        QCoreApplication::translate("main",
                                    "Rehearse with an account that is not real. A scenario can "
                                    "be named behind it."));
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Close a Matrix account, safely."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({appearance, practice});
    parser.addPositionalArgument(
        u"scenario"_s, QCoreApplication::translate("main", "What to practise."), u"[scenario]"_s);
    parser.process(application);

    const auto colours = farewell::appearanceFromName(parser.value(appearance));
    const QStringList names = parser.positionalArguments();
    const bool isPractice = parser.isSet(practice);
    if (isPractice
        && (names.size() > 1 || (names.size() == 1 && !farewell::scenarioWith(names.front())))) {
        std::fputs(qPrintable(scenarioList()), stderr);
        std::exit(wrongUsage);
    }
    if (!colours || (!isPractice && !names.isEmpty())) {
        std::fputs(qPrintable(parser.helpText()), stderr);
        std::exit(wrongUsage);
    }
    return {*colours, isPractice ? std::optional(names.value(0)) : std::nullopt};
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
        (void)wishesOf(application);
        return 0;
    }
    QApplication application(argc, argv);
    farewell::installTranslations(application, QLocale());
    const Wishes wishes = wishesOf(application);
    farewell::Theme::apply(application, wishes.appearance);
    QGuiApplication::setWindowIcon(QIcon(u":/icons/farewell.svg"_s));
    // Windows come and go one after the other; the conductor says when the last one has gone.
    QGuiApplication::setQuitOnLastWindowClosed(false);

    farewell::SystemClock clock;
    farewell::DesktopBrowser browser;
    farewell::Journal journal(
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation));
    farewell::Program program(clock, browser, journal);
    QObject::connect(&program, &farewell::Program::finished, &application, &QCoreApplication::quit);
    const farewell::TerminationSignals termination;
    QObject::connect(&termination, &farewell::TerminationSignals::came, &program,
                     &farewell::Program::leave);
    if (wishes.practice) {
        program.startPractice(*wishes.practice);
    } else {
        program.startReal();
    }
    return QApplication::exec();
}
