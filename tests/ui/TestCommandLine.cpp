// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/CommandLine.h"
#include "tests/support/NoDisplay.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

constexpr int patience = 30000;

struct Said
{
    int exitCode = -1; ///< -1: it crashed, or did not end
    QByteArray out;
    QByteArray err;
};

/// The program itself, in a place without a display.
Said run(const QStringList &arguments, const QString &path = QStringLiteral(FAREWELL_PROGRAM))
{
    QProcess program;
    program.setProcessEnvironment(environmentWithoutDisplay());
    program.start(path, arguments);
    if (!program.waitForFinished(patience) || program.exitStatus() != QProcess::NormalExit) {
        return {};
    }
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

} // namespace

/// What the program takes as arguments, and what it says to those that it does not take.
class TestCommandLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textNeedsNoDisplay_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        const QByteArray usage("--appearance <light|dark|system>");
        QTest::newRow("help") << QStringList{u"--help"_s} << usage;
        QTest::newRow("short") << QStringList{u"-h"_s} << usage;
        QTest::newRow("and more") << QStringList{u"--appearance"_s, u"dark"_s, u"--help"_s}
                                  << usage;
        QTest::newRow("version") << QStringList{u"--version"_s} << QByteArray("farewell ");
        QTest::newRow("short version") << QStringList{u"-v"_s} << QByteArray("farewell ");
    }

    void textNeedsNoDisplay()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, says);
        const Said said = run(arguments);
        QCOMPARE(said.exitCode, 0);
        QVERIFY2(said.out.contains(says), said.out.constData());
    }

    void wrongWishes_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        const QByteArray usage("--appearance <light|dark|system>");
        const QByteArray scenarios("What can be practised:\n  all-well ");
        const QByteArray noScenario("“nonsense” cannot be practised.\n" + scenarios);
        const QByteArray withTour("--scenario and --size go with --tour only.");
        const auto row = [](const char *name, const QString &arguments, const QByteArray &says) {
            QTest::newRow(name) << arguments.split(u' ') << says;
        };
        row("no such colours", u"--tour d --appearance blue"_s, usage);
        row("no colours", u"--tour d --appearance="_s, usage);
        row("a word behind", u"--tour d dark"_s, usage);
        row("no folder", u"--tour="_s, usage);
        row("no such scenario", u"--tour d --scenario nonsense"_s, noScenario);
        row("no size", u"--tour d --size large"_s, usage);
        row("too narrow", u"--tour d --size 200x600"_s, usage);
        row("too large", u"--tour d --size 900x9000"_s, usage);
        row("a language that is not shipped", u"--tour d --language pt_BR"_s,
            "Farewell does not speak “pt_BR” yet. It speaks: en.");
        row("no such language", u"--tour d --language tlh"_s,
            "Farewell does not speak “tlh” yet. It speaks: en.");
        row("practice and tour", u"--tour d --practice"_s,
            "--practice and --tour do not go together.");
        // What opens windows needs a platform for them, if only to be told off.
        const QString offscreen = u"-platform offscreen "_s;
        row("a scenario of nothing", offscreen + u"--scenario forbidden"_s, withTour);
        row("a size of nothing", offscreen + u"--size 480x720"_s, withTour);
        row("no such practice", offscreen + u"--practice nonsense"_s, noScenario);
        row("two practices", offscreen + u"--practice all-well forbidden"_s, scenarios);
    }

    void wrongWishes()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, says);
        const Said said = run(arguments);
        QCOMPARE(said.exitCode, 2);
        QVERIFY2(said.err.contains(says), said.err.constData());
        QCOMPARE(said.out, QByteArray());
    }

    /// Nothing is loaded into it but what lies beside it: others might put something elsewhere.
    void theModuleIsLookedForBesideTheProgramOnly()
    {
        const QTemporaryDir folder;
        const QString copy = folder.filePath(u"farewell"_s);
        QVERIFY(QFile::copy(QStringLiteral(FAREWELL_PROGRAM), copy));
        const QStringList tour{u"--tour"_s, folder.filePath(u"tour"_s)};
        const Said without = run(tour, copy);
        QCOMPARE(without.exitCode, 1);
        QVERIFY2(without.err.contains("Practice could not start"), without.err.constData());
        const QFileInfo built(QStringLiteral(FAREWELL_PRACTICE_MODULE));
        QVERIFY(QDir(folder.path()).mkdir(u"practice"_s));
        QVERIFY(QFile::copy(built.filePath(), folder.filePath(u"practice/"_s + built.fileName())));
        QCOMPARE(run(tour, copy).exitCode, 0);
    }

    void whoIsThereToSeeIt_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<commandline::Kind>("kind");
        using Kind = commandline::Kind;
        QTest::newRow("nothing") << u"farewell"_s << Kind::Windows;
        QTest::newRow("practice") << u"farewell --practice forbidden"_s << Kind::Windows;
        QTest::newRow("for Qt") << u"farewell -platformtheme gtk3"_s << Kind::Windows;
        QTest::newRow("tour") << u"farewell --tour d"_s << Kind::Tour;
        QTest::newRow("tour, for Qt") << u"farewell -reverse --tour=d"_s << Kind::Tour;
        QTest::newRow("help") << u"farewell -h"_s << Kind::Text;
        QTest::newRow("help beside nonsense") << u"farewell --nonsense --help"_s << Kind::Text;
        QTest::newRow("version beside a tour") << u"farewell --tour d -v"_s << Kind::Text;
    }

    void whoIsThereToSeeIt()
    {
        QFETCH(const QString, arguments);
        QFETCH(const commandline::Kind, kind);
        QCOMPARE(commandline::kindOf(arguments.split(u' ')), kind);
    }

    void theLanguage()
    {
        QCOMPARE(commandline::languageOf({u"farewell"_s}), QString());
        QCOMPARE(commandline::languageOf({u"farewell"_s, u"--language"_s, u"en"_s}), u"en"_s);
        const Wishes wishes = commandline::wishesOf({u"farewell"_s, u"--language"_s, u"en_GB"_s});
        QCOMPARE(wishes.language, u"en_GB"_s);
        QVERIFY(!wishes.practice);
        QVERIFY(wishes.tourFolder.isEmpty());
    }

    void aTour()
    {
        const Wishes wishes = commandline::wishesOf({u"farewell"_s, u"--tour"_s, u"d"_s,
                                                     u"--scenario"_s, u"forbidden"_s, u"--size"_s,
                                                     u"480x720"_s, u"--appearance"_s, u"dark"_s});
        QCOMPARE(wishes.tourFolder, u"d"_s);
        QCOMPARE(wishes.tourScenario.told.id, u"forbidden"_s);
        QCOMPARE(wishes.tourSize, QSize(480, 720));
        QCOMPARE(wishes.appearance, Appearance::Dark);
    }
};

QTEST_MAIN(TestCommandLine)
#include "TestCommandLine.moc"
