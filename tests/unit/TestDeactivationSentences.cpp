// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Saying.h"
#include "ui/deactivation/DeactivationSentences.h"
#include "ui/deactivation/DeactivationWords.h"
#include "ui/deactivation/SupportDetails.h"
#include "ui/sentences/Times.h"

#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

AccountView alice()
{
    return {*UserId::parse(u"@alice:example.org"_s),
            u"Alice"_s,
            {},
            u"matrix.example.org"_s,
            Session::Kind::Password,
            u"example.org"_s};
}

constexpr std::array allReasons{
    DeactivationReason::None,
    DeactivationReason::WrongPassword,
    DeactivationReason::NotConfirmedYet,
    DeactivationReason::OtherPerson,
    DeactivationReason::SessionExpired,
    DeactivationReason::MoreNeeded,
    DeactivationReason::Policy,
    DeactivationReason::IdentityServer,
    DeactivationReason::Locked,
    DeactivationReason::NoProofPossible,
    DeactivationReason::ManagedElsewhere,
    DeactivationReason::Network,
    DeactivationReason::SignedOut,
    DeactivationReason::Refused,
};

DeactivationState impossible(DeactivationReason reason, Outcome outcome = Outcome::StillActive)
{
    DeactivationState state;
    state.phase = DeactivationPhase::Impossible;
    state.reason = reason;
    state.outcome = outcome;
    return state;
}

} // namespace

class TestDeactivationSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aProxyIsNamed();
    void sameReasonsForOtherCauses();
    void whatWasChosenIsSaidAfterwards();
    void everyReasonHasItsOwnSentence();
    void everyReasonSaysWhatItIs_data();
    void everyReasonSaysWhatItIs();
    void everyFlawHasItsOwnSentence();
    void everyFlawSaysWhatItIs_data();
    void everyFlawSaysWhatItIs();
    void everyErrcodeSaysWhatItIs_data();
    void everyErrcodeSaysWhatItIs();
    void everyProofThatIsMissing();
    void everyDeadEndNamesAWayOut();
    void everyWayOutFits_data();
    void everyWayOutFits();
    void wrongPasswordIsVerbatim();
    void otherPersonNamesBothCauses();
    void theServersWordsAreNeverOurs();
    void stillActiveIsSaidOnlyWhereKnown();
    void veryProbablyIsVerbatim();
    void stillActiveSaysWhy();
    void whatAnUnknownOutcomeLeansTo();
    void onlyDoneOutcomesAreSilent();
    void outcomeHeadings_data();
    void outcomeHeadings();
    void subtitles();
    void timesAreLocal();
    void whyNoNoteIsKept();
    void whatToDoLater();
};

/// Nine hours before UTC: a person reads the clock on their wall.
void TestDeactivationSentences::initTestCase()
{
    qputenv("TZ", "Asia/Tokyo");
    tzset();
}

/// The same reason, and yet another thing that the person can do or has to know.
void TestDeactivationSentences::sameReasonsForOtherCauses()
{
    using R = DeactivationReason;
    const auto because = [](R reason, const QString &errcode, bool softLogout = false) {
        DeactivationState state = impossible(reason);
        state.failure.errcode = errcode;
        state.failure.softLogout = softLogout;
        return DeactivationSentences::reason(state, alice());
    };
    QStringList sentences{because(R::Policy, u"M_FORBIDDEN"_s),
                          because(R::Policy, u"M_GUEST_ACCESS_FORBIDDEN"_s),
                          because(R::Policy, u"ORG_MATRIX_EXPIRED_ACCOUNT"_s),
                          because(R::Refused, u"M_TOO_LARGE"_s),
                          because(R::Refused, u"M_BAD_JSON"_s),
                          because(R::SignedOut, u"M_UNKNOWN_TOKEN"_s),
                          because(R::SignedOut, u"M_UNKNOWN_TOKEN"_s, true),
                          because(R::SignedOut, u"M_MISSING_TOKEN"_s),
                          because(R::SignedOut, {})};
    QCOMPARE(sentences.removeDuplicates(), 0);
    QCOMPARE(because(R::Refused, u"M_NOT_JSON"_s), because(R::Refused, u"M_BAD_JSON"_s));
}

