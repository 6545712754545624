// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/MailLink.h"
#include "tests/support/Receipts.h"
#include "ui/record/LetterSentences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

using Result = AttemptRequest::Result;

LetterSubject about(const Receipt &receipt, bool hadEmail = true)
{
    return {receipt, hadEmail};
}

Receipt shown()
{
    Receipt receipt = test::someReceipt();
    receipt.hidesMessages = false;
    return receipt;
}

Receipt managed()
{
    Receipt receipt = test::someReceipt();
    receipt.signIn = Session::Kind::OAuth;
    receipt.requests.clear();
    receipt.hidesMessages.reset();
    receipt.page = Receipt::Page{u"account.example.org"_s, receipt.knownSince, {}};
    receipt.evidence = {{EvidenceLine::SignIn::RejectedAfterPage, receipt.knownSince}};
    return receipt;
}

Receipt unknown()
{
    Receipt receipt = test::someReceipt();
    receipt.outcome = Outcome::Unknown;
    receipt.knownSince = {};
    receipt.requests.last().result = Result::Lost;
    receipt.requests.last().status = 0;
    receipt.evidence = {{EvidenceLine::Answer::Lost, receipt.requests.last().at}};
    return receipt;
}

Receipt refused()
{
    Receipt receipt = test::someReceipt();
    receipt.outcome = Outcome::StillActive;
    receipt.requests.last().status = 403;
    receipt.requests.last().errcode = u"M_FORBIDDEN"_s;
    receipt.evidence = {{EvidenceLine::Answer::Declined, receipt.requests.last().at, 403},
                        {EvidenceLine::SignIn::Accepted, receipt.requests.last().at}};
    return receipt;
}

} // namespace

