// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/ReceiptJson.h"
#include "tests/support/Receipts.h"
#include "tests/support/Schema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

QString complaintsOn(const QByteArray &json)
{
    return test::complaintsOn(json, u"receipt.schema.json"_s);
}

QJsonObject read(const Receipt &receipt)
{
    return QJsonDocument::fromJson(toJson(receipt)).object();
}

QList<EvidenceLine::Sign> allSigns()
{
    using Line = EvidenceLine;
    return {Line::SignIn::NoAnswer,
            Line::SignIn::AcceptedMeanwhile,
            Line::SignIn::AcceptedEarly,
            Line::SignIn::AcceptedAfterPage,
            Line::SignIn::Accepted,
            Line::SignIn::Rejected,
            Line::SignIn::RejectedLikely,
            Line::SignIn::RejectedOpen,
            Line::SignIn::RejectedAfterPage,
            Line::SignIn::RejectedSoftly,
            Line::SignIn::UserDeactivated,
            Line::Profile::NoAnswer,
            Line::Profile::ForMembers,
            Line::Profile::Empty,
            Line::Profile::NeverSeen,
            Line::Profile::Gone,
            Line::Profile::GoneAsChosen,
            Line::Profile::GoneInAnyCase,
            Line::Profile::Shown,
            Line::Profile::ShownThoughHidden,
            Line::Profile::ShownThoughRemoved,
            Line::Profile::ShownInAnyCase,
            Line::AccountStatus::Deactivated,
            Line::AccountStatus::Active,
            Line::NewSignIn::Worked,
            Line::NewSignIn::Refused,
            Line::NewSignIn::Deactivated};
}

} // namespace

