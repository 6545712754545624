// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobRow.h"
#include "app/admin/steps/StepWords.h"
#include "app/tour/Tour.h"
#include "tests/support/Courses.h"
#include "tests/support/Enumerators.h"
#include "tests/support/NoDisplay.h"
#include "tests/support/PhaseWatch.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/administration/AdminDeactivationWords.h"
#include "ui/administration/AdminView.h"
#include "ui/administration/AdminWords.h"
#include "ui/administration/ChangeWords.h"
#include "ui/administration/many/JobWords.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

/// RoomReader's; `/versions` is asked for again before it.
bool isLookAtRooms(const QString &line)
{
    static const QRegularExpression look(
        u"^(POST .*/sync|GET .*(/sync|/versions|/v3/joined_rooms|/m\\.direct|/v3/rooms/.*))$"_s);
    return look.match(line).hasMatch();
}

/// What the practice homeserver was asked, in no order: what is asked at the same time may come in
/// any. The profile counts once, and so do the rooms of an account: how often they are read goes by
/// the time that somebody takes to read, and that the server takes to leave. How far somebody's own
/// rooms are looked at goes by how soon they go on. A redaction has another id each time.
QStringList askedOf(const PracticeHomeserver &server)
{
    QStringList asked;
    for (const PracticeRequest &request : server.requests()) {
        QString line = QString::fromLatin1(request.verb + ' ' + request.path);
        if (line.contains(u"/redact_status/"_s)) {
            line.truncate(line.lastIndexOf(u'/'));
        }
        if (isLookAtRooms(line)) {
            continue;
        }
        const bool countsOnce = line.contains(u"/profile/"_s) || line.endsWith(u"/joined_rooms"_s);
        if (!countsOnce || !asked.contains(line)) {
            asked += line;
        }
    }
    asked.sort();
    return asked;
}

/// "adminWindow-ready" of "07-adminWindow-ready.png", and one for each word behind.
QSet<QString> statesIn(const QStringList &files)
{
    QSet<QString> all;
    for (const QString &file : files) {
        const QStringList parts = file.chopped(4).split(u'-').sliced(1);
        for (qsizetype n = 1; n < parts.size(); ++n) {
            all += parts.at(0) + u'-' + parts.at(n);
        }
    }
    return all;
}

/// Why a whole list has come to a halt; the other reasons are of a line.
QStringList haltsOfLists()
{
    QStringList all;
    for (const JobReason reason :
         {JobReason::Network, JobReason::NotAdmin, JobReason::SignedOut, JobReason::Hidden,
          JobReason::JournalFailed, JobReason::UnknownInARow}) {
        all += wordOf(reason);
    }
    return all;
}

/// As statesIn(); without the reasons of lockDialog and reactivateDialog, each of which ends one.
QStringList statesOfAdministration()
{
    QStringList all;
    const auto add = [&all](QLatin1StringView window, const QStringList &words) {
        for (const QString &word : words) {
            if (!word.isEmpty()) {
                all += window + u'-' + word;
            }
        }
    };
    add(names::adminWindow, allWords<AdminPhase>(words::phase));
    add(names::adminWindow, allWords<EntryReason>(words::reason));
    add(names::adminDeactivateDialog, allWords<AdminDeactivationPhase>(words::phase));
    add(names::adminDeactivateDialog, allWords<AdminStep>(wordOf));
    add(names::adminDeactivateDialog, allWords<AdminReason>(wordOf));
    for (const QLatin1StringView window : {names::lockDialog, names::reactivateDialog}) {
        add(window, allWords<ChangePhase>(words::phase));
        add(window, allWords<ChangeOutcome>(words::outcome));
    }
    add(names::adminJobWindow, allWords<JobPhase>(words::phase));
    add(names::adminJobWindow, haltsOfLists());
    add(names::adminLogWindow, {u"loading"_s, u"ready"_s});
    return all;
}

QStringList sorted(QStringList words)
{
    words.sort();
    return words;
}

