// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Text.h"
#include "tests/protocol/failures/Row.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QLabel>
#include <QMetaEnum>
#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace farewell::failures;

namespace {

QList<Row> withASentenceOfItsOwn()
{
    return deactivationRows() + signInRows() + contactRows() + serverRows();
}

QList<Row> allRows()
{
    return withASentenceOfItsOwn() + storyRows();
}

QByteArray nameOf(Case what)
{
    return QMetaEnum::fromType<Case>().valueToKey(static_cast<int>(what));
}

/// The one that says most of what the person reads, for the table on the disk.
QString sentenceIn(const Line &line)
{
    const Stage &stage = line.stage;
    for (const PatientRobot *robot :
         {&stage.outcome, &stage.dialog, &stage.settings, &stage.login}) {
        const QWidget *window = robot->window();
        const auto *banner
            = window == nullptr ? nullptr : window->findChild<Banner *>(names::problemBanner);
        QStringList texts{banner == nullptr ? QString() : banner->text()};
        for (const QString &name :
             {QString(names::proofStatusLabel), QString(names::headingLabel),
              QString(names::coolingLabel), names::indexed(names::contactStatusLabel, 0)}) {
            texts += robot->text(name);
        }
        texts.removeAll(QString());
        if (!texts.isEmpty()) {
            return withoutIsolates(texts.constFirst().simplified());
        }
    }
    return {};
}

/// For the table: a heading of an outcome says little without its evidence, and a step that goes on
/// has no sentence but what it asks for.
QString inTheTable(const Line &line)
{
    const Stage &stage = line.stage;
    const QString sentence = sentenceIn(line);
    if (line.seen().window == names::outcomeDialog) {
        QStringList all{sentence};
        for (const QString &evidence : Person::evidenceIn(stage.outcome)) {
            all += evidence.section(u'.', 0, 0);
        }
        return all.join(u"; "_s);
    }
    const QWidget *dialog = stage.dialog.window();
    const auto *proof
        = dialog == nullptr ? nullptr : dialog->findChild<QWidget *>(names::proofScrollArea);
    const auto labels = proof == nullptr ? QList<QLabel *>() : proof->findChildren<QLabel *>();
    const auto first = std::ranges::find_if(
        labels, [](const QLabel *label) { return label->isVisible() && !label->text().isEmpty(); });
    return sentence.isEmpty() && first != labels.end() ? (*first)->text() : sentence;
}

/// What must be of one case only: the sentence; an outcome is told by its evidence too.
QString whatIsTold(const Line &line)
{
    const QString sentence = withoutNumbers(sentenceIn(line));
    const bool isOutcome = line.seen().window == names::outcomeDialog;
    return sentence.isEmpty() || isOutcome ? line.told() : sentence;
}

/// "Very probably" is a claim, too; only where it says what else looks the same may it be wrong.
bool namesTheOtherCause(const Line &line)
{
    return line.told().contains(u"signed out or locked looks the same"_s);
}

} // namespace

/// The one table of all that can go wrong: the whole program, over real connections, with a bad
/// line to the homeserver. What counts is what the person is told, and what the server saw.
class TestFailures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCaseHasARow();
    void rows_data();
    void rows();
    void noTwoCasesShareASentence();
    void cleanupTestCase();

private:
    QHash<QByteArray, QString> m_told; ///< by the name of the row
    QFile m_table{QStringLiteral(FAREWELL_BUILD_DIR "/failures.txt")};
};

void TestFailures::initTestCase()
{
    Theme::apply(*qApp, Appearance::Light);
    QVERIFY(m_table.open(QIODevice::WriteOnly | QIODevice::Text));
    m_table.write("what goes wrong | phase | reason | outcome | likely | deactivation requests | "
                  "what the person reads\n");
}

void TestFailures::everyCaseHasARow()
{
    std::set<Case> seen;
    const QList<Row> rows = allRows();
    for (const Row &row : rows) {
        seen.insert(row.cases.begin(), row.cases.end());
    }
    const auto cases = QMetaEnum::fromType<Case>();
    for (int i = 0; i < cases.keyCount(); ++i) {
        QVERIFY2(seen.contains(static_cast<Case>(cases.value(i))), cases.key(i));
    }
}

void TestFailures::rows_data()
{
    QTest::addColumn<Row>("row");
    const QList<Row> rows = allRows();
    for (const Row &row : rows) {
        QTest::newRow(row.name.constData()) << row;
    }
}

void TestFailures::rows()
{
    QFETCH(const Row, row);
    Line line;
    const bool hasPlayed = row.play(line);
    const Seen stuck = line.seen();
    const QStringList where{stuck.window,  stuck.phase,  stuck.reason,
                            stuck.outcome, stuck.likely, line.told()};
    QVERIFY2(hasPlayed, qPrintable(where.join(u" | "_s)));
    (void)waitUntil([&] { return line.seen() == row.then; }, PatientRobot::patience);
    const Seen seen = line.seen();
    QCOMPARE(seen.window, row.then.window);
    QCOMPARE(seen.phase, row.then.phase);
    QCOMPARE(seen.reason, row.then.reason);
    QCOMPARE(seen.outcome, row.then.outcome);
    QCOMPARE(seen.likely, row.then.likely);
    QCOMPARE(line.requests(), row.requests);
    const bool isGone = line.isGone();
    QCOMPARE(isGone, row.isDeactivated);
    // The untruths that must never be told, whatever a row expects: by the server's own state.
    QVERIFY(seen.outcome != u"deactivated"_s || isGone
            || row.cases.contains(Case::UserDeactivated));
    QVERIFY(seen.outcome != u"stillActive"_s || !isGone);
    QVERIFY(isGone || seen.likely != u"deactivated"_s || namesTheOtherCause(line));
    QVERIFY2(line.isErased() || !line.told().contains(u"as you chose"_s), qPrintable(line.told()));
    QVERIFY2(line.hasProfile() || !line.told().contains(u"profile is still shown"_s),
             qPrintable(line.told()));
    QVERIFY2(!line.hasProfile() || !line.told().contains(u"profile is gone"_s),
             qPrintable(line.told()));
    for (const auto &claim : {u"did nothing"_s, u"has not been changed"_s, u"is still active"_s}) {
        QVERIFY2(!isGone || !line.told().contains(claim), qPrintable(line.told()));
    }

    m_told.insert(row.name, whatIsTold(line));
    const QStringList columns{
        QString::fromUtf8(row.name),   seen.phase,      seen.reason, seen.outcome, seen.likely,
        QString::number(row.requests), inTheTable(line)};
    m_table.write(columns.join(u" | "_s).toUtf8() + '\n');
}

void TestFailures::noTwoCasesShareASentence()
{
    QHash<QString, Case> cases;
    const QList<Row> rows = withASentenceOfItsOwn();
    for (const Row &row : rows) {
        const QString told = m_told.value(row.name);
        if (told.isEmpty()) {
            continue; // only some rows were asked for, or it has failed already
        }
        const Case first = row.cases.constFirst();
        const Case before = cases.value(told, first);
        const QByteArray both = row.name + ": reads like " + nameOf(before) + '\n' + told.toUtf8();
        QVERIFY2(before == first, both.constData());
        cases.insert(told, first);
    }
}

void TestFailures::cleanupTestCase()
{
    m_table.close();
}

QTEST_MAIN(TestFailures)
#include "TestFailures.moc"
