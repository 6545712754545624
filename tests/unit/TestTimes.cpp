// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/Times.h"

#include <QLocale>
#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

/// In Tokyo it is the next day.
QDateTime evening()
{
    return {QDate(2026, 11, 7), QTime(23, 9, 21), Qt::UTC};
}

} // namespace

class TestTimes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "Asia/Tokyo");
        tzset();
    }

    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void inEveryLanguage_data();
    void inEveryLanguage();
    void inEnglishOfAnyCountry_data();
    void inEnglishOfAnyCountry();
    void whicheverZone();
    void minutesAndSeconds_data();
    void minutesAndSeconds();
};

/// Of a language there are no texts yet, as the joint between the date and the time shows; digits
/// and the order of the parts are right all the same.
void TestTimes::inEveryLanguage_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("span");
    const auto row
        = [](const char *language, const QString &date, const QString &time = u"08:09:21"_s,
             const QString &span = u"12:05"_s) { QTest::newRow(language) << date << time << span; };
    row("C", u"8 November 2026"_s);
    row("en", u"8 November 2026"_s);
    row("de", u"8. November 2026"_s);
    row("fr", u"8 novembre 2026"_s);
    row("es", u"8 de noviembre de 2026"_s);
    row("it", u"8 novembre 2026"_s);
    row("nl", u"8 november 2026"_s);
    row("pt_BR", u"8 de novembro de 2026"_s);
    row("pl", u"8 listopada 2026"_s);
    row("cs", u"8. listopadu 2026"_s);
    row("sv", u"8 november 2026"_s);
    row("uk", u"8 листопада 2026"_s);
    row("ru", u"8 ноября 2026"_s);
    row("tr", u"8 Kasım 2026"_s);
    row("ja", u"2026年11月8日"_s);
    row("zh_CN", u"2026年11月8日"_s);
    row("zh_SG", u"2026年11月8日"_s);
    row("ko", u"2026년 11월 8일"_s);
    row("he", u"8 בנובמבר 2026"_s);
    row("ar", u"٨ نوفمبر ٢٠٢٦"_s, u"٠٨:٠٩:٢١"_s, u"١٢:٠٥"_s);
    row("fa", u"۸ نوامبر ۲۰۲۶"_s, u"۰۸:۰۹:۲۱"_s, u"۱۲:۰۵"_s);
}

void TestTimes::inEveryLanguage()
{
    QFETCH(const QString, date);
    QFETCH(const QString, time);
    QLocale::setDefault(QLocale(QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(Times::ofDay(evening()), time);
    QCOMPARE(Times::dateAndTime(evening()), date + u", "_s + time.first(5));
    QCOMPARE(Times::date(evening()), date);
    QVERIFY(Times::brief(evening()).size() <= Times::dateAndTime(evening()).size());
    QVERIFY(Times::brief(evening()).endsWith(time.first(5)));
    QTEST(Times::minutesAndSeconds(std::chrono::seconds(725)), "span");
}

void TestTimes::inEnglishOfAnyCountry_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"en_US", "en_GB", "en_AU", "en_ZA", "en_CA"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestTimes::inEnglishOfAnyCountry()
{
    QFETCH(const QString, name);
    QLocale::setDefault(QLocale(name));
    QCOMPARE(Times::dateAndTime(evening()), u"8 November 2026, 08:09"_s);
}

void TestTimes::whicheverZone()
{
    for (const QDateTime &at :
         {evening(), evening().toLocalTime(), evening().toOffsetFromUtc(-3600)}) {
        QCOMPARE(Times::ofDay(at), u"08:09:21"_s);
        QCOMPARE(Times::dateAndTime(at), u"8 November 2026, 08:09"_s);
        QCOMPARE(Times::date(at), u"8 November 2026"_s);
        QCOMPARE(Times::brief(at), u"8 Nov 2026, 08:09"_s);
    }
    QCOMPARE(Times::month(QDate(2026, 11, 1)), u"November 2026"_s);
}

void TestTimes::minutesAndSeconds_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("shown");
    QTest::newRow("nothing") << 0 << u"0:00"_s;
    QTest::newRow("seconds") << 14 << u"0:14"_s;
    QTest::newRow("a minute") << 60 << u"1:00"_s;
    QTest::newRow("long") << 3661 << u"61:01"_s;
}

void TestTimes::minutesAndSeconds()
{
    QFETCH(const int, seconds);
    QTEST(Times::minutesAndSeconds(std::chrono::seconds(seconds)), "shown");
}

QTEST_GUILESS_MAIN(TestTimes)
#include "TestTimes.moc"
