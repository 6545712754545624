// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Courses.h"
#include "tests/support/ListCourses.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

/// Every scenario of the practice mode, played to its end.
class TestScenarios final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void everyScenarioIsPlayed()
    {
        QStringList played;
        for (const Course &course : courses()) {
            played += course.id;
        }
        QStringList there;
        for (const Scenario &scenario : scenarios()) {
            there += scenario.told.id;
            QVERIFY(!scenario.told.title.isEmpty());
            QVERIFY(scenario.told.explanation.endsWith(u'.'));
        }
        played.sort();
        there.sort();
        QCOMPARE(played, there);
        QCOMPARE(there.removeDuplicates(), 0);
        QCOMPARE(scenarios().constFirst().told.id, u"all-well"_s);
    }

    /// Whoever has a list shows in a course what becomes of it.
    void everyListIsCarriedOut()
    {
        QStringList carriedOut;
        for (const Course &course : listCourses() + coursesWithAList()) {
            carriedOut += course.id;
        }
        for (const Scenario &scenario : scenarios()) {
            QVERIFY2(scenario.told.list.isEmpty() || carriedOut.contains(scenario.told.id),
                     qPrintable(scenario.told.id));
        }
    }

    void scenario_data()
    {
        QTest::addColumn<Course>("course");
        for (const Course &course : courses()) {
            QTest::newRow(qPrintable(course.id)) << course;
        }
        for (const Course &course : coursesWithAList()) {
            QTest::newRow(qPrintable(course.id + u", with its list"_s)) << course;
        }
    }

    void scenario()
    {
        QFETCH(const Course, course);
        Learner learner(course.id);
        QVERIFY(learner.come());
        QVERIFY(course.play(learner));
        QVERIFY(isAsTold(course, learner.server()));
    }
};

QTEST_MAIN(TestScenarios)
#include "TestScenarios.moc"