void TestDeactivationSentences::whatWasChosenIsSaidAfterwards()
{
    DeactivationState state;
    const auto said = [&state] { return DeactivationSentences::whatStays(state, alice()); };
    state.outcome = Outcome::StillActive;
    QCOMPARE(said(), QString());
    for (const Outcome outcome : {Outcome::Deactivated, Outcome::Unknown}) {
        state.outcome = outcome;
        state.erase = true;
        QVERIFY(said().contains(u"You asked to hide"_s));
        state.erase = false;
        QVERIFY(said().contains(u"You did not ask to hide"_s));
    }
}

void TestDeactivationSentences::everyReasonHasItsOwnSentence()
{
    QStringList seen;
    for (const DeactivationReason reason : allReasons) {
        const QString sentence = DeactivationSentences::reason(impossible(reason), alice());
        QCOMPARE(sentence.isEmpty(), reason == DeactivationReason::None);
        QVERIFY2(!seen.contains(sentence), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
        seen += sentence;
    }
    DeactivationState choice;
    choice.reason = DeactivationReason::MoreNeeded;
    choice.noProofNeeded = true;
    QCOMPARE(DeactivationSentences::reason(choice, alice()),
             u"Your server asks for no further proof."_s);
    choice.noProofNeeded = false;
    const QString another = DeactivationSentences::reason(choice, alice());
    choice.proofAccepted = true;
    QVERIFY(DeactivationSentences::reason(choice, alice()) != another);
}

void TestDeactivationSentences::everyReasonSaysWhatItIs_data()
{
    QTest::addColumn<DeactivationReason>("reason");
    QTest::addColumn<QStringList>("parts");
    QTest::addColumn<bool>("isUnchanged"); // and that is said
    const auto row
        = [](const char *name, DeactivationReason reason, const QStringList &parts,
             bool isUnchanged) { QTest::newRow(name) << reason << parts << isUnchanged; };
    using R = DeactivationReason;
    row("wrong password", R::WrongPassword, {u"That password is not right"_s}, true);
    row("not confirmed yet", R::NotConfirmedYet,
        {u"browser step is not finished yet"_s, u"then confirm again"_s,
         u"ask the people who run matrix.example.org"_s},
        true);
    row("another person", R::OtherPerson,
        {u"signed in as somebody else"_s, u"matrix.example.org does not allow"_s,
         u"choose @alice:example.org"_s},
        true);
    row("session expired", R::SessionExpired, {u"Too much time has passed"_s, u"start again"_s},
        true);
    row("more needed", R::MoreNeeded, {u"asks for another proof"_s}, false);
    row("policy", R::Policy, {u"do not allow accounts to be deactivated from an app"_s}, false);
    row("identity server", R::IdentityServer,
        {u"could not take your email addresses and phone numbers back"_s}, false);
    row("locked", R::Locked, {u"locked by the people who run the server"_s}, false);
    row("no proof possible", R::NoProofPossible, {u"offers no way to do it"_s}, false);
    row("managed elsewhere", R::ManagedElsewhere,
        {u"managed in the browser there, or by the people who run it"_s}, false);
    row("network", R::Network, {u"matrix.example.org could not be reached, so nothing was sent"_s},
        true);
    row("signed out", R::SignedOut, {u"Our sign-in was refused"_s}, false);
    row("refused", R::Refused, {u"refused the request and did nothing"_s}, false);
}

/// Two that were swapped differ as well.
void TestDeactivationSentences::everyReasonSaysWhatItIs()
{
    QFETCH(DeactivationReason, reason);
    QFETCH(QStringList, parts);
    QFETCH(bool, isUnchanged);
    const QString sentence = DeactivationSentences::reason(impossible(reason), alice());
    QCOMPARE(unsaid(sentence, parts), QStringList());
    QCOMPARE(sentence.contains(u"our account has not been changed."_s), isUnchanged);
}

void TestDeactivationSentences::everyFlawSaysWhatItIs_data()
{
    QTest::addColumn<TlsFlaw>("flaw");
    QTest::addColumn<QString>("part");
    QTest::newRow("other") << TlsFlaw::Other << u"its certificate is not valid"_s;
    QTest::newRow("no agreement") << TlsFlaw::NoAgreement << u"no encryption that is strong"_s;
    QTest::newRow("untrusted") << TlsFlaw::Untrusted << u"nobody whom this computer trusts"_s;
    QTest::newRow("wrong host") << TlsFlaw::WrongHost << u"is for another address"_s;
    QTest::newRow("out of date") << TlsFlaw::OutOfDate
                                 << u"has expired, or this computer has the "
                                    "wrong date"_s;
}

/// The server has not been heard of then.
void TestDeactivationSentences::aProxyIsNamed()
{
    DeactivationState state;
    state.phase = DeactivationPhase::Password;
    state.reason = DeactivationReason::Network;
    state.failure = Failure::of(Cause::ProxyFailed);
    state.failure.proxy = Proxy{u"proxy.lan:3128"_s, u"https_proxy"_s};
    QCOMPARE(
        unsaid(DeactivationSentences::reason(state, alice()),
               {u"to matrix.example.org came about through the proxy proxy.lan:3128"_s,
                u"nothing was sent"_s, u"https_proxy"_s, u"Your account has not been changed."_s}),
        QStringList());
}

void TestDeactivationSentences::everyFlawSaysWhatItIs()
{
    QFETCH(TlsFlaw, flaw);
    QFETCH(QString, part);
    DeactivationState state;
    state.reason = DeactivationReason::Network;
    state.failure = Failure::of(Cause::TlsFailed);
    state.failure.tlsFlaw = flaw;
    QCOMPARE(unsaid(DeactivationSentences::reason(state, alice()),
                    {part, u"The connection to matrix.example.org "_s, u"nothing was sent"_s}),
             QStringList());
}

void TestDeactivationSentences::everyErrcodeSaysWhatItIs_data()
{
    QTest::addColumn<DeactivationReason>("reason");
    QTest::addColumn<QString>("errcode");
    QTest::addColumn<bool>("softLogout");
    QTest::addColumn<QStringList>("parts");
    using R = DeactivationReason;
    const auto row = [](const char *name, R reason, const QString &errcode, bool softLogout,
                        const QStringList &parts) {
        QTest::newRow(name) << reason << errcode << softLogout << parts;
    };
    row("forbidden", R::Policy, u"M_FORBIDDEN"_s, false, {u"from an app"_s});
    row("guest", R::Policy, u"M_GUEST_ACCESS_FORBIDDEN"_s, false, {u"This is a guest account"_s});
    row("expired", R::Policy, u"ORG_MATRIX_EXPIRED_ACCOUNT"_s, false,
        {u"This account has expired"_s});
    row("refused", R::Refused, u"M_TOO_LARGE"_s, false, {u"refused the request"_s});
    row("bad JSON", R::Refused, u"M_BAD_JSON"_s, false,
        {u"did not understand our request"_s, u"not yours"_s});
    row("no JSON", R::Refused, u"M_NOT_JSON"_s, false, {u"did not understand our request"_s});
    row("signed out", R::SignedOut, u"M_UNKNOWN_TOKEN"_s, false,
        {u"no longer accepts our sign-in"_s, u"account may be gone already"_s});
    row("signed out softly", R::SignedOut, u"M_UNKNOWN_TOKEN"_s, true,
        {u"wants you to sign in once more"_s});
    row("no token", R::SignedOut, u"M_MISSING_TOKEN"_s, false,
        {u"matrix.example.org did not see our sign-in"_s});
    row("nobody's words", R::SignedOut, {}, false,
        {u"not in the words of a Matrix server"_s, u"this computer and matrix.example.org"_s});
}

void TestDeactivationSentences::everyErrcodeSaysWhatItIs()
{
    QFETCH(DeactivationReason, reason);
    QFETCH(QString, errcode);
    QFETCH(bool, softLogout);
    QFETCH(QStringList, parts);
    DeactivationState state = impossible(reason);
    state.failure.errcode = errcode;
    state.failure.softLogout = softLogout;
    QCOMPARE(unsaid(DeactivationSentences::reason(state, alice()), parts), QStringList());
}

void TestDeactivationSentences::everyProofThatIsMissing()
{
    DeactivationState state;
    state.reason = DeactivationReason::MoreNeeded;
    const auto said = [&state] { return DeactivationSentences::reason(state, alice()); };
    const QString unchanged = u"Your account has not been changed so far."_s;
    state.phase = DeactivationPhase::Choice;
    QCOMPARE(unsaid(said(), {u"Choose how to prove that it is you."_s, unchanged}), QStringList());
    state.phase = DeactivationPhase::Password;
    QCOMPARE(unsaid(said(), {u"asks for another proof"_s, unchanged}), QStringList());
    QVERIFY(!said().contains(u"accepted"_s));
    state.proofAccepted = true;
    QCOMPARE(unsaid(said(), {u"That was accepted."_s, u"one more proof"_s, unchanged}),
             QStringList());
}

void TestDeactivationSentences::everyFlawHasItsOwnSentence()
{
    DeactivationState state;
    state.reason = DeactivationReason::Network;
    QStringList seen{DeactivationSentences::reason(state, alice())};
    state.failure = Failure::of(Cause::TlsFailed);
    for (const TlsFlaw flaw : {TlsFlaw::Other, TlsFlaw::NoAgreement, TlsFlaw::Untrusted,
                               TlsFlaw::WrongHost, TlsFlaw::OutOfDate}) {
        state.failure.tlsFlaw = flaw;
        const QString sentence = DeactivationSentences::reason(state, alice());
        QVERIFY2(!seen.contains(sentence), qPrintable(sentence));
        QVERIFY(sentence.contains(u"matrix.example.org"_s));
        QVERIFY(sentence.contains(u"Your account has not been changed."_s));
        seen += sentence;
    }
    state.failure.cause = Cause::PortClosed;
    QCOMPARE(DeactivationSentences::reason(state, alice()), seen.constFirst());
}

void TestDeactivationSentences::everyDeadEndNamesAWayOut()
{
    for (const DeactivationReason reason : allReasons) {
        const QString wayOut = DeactivationSentences::wayOut(impossible(reason), alice());
        QVERIFY(!wayOut.isEmpty());
        QVERIFY2(!wayOut.contains(u'%'), qPrintable(wayOut));
    }
    const auto contacts = impossible(DeactivationReason::IdentityServer);
    QVERIFY(DeactivationSentences::wayOut(contacts, alice()).contains("remove your email"_L1));
}

void TestDeactivationSentences::everyWayOutFits_data()
{
    QTest::addColumn<DeactivationReason>("reason");
    QTest::addColumn<QStringList>("parts");
    using R = DeactivationReason;
    const QStringList byPeople{u"Ask the people who run matrix.example.org to deactivate"_s,
                               u"“Copy details”"_s};
    QTest::newRow("policy") << R::Policy << byPeople;
    QTest::newRow("locked") << R::Locked << byPeople;
    QTest::newRow("identity server")
        << R::IdentityServer << QStringList{u"remove your email addresses and phone numbers"_s};
    QTest::newRow("no proof possible")
        << R::NoProofPossible
        << QStringList{u"set a password for the account in another app"_s,
                       u"the people who run matrix.example.org"_s};
    QTest::newRow("managed elsewhere")
        << R::ManagedElsewhere
        << QStringList{u"page on which you manage your account at matrix.example.org"_s};
    QTest::newRow("signed out")
        << R::SignedOut
        << QStringList{u"Sign in again. If you can, your account is still active."_s,
                       u"the people who run matrix.example.org"_s};
    for (const R other : {R::None, R::WrongPassword, R::NotConfirmedYet, R::OtherPerson,
                          R::SessionExpired, R::MoreNeeded, R::Network, R::Refused}) {
        QTest::addRow("other %d", static_cast<int>(other))
            << other
            << QStringList{u"Try again later."_s, u"the people who run matrix.example.org"_s,
                           u"“Copy details”"_s};
    }
}

void TestDeactivationSentences::everyWayOutFits()
{
    QFETCH(DeactivationReason, reason);
    QFETCH(QStringList, parts);
    QCOMPARE(unsaid(DeactivationSentences::wayOut(impossible(reason), alice()), parts),
             QStringList());
}

void TestDeactivationSentences::wrongPasswordIsVerbatim()
{
    DeactivationState state;
    state.reason = DeactivationReason::WrongPassword;
    QCOMPARE(DeactivationSentences::reason(state, alice()),
             u"That password is not right. Your account has not been changed."_s);
}

void TestDeactivationSentences::otherPersonNamesBothCauses()
{
    DeactivationState state;
    state.reason = DeactivationReason::OtherPerson;
    const QString sentence = DeactivationSentences::reason(state, alice());
    QVERIFY(sentence.contains("somebody else"_L1));
    QVERIFY(sentence.contains("does not allow"_L1));
    QVERIFY(sentence.contains("@alice:example.org"_L1));
}

void TestDeactivationSentences::theServersWordsAreNeverOurs()
{
    for (const DeactivationReason reason : allReasons) {
        DeactivationState state = impossible(reason);
        state.serverText = u"HOSTILE"_s;
        state.failure.serverText = u"HOSTILE"_s;
        const QString all = DeactivationSentences::reason(state, alice())
            + DeactivationSentences::wayOut(state, alice())
            + DeactivationSentences::impossibleHeading(state)
            + supportDetails(state, alice(), QDateTime::currentDateTimeUtc());
        QVERIFY(!all.contains("HOSTILE"_L1));
    }
}

void TestDeactivationSentences::stillActiveIsSaidOnlyWhereKnown()
{
    const QString stillActive = u"Your account is still active"_s;
    for (const DeactivationReason reason : allReasons) {
        QCOMPARE(DeactivationSentences::impossibleHeading(impossible(reason)), stillActive);
        const auto unknown = impossible(reason, Outcome::Unknown);
        QVERIFY(DeactivationSentences::impossibleHeading(unknown) != stillActive);
    }
    QCOMPARE(DeactivationSentences::impossibleHeading(
                 impossible(DeactivationReason::SignedOut, Outcome::Unknown)),
             u"Your sign-in has ended"_s);
}

void TestDeactivationSentences::veryProbablyIsVerbatim()
{
    DeactivationState state;
    state.outcome = Outcome::Unknown;
    state.likely = Likely::Deactivated;
    QCOMPARE(DeactivationSentences::outcomeSentence(state, alice()),
             u"Your account is very probably deactivated: our sign-in ended, which is what "
             "deactivation does. Being signed out or locked looks the same."_s);
}

/// What a late answer has told is said, with what to do about it.
void TestDeactivationSentences::stillActiveSaysWhy()
{
    DeactivationState state;
    state.outcome = Outcome::StillActive;
    state.evidence.endpoint = EndpointSign::Declined;
    const auto told = [&](DeactivationReason reason) {
        state.reason = reason;
        return DeactivationSentences::outcomeSentence(state, alice());
    };
    const QString plain = told(DeactivationReason::None);
    QVERIFY(plain.contains(u"try again from the settings"_s));
    QVERIFY(told(DeactivationReason::IdentityServer).contains(u"remove your email addresses"_s));
    QVERIFY(told(DeactivationReason::Policy).contains(u"Ask the people who run"_s));
    QVERIFY(told(DeactivationReason::Locked).contains(u"locked by the people"_s));
    QVERIFY(told(DeactivationReason::WrongPassword).contains(u"password is not right"_s));
    QVERIFY(told(DeactivationReason::OtherPerson).contains(u"@alice:example.org"_s));
    for (const DeactivationReason reason : allReasons) {
        QVERIFY(told(reason).contains(u"did not carry out the deactivation"_s));
    }
}

void TestDeactivationSentences::whatAnUnknownOutcomeLeansTo()
{
    for (const Outcome outcome : {Outcome::None, Outcome::Unknown}) {
        DeactivationState state;
        state.outcome = outcome;
        const auto said
            = [&state] { return DeactivationSentences::outcomeSentence(state, alice()); };
        QCOMPARE(unsaid(said(), {u"Nothing tells us so far whether the server got the request"_s}),
                 QStringList());
        state.likely = Likely::StillActive;
        QCOMPARE(unsaid(said(),
                        {u"Our sign-in still works"_s, u"may still be active"_s,
                         u"no proof yet: servers end sign-ins late"_s}),
                 QStringList());
        state.likely = Likely::Deactivated;
        QCOMPARE(unsaid(said(), {u"very probably deactivated"_s}), QStringList());
    }
}

void TestDeactivationSentences::onlyDoneOutcomesAreSilent()
{
    DeactivationState state;
    state.outcome = Outcome::Deactivated;
    state.evidence.endpoint = EndpointSign::Confirmed;
    QCOMPARE(DeactivationSentences::outcomeSentence(state, alice()), QString());
    state.evidence.endpoint = EndpointSign::AlreadyDone;
    QCOMPARE(DeactivationSentences::outcomeSentence(state, alice()),
             u"It already was when we asked."_s);
    const QString stays = u"Messages other people received stay with them."_s;
    const auto said = [&state] { return DeactivationSentences::whatStays(state, alice()); };
    QCOMPARE(unsaid(said(), {stays, u"ask the people who run matrix.example.org"_s}),
             QStringList());
    state.outcome = Outcome::Unknown;
    QVERIFY(!said().contains(stays));
    state.likely = Likely::Deactivated;
    QVERIFY(said().contains(stays));
}

void TestDeactivationSentences::outcomeHeadings_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Likely>("likely");
    QTest::addColumn<QString>("heading");
    QTest::newRow("deactivated") << Outcome::Deactivated << Likely::None
                                 << u"Your account is deactivated"_s;
    QTest::newRow("still active") << Outcome::StillActive << Likely::None
                                  << u"Your account is still active"_s;
    QTest::newRow("probably") << Outcome::Unknown << Likely::Deactivated
                              << u"Your account is very probably deactivated"_s;
    QTest::newRow("unknown") << Outcome::Unknown << Likely::None << u"We could not find out"_s;
    QTest::newRow("unknown, leaning to active")
        << Outcome::Unknown << Likely::StillActive << u"We could not find out"_s;
    QTest::newRow("not settled") << Outcome::None << Likely::None << u"We could not find out"_s;
}

