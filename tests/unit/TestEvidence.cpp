// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/Signs.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

QDateTime at(int seconds)
{
    return QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC).addSecs(seconds);
}

Evidence after(EndpointSign endpoint, const QList<SignInSign> &signs)
{
    Evidence evidence;
    evidence.endpoint = endpoint;
    for (const SignInSign sign : signs) {
        evidence.signIn += {sign, at(static_cast<int>(evidence.signIn.size()))};
    }
    return evidence;
}

} // namespace

class TestEvidence final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOurSignInSaidLast_data()
    {
        using S = SignInSign;
        QTest::addColumn<QList<SignInSign>>("signs");
        QTest::addColumn<SignInSign>("said");
        QTest::newRow("nothing") << QList<S>{} << S::NoAnswer;
        QTest::newRow("no answer") << QList<S>{S::NoAnswer} << S::NoAnswer;
        QTest::newRow("accepted") << QList<S>{S::Accepted} << S::Accepted;
        QTest::newRow("accepted, then no answer")
            << QList<S>{S::Accepted, S::NoAnswer} << S::Accepted;
        QTest::newRow("accepted, then rejected")
            << QList<S>{S::Accepted, S::Rejected, S::NoAnswer} << S::Rejected;
        QTest::newRow("softly") << QList<S>{S::RejectedSoftly} << S::RejectedSoftly;
    }

    /// A look without an answer takes nothing back.
    void whatOurSignInSaidLast()
    {
        QFETCH(const QList<SignInSign>, signs);
        QFETCH(const SignInSign, said);
        const Evidence evidence = after(EndpointSign::Lost, signs);
        QCOMPARE(evidence.signInSaid(), said);
        QCOMPARE(evidence.lastOfSignIn().has_value(), said != SignInSign::NoAnswer);
        QVERIFY(!evidence.isContradicted());
        const bool isAccepted = said == SignInSign::Accepted;
        QCOMPARE(after(EndpointSign::Confirmed, signs).isContradicted(), isAccepted);
        QCOMPARE(after(EndpointSign::AlreadyDone, signs).isContradicted(), isAccepted);
    }

    void whatAProfileSays_data()
    {
        QTest::addColumn<Profile>("profile");
        QTest::addColumn<ProfileSign>("sign");
        QTest::newRow("name") << Profile{u"Alice"_s, {}} << ProfileSign::Shown;
        QTest::newRow("picture") << Profile{{}, u"mxc://a/b"_s} << ProfileSign::Shown;
        QTest::newRow("neither") << Profile{} << ProfileSign::Empty;
    }

    void whatAProfileSays()
    {
        QFETCH(const Profile, profile);
        QTEST(signOf(Result<Profile>(profile)), "sign");
    }
};

QTEST_GUILESS_MAIN(TestEvidence)
#include "TestEvidence.moc"
