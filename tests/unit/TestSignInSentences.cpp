// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Text.h"
#include "tests/support/Saying.h"
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
    Reason::BrowserTimeout, Reason::LinkUsed,     Reason::Declined,         Reason::CountryNeeded,
};

/// One of each kind that a failed sign-in can have.
constexpr std::array causes{
    Cause::PortClosed,    Cause::ConnectionLost, Cause::DeadlinePassed,
    Cause::Redirected,    Cause::ServerTrouble,  Cause::BadAnswer,
    Cause::TokenRejected, Cause::NotFound,       Cause::ClientError,
};

constexpr std::array problems{
    Problem::NotAServer, Problem::NotHttps,        Problem::NoSuchHost,   Problem::NotReached,
    Problem::TlsFailed,  Problem::TooSlow,         Problem::Loops,        Problem::NotMatrix,
    Problem::NotJson,    Problem::OutsidePractice, Problem::PracticeOnly, Problem::BadWellKnown,
    Problem::Trouble,    Problem::RateLimited,     Problem::NoSignIn,     Problem::Proxy,
    Problem::TooOld,
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

QString plain(const QString &text)
{
    return withoutIsolates(text);
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

    void everyReasonSaysWhatItIs_data()
    {
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QStringList>("parts");
        const auto row = [](const char *name, Reason reason, const QStringList &parts) {
            QTest::newRow(name) << reason << parts;
        };
        row("no Matrix ID", Reason::NotAMatrixId,
            {u"That is not a Matrix ID."_s, u"@you:example.org"_s});
        row("country needed", Reason::CountryNeeded,
            {u"as in +44 7700 900000, not as in 07700 900000"_s, u"@07700900000:example.org"_s});
        row("server needed", Reason::ServerNeeded, {u"Which homeserver is this account on?"_s});
        row("managed elsewhere", Reason::ManagedElsewhere,
            {u"example.org manages your account in the browser"_s,
             u"deactivate it on your account page at account.example.org"_s});
        row("wrong password", Reason::WrongPassword,
            {u"or the password is not right"_s, u"or this account is already closed"_s,
             u"Servers do not say which"_s});
        row("deactivated", Reason::Deactivated,
            {u"already deactivated"_s, u"nothing left to do"_s});
        row("locked", Reason::Locked,
            {u"This account is locked."_s, u"the people who run example.org can unlock it"_s});
        row("another person", Reason::OtherPerson,
            {u"You typed @alice:example.org, but the sign-in was for @bob:example.org"_s,
             u"we sign that one out"_s, u"Sign in as @alice:example.org"_s});
        row("nothing can come back", Reason::Network,
            {u"does not let Farewell wait for the browser"_s});
        row("browser timeout", Reason::BrowserTimeout,
            {u"Nothing came back from the browser in time"_s});
        row("link used", Reason::LinkUsed,
            {u"example.org did not accept what the browser brought"_s, u"too old, or used"_s});
        row("declined", Reason::Declined,
            {u"You said no in the browser"_s, u"nobody is signed in"_s});
    }

    /// That all differ is not enough: two that were swapped differ as well.
    void everyReasonSaysWhatItIs()
    {
        QFETCH(const Reason, reason);
        QFETCH(const QStringList, parts);
        QCOMPARE(unsaid(SignInSentences::of(with(reason)), parts), QStringList());
    }

    void everyProblemSaysWhatItIs_data()
    {
        QTest::addColumn<Problem>("problem");
        QTest::addColumn<QStringList>("parts");
        const auto row = [](const char *name, Problem problem, const QStringList &parts) {
            QTest::newRow(name) << problem << parts;
        };
        row("no server", Problem::NotAServer,
            {u"example.org is not the address of a server"_s, u"https://matrix.example.org"_s});
        row("not https", Problem::NotHttps,
            {u"example.org starts with http,"_s, u"Type the address with https"_s});
        row("no such host", Problem::NoSuchHost,
            {u"There is no server at example.org"_s, u"Check the spelling"_s});
        row("not reached", Problem::NotReached,
            {u"example.org cannot be reached"_s, u"Check your connection"_s});
        row("insecure", Problem::TlsFailed, {u"to example.org is not secure"_s});
        row("too slow", Problem::TooSlow, {u"example.org did not answer in time"_s});
        row("loops", Problem::Loops, {u"example.org leads in circles or to an insecure address"_s});
        row("not Matrix", Problem::NotMatrix,
            {u"something at example.org, but it is not a Matrix homeserver"_s});
        row("not JSON", Problem::NotJson,
            {u"example.org answers, but not as a Matrix homeserver does"_s});
        row("outside practice", Problem::OutsidePractice,
            {u"This is practice"_s, u"not example.org"_s, u"leave practice"_s});
        row("practice only", Problem::PracticeOnly,
            {u"example.org belongs to Farewell's practice mode"_s, u"“Practise first”"_s});
        row("bad pointer", Problem::BadWellKnown,
            {u"example.org names its homeserver in a way that nobody can follow"_s});
        row("trouble", Problem::Trouble, {u"example.org has a problem of its own"_s});
        row("rate limited", Problem::RateLimited, {u"example.org has been asked too often"_s});
        row("proxy", Problem::Proxy, {u"to example.org came about through the proxy"_s});
        row("too old", Problem::TooOld,
            {u"example.org runs a version of its software that is too old"_s});
        row("no sign-in", Problem::NoSignIn,
            {u"is a homeserver, but offers no way to sign in that we know"_s});
    }

    void everyProblemSaysWhatItIs()
    {
        QFETCH(const Problem, problem);
        QFETCH(const QStringList, parts);
        QCOMPARE(unsaid(SignInSentences::of(with(problem)), parts), QStringList());
    }

    void everyCauseSaysWhatItIs_data()
    {
        QTest::addColumn<Cause>("cause");
        QTest::addColumn<QString>("part");
        const auto row = [](const QString &part, std::initializer_list<Cause> those) {
            for (const Cause cause : those) {
                QTest::addRow("%d", static_cast<int>(cause)) << cause << part;
            }
        };
        row(u"example.org cannot be reached any more"_s,
            {Cause::NoSuchHost, Cause::PortClosed, Cause::TlsFailed, Cause::NotReached,
             Cause::ProxyFailed, Cause::OutsidePractice, Cause::PracticeOnly});
        row(u"connection to example.org broke before it answered"_s, {Cause::ConnectionLost});
        row(u"example.org did not answer the sign-in in time"_s, {Cause::DeadlinePassed});
        row(u"example.org sends the sign-in on to another address. We did not go there."_s,
            {Cause::Redirected});
        row(u"could not sign you in: it has a problem of its own"_s, {Cause::ServerTrouble});
        row(u"something that makes no sense"_s,
            {Cause::TooLarge, Cause::NotMatrix, Cause::BadAnswer});
        row(u"example.org ended the new sign-in at once"_s, {Cause::TokenRejected});
        row(u"does not offer this way to sign in any more"_s,
            {Cause::Unrecognized, Cause::NotFound});
        row(u"account chosen in the browser is deactivated"_s, {Cause::UserDeactivated});
        row(u"example.org did not accept the sign-in"_s,
            {Cause::RateLimited, Cause::WrongCredentials, Cause::UserLocked, Cause::ClientError});
    }

    void everyCauseSaysWhatItIs()
    {
        QFETCH(const Cause, cause);
        QFETCH(const QString, part);
        for (const Reason reason : {Reason::Network, Reason::Refused}) {
            SignInState state = with(reason);
            state.cause = cause;
            QCOMPARE(unsaid(SignInSentences::of(state), {part}), QStringList());
        }
    }

    void everyFlawSaysWhatItIs_data()
    {
        QTest::addColumn<TlsFlaw>("flaw");
        QTest::addColumn<QString>("part");
        QTest::newRow("other") << TlsFlaw::Other << u"its certificate is not valid"_s;
        QTest::newRow("no agreement") << TlsFlaw::NoAgreement << u"no encryption that is strong"_s;
        QTest::newRow("untrusted") << TlsFlaw::Untrusted << u"nobody whom this computer trusts"_s;
        QTest::newRow("wrong host") << TlsFlaw::WrongHost << u"is for another address"_s;
        QTest::newRow("out of date")
            << TlsFlaw::OutOfDate << u"has expired, or this computer has the wrong date"_s;
        QTest::newRow("leads to http")
            << TlsFlaw::LeadsToHttp << u"example.org leads to an address that starts with http"_s;
    }

    void everyFlawSaysWhatItIs()
    {
        QFETCH(const TlsFlaw, flaw);
        QFETCH(const QString, part);
        SignInState state = with(Problem::TlsFailed);
        state.tlsFlaw = flaw;
        QCOMPARE(unsaid(SignInSentences::of(state), {part}), QStringList());
    }

    void aProxyIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<bool>("wantsSignIn");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("no way through, variable")
            << u"https_proxy"_s << false
            << QStringList{u"to example.org came about through the proxy proxy.lan:3128"_s,
                           u"nothing was sent"_s, u"environment variable https_proxy"_s};
        QTest::newRow("no way through, desktop")
            << QString() << false
            << QStringList{u"to example.org came about through the proxy proxy.lan:3128"_s,
                           u"network settings"_s};
        QTest::newRow("sign-in, variable")
            << u"all_proxy"_s << true
            << QStringList{u"proxy.lan:3128 wants a name and a password"_s,
                           u"environment variable all_proxy"_s};
        QTest::newRow("sign-in, desktop")
            << QString() << true
            << QStringList{u"proxy.lan:3128 wants a name and a password"_s, u"network settings"_s};
    }

    /// Of the server nothing is known then, at discovery and at the sign-in.
    void aProxyIsNamedWithItsPlace()
    {
        QFETCH(const QString, variable);
        QFETCH(const bool, wantsSignIn);
        QFETCH(const QStringList, parts);
        for (SignInState state : {with(Problem::Proxy), with(Reason::Network)}) {
            state.proxy = Proxy{u"proxy.lan:3128"_s, variable, wantsSignIn};
            QCOMPARE(unsaid(SignInSentences::of(state), parts), QStringList());
        }
    }

    void aRefusalWithAWayOutNamesIt()
    {
        SignInState state = with(Reason::Refused);
        state.cause = Cause::ClientError;
        state.adminContact = u"admin@example.org"_s;
        QCOMPARE(unsaid(SignInSentences::of(state),
                        {u"example.org has reached a limit"_s, u"admin@example.org"_s}),
                 QStringList());
        state.consentPage = QUrl(u"https://terms.example.org/consent?u=alice"_s);
        QCOMPARE(unsaid(SignInSentences::of(state),
                        {u"agreed to its terms"_s, u"at terms.example.org: open"_s}),
                 QStringList());
    }

    /// A server that knows people by their username alone says 403 to the whole Matrix ID.
    void aWholeIdMayBeTooMuch()
    {
        SignInState state = with(Reason::WrongPassword);
        QVERIFY(!SignInSentences::of(state).contains(u"only the username"_s));
        state.typedId = u"@alice:example.org"_s;
        state.server = synapse();
        QCOMPARE(unsaid(SignInSentences::of(state),
                        {u"take only the username"_s, u"type alice above"_s,
                         u"matrix.example.org as the homeserver"_s}),
                 QStringList());
    }

    /// Whoever has not typed that address cannot type a better one.
    void whoseRedirectItIs()
    {
        SignInState state = with(Reason::Refused);
        state.cause = Cause::Redirected;
        QVERIFY(
            SignInSentences::of(state).contains(u"Type the address of the homeserver itself"_s));
        state.signInHost = u"auth.example.net"_s;
        QCOMPARE(unsaid(SignInSentences::of(state),
                        {u"auth.example.net sends"_s, u"Tell the people who run the server"_s}),
                 QStringList());
    }

    void whatIsWaitedFor()
    {
        SignInState state = with(Reason::None);
        state.phase = SignInPhase::Discovering;
        QCOMPARE(plain(SignInSentences::waiting(state)), u"Asking example.org…"_s);
        state.phase = SignInPhase::SigningIn;
        QCOMPARE(SignInSentences::waiting(state), u"Signing in…"_s);
        state.phase = SignInPhase::Cooling;
        state.coolingLeft = 29'001ms;
        QCOMPARE(plain(SignInSentences::cooling(state)),
                 u"example.org asks us to wait. You can try again in 0:30."_s);
        QCOMPARE(SignInSentences::leftBehind(),
                 u"A session named Farewell may remain in your session list."_s);
    }

    /// Of an account that may be closed, and only of that one.
    void toFindOut()
    {
        SignInState state = with(Reason::WrongPassword);
        QCOMPARE(SignInSentences::whatThePageMaySay(state), QString());
        state.isToFindOut = true;
        QCOMPARE(plain(SignInSentences::of(state)),
                 u"example.org refused the password. That is what a deactivated account does; a "
                 "wrong password or a half-finished deactivation looks the same."_s);
        QCOMPARE(SignInSentences::whatThePageMaySay(state),
                 u"If the page says that the account is deactivated or deleted, it is closed."_s);
    }

    void whatTheBrowserIsFor()
    {
        SignInState state = with(Reason::None);
        state.phase = SignInPhase::Browser;
        QCOMPARE(plain(SignInSentences::browser(state)), u"Asking example.org…"_s);
        state.page = QUrl(u"https://idp.example.org/sso?x=1"_s);
        QVERIFY(plain(SignInSentences::browser(state))
                    .startsWith(u"We asked your desktop to open idp.example.org."_s));
        state.pageOpened = false;
        QCOMPARE(unsaid(SignInSentences::browser(state),
                        {u"Your browser did not open. Copy the link"_s, u"to idp.example.org."_s}),
                 QStringList());
        const QUrl page(u"https://auth.example.org:8443/link"_s);
        state.device = DeviceCode{u"ABCD"_s, page, QUrl(u"https://auth.example.org/link?code=A"_s)};
        QVERIFY(plain(SignInSentences::browser(state))
                    .startsWith(u"Open auth.example.org:8443/link in a browser on any device"_s));
    }

    void whatAManagedServerOffers()
    {
        SignInState state = with(Reason::None);
        QCOMPARE(unsaid(SignInSentences::managed(state),
                        {u"example.org manages your account in the browser"_s,
                         u"go straight to your account page at account.example.org"_s}),
                 QStringList());
        state.accountPage.clear();
        QCOMPARE(unsaid(SignInSentences::managed(state),
                        {u"example.org signs you in through the browser"_s,
                         u"names no page to deactivate your account on"_s}),
                 QStringList());
        state.reason = Reason::ManagedElsewhere;
        QCOMPARE(unsaid(SignInSentences::of(state),
                        {u"does not say where"_s, u"Ask the people who run it"_s}),
                 QStringList());
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
        const QList<std::pair<Reason, QString>> ofReasons{
            {Reason::None, {}},
            {Reason::NotAMatrixId, u"refused"_s},
            {Reason::ServerNeeded, {}},
            {Reason::ServerProblem, u"network"_s},
            {Reason::ManagedElsewhere, u"managedElsewhere"_s},
            {Reason::WrongPassword, u"wrongPassword"_s},
            {Reason::Deactivated, u"refused"_s},
            {Reason::Locked, u"locked"_s},
            {Reason::OtherPerson, u"otherPerson"_s},
            {Reason::Network, u"network"_s},
            {Reason::Refused, u"refused"_s},
            {Reason::BrowserTimeout, u"sessionExpired"_s},
            {Reason::LinkUsed, u"sessionExpired"_s},
            {Reason::Declined, u"refused"_s},
        };
        for (const auto &[reason, word] : ofReasons) {
            QCOMPARE(words::reason(with(reason)), word);
        }
        const QList<Problem> ofTheNetwork{
            Problem::NoSuchHost, Problem::NotReached,  Problem::TlsFailed, Problem::TooSlow,
            Problem::Trouble,    Problem::RateLimited, Problem::Proxy};
        for (const Problem problem : problems) {
            QCOMPARE(words::reason(with(problem)),
                     ofTheNetwork.contains(problem) ? u"network"_s : u"refused"_s);
        }
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
