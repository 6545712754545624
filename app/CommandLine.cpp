// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/CommandLine.h"

#include "ui/Translations.h"
#include "ui/sentences/Sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace farewell::commandline {

namespace {

constexpr int wrongUsage = 2;
constexpr int smallestSide = 320;
constexpr int largestSide = 4000;

/// The options; the texts where lupdate finds them.
class Options final
{
    Q_DECLARE_TR_FUNCTIONS(main)

public:
    Options();

    QCommandLineParser parser;
    QCommandLineOption appearance{u"appearance"_s,
                                  tr("Colours of the windows: light, dark or system."),
                                  u"light|dark|system"_s, u"system"_s};
    QCommandLineOption language{u"language"_s, tr("Language of the windows, as in “en”."), u"xx"_s};
    QCommandLineOption practice{u"practice"_s,
                                tr("Rehearse with an account that is not real. A scenario can be "
                                   "named behind it.")};
    QCommandLineOption tour{u"tour"_s,
                            tr("Play a rehearsal by itself, write a picture of every step into a "
                               "folder, and end."),
                            u"folder"_s};
    QCommandLineOption scenario{u"scenario"_s, tr("What the tour plays."), u"scenario"_s};
    QCommandLineOption size{u"size"_s, tr("Size of the windows in the tour, as in 480x720."),
                            u"WxH"_s};

    static QString scenarioList();
    static QString notThatScenario(const QString &wanted);
    static QString notThatLanguage(const QString &wanted);
    static QString onlyWithTour() { return tr("--scenario and --size go with --tour only."); }
    static QString notBoth() { return tr("--practice and --tour do not go together."); }
};

Options::Options()
{
    // Else the letters of -platformtheme, which is for Qt, would ask for help.
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.setApplicationDescription(tr("Close a Matrix account, safely."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({appearance, language, practice, tour, scenario, size});
    parser.addPositionalArgument(u"scenario"_s, tr("What to practise."), u"[scenario]"_s);
}

QString Options::scenarioList()
{
    QStringList lines{tr("What can be practised:")};
    for (const Scenario &known : scenarios()) {
        lines += u"  %1  %2"_s.arg(known.told.id, -22).arg(known.told.title);
    }
    return lines.join(u'\n') + u'\n';
}

QString Options::notThatScenario(const QString &wanted)
{
    //: %1 what was typed; a list of what can be practised follows
    return tr("“%1” cannot be practised.").arg(wanted);
}

QString Options::notThatLanguage(const QString &wanted)
{
    //: %1 what was typed, %2 a list as "de, en"
    return tr("Farewell does not speak “%1” yet. It speaks: %2.")
        .arg(wanted, Sentences::listed(Translations().languages()));
}

[[noreturn]] void refuse(const QString &text)
{
    std::fputs(qPrintable(text.trimmed() + u'\n'), stderr);
    std::exit(wrongUsage);
}

Scenario scenarioOrEnd(const QString &id)
{
    const auto found = id.isEmpty() ? scenarios().constFirst() : scenarioWith(id);
    if (!found) {
        refuse(Options::notThatScenario(id) + u'\n' + Options::scenarioList());
    }
    return *found;
}

/// Invalid for what is no size, or one that no window could have.
QSize sizeOf(const QString &text)
{
    static const QRegularExpression form(u"^([0-9]{3,4})[x×]([0-9]{3,4})$"_s);
    const QRegularExpressionMatch match = form.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    const bool fits = size.width() >= smallestSide && size.height() >= smallestSide
        && size.width() <= largestSide && size.height() <= largestSide;
    return fits ? size : QSize();
}

void readTour(const Options &options, Wishes &wishes)
{
    const QCommandLineParser &parser = options.parser;
    if (!parser.isSet(options.tour)) {
        if (parser.isSet(options.scenario) || parser.isSet(options.size)) {
            refuse(Options::onlyWithTour());
        }
        return;
    }
    if (parser.isSet(options.practice)) {
        refuse(Options::notBoth());
    }
    wishes.tourFolder = parser.value(options.tour);
    wishes.tourScenario = scenarioOrEnd(parser.value(options.scenario));
    wishes.tourSize = sizeOf(parser.value(options.size));
    const bool isSizeWrong = parser.isSet(options.size) && !wishes.tourSize.isValid();
    if (isSizeWrong || wishes.tourFolder.isEmpty()) {
        refuse(parser.helpText());
    }
}

} // namespace

Kind kindOf(const QStringList &arguments)
{
    Options options;
    options.parser.parse(arguments);
    // Also where something else is wrong with it: help must come without a display.
    const bool isText = options.parser.isSet(u"help"_s) || options.parser.isSet(u"version"_s);
    const bool isTour = options.parser.isSet(options.tour);
    return isText ? Kind::Text : isTour ? Kind::Tour : Kind::Windows;
}

QString languageOf(const QStringList &arguments)
{
    Options options;
    options.parser.parse(arguments);
    return options.parser.value(options.language);
}

Wishes wishesOf(const QStringList &arguments)
{
    Options options;
    QCommandLineParser &parser = options.parser;
    parser.process(arguments);

    const auto colours = appearanceFromName(parser.value(options.appearance));
    const QStringList names = parser.positionalArguments();
    const bool isPractice = parser.isSet(options.practice);
    if (!colours || (!isPractice && !names.isEmpty())) {
        refuse(parser.helpText());
    }
    if (isPractice && names.size() > 1) {
        refuse(Options::scenarioList());
    }
    Wishes wishes;
    wishes.appearance = *colours;
    wishes.language = parser.value(options.language);
    if (!wishes.language.isEmpty() && !Translations().languageFor(wishes.language)) {
        refuse(Options::notThatLanguage(wishes.language));
    }
    if (isPractice) {
        wishes.practice = scenarioOrEnd(names.value(0));
    }
    readTour(options, wishes);
    return wishes;
}

} // namespace farewell::commandline