void TestDeactivationSentences::outcomeHeadings()
{
    QFETCH(Outcome, outcome);
    QFETCH(Likely, likely);
    QTEST(DeactivationSentences::outcomeHeading(outcome, likely), "heading");
}

void TestDeactivationSentences::subtitles()
{
    const QDateTime at(QDate(2026, 11, 23), QTime(14, 9, 21), Qt::UTC);
    const QString id = alice().userId.display();
    DeactivationState state;
    QVERIFY(DeactivationSentences::outcomeSubtitle(state, alice()).startsWith(id));
    state.outcome = Outcome::Unknown;
    state.evidence.sentAt = at;
    state.evidence.endpoint = EndpointSign::Lost;
    QCOMPARE(DeactivationSentences::outcomeSubtitle(state, alice()),
             id + u" · sent 23:09:21, no answer"_s);
    state.evidence.endpoint = EndpointSign::NotSent; // it has turned out that nothing left
    QVERIFY(!DeactivationSentences::outcomeSubtitle(state, alice()).contains("sent"_L1));
    QVERIFY(supportDetails(state, alice(), at).contains("Sent: -\n"_L1));
    state.evidence.endpoint = EndpointSign::Unclear;
    state.evidence.endpointStatus = 502;
    QCOMPARE(DeactivationSentences::outcomeSubtitle(state, alice()), id + u" · sent 23:09:21"_s);
    state.outcome = Outcome::Deactivated;
    state.evidence.endpointAt = at;
    QCOMPARE(DeactivationSentences::outcomeSubtitle(state, alice()),
             id + u" · 23 November 2026, 23:09"_s);
}

