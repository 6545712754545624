// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/SpreadSample.h"

#include <QSet>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

using Places = QList<qsizetype>;
using Told = QMap<qsizetype, bool>;

/// Which rooms are looked at, to see how far a change has come.
class TestSpreadSample final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asSynapseSorts();
    void evenly_data();
    void evenly();
    void closer_data();
    void closer();
    void untilTheyAreNeighbours();
};

void TestSpreadSample::asSynapseSorts()
{
    QCOMPARE(inOrderOfTelling({}), QStringList());
    QCOMPARE(inOrderOfTelling({u"!b"_s, u"!B"_s, u"!a"_s}),
             (QStringList{u"!B"_s, u"!a"_s, u"!b"_s}));
    // UTF-16 has them the other way round.
    QCOMPARE(inOrderOfTelling({u"!\U0001F600"_s, u"!\uFF5E"_s}),
             (QStringList{u"!\uFF5E"_s, u"!\U0001F600"_s}));
}

void TestSpreadSample::evenly_data()
{
    QTest::addColumn<qsizetype>("first");
    QTest::addColumn<qsizetype>("last");
    QTest::addColumn<Places>("places");
    QTest::newRow("none") << qsizetype(0) << qsizetype(-1) << Places();
    QTest::newRow("one") << qsizetype(5) << qsizetype(5) << Places{5};
    QTest::newRow("few") << qsizetype(5) << qsizetype(8) << Places{5, 6, 7, 8};
    QTest::newRow("many") << qsizetype(0) << qsizetype(1999)
                          << Places{0,    133,  266,  399,  533,  666,  799,  932,
                                    1066, 1199, 1332, 1465, 1599, 1732, 1865, 1999};
}

void TestSpreadSample::evenly()
{
    QFETCH(const qsizetype, first);
    QFETCH(const qsizetype, last);
    QTEST(evenlySpaced(first, last), "places");
}

void TestSpreadSample::closer_data()
{
    QTest::addColumn<Told>("isTold");
    QTest::addColumn<Places>("places");
    QTest::newRow("nothing looked at") << Told() << Places();
    QTest::newRow("none told") << Told{{0, false}, {9, false}} << Places();
    QTest::newRow("all told") << Told{{0, true}, {9, true}} << Places();
    QTest::newRow("neighbours") << Told{{0, true}, {1, false}, {9, false}} << Places();
    QTest::newRow("between") << Told{{0, true}, {4, false}, {9, false}} << Places{1, 2, 3};
    QTest::newRow("a name of one's own before")
        << Told{{0, false}, {4, true}, {7, false}, {9, false}} << Places{5, 6};
    QTest::newRow("a name of one's own alone")
        << Told{{0, true}, {4, false}, {9, true}} << Places();
}

void TestSpreadSample::closer()
{
    QFETCH(const Told, isTold);
    QTEST(closerLook(isTold), "places");
}

/// Of 2,000 rooms, of which so many are told.
void TestSpreadSample::untilTheyAreNeighbours()
{
    for (const qsizetype told : {1, 2, 133, 134, 1000, 1998, 1999}) {
        Told seen;
        int rounds = 0;
        for (Places places = evenlySpaced(0, 1999); !places.isEmpty(); places = closerLook(seen)) {
            for (const qsizetype place : std::as_const(places)) {
                seen[place] = place < told;
            }
            ++rounds;
        }
        QVERIFY(seen.value(told - 1) && seen.contains(told) && !seen.value(told));
        QVERIFY(rounds <= 3);
        QVERIFY(seen.size() <= 16 + 16 + 16);
    }
}

QTEST_GUILESS_MAIN(TestSpreadSample)
#include "TestSpreadSample.moc"