/// What only one of the two has, for a test's log.
QString difference(QStringList tour, QStringList person)
{
    const QStringList both = tour;
    for (const QString &line : both) {
        if (person.removeOne(line)) {
            tour.removeOne(line);
        }
    }
    return tour.isEmpty() && person.isEmpty()
        ? QString()
        : u"only the tour: %1; only the person: %2"_s.arg(tour.join(u", "_s), person.join(u", "_s));
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Whether there is a line of print in it: a row of pixels that goes from ground to ink and back
/// more often than frames and pictures do.
bool hasText(const QImage &image)
{
    constexpr int farApart = 60;
    constexpr int letters = 20;
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < grey.height(); ++y) {
        const std::span line(grey.constScanLine(y), static_cast<std::size_t>(grey.width()));
        int changes = 0;
        for (std::size_t x = 1; x < line.size(); ++x) {
            changes += std::abs(line[x] - line[x - 1]) > farApart ? 1 : 0;
        }
        if (changes >= letters) {
            return true;
        }
    }
    return false;
}

struct Shown
{
    QString file;
    QString alternative;
    QString sentences;
};

/// What a browser would make of `index.html`; it is well-formed XML, too.
QList<Shown> shownBy(const QString &html)
{
    QList<Shown> all;
    QString sentences;
    QXmlStreamReader reader(html);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == "li"_L1) {
            sentences.clear();
        } else if (reader.isStartElement() && reader.name() == "p"_L1) {
            sentences += reader.readElementText() + u' ';
        } else if (reader.isStartElement() && reader.name() == "img"_L1) {
            all += Shown{reader.attributes().value("src"_L1).toString(),
                         reader.attributes().value("alt"_L1).toString(), sentences.trimmed()};
        }
    }
    return reader.hasError() ? QList<Shown>() : all;
}

/// The names of buttons among them may end like a sentence.
qsizetype sentencesIn(QString text)
{
    text.remove(QRegularExpression(u"“[^”]*”"_s));
    return text.count(QRegularExpression(u"[.?!](\\s|$)"_s));
}

/// Every picture is there, says something, is like no other, and is shown with words to it. Those
/// who ask for more `look` at each as well: it takes long to read them.
void verifyFolder(
    const QString &folder, const QStringList &files,
    const std::function<void(const QImage &)> &look = [](const QImage &) { })
{
    const QDir dir(folder);
    QCOMPARE(dir.entryList({u"*.png"_s}, QDir::Files, QDir::Name), files);
    QSet<size_t> contents;
    for (const QString &file : files) {
        const QImage image(dir.filePath(file));
        QVERIFY2(hasText(image), qPrintable(file));
        look(image);
        contents += qHashBits(image.constBits(), static_cast<size_t>(image.sizeInBytes()));
    }
    QCOMPARE(contents.size(), files.size());

    const QString html = textOf(dir.filePath(u"index.html"_s));
    QStringList shown;
    for (const Shown &step : shownBy(html)) {
        shown += step.file;
        QVERIFY2(!step.alternative.isEmpty(), qPrintable(step.file));
        QVERIFY2(step.sentences.endsWith(u'.'), qPrintable(step.file));
        QVERIFY2(!step.sentences.contains(u'%'), qPrintable(step.sentences));
        QVERIFY2(!step.sentences.contains(u"“”"_s), qPrintable(step.sentences));
        const auto told = sentencesIn(step.sentences);
        QVERIFY2(told == 1 || told == 2, qPrintable(step.sentences));
    }
    QCOMPARE(shown, files);
    QVERIFY(!html.contains(u"http://"_s) && !html.contains(u"https://"_s)); // needs nobody
    const QString markdown = textOf(dir.filePath(u"tour.md"_s));
    for (const QString &file : files) {
        QVERIFY2(markdown.contains(u"](%1)"_s.arg(file)), qPrintable(file));
    }
}

} // namespace

/// The tour: the pictures of every scenario, and that they were made by doing what a person does.
class TestTour final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }
    void cleanupTestCase();

    void scenario_data()
    {
        QTest::addColumn<Course>("course");
        for (const Course &course : courses()) {
            QTest::newRow(qPrintable(course.id)) << course;
        }
    }
    void scenario();
    void whatNoTourShows();
    void passwordFlowIsWholeAndMarked();
    void saysWhenItCannotWrite();
    void byTheProgram_data();
    void byTheProgram();