/// Whichever zone the time itself is in, and on the other side of midnight; who gives support gets
/// the one time that all share.
void TestDeactivationSentences::timesAreLocal()
{
    const QDateTime utc(QDate(2026, 11, 23), QTime(23, 9, 21), Qt::UTC);
    QVERIFY(utc.toLocalTime().date() != utc.date());
    for (const QDateTime &at : {utc, utc.toLocalTime()}) {
        QCOMPARE(Times::ofDay(at), u"08:09:21"_s);
        DeactivationState state;
        state.outcome = Outcome::Deactivated;
        state.evidence.sentAt = at;
        state.evidence.endpoint = EndpointSign::Confirmed;
        state.evidence.endpointAt = at;
        QCOMPARE(unsaid(DeactivationSentences::outcomeSubtitle(state, alice()),
                        {u"· 24 November 2026, 08:09"_s}),
                 QStringList());
        QCOMPARE(unsaid(supportDetails(state, alice(), at),
                        {u"Time: 2026-11-23T23:09:21Z"_s, u"Sent: 2026-11-23T23:09:21Z"_s}),
                 QStringList());
    }
}

void TestDeactivationSentences::whyNoNoteIsKept()
{
    QCOMPARE(DeactivationSentences::journalNotice(NoteFault::None), QString());
    const QString reminder = u"nothing will remind you"_s;
    QCOMPARE(unsaid(DeactivationSentences::journalNotice(NoteFault::NoRoom),
                    {u"the disk is full"_s, reminder}),
             QStringList());
    QCOMPARE(unsaid(DeactivationSentences::journalNotice(NoteFault::NotWritable),
                    {u"cannot be written to"_s, reminder}),
             QStringList());
}

void TestDeactivationSentences::whatToDoLater()
{
    QCOMPARE(unsaid(DeactivationSentences::whatToDoLater(),
                    {u"Try to sign in to Element later."_s, u"five minutes after the request"_s,
                     u"still active"_s}),
             QStringList());
}

QTEST_GUILESS_MAIN(TestDeactivationSentences)
#include "TestDeactivationSentences.moc"
