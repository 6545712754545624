// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/PagePainter.h"
#include "app/record/PagePdf.h"
#include "app/record/ReceiptJson.h"
#include "tests/support/Receipts.h"
#include "tests/support/Schema.h"
#include "tests/support/Sheet.h"
#include "ui/record/ReceiptSentences.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

RecordPage pageOf(const Receipt &receipt)
{
    return ReceiptSentences::page(receipt, sha256Of(toJson(receipt)));
}

} // namespace

/// The receipt on paper, as tools read it that know nothing of us.
class TestReceiptPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheFileBesideItSays()
    {
        const Receipt receipt = test::someReceipt();
        const QByteArray sha256 = sha256Of(toJson(receipt));
        const test::Sheet sheet(pageOf(receipt));
        QVERIFY(sheet.isThere());
        QString missing;
        QVERIFY2(test::standsInOrder(sheet.text(),
                                     {u"Receipt"_s,
                                      u"Made by Farewell 1.0"_s,
                                      u"28 November 2026, 14:15:59 UTC"_s,
                                      u"The account is deactivated"_s,
                                      u"@alice:example.org"_s,
                                      u"matrix.example.org"_s,
                                      u"Synapse 1.160.0"_s,
                                      u"28 November 2026, 14:09:21 UTC"_s,
                                      u"Hide my messages from new joiners: yes"_s,
                                      u"14:09:19 UTC"_s,
                                      u"POST /_matrix/client/v3/account/deactivate"_s,
                                      u"Answered 401: a proof was asked for"_s,
                                      u"14:09:21 UTC"_s,
                                      u"Answered 200: deactivated"_s,
                                      u"The homeserver confirmed it"_s,
                                      u"14:09:21 UTC"_s,
                                      u"Our sign-in is rejected"_s,
                                      u"14:09:22 UTC"_s,
                                      u"a***@example.org"_s,
                                      u"Choir, to @bob:example.org"_s,
                                      u"Messages that others received"_s,
                                      QString::fromLatin1(sha256.first(20))},
                                     &missing),
                 qPrintable(missing + u" is not in: "_s + sheet.text()));
    }

    void isAGoodFile()
    {
        const test::Sheet sheet(pageOf(test::someReceipt()));
        const QString checked = sheet.checked();
        QVERIFY2(checked.contains(u"No syntax or stream encoding errors found"_s),
                 qPrintable(checked));
        const QString info = sheet.info();
        QVERIFY2(info.contains(QRegularExpression(u"Pages: +1\n"_s)), qPrintable(info));
        QVERIFY(info.contains(QRegularExpression(u"Title: +Receipt\n"_s)));
        QVERIFY(info.contains(QRegularExpression(u"Creator: +Farewell 1.0\n"_s)));
        QVERIFY(info.contains(u"(A4)"_s));
        const QString catalog
            = test::told(u"qpdf"_s, {u"--json"_s, u"--json-key=qpdf"_s, sheet.path()});
        QVERIFY2(catalog.contains(QRegularExpression(u"\"/Lang\": \"(u:)?en\""_s)),
                 qPrintable(catalog.left(20000)));
        const QStringList fonts
            = test::told(u"pdffonts"_s, {sheet.path()}).split(u'\n', Qt::SkipEmptyParts).sliced(2);
        QVERIFY(!fonts.isEmpty());
        for (const QString &font : fonts) { // embedded, and with a Unicode map; Qt tags no subsets
            QVERIFY2(font.contains(QRegularExpression(u"yes +(yes|no) +yes"_s)), qPrintable(font));
        }
    }

    void everyOutcomeInItsWords()
    {
        Receipt receipt = test::someReceipt();
        receipt.outcome = Outcome::StillActive;
        QVERIFY(test::Sheet(pageOf(receipt)).text().contains(u"The account is still active"_s));
        QVERIFY(!test::Sheet(pageOf(receipt)).text().contains(u"keeps"_s));
        receipt.outcome = Outcome::Unknown;
        const QString unknown = test::Sheet(pageOf(receipt)).text();
        QVERIFY(unknown.contains(u"Not known: what we saw does not settle it"_s));
        QVERIFY(unknown.contains(u"Try to sign in to Element later."_s));
        receipt.likely = Likely::Deactivated;
        QVERIFY(test::Sheet(pageOf(receipt)).text().contains(u"very probably deactivated"_s));
        receipt.likely = Likely::StillActive; // which says nothing of the account
        QVERIFY(test::Sheet(pageOf(receipt)).text().contains(u"our sign-in still worked"_s));
        receipt.likely = Likely::None;
        receipt.isStillLooking = true;
        QVERIFY(test::Sheet(pageOf(receipt)).text().contains(u"we were still finding out"_s));
        receipt.isStillLooking = false;
        receipt.evidence = {};
        QVERIFY(test::Sheet(pageOf(receipt)).text().contains(u"nobody has looked yet"_s));
        receipt.requests = {};
        const QString neverAsked = test::Sheet(pageOf(receipt)).text();
        QVERIFY(neverAsked.contains(u"nothing was asked from here"_s));
        for (const QString &untrue : {u"Hide my messages"_s, u"Later"_s, u"keeps even"_s}) {
            QVERIFY2(!neverAsked.contains(untrue), qPrintable(untrue));
        }
    }

    void onTheServersOwnPage()
    {
        Receipt receipt = test::someReceipt();
        receipt.signIn = Session::Kind::OAuth;
        receipt.hidesMessages.reset();
        receipt.requests.clear();
        receipt.outcome = Outcome::Unknown;
        receipt.page = Receipt::Page{u"account.example.org"_s, receipt.issued, receipt.issued};
        receipt.evidence = {{EvidenceLine::SignIn::RejectedAfterPage, receipt.issued}};
        const QString text = test::Sheet(pageOf(receipt)).text();
        QVERIFY(text.contains(u"Being signed out or locked looks the same."_s));
        QVERIFY(text.contains(u"Go by what your account page said."_s));
        QVERIFY(text.contains(u"was opened in the browser"_s));
        QVERIFY(!text.contains(u"very probably"_s));
        QVERIFY(!text.contains(u"after the request"_s));
        receipt.page->openedAt = {};
        QVERIFY(!test::Sheet(pageOf(receipt)).text().contains(u"was opened in the browser"_s));
    }

    /// Seen days later, at other times of the day than it was asked.
    void theDayWhereItIsAnother()
    {
        Receipt receipt = test::someReceipt();
        receipt.evidence
            = {{EvidenceLine::SignIn::RejectedLikely, receipt.issued.addDays(5).addSecs(-20000)}};
        const QString text = test::Sheet(pageOf(receipt)).text();
        QVERIFY2(text.contains(u"3 December 2026, 08:42:39 UTC"_s), qPrintable(text));
        QVERIFY2(text.contains(u"rejected since 08:42:39 UTC"_s), qPrintable(text)); // no wall
    }

    /// What a program that has ended did not see.
    void anOpenRequestOfANote()
    {
        Receipt receipt = test::someReceipt();
        receipt.requests.last() = {receipt.issued, AttemptRequest::Proof::Password};
        QVERIFY(test::Sheet(pageOf(receipt)).text().contains(u"Not answered yet"_s));
        receipt.before.reset();
        receipt.settled.reset();
        const QString text = test::Sheet(pageOf(receipt)).text();
        QVERIFY(text.contains(u"Whether it left this computer, and was answered, is not known"_s));
        QVERIFY(text.contains(u"Not known: this record was made at a later start."_s));
    }

    void aRehearsalIsNoRecord()
    {
        Receipt receipt = test::someReceipt();
        QVERIFY(!test::Sheet(pageOf(receipt)).text().contains(u"Rehearsal"_s));
        receipt.isPractice = true;
        QVERIFY(test::Sheet(pageOf(receipt)).text().startsWith(u"Rehearsal: no real account"_s));
    }

    void staysOnOnePage()
    {
        Receipt receipt = test::someReceipt();
        const QString wide(300, u'W');
        const QDateTime at = receipt.issued;
        for (int n = 0; n < 60; ++n) {
            receipt.settled->contacts += {at, u"email"_s, u"%1***@example.org"_s.arg(n), {}};
            receipt.settled->handedOver += {
                at, u"!%1:example.org"_s.arg(n), wide, u"@heir-%1:example.org"_s.arg(n), 100, true};
        }
        for (int n = 0; n < 200; ++n) {
            receipt.settled->left += {at, u"!left-%1:example.org"_s.arg(n), wide};
            receipt.requests
                += {at, AttemptRequest::Proof::Password, AttemptRequest::Result::Answered, 401, {}};
        }
        const RecordPage page = pageOf(receipt);
        QVERIFY(PagePainter(page).fits());
        const test::Sheet sheet(page);
        QVERIFY(sheet.info().contains(QRegularExpression(u"Pages: +1\n"_s)));
        const QString text = sheet.text();
        QVERIFY2(text.contains(u"more, in the file ending in .json"_s), qPrintable(text));
        QVERIFY(text.contains(u"201 room(s)"_s));
        QVERIFY(text.contains(u"It holds no password"_s)); // the very end
        QCOMPARE(sheet.overlaps(), QStringList());
        const QByteArray json = toJson(receipt);
        QCOMPARE(test::complaintsOn(json, u"receipt.schema.json"_s), QString());
        QCOMPARE(json.count("\"masked\""), receipt.settled->contacts.size());
        QCOMPARE(json.count("\"to\""), receipt.settled->handedOver.size());
        QCOMPARE(json.count("!left-"), 200);
        QCOMPARE(json.count("\"method\""), receipt.requests.size());
    }

    void nothingOverlaps()
    {
        QCOMPARE(test::Sheet(pageOf(test::someReceipt())).overlaps(), QStringList());
    }

    /// No word of the server stands on paper, and nothing of it makes more pages.
    void aHostileError()
    {
        Receipt receipt = test::someReceipt();
        receipt.requests.last().status = 403;
        receipt.requests.last().errcode = u"<b>call 555</b> "_s + QString(20000, u'x');
        receipt.outcome = Outcome::StillActive;
        const test::Sheet sheet(pageOf(receipt));
        QVERIFY(!sheet.text().contains(u"555"_s));
        QVERIFY(sheet.info().contains(QRegularExpression(u"Pages: +1\n"_s)));
    }

    /// Words of other languages, as a translation has them; the page knows no other words.
    void otherScripts_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("isRightToLeft");
        QTest::newRow("Hebrew")
            << u"\u05D4\u05D7\u05E9\u05D1\u05D5\u05DF \u05E0\u05E1\u05D2\u05E8"_s << true;
        QTest::newRow("Arabic") << u"\u062D\u0633\u0627\u0628 \u0645\u063A\u0644\u0642"_s << true;
        QTest::newRow("Japanese") << u"\u30A2\u30AB\u30A6\u30F3\u30C8\u306F\u7121\u52B9"_s << false;
    }

    void otherScripts()
    {
        QFETCH(const QString, words);
        QFETCH(const bool, isRightToLeft);
        RecordPage page{.title = words, .language = u"he"_s, .isRightToLeft = isRightToLeft};
        page.sections = {{words,
                          {{.label = words, .text = u"@alice:example.org"_s},
                           {.label = words, .text = u"28.11.2026 14:09:21 UTC"_s},
                           {.text = words + u" 14:09:22 UTC"_s}}}};
        const test::Sheet sheet(page);
        const QString checked = sheet.checked();
        QVERIFY2(checked.contains(u"No syntax or stream encoding errors found"_s),
                 qPrintable(checked));
        QString missing;
        QVERIFY2(test::standsInOrder(sheet.lines(),
                                     {words, u"@alice:example.org"_s, u"28.11.2026 14:09:21 UTC"_s},
                                     &missing),
                 qPrintable(missing + u" is not in: "_s + sheet.lines()));
    }

    /// The name of one room does not turn a sentence around.
    void aHebrewNameInEnglish()
    {
        Receipt receipt = test::someReceipt();
        const QString garden = u"\u05D2\u05DF"_s;
        receipt.settled->handedOver.first().name = garden;
        QString missing;
        const test::Sheet sheet(pageOf(receipt));
        QVERIFY2(
            test::standsInOrder(sheet.lines(), {u"Handed over"_s, garden, u"to @bob"_s}, &missing),
            qPrintable(missing + u" is not in: "_s + sheet.lines()));
    }

    void noFileIsMadeWorse()
    {
        QCOMPARE(withLanguage("no PDF at all", u"en"_s), "no PDF at all"_ba);
        QCOMPARE(withLanguage({}, u"en"_s), QByteArray());
        QCOMPARE(withLanguage("trailer << /Root 7 0 R /Size 9 >> startxref 3", u"en"_s),
                 "trailer << /Root 7 0 R /Size 9 >> startxref 3"_ba);
        const QByteArray pdf = toPdf({.title = u"A page"_s});
        QCOMPARE(withLanguage(pdf, QString()), pdf);
    }
};

QTEST_MAIN(TestReceiptPage)
#include "TestReceiptPage.moc"
