// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/Numbers.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

class TestNumbers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void count_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("shown");
        QTest::newRow("en") << u"en"_s << u"1,234"_s;
        QTest::newRow("de") << u"de"_s << u"1.234"_s;
        QTest::newRow("ar") << u"ar"_s << u"\u0661\u066c\u0662\u0663\u0664"_s;
        QTest::newRow("fa") << u"fa"_s << u"\u06f1\u066c\u06f2\u06f3\u06f4"_s;
        QTest::newRow("he") << u"he"_s << u"1,234"_s;
    }

    void count()
    {
        QFETCH(const QString, language);
        QLocale::setDefault(QLocale(language));
        QTEST(Numbers::count(1234), "shown");
    }
};

QTEST_GUILESS_MAIN(TestNumbers)
#include "TestNumbers.moc"
