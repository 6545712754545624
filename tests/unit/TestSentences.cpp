// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/Sentences.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

class TestSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inARow_data()
    {
        QTest::addColumn<QStringList>("sentences");
        QTest::addColumn<QString>("row");
        QTest::newRow("none") << QStringList() << QString();
        QTest::newRow("one") << QStringList{u"One."_s} << u"One."_s;
        QTest::newRow("two") << QStringList{u"One."_s, u"Two."_s} << u"One. Two."_s;
        QTest::newRow("three") << QStringList{u"One."_s, u"Two."_s, u"Three."_s}
                               << u"One. Two. Three."_s;
        QTest::newRow("with gaps")
            << QStringList{{}, u"One."_s, {}, u"Two."_s, {}} << u"One. Two."_s;
        QTest::newRow("with places")
            << QStringList{u"%1 is 5 %2."_s, u"Two %1."_s} << u"%1 is 5 %2. Two %1."_s;
    }

    void inARow()
    {
        QFETCH(const QStringList, sentences);
        QTEST(Sentences::inARow(sentences), "row");
    }

    void listed_data()
    {
        QTest::addColumn<QString>("three");
        QTest::newRow("en") << u"A, B, and C"_s;
        QTest::newRow("de") << u"A, B und C"_s;
        QTest::newRow("ja") << u"A、B、C"_s;
        QTest::newRow("zh_CN") << u"A、B和C"_s;
        QTest::newRow("ar") << u"A وB وC"_s;
    }

    void listed()
    {
        QLocale::setDefault(QLocale(QString::fromLatin1(QTest::currentDataTag())));
        QTEST(Sentences::listed({u"A"_s, u"B"_s, u"C"_s}), "three");
        QCOMPARE(Sentences::listed({u"A"_s}), u"A"_s);
        QLocale::setDefault(QLocale::c());
    }

    void besideEachOther()
    {
        QCOMPARE(Sentences::besideEachOther(u"One"_s, u"2 %1"_s), u"One · 2 %1"_s);
        QCOMPARE(Sentences::besideEachOther(u"One"_s, {}), u"One"_s);
        QCOMPARE(Sentences::besideEachOther({}, u"Two"_s), u"Two"_s);
    }

    void named()
    {
        QCOMPARE(Sentences::named(u"Name"_s, u"What it is, 5 %2."_s), u"Name: What it is, 5 %2."_s);
    }

    void underHeading()
    {
        QCOMPARE(Sentences::underHeading(u"Heading"_s, u"Below."_s), u"Heading. Below."_s);
        QCOMPARE(Sentences::underHeading(u"Heading"_s, {}), u"Heading"_s);
    }
};

QTEST_GUILESS_MAIN(TestSentences)
#include "TestSentences.moc"
