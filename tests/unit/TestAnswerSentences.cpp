// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Saying.h"
#include "ui/deactivation/AnswerSentences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

const QString host = u"matrix.example.org"_s;

QDateTime noon()
{
    return {QDate(2026, 11, 23), QTime(12, 0), Qt::UTC};
}

DeactivationState after(EndpointSign endpoint, SignInSign sign, int status = 0)
{
    DeactivationState state;
    state.outcome = Outcome::Unknown;
    state.evidence.endpoint = endpoint;
    state.evidence.endpointStatus = status;
    state.evidence.signIn += {sign, noon()};
    return state;
}

} // namespace

/// What is said of the account names what was seen of it, and no more.
class TestAnswerSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAnAnswerLeavesOpen_data()
    {
        using E = EndpointSign;
        using S = SignInSign;
        QTest::addColumn<EndpointSign>("endpoint");
        QTest::addColumn<SignInSign>("sign");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("said"); ///< empty: what our sign-in says is all
        const auto row = [](const char *name, E endpoint, S sign, int status, const QString &said) {
            QTest::newRow(name) << endpoint << sign << status << said;
        };
        row("refused, ended", E::Refused, S::Rejected, 403,
            u"matrix.example.org refused, but it has ended your sign-in"_s);
        row("refused, softly", E::Refused, S::RejectedSoftly, 403,
            u"our sign-in is not accepted for now, and that tells neither"_s);
        row("refused, no answer", E::Refused, S::NoAnswer, 403,
            u"nothing tells us so far whether our sign-in still works"_s);
        row("failed, ended", E::Failed, S::Rejected, 500,
            u"says that it failed, but it has ended your sign-in"_s);
        row("failed, softly", E::Failed, S::RejectedSoftly, 500,
            u"says that it failed. Nothing tells us so far how much of it has happened."_s);
        row("failed, no answer", E::Failed, S::NoAnswer, 500,
            u"says that it failed. Nothing tells us so far how much of it has happened."_s);
        row("failed, accepted", E::Failed, S::Accepted, 500, {});
        row("declined, ended", E::Declined, S::Rejected, 429,
            u"Our request did nothing, but our sign-in has ended."_s);
        row("declined, softly", E::Declined, S::RejectedSoftly, 429,
            u"Our request did nothing. Our sign-in is not accepted for now"_s);
        row("never sent, softly", E::NotSent, S::RejectedSoftly, 0,
            u"Our request did nothing. Our sign-in is not accepted for now"_s);
        row("declined, no answer", E::Declined, S::NoAnswer, 429, {});
        row("never sent, ended", E::NotSent, S::Rejected, 0,
            u"Our request did nothing, but our sign-in has ended."_s);
        row("turned away", E::Unclear, S::Rejected, 401,
            u"turned our sign-in away, so our request did nothing"_s);
        row("turned away, accepted now", E::Unclear, S::Accepted, 401, {});
        row("a proxy's page", E::Unclear, S::Rejected, 502, {});
        row("lost", E::Lost, S::Rejected, 0, {});
        row("confirmed, accepted", E::Confirmed, S::Accepted, 200,
            u"confirmed it, but our sign-in still works"_s);
    }

    void whatAnAnswerLeavesOpen()
    {
        QFETCH(const EndpointSign, endpoint);
        QFETCH(const SignInSign, sign);
        QFETCH(const int, status);
        QFETCH(const QString, said);
        const QString sentence = AnswerSentences::brokenOff(after(endpoint, sign, status), host);
        QCOMPARE(sentence.isEmpty(), said.isEmpty());
        QCOMPARE(unsaid(sentence, {said}), QStringList());
    }

    void whyItIsStillActive()
    {
        QCOMPARE(AnswerSentences::notCarriedOut(
                     after(EndpointSign::Lost, SignInSign::Accepted).evidence),
                 u"The server did not carry out the deactivation, and you are still signed in."_s);
        QCOMPARE(AnswerSentences::notCarriedOut(
                     after(EndpointSign::NotSent, SignInSign::NoAnswer).evidence),
                 u"The request never left this computer."_s);
        QCOMPARE(AnswerSentences::notCarriedOut(
                     after(EndpointSign::Declined, SignInSign::NoAnswer).evidence),
                 u"The server answered that it did not carry out the deactivation."_s);
    }

    void whatNamesItsOwnWayOut_data()
    {
        QTest::addColumn<QString>("errcode");
        QTest::addColumn<QString>("said");
        QTest::newRow("limit") << u"M_RESOURCE_LIMIT_EXCEEDED"_s << u"has reached a limit"_s;
        QTest::newRow("consent") << u"M_CONSENT_NOT_GIVEN"_s << u"agreed to its terms"_s;
    }

    /// Whichever way it is sorted.
    void whatNamesItsOwnWayOut()
    {
        QFETCH(const QString, errcode);
        QFETCH(const QString, said);
        DeactivationState state;
        state.phase = DeactivationPhase::Impossible;
        state.failure.errcode = errcode;
        QCOMPARE(unsaid(AnswerSentences::policy(errcode), {said}), QStringList());
        QCOMPARE(unsaid(AnswerSentences::refused(state, host), {said}), QStringList());
    }

    void whereToGo()
    {
        Failure failure;
        QCOMPARE(AnswerSentences::wayOut(failure, host), QString());
        failure.adminContact = u"admin@example.org"_s;
        QCOMPARE(unsaid(AnswerSentences::wayOut(failure, host),
                        {u"Write to the people who run matrix.example.org"_s}),
                 QStringList());
        failure.consentPage = QUrl(u"https://example.org/consent"_s);
        QCOMPARE(unsaid(AnswerSentences::wayOut(failure, host), {u"agree to the terms there"_s}),
                 QStringList());
    }
};

QTEST_GUILESS_MAIN(TestAnswerSentences)
#include "TestAnswerSentences.moc"