private:
    QStringList m_told;       ///< a line for each scenario
    QSet<QString> m_pictured; ///< every word of a state, behind the name of its window
};

/// As TestFailures does, for tests/run to print.
void TestTour::cleanupTestCase()
{
    QFile file(QStringLiteral(FAREWELL_BUILD_DIR "/tours.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_told.join(u'\n').toUtf8() + '\n');
}

/// The same requests and the same phases as when a person of the tests plays the scenario.
void TestTour::scenario()
{
    QFETCH(const Course, course);
    QSet<QString> phases;
    QStringList asked;
    {
        const PhaseWatch watch;
        Learner learner(course.id);
        QVERIFY(learner.come());
        QVERIFY(course.play(learner));
        QVERIFY(learner.isAtRest());
        asked = askedOf(learner.server());
        phases = watch.seen();
        phases.remove(course.fleeting);
    }
    QVERIFY(asked.size() > 5);

    const QTemporaryDir folder;
    const PracticeHomeserver *prepared = nullptr;
    const Scenario scenario = telling(*scenarioWith(course.id), prepared);
    // Coarse pictures are four times as fast as the fine ones, which the other tests look at.
    Tour tour(scenario, folder.path(), {}, 1);
    const QSignalSpy ended(&tour, &Tour::ended);
    tour.start();
    QVERIFY(waitUntil([&] { return !ended.isEmpty(); }, std::chrono::minutes(2)));
    QCOMPARE(ended.constFirst().constFirst().toString(), QString());
    const QString different = difference(askedOf(*prepared), asked);
    QVERIFY2(different.isEmpty(), qPrintable(different));
    QVERIFY(isAsTold(course, *prepared));

    verifyFolder(folder.path(), tour.files());
    m_pictured.unite(statesIn(tour.files()));
    const QString files = tour.files().join(u' ');
    for (const QString &phase : std::as_const(phases)) {
        QVERIFY2(files.contains(phase), qPrintable(phase + u" is not in "_s + files));
    }
    // Where nothing is sent from here, nobody may be told that it is.
    const PracticeScenario &told = scenario.told;
    const QString html = textOf(folder.filePath(u"index.html"_s));
    QCOMPARE(html.contains(u"the page in the browser decides"_s),
             told.signIn == PracticeScenario::SignIn::Managed && !told.isForAdmin);
    // No list takes so long, unless time goes on before an answer is heard.
    QVERIFY(!html.contains(u" min left"_s));
    m_told += u"%1 | %2 pictures | %3 phases | %4 requests"_s.arg(course.id)
                  .arg(tour.files().size())
                  .arg(phases.size())
                  .arg(asked.size());
}

/// An administrator's windows have states that no scenario leads to, and some that are over before
/// anybody sees them; the guide knows the way all the same.
void TestTour::whatNoTourShows()
{
    if (m_told.size() < courses().size()) {
        QSKIP("Only when every scenario was played.");
    }
    // Over in no time in a rehearsal: a slow machine may be in time for their picture.
    const QStringList brief{u"adminWindow-working"_s, u"adminLogWindow-loading"_s,
                            u"adminJobWindow-pausing"_s, u"adminJobWindow-stopping"_s};
    QStringList missing;
    for (const QString &state : statesOfAdministration()) {
        if (!m_pictured.contains(state) && !brief.contains(state)) {
            missing += state;
        }
    }
    const QStringList known{
        // Behind the dialog that asks for the address.
        u"adminWindow-unavailable"_s, u"adminWindow-hidden"_s,
        // No scenario.
        u"adminWindow-noAdminApi"_s, u"adminWindow-notAdmin"_s, u"adminWindow-signedOut"_s,
        u"adminWindow-network"_s, u"adminDeactivateDialog-network"_s,
        u"adminDeactivateDialog-gone"_s, u"adminDeactivateDialog-policy"_s,
        u"adminDeactivateDialog-identityServer"_s, u"adminDeactivateDialog-signedOut"_s,
        u"adminDeactivateDialog-hidden"_s, u"adminDeactivateDialog-notErased"_s,
        u"adminDeactivateDialog-staleTarget"_s, u"adminDeactivateDialog-stillJoined"_s,
        u"adminDeactivateDialog-journalFailed"_s, u"lockDialog-cooling"_s,
        u"lockDialog-impossible"_s, u"lockDialog-notDone"_s, u"lockDialog-unknown"_s,
        u"reactivateDialog-cooling"_s, u"reactivateDialog-impossible"_s,
        u"reactivateDialog-notDone"_s, u"reactivateDialog-unknown"_s, u"adminJobWindow-network"_s,
        u"adminJobWindow-signedOut"_s, u"adminJobWindow-hidden"_s,
        u"adminJobWindow-journalFailed"_s,
        // Scenarios that are played with one account.
        u"adminJobWindow-cooling"_s, u"adminJobWindow-notAdmin"_s};
    QCOMPARE(sorted(missing), sorted(known));
}

void TestTour::passwordFlowIsWholeAndMarked()
{
    const QTemporaryDir folder;
    Tour tour(scenarios().constFirst(), folder.path(), {});
    const QSignalSpy ended(&tour, &Tour::ended);
    tour.start();
    QVERIFY(waitUntil([&] { return !ended.isEmpty(); }, std::chrono::minutes(2)));
    QVERIFY2(tour.files().size() >= 14, qPrintable(tour.files().join(u' ')));
    const QList<Shown> shown = shownBy(textOf(folder.filePath(u"index.html"_s)));
    const auto isMarked = [&](const QString &control) {
        return std::ranges::any_of(shown, [&](const Shown &step) {
            return step.alternative.contains(u"A ring marks “%1”."_s.arg(control))
                && step.sentences.contains(u"“%1”"_s.arg(control));
        });
    };
    for (const auto *control :
         {"Password", "Sign in", "Settings", "Deactivate Account", "What does this do?",
          "Hide my messages from new joiners", "Deactivate account", "Close"}) {
        QVERIFY2(isMarked(QString::fromLatin1(control)), control);
    }
}

void TestTour::saysWhenItCannotWrite()
{
    const QTemporaryDir folder;
    QFile inTheWay(folder.filePath(u"file"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    Tour tour(scenarios().constFirst(), inTheWay.fileName(), {});
    const QSignalSpy ended(&tour, &Tour::ended);
    tour.start();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.constFirst().constFirst().toString(),
             u"The folder of the tour cannot be written to."_s);
}

void TestTour::byTheProgram_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QSize>("size"); // in pixels of the picture
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << QStringList{u"--size"_s, u"480x720"_s, u"--appearance"_s, u"dark"_s}
                          << QSize(960, 1440) << true;
    QTest::newRow("narrow, right to left")
        << QStringList{u"--size"_s, u"360x640"_s, u"-reverse"_s} << QSize(720, 1280) << false;
    QTest::newRow("by itself") << QStringList{u"--language"_s, u"en"_s} << QSize() << false;
}

/// The program itself, on a machine without a display.
void TestTour::byTheProgram()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QSize, size);
    QFETCH(const bool, dark);
    const QTemporaryDir folder;
    const QString into = folder.filePath(u"new/tour"_s);
    QProcess program;
    program.setProcessEnvironment(environmentWithoutDisplay());
    program.start(QStringLiteral(FAREWELL_PROGRAM), QStringList{u"--tour"_s, into} + arguments);
    QVERIFY2(program.waitForFinished(120000), qPrintable(program.errorString()));
    QCOMPARE(program.readAllStandardError(), QByteArray());
    QCOMPARE(program.exitCode(), 0);
    const QStringList files
        = QString::fromUtf8(program.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(files.size() >= 14);
    verifyFolder(into, files, [&](const QImage &image) {
        if (size.isValid()) {
            QCOMPARE(image.size(), size);
        }
        QCOMPARE(image.pixelColor(4, image.height() - 6).lightness() < 128, dark);
    });
}

QTEST_MAIN(TestTour)
#include "TestTour.moc"
