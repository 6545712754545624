// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/TlsSentences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

/// Word for word: whoever reads them decides whether to trust a connection.
class TestTlsSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFlaw_data()
    {
        QTest::addColumn<TlsFlaw>("flaw");
        QTest::addColumn<QString>("wrong");
        QTest::addColumn<QString>("atSignIn");
        QTest::addColumn<QString>("atDeactivation");
        const QString elsewhere = u"Try another network, or tell the people who run the server."_s;
        const QString date
            = u"Check the date; if it is right, tell the people who run the server."_s;
        const auto row = [](const char *name, TlsFlaw flaw, const QString &wrong,
                            const QString &atSignIn, const QString &atDeactivation) {
            QTest::newRow(name) << flaw << wrong << atSignIn << atDeactivation;
        };
        row("other", TlsFlaw::Other,
            u"The connection to example.org is not secure: its certificate is not valid."_s,
            elsewhere, elsewhere);
        row("no agreement", TlsFlaw::NoAgreement,
            u"The connection to example.org cannot be made secure: it offers no encryption that is "
            "strong enough."_s,
            elsewhere, elsewhere);
        row("untrusted", TlsFlaw::Untrusted,
            u"The connection to example.org is not secure: nobody whom this computer trusts "
            "vouches for its certificate."_s,
            elsewhere, elsewhere);
        row("wrong host", TlsFlaw::WrongHost,
            u"The connection to example.org is not secure: the certificate shown there is for "
            "another address."_s,
            u"Check the spelling, try another network, or tell the people who run the server."_s,
            elsewhere);
        row("out of date", TlsFlaw::OutOfDate,
            u"The connection to example.org is not secure: its certificate has expired, or this "
            "computer has the wrong date."_s,
            date, date);
    }

    void everyFlaw()
    {
        QFETCH(const TlsFlaw, flaw);
        QFETCH(const QString, wrong);
        QFETCH(const QString, atSignIn);
        QFETCH(const QString, atDeactivation);
        QCOMPARE(TlsSentences::ofSignIn(flaw, u"example.org"_s),
                 wrong + u" Nothing was sent. "_s + atSignIn);
        QCOMPARE(TlsSentences::ofDeactivation(flaw, u"example.org"_s),
                 wrong + u" So nothing was sent. Your account has not been changed. "_s
                     + atDeactivation);
    }

    /// No certificate is at fault there, and nobody signed in is led there.
    void aRedirectToPlainHttp()
    {
        QCOMPARE(TlsSentences::ofSignIn(TlsFlaw::LeadsToHttp, u"example.org"_s),
                 u"example.org leads to an address that starts with http, which others can read on "
                 "the way. We did not go there. Tell the people who run the server."_s);
        QCOMPARE(TlsSentences::ofDeactivation(TlsFlaw::LeadsToHttp, u"example.org"_s),
                 TlsSentences::ofDeactivation(TlsFlaw::Other, u"example.org"_s));
    }
};

QTEST_GUILESS_MAIN(TestTlsSentences)
#include "TestTlsSentences.moc"