/// The person's record as a file for programs: by its own schema, and no word more than is known.
class TestReceipt final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsToItsSchema()
    {
        QCOMPARE(complaintsOn(toJson(test::someReceipt())), QString());
        Receipt receipt = test::someReceipt();
        receipt.outcome = Outcome::StillActive;
        receipt.isPractice = true;
        QCOMPARE(complaintsOn(toJson(receipt)), QString());
        for (const Outcome outcome : {Outcome::Unknown, Outcome::None}) {
            for (const Likely likely : {Likely::None, Likely::Deactivated, Likely::StillActive}) {
                receipt.outcome = outcome;
                receipt.likely = likely;
                QCOMPARE(complaintsOn(toJson(receipt)), QString());
            }
        }
    }

    /// Made at a later start, on an account page, or anew.
    void leavesOutWhatIsNotKnown()
    {
        Receipt receipt = test::someReceipt();
        receipt.before.reset();
        receipt.settled.reset();
        receipt.software.clear();
        receipt.softwareVersion.clear();
        receipt.hidesMessages.reset();
        receipt.requests.clear();
        receipt.signIn = Session::Kind::OAuth;
        receipt.page = Receipt::Page{u"account.example.org"_s, receipt.issued};
        receipt.revision = 2;
        receipt.replaces = sha256Of("the first one");
        QCOMPARE(complaintsOn(toJson(receipt)), QString());
        const QJsonObject json = read(receipt);
        for (const QString &key : {u"before"_s, u"settled"_s}) {
            QVERIFY(json.value(key).isNull());
        }
        QVERIFY(json.value(u"server"_s).toObject().value(u"software"_s).isNull());
        QVERIFY(json.value(u"choices"_s).toObject().value(u"hideMessages"_s).isNull());
        receipt.page->finishedSaidAt = receipt.issued;
        QCOMPARE(complaintsOn(toJson(receipt)), QString());
    }

    /// A look that sees the same at another time is no reason for another receipt.
    void whatMakesAnotherReceipt()
    {
        const Receipt saved = test::someReceipt();
        Receipt later = saved;
        for (EvidenceLine &line : later.evidence) {
            line.at = line.at.addSecs(60);
        }
        later.evidence += {EvidenceLine::NextCheck{std::chrono::seconds(5)}};
        later.issued = later.issued.addSecs(60);
        QVERIFY(tellTheSame(saved, later));
        Receipt more = later;
        more.evidence += {EvidenceLine::NewSignIn::Refused, saved.issued};
        QVERIFY(!tellTheSame(saved, more));
        Receipt other = later;
        other.outcome = Outcome::Unknown;
        QVERIFY(!tellTheSame(saved, other));
        other = later;
        other.requests += other.requests.constLast();
        QVERIFY(!tellTheSame(saved, other));
    }

    void everyEndOfARequest()
    {
        using Request = AttemptRequest;
        Receipt receipt = test::someReceipt();
        const QDateTime at = receipt.issued;
        receipt.requests
            = {{at, Request::Proof::Browser, Request::Result::StillOpen},
               {at, Request::Proof::Password, Request::Result::NothingSent},
               {at, Request::Proof::Password, Request::Result::Lost},
               {at, Request::Proof::Password, Request::Result::Answered, 403, u"M_FORBIDDEN"_s},
               {at, Request::Proof::Password, Request::Result::Answered, 403, u"<b>not one</b>"_s}};
        QCOMPARE(complaintsOn(toJson(receipt)), QString());
        const QJsonArray requests = read(receipt).value(u"requests"_s).toArray();
        QCOMPARE(requests.at(3).toObject().value(u"errcode"_s), u"M_FORBIDDEN"_s);
        QVERIFY(!requests.at(4).toObject().contains(u"errcode"_s));
        QCOMPARE(receipt.askedAt(), at);
        receipt.requests = {receipt.requests.at(1)};
        QVERIFY(!receipt.askedAt().isValid()); // it never left
    }

    void everySign()
    {
        Receipt receipt = test::someReceipt();
        for (const EvidenceLine::Sign &sign : allSigns()) {
            receipt.evidence = {{sign, receipt.issued}};
            QCOMPARE(complaintsOn(toJson(receipt)), QString());
            const bool sawNothing = sign == EvidenceLine::Sign(EvidenceLine::Profile::ForMembers);
            QCOMPARE(read(receipt).value(u"checks"_s).toArray().size(), sawNothing ? 0 : 1);
        }
        receipt.evidence = {{EvidenceLine::SignIn::NoAnswer,
                             receipt.issued,
                             0,
                             {receipt.issued, receipt.issued.addSecs(5)}}};
        QCOMPARE(complaintsOn(toJson(receipt)), QString());
        QCOMPARE(read(receipt).value(u"checks"_s).toArray().size(), 2); // each time
        receipt.evidence = {{EvidenceLine::NextCheck{std::chrono::seconds(5)}}};
        QCOMPARE(read(receipt).value(u"checks"_s).toArray().size(), 0);
    }

    /// What a look says by itself is never more than what the outcome dialog says of it.
    void noSignSaysMoreThanItIs()
    {
        Receipt receipt = test::someReceipt();
        for (const EvidenceLine::Sign &sign : allSigns()) {
            const EvidenceLine line{sign, receipt.issued};
            receipt.evidence = {line};
            const QString says = read(receipt)
                                     .value(u"checks"_s)
                                     .toArray()
                                     .at(0)
                                     .toObject()
                                     .value(u"says"_s)
                                     .toString();
            if (says == u"deactivated"_s || says == u"probablyDeactivated"_s) {
                QCOMPARE(line.mark(), EvidenceLine::Mark::Seen);
            } else if (says == u"stillActive"_s || says == u"probablyStillActive"_s) {
                QCOMPARE(line.mark(), EvidenceLine::Mark::NotSeen);
            }
        }
    }

    void theIdentityServer()
    {
        Receipt receipt = test::someReceipt();
        using Line = EvidenceLine;
        const auto said = [&receipt](const QList<Line> &lines) {
            receipt.evidence = lines;
            return read(receipt).value(u"identityServer"_s);
        };
        QVERIFY(said({}).isNull());
        QCOMPARE(said({{Line::IdentityServer::Removed}}), u"success"_s);
        QCOMPARE(said({{Line::IdentityServer::NoSupport}}), u"noSupport"_s);
        QCOMPARE(said({{Line::IdentityServer::NotReported}}), u"notReported"_s);
    }

    void whatRemains()
    {
        Receipt receipt = test::someReceipt();
        QVERIFY(!receipt.remains().contains(Remainder::MessagesShownToNewJoiners));
        QVERIFY(!receipt.remains().contains(Remainder::Profile));
        QVERIFY(!receipt.remains().contains(Remainder::SignInProviderLink));
        receipt.hidesMessages = false;
        receipt.signIn = Session::Kind::Sso;
        receipt.evidence = {{EvidenceLine::Profile::Shown, receipt.issued}};
        QVERIFY(receipt.remains().contains(Remainder::MessagesShownToNewJoiners));
        QVERIFY(receipt.remains().contains(Remainder::Profile));
        QVERIFY(receipt.remains().contains(Remainder::SignInProviderLink));
        receipt.evidence = {}; // nobody has looked
        QVERIFY(!receipt.remains().contains(Remainder::Profile));
        receipt.hidesMessages.reset(); // chosen elsewhere
        QVERIFY(!receipt.remains().contains(Remainder::MessagesShownToNewJoiners));
        receipt.hidesMessages = true;
        receipt.software = u"Dendrite"_s; // does nothing about it
        QVERIFY(receipt.remains().contains(Remainder::MessagesShownToNewJoiners));
        receipt.outcome = Outcome::StillActive;
        QVERIFY(receipt.remains().isEmpty()); // but the account itself
        receipt.outcome = Outcome::Unknown;
        QVERIFY(!receipt.remains().isEmpty());
        receipt.requests.clear();
        QVERIFY(receipt.remains().isEmpty()); // nothing was asked
    }

    void whetherMessagesAreHidden()
    {
        Receipt receipt = test::someReceipt();
        QVERIFY(receipt.areMessagesHidden());
        Receipt other = receipt;
        other.hidesMessages = false;
        QVERIFY(!other.areMessagesHidden());
        other = receipt;
        other.software = u"Dendrite"_s;
        QVERIFY(!other.areMessagesHidden());
        other = receipt;
        other.evidence.first().sign = EvidenceLine::Answer::AlreadyDone; // by another request
        QVERIFY(!other.areMessagesHidden());
        other = receipt;
        other.outcome = Outcome::Unknown;
        QVERIFY(!other.areMessagesHidden());
    }

    /// A server may say anything.
    void ofHostileServers()
    {
        Receipt receipt = test::someReceipt();
        receipt.settled->contacts.first().medium = u"<b>\n"_s + QString(100, u'x');
        receipt.software = QString(500, u'x');
        receipt.page = Receipt::Page{QString(500, u'x'), receipt.issued};
        QCOMPARE(complaintsOn(toJson(receipt)), QString());
    }

    /// On an account page that was opened elsewhere, or not at all.
    void aPageThatWasNotOpenedFromHere()
    {
        Receipt receipt = test::someReceipt();
        receipt.requests.clear();
        receipt.page = Receipt::Page{u"account.example.org"_s, {}, receipt.issued};
        QCOMPARE(complaintsOn(toJson(receipt)), QString());
        QVERIFY(!read(receipt).contains(u"accountPage"_s));
        QCOMPARE(receipt.askedAt(), receipt.issued);
    }

    void masks_data()
    {
        QTest::addColumn<QString>("medium");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("shown");
        const auto row
            = [](const char *name, const QString &medium, const QString &address,
                 const QString &shown) { QTest::newRow(name) << medium << address << shown; };
        row("email", u"email"_s, u"alice@example.org"_s, u"a***@example.org"_s);
        row("of one letter", u"email"_s, u"a@example.org"_s, u"a***@example.org"_s);
        row("two signs", u"email"_s, u"a@b@example.org"_s, u"a***@example.org"_s);
        row("none", u"email"_s, u"@example.org"_s, u"***org"_s);
        row("number", u"msisdn"_s, u"447700900001"_s, u"***001"_s);
        row("short", u"msisdn"_s, u"4477"_s, u"***"_s);
        row("nothing", u"msisdn"_s, QString(), u"***"_s);
    }

    void masks()
    {
        QFETCH(const QString, medium);
        QFETCH(const QString, address);
        QTEST(masked({medium, address}), "shown");
    }

    void fileNames_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"@alice:example.org"_s
                               << u"Farewell receipt alice example.org 2026-11-28"_s;
        QTest::newRow("a path") << u"@../../x:h"_s << u"Farewell receipt _._.._x h 2026-11-28"_s;
        QTest::newRow("a port") << u"@a/b:[::1]:8448"_s
                                << u"Farewell receipt a_b ___1__8448 2026-11-28"_s;
    }

    void fileNames()
    {
        QFETCH(const QString, id);
        Receipt receipt = test::someReceipt();
        receipt.account = *UserId::parse(id);
        QTEST(nameOf(receipt), "name");
    }
};

QTEST_GUILESS_MAIN(TestReceipt)
#include "TestReceipt.moc"
