// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/AdminCall.h"
#include "ui/login/CantSignInDialog.h"
#include "ui/login/SignInSentences.h"
#include "ui/login/SignInWords.h"

#include <QSet>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

using Problem = DiscoveryFailure::Problem;
using Reason = SignInReason;

constexpr std::array reasons{
    Reason::NotAMatrixId,   Reason::ServerNeeded, Reason::ManagedElsewhere, Reason::WrongPassword,
    Reason::Deactivated,    Reason::Locked,       Reason::OtherPerson,      Reason::Network,
    Reason::BrowserTimeout, Reason::LinkUsed,
};

/// One of each kind that a failed sign-in can have.
constexpr std::array causes{
    Cause::Refused,       Cause::ConnectionLost, Cause::DeadlinePassed,
    Cause::Redirected,    Cause::ServerTrouble,  Cause::BadAnswer,
    Cause::TokenRejected, Cause::NotFound,       Cause::Refusal,
};

constexpr std::array problems{
    Problem::NotAServer, Problem::NotHttps,        Problem::NoSuchHost,   Problem::NotReached,
    Problem::TlsFailed,  Problem::TooSlow,         Problem::Loops,        Problem::NotMatrix,
    Problem::NotJson,    Problem::OutsidePractice, Problem::PracticeOnly, Problem::BadWellKnown,
    Problem::Trouble,    Problem::RateLimited,     Problem::NoSignIn,
};

SignInState with(Reason reason)
{
    SignInState state;
    state.phase = SignInPhase::Failed;
    state.reason = reason;
    state.serverText = u"example.org"_s;
    state.accountPage = QUrl(u"https://account.example.org"_s);
    state.typedId = u"@alice:example.org"_s;
    state.actualId = u"@bob:example.org"_s;
    return state;
}

SignInState with(Problem problem, bool fromId = false)
{
    SignInState state = with(Reason::ServerProblem);
    state.problem = problem;
    state.serverFromId = fromId;
    return state;
}

ServerInfo synapse()
{
    return {*HomeserverUrl::parse(u"https://matrix.example.org"_s), u"Synapse"_s, {}, {}};
}

QString plain(QString text)
{
    return text.remove(u'\u2066').remove(u'\u2069');
}

} // namespace

class TestSignInSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noTwoAreEqualAndNoneIsEmpty()
    {
        QSet<QString> seen;
        qsizetype count = 0;
        const auto add = [&](const SignInState &state) {
            const QString sentence = SignInSentences::of(state);
            QVERIFY2(!sentence.trimmed().isEmpty(), qPrintable(words::reason(state)));
            QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
            seen += sentence;
            ++count;
        };
        for (const Reason reason : reasons) {
            add(with(reason));
        }
        for (const Cause cause : causes) {
            SignInState state = with(Reason::Refused);
            state.cause = cause;
            add(state);
        }
        for (const Problem problem : problems) {
            add(with(problem));
        }
        for (const TlsFlaw flaw :
             {TlsFlaw::NoAgreement, TlsFlaw::Untrusted, TlsFlaw::WrongHost, TlsFlaw::OutOfDate}) {
            SignInState state = with(Problem::TlsFailed);
            state.tlsFlaw = flaw;
            add(state);
            QVERIFY(SignInSentences::of(state).contains(u"Nothing was sent"_s));
        }
        SignInState redirected = with(Reason::Refused);
        redirected.tlsFlaw = TlsFlaw::LeadsToHttp;
        add(redirected);
        QCOMPARE(seen.size(), count);
    }

    void anInsecureConnectionIsSaidAtTheSignInToo()
    {
        SignInState state = with(Reason::Network);
        state.tlsFlaw = TlsFlaw::OutOfDate;
        const QString sentence = SignInSentences::of(state);
        state.reason = Reason::ServerProblem;
        state.problem = Problem::TlsFailed;
        QCOMPARE(SignInSentences::of(state), sentence);
        state.tlsFlaw.reset();
        QVERIFY(SignInSentences::of(state) != sentence);
    }

    void nothingIsSaidWithoutAReason()
    {
        QVERIFY(SignInSentences::of(with(Reason::None)).isEmpty());
    }

    void aTypoInTheIdIsSoughtInTheId()
    {
        QVERIFY(
            SignInSentences::of(with(Problem::NoSuchHost, true)).contains(u"after the colon"_s));
        QVERIFY(!SignInSentences::of(with(Problem::NoSuchHost)).contains(u"after the colon"_s));
    }

    void otherPersonNamesBothAndExpandsNothing()
    {
        SignInState state = with(Reason::OtherPerson);
        state.typedId = u"@%2:example.org"_s;
        const QString sentence = plain(SignInSentences::of(state));
        QVERIFY(sentence.contains(u"@%2:example.org"_s));
        QVERIFY(sentence.contains(u"@bob:example.org"_s));
    }

    void theServersTextCannotSteerTheSentence()
    {
        SignInState state = with(Problem::NotAServer);
        state.serverText = u"evil\u202Egro.elpmaxe\u2069\nhost"_s;
        const QString sentence = SignInSentences::of(state);
        QVERIFY(!sentence.contains(u'\u202E'));
        QVERIFY(!sentence.contains(u'\n'));
        QCOMPARE(sentence.count(u'\u2066'), sentence.count(u'\u2069'));
    }

    void aMissingAccountPageIsSaid()
    {
        SignInState state = with(Reason::ManagedElsewhere);
        const QString withPage = SignInSentences::of(state);
        state.accountPage.clear();
        QVERIFY(SignInSentences::of(state) != withPage);
    }

    /// What has failed is not always the homeserver.
    void theHostThatFailedIsNamed()
    {
        SignInState state = with(Reason::Network);
        state.cause = Cause::NotReached;
        state.server = synapse();
        QVERIFY(SignInSentences::of(state).contains("matrix.example.org"_L1));
        state.signInHost = u"auth.example.net"_s;
        QVERIFY(SignInSentences::of(state).contains("auth.example.net"_L1));
        QVERIFY(!SignInSentences::of(state).contains("matrix.example.org"_L1));
        QVERIFY(SignInSentences::cooling(state).contains("auth.example.net"_L1));
        QVERIFY(!SignInSentences::cooling(state).contains("matrix.example.org"_L1));
        state.reason = Reason::Locked; // its people are those of the homeserver
        QVERIFY(SignInSentences::of(state).contains("matrix.example.org"_L1));
    }

    void pageAndServerAreNamed()
    {
        SignInState state = with(Reason::None);
        state.server = synapse();
        QVERIFY(SignInSentences::managed(state).contains("account.example.org"_L1));
        state.accountPage.clear();
        QVERIFY(!SignInSentences::managed(state).contains("go straight"_L1));
    }

    void theAccountPageIsNamedBeforeItIsOpened()
    {
        SignInState state = with(Reason::ManagedElsewhere);
        state.accountPage = QUrl(u"https://m\u0430trix.org:8443/account?x=1"_s);
        QVERIFY(SignInSentences::of(state).contains(
            u"at \u2066xn--mtrix-4ve.org:8443\u2069."_s)); // a Cyrillic letter gives itself away
    }

    void found()
    {
        SignInState state;
        QVERIFY(SignInSentences::found(state).isEmpty());
        state.server = synapse();
        QCOMPARE(plain(SignInSentences::found(state)), u"matrix.example.org, Synapse"_s);
        state.server->software.clear();
        QCOMPARE(plain(SignInSentences::found(state)), u"matrix.example.org"_s);
    }

    void coolingCountsDown_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("left");
        QTest::addColumn<QString>("shown");
        QTest::newRow("nearly over") << std::chrono::milliseconds(1) << u"0:01"_s;
        QTest::newRow("half a minute") << std::chrono::milliseconds(30s) << u"0:30"_s;
        QTest::newRow("an hour") << std::chrono::milliseconds(1h) << u"60:00"_s;
    }

    void coolingCountsDown()
    {
        QFETCH(const std::chrono::milliseconds, left);
        QFETCH(const QString, shown);
        SignInState state = with(Reason::None);
        state.phase = SignInPhase::Cooling;
        state.server = synapse();
        state.coolingLeft = left;
        QVERIFY(SignInSentences::cooling(state).contains(shown));
    }

    void browserNamesTheHost()
    {
        SignInState state;
        state.phase = SignInPhase::Browser;
        state.server = synapse();
        state.page = QUrl(u"https://idp.example.org/sso?x=1"_s);
        const QString opened = SignInSentences::browser(state);
        QVERIFY(opened.contains(u"idp.example.org"_s));
        QVERIFY(!opened.contains(u"x=1"_s));
        state.pageOpened = false;
        QVERIFY(SignInSentences::browser(state) != opened);
    }

    void theLastPageInTheBrowser()
    {
        const LoopbackTexts texts = SignInSentences::lastPage(false);
        QCOMPARE(texts.language, u"en"_s);
        QCOMPARE(texts.welcome, u"You can close this page and go back to Farewell."_s);
        QVERIFY(!texts.nothing.isEmpty());
        QVERIFY(texts.mark.isEmpty());
        QCOMPARE(SignInSentences::lastPage(true).mark, u"Practice: this is not a real account"_s);
    }

    void phasesOfTheContract_data()
    {
        QTest::addColumn<SignInPhase>("phase");
        QTest::addColumn<QString>("word");
        QTest::newRow("1") << SignInPhase::Idle << u"idle"_s;
        QTest::newRow("2") << SignInPhase::Discovering << u"discovering"_s;
        QTest::newRow("3") << SignInPhase::Ready << u"ready"_s;
        QTest::newRow("4") << SignInPhase::SigningIn << u"signingIn"_s;
        QTest::newRow("5") << SignInPhase::Browser << u"browser"_s;
        QTest::newRow("6") << SignInPhase::Cooling << u"cooling"_s;
        QTest::newRow("7") << SignInPhase::Failed << u"failed"_s;
    }

    void phasesOfTheContract()
    {
        QFETCH(const SignInPhase, phase);
        QFETCH(const QString, word);
        QCOMPARE(words::phase(phase), word);
    }

    void reasonsOfTheContract()
    {
        const QSet<QString> allowed{
            QString(),   u"wrongPassword"_s,    u"otherPerson"_s, u"sessionExpired"_s,
            u"locked"_s, u"managedElsewhere"_s, u"network"_s,     u"refused"_s,
        };
        for (const Reason reason : reasons) {
            QVERIFY(allowed.contains(words::reason(with(reason))));
        }
        for (const Problem problem : problems) {
            QVERIFY(allowed.contains(words::reason(with(problem))));
        }
        QCOMPARE(words::reason(with(Reason::WrongPassword)), u"wrongPassword"_s);
        QCOMPARE(words::reason(with(Problem::NotReached)), u"network"_s);
        QCOMPARE(words::reason(with(Problem::NotMatrix)), u"refused"_s);
    }

    void whomToAskForHelp_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isFound");
        QTest::addColumn<QString>("name");
        QTest::newRow("nothing") << QString() << false << QString();
        QTest::newRow("name") << u"example.org"_s << true << u"example.org"_s;
        QTest::newRow("name with a port")
            << u"example.org:8448"_s << false << u"example.org:8448"_s;
        QTest::newRow("address that was found")
            << u"https://somewhere.org/x"_s << true << u"matrix.example.org"_s;
        QTest::newRow("address that was not")
            << u"https://somewhere.org/x"_s << false << u"somewhere.org"_s;
        QTest::newRow("no address") << u"some where"_s << false << u"some where"_s;
    }

    void whomToAskForHelp()
    {
        QFETCH(const QString, typed);
        QFETCH(const bool, isFound);
        QFETCH(const QString, name);
        SignInState state;
        state.serverText = typed;
        if (isFound) {
            state.server = synapse();
        }
        const auto id = UserId::parse(u"@alice:example.org"_s);
        const SignInHelp help = SignInHelp::of(state, id);
        QCOMPARE(help.serverName, name);
        QCOMPARE(help.userId, id);
        QCOMPARE(help.homeserver.has_value(), isFound);
    }

    void adminCall_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("userId");
        QTest::addColumn<QString>("call");
        QTest::newRow("nothing known")
            << QString() << QString()
            << u"POST https://HOMESERVER_URL/_synapse/admin/v1/deactivate/FULL_USERNAME"_s;
        QTest::newRow("all known")
            << u"https://matrix.example.org"_s << u"@alice:example.org"_s
            << u"POST https://matrix.example.org/_synapse/admin/v1/deactivate/%40alice%3Aexample.org"_s;
        QTest::newRow("a path, and an id with a slash")
            << u"https://example.org/matrix/"_s << u"@a/b%2:example.org:8448"_s
            << u"POST https://example.org/matrix/_synapse/admin/v1/deactivate/"
               "%40a%2Fb%252%3Aexample.org%3A8448"_s;
    }

    void adminCall()
    {
        QFETCH(const QString, server);
        QFETCH(const QString, userId);
        QFETCH(const QString, call);
        QCOMPARE(farewell::adminCall(HomeserverUrl::parse(server), UserId::parse(userId)), call);
        QCOMPARE(adminCallBody(), u"{\"erase\": true}"_s);
    }
};

QTEST_GUILESS_MAIN(TestSignInSentences)
#include "TestSignInSentences.moc"
