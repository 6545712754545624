// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/Translations.h"
#include "ui/account/BeforeYouGo.h"

#include <QApplication>
#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

QString rooms(int count)
{
    Overview overview;
    overview.joinedRooms = count;
    return BeforeYouGo::entriesOf(overview).constFirst().title;
}

} // namespace

/// What people read whose language nobody has translated the program into.
class TestTranslations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        for (QTranslator *translator : qApp->findChildren<QTranslator *>()) {
            delete translator; // which takes it away
        }
    }

    void pluralsAreRight_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char *locale :
             {"en", "en_GB", "de", "de_CH", "fr", "ar", "ja", "tlh", "C", ""}) {
            QTest::newRow(locale) << QString::fromLatin1(locale);
        }
    }

    void pluralsAreRight()
    {
        QFETCH(const QString, locale);
        QVERIFY(rooms(1).contains(u"(s)"_s)); // as the source has it
        installTranslations(*qApp, QLocale(locale));
        QVERIFY2(rooms(1).contains(u"1 room"_s) && !rooms(1).contains(u"rooms"_s),
                 qPrintable(rooms(1)));
        QVERIFY2(rooms(3).contains(u"3 rooms"_s), qPrintable(rooms(3)));
        QVERIFY(!rooms(1).contains(u'(') && !rooms(3).contains(u'('));
    }

    void whatThereIsCanBeChosen()
    {
        QCOMPARE(availableLanguages(), QStringList{u"en"_s});
        QVERIFY(isLanguageAvailable(u"en"_s));
        QVERIFY(isLanguageAvailable(u"en_GB"_s));
        for (const QString &other : {u"de"_s, u"C"_s, u"tlh"_s, u"english"_s, QString()}) {
            QVERIFY2(!isLanguageAvailable(other), qPrintable(other));
        }
    }
};

QTEST_MAIN(TestTranslations)
#include "TestTranslations.moc"