/// The letter says what is known, no more, and what the law lets one ask for.
class TestLetterSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole()
    {
        QCOMPARE(LetterSentences::subject(about(test::someReceipt())),
                 u"Erasure of my personal data: @alice:example.org"_s);
        QCOMPARE(
            LetterSentences::text(about(test::someReceipt())),
            u"Hello,\n\n"
            "on 28 November 2026 at 14:09 UTC I deactivated my Matrix account @alice:example.org "
            "on your server matrix.example.org. Your server confirmed it.\n\n"
            "Please erase the personal data about me that you still hold (Article 17(1) GDPR): I "
            "withdraw any consent, and they are no longer needed. In particular:\n"
            "- files I uploaded, my picture included;\n"
            "- my messages, or at least their link to me, without taking from others what they "
            "were sent;\n"
            "- my name and picture in membership events, the link to a sign-in provider, email "
            "addresses and phone numbers;\n"
            "- addresses and devices I connected from, notification data, logs, and backups when "
            "they are next overwritten.\n\n"
            "You may keep my username reserved, so that nobody can take it over.\n\n"
            "Please tell those to whom you passed them, other homeservers included (Articles "
            "17(2) and 19), and confirm within one month what was erased (Article 12(3)). If you "
            "keep something, please say what, how long and on which ground.\n\n"
            "I can no longer sign in. Should you doubt who I am, I can answer from the email "
            "address that belonged to the account; please ask for no more than you need (Article "
            "12(6)).\n\n"
            "With kind regards"_s);
    }

    /// So that most people need not paste it.
    void inEnglishItFitsIntoALink()
    {
        const LetterSubject usual = about(shown());
        const MailLink link
            = mailLink({u"privacy@matrix.example.org"_s, LetterSentences::subject(usual),
                        LetterSentences::text(usual)});
        QVERIFY(link.hasText);
    }

    void whatIsKnown_data()
    {
        QTest::addColumn<LetterSubject>("subject");
        QTest::addColumn<QStringList>("said");
        QTest::addColumn<QStringList>("unsaid");
        const QString marked = u"also mark my account as erased"_s;
        const QString done = u"I deactivated my"_s;
        const QString asked = u"I asked for my Matrix account @alice:example.org on your server "
                              "matrix.example.org to be deactivated"_s;
        const QString cannot = u"I can no longer sign in."_s;
        const QString confirmed = u"confirmed"_s;
        QTest::newRow("confirmed, hidden")
            << about(test::someReceipt()) << QStringList{done, confirmed, cannot}
            << QStringList{marked};
        QTest::newRow("confirmed, not hidden")
            << about(shown()) << QStringList{done, confirmed, cannot, marked} << QStringList();
        Receipt seen = unknown();
        seen.outcome = Outcome::Deactivated;
        seen.evidence = {{EvidenceLine::Answer::Lost, seen.requests.last().at},
                         {EvidenceLine::SignIn::Rejected, seen.requests.last().at},
                         {EvidenceLine::Profile::GoneAsChosen, seen.requests.last().at}};
        QTest::newRow("seen, not said")
            << about(seen) << QStringList{asked, u"By all that I can see it is."_s, cannot}
            << QStringList{done, confirmed, u"says"_s};
        Receipt said = unknown();
        said.outcome = Outcome::Deactivated;
        said.evidence += {EvidenceLine::NewSignIn::Deactivated, said.requests.last().at};
        QTest::newRow("said at a later sign-in")
            << about(said) << QStringList{asked, u"Your server says that it is."_s}
            << QStringList{done, confirmed};
        QTest::newRow("on the server's own page")
            << about(managed()) << QStringList{asked, marked, cannot}
            << QStringList{done, confirmed};
        QTest::newRow("unknown") << about(unknown())
                                 << QStringList{asked,
                                                u"could not find out whether that was done"_s,
                                                u"finish it if need be"_s, marked}
                                 << QStringList{done, confirmed, cannot, u"you still hold,"_s};
        QTest::newRow("refused") << LetterSubject{refused(), true, true}
                                 << QStringList{u"I want to deactivate"_s,
                                                u"Your server does not let me do it."_s,
                                                u"Please deactivate it, and erase"_s, marked}
                                 << QStringList{done, asked, confirmed, cannot};
        Receipt lost = unknown();
        lost.outcome = Outcome::StillActive;
        QTest::newRow("lost on the way, and still active")
            << about(lost)
            << QStringList{u"could not do it myself"_s, u"Please deactivate it, and"_s}
            << QStringList{done, asked, u"does not let me"_s, cannot};
        Receipt neverSent = refused();
        neverSent.outcome = Outcome::None;
        neverSent.requests.clear();
        QTest::newRow("never asked, and not known")
            << about(neverSent)
            << QStringList{u"could not do it myself"_s, u"Please deactivate it, and"_s}
            << QStringList{done, asked, u"does not let me"_s, cannot};
    }

    void whatIsKnown()
    {
        QFETCH(const LetterSubject, subject);
        QFETCH(const QStringList, said);
        QFETCH(const QStringList, unsaid);
        const QString text = LetterSentences::text(subject);
        for (const QString &words : said) {
            QVERIFY2(text.contains(words), qPrintable(words + u" in "_s + text));
        }
        for (const QString &words : unsaid) {
            QVERIFY2(!text.contains(words), qPrintable(words + u" in "_s + text));
        }
    }

    void withoutAnAddress()
    {
        const QString text = LetterSentences::text(about(test::someReceipt(), false));
        QVERIFY(text.contains(u"\n\nI can no longer sign in.\n\n"_s));
        QVERIFY(!text.contains(u"email address that belonged"_s));
        const QString active = LetterSentences::text(about(refused(), false));
        QVERIFY(active.contains(u"on which ground.\n\nWith kind regards"_s));
    }

    void aRehearsalSaysSo()
    {
        Receipt receipt = test::someReceipt();
        receipt.isPractice = true;
        QVERIFY(LetterSentences::text(about(receipt)).startsWith(u"(Rehearsal: "_s));
    }

    /// It goes to others as plain text.
    void noMarksOfDirection()
    {
        const QString all = LetterSentences::text(about(test::someReceipt()))
            + LetterSentences::subject(about(test::someReceipt()));
        for (const QChar letter : all) {
            QVERIFY(letter.category() != QChar::Other_Format);
        }
    }

    void toWhom()
    {
        const QString host = u"matrix.example.org"_s;
        const SupportContacts nobody;
        const SupportContacts page{{}, QUrl(u"https://example.org/help"_s)};
        const QString mail = u"privacy@example.org"_s;
        QVERIFY(LetterSentences::to(host, mail, page).contains(mail));
        QVERIFY(LetterSentences::to(host, {}, page).contains(u"how they can be reached"_s));
        QVERIFY(LetterSentences::to(host, {}, nobody).contains(u"We found no address"_s));
    }
};

QTEST_MAIN(TestLetterSentences)
#include "TestLetterSentences.moc"
