// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/SignInFlow.h"

#include <QTest>

#include <functional>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Flow = SignInFlow;
using Phase = SignInPhase;
using Reason = SignInReason;
using Problem = DiscoveryFailure::Problem;

Q_DECLARE_METATYPE(farewell::Failure)
Q_DECLARE_METATYPE(farewell::SignInReason)
Q_DECLARE_METATYPE(farewell::LoginName::Kind)
Q_DECLARE_METATYPE(std::optional<std::chrono::milliseconds>)

namespace {

const QString alice = u"@alice:example.org"_s;
const QString bob = u"@bob:example.org"_s;

ServerInfo server(bool password = true, bool sso = true)
{
    return {*HomeserverUrl::parse(u"https://matrix.example.org"_s), u"Synapse"_s,
            LoginMethods{password, sso, {{u"op"_s, u"Test IdP"_s}}}, std::nullopt};
}

ServerInfo delegatingServer()
{
    ServerInfo info = server();
    info.oauth = AuthMetadata{QUrl(u"https://account.example.org/"_s), {}, {}};
    return info;
}

Failure failed(Cause cause, int status = 0, Sent sent = Sent::Perhaps)
{
    Failure failure = Failure::of(cause);
    failure.sent = sent;
    failure.httpStatus = status;
    failure.serverText = u"words of the server"_s;
    return failure;
}

Result<UserId> who(const QString &id)
{
    return *UserId::parse(id);
}

QString nameOf(const SignInOrder &order)
{
    static const QStringList names{u"Nothing"_s, u"Stop"_s, u"Discover"_s, u"Password"_s,
                                   u"Browser"_s, u"Page"_s, u"Token"_s,    u"WhoAmI"_s,
                                   u"Keep"_s,    u"End"_s};
    return names.at(static_cast<qsizetype>(order.index()));
}

QString nameOf(Phase phase)
{
    switch (phase) {
    case Phase::Idle:
        return u"idle"_s;
    case Phase::Discovering:
        return u"disc"_s;
    case Phase::Ready:
        return u"ready"_s;
    case Phase::SigningIn:
        return u"signing"_s;
    case Phase::Browser:
        return u"browser"_s;
    case Phase::Cooling:
        return u"cooling"_s;
    case Phase::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE();
}

QString nameOf(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::NotAMatrixId:
        return u"/notAMatrixId"_s;
    case Reason::CountryNeeded:
        return u"/countryNeeded"_s;
    case Reason::ServerNeeded:
        return u"/serverNeeded"_s;
    case Reason::ServerProblem:
        return u"/serverProblem"_s;
    case Reason::ManagedElsewhere:
        return u"/managedElsewhere"_s;
    case Reason::WrongPassword:
        return u"/wrongPassword"_s;
    case Reason::Deactivated:
        return u"/deactivated"_s;
    case Reason::Locked:
        return u"/locked"_s;
    case Reason::OtherPerson:
        return u"/otherPerson"_s;
    case Reason::Network:
        return u"/network"_s;
    case Reason::Refused:
        return u"/refused"_s;
    case Reason::BrowserTimeout:
        return u"/browserTimeout"_s;
    case Reason::LinkUsed:
        return u"/linkUsed"_s;
    case Reason::Declined:
        return u"/declined"_s;
    }
    Q_UNREACHABLE();
}

QString summary(const Flow &flow)
{
    return nameOf(flow.state().phase) + nameOf(flow.state().reason);
}

/// Events whose orders a test does not look at; a list, for its members come one after the other.
void play(std::initializer_list<SignInOrder> /*orders*/)
{
}

/// A flow in each place a person can be at, brought there by the events that lead there in life.
Flow flowAt(const QString &place)
{
    Flow flow;
    if (place == "idle"_L1) {
        return flow;
    }
    play({flow.identifierEntered(alice)});
    if (place == "disc"_L1) {
        return flow;
    }
    if (place == "failed"_L1) {
        play({flow.notDiscovered({Problem::NotReached, {}})});
        return flow;
    }
    play({flow.discovered(place == "managed"_L1 ? delegatingServer() : server())});
    if (place == "managed"_L1 || place == "ready"_L1) {
        return flow;
    }
    if (place == "browser"_L1) {
        play({flow.ssoAsked(u"op"_s)});
        play({flow.pageOpened(QUrl(u"https://matrix.example.org/sso"_s), true)});
        return flow;
    }
    play({flow.passwordGiven()});
    if (place == "cooling"_L1) {
        play({flow.loginFailed(failed(Cause::RateLimited, 429))});
    }
    if (place == "whoami"_L1 || place == "kept"_L1) {
        play({flow.granted()});
    }
    if (place == "kept"_L1) {
        play({flow.whoAmIAnswered(who(alice))});
    }
    return flow;
}

QStringList places()
{
    return {u"idle"_s, u"disc"_s,    u"ready"_s,   u"login"_s,  u"whoami"_s,
            u"kept"_s, u"browser"_s, u"cooling"_s, u"failed"_s, u"managed"_s};
}

using Event = std::function<SignInOrder(Flow &)>;

/// What each event leads to, in the order of `places`: "Order>phase/reason"; "=" is nothing at all.
struct Row
{
    const char *name;
    Event event;
    QString outcomes;
};

QString everywhere(const QString &outcome)
{
    return QStringList(places().size(), outcome).join(u' ');
}

/// `outcome` at one place, nothing at the others.
QString only(const QString &place, const QString &outcome)
{
    QStringList outcomes(places().size(), u"="_s);
    outcomes[places().indexOf(place)] = outcome;
    return outcomes.join(u' ');
}

QList<Row> typedRows()
{
    const auto id = [](const QString &text) {
        return [text](Flow &flow) { return flow.identifierEntered(text); };
    };
    const auto host = [](const QString &text) {
        return [text](Flow &flow) { return flow.serverEntered(text); };
    };
    return {
        {"same id", id(alice), u"Discover>disc = = = = = = = Discover>disc ="_s},
        {"other id, same server", id(bob),
         u"Discover>disc = Stop>ready Stop>ready Stop>ready Stop>ready Stop>ready Stop>ready "
         "Discover>disc Discover>disc"_s},
        {"id of another server", id(u"@alice:other.example"_s), everywhere(u"Discover>disc"_s)},
        {"username", id(u"alice"_s), everywhere(u"Stop>idle/serverNeeded"_s)},
        {"email", id(u"a@x.org"_s), everywhere(u"Stop>idle/serverNeeded"_s)},
        {"not an id", id(u"@alice"_s), everywhere(u"Stop>idle/notAMatrixId"_s)},
        {"id emptied", id({}),
         u"= Stop>idle Stop>idle Stop>idle Stop>idle Stop>idle Stop>idle Stop>idle Stop>idle "
         "Stop>idle"_s},
        {"server typed", host(u"other.example"_s), everywhere(u"Discover>disc"_s)},
        {"same server", host(u"example.org"_s), u"Discover>disc = = = = = = = Discover>disc ="_s},
        {"server emptied", host({}),
         u"= = Stop>ready Stop>ready Stop>ready Stop>ready Stop>ready Stop>ready "
         "Discover>disc Discover>disc"_s},
    };
}

QList<Row> answerRows()
{
    return {
        {"discovered", [](Flow &f) { return f.discovered(server()); },
         only(u"disc"_s, u"Nothing>ready"_s)},
        {"delegated", [](Flow &f) { return f.discovered(delegatingServer()); },
         only(u"disc"_s, u"Nothing>failed/managedElsewhere"_s)},
        {"not discovered", [](Flow &f) { return f.notDiscovered({Problem::NotMatrix, {}}); },
         only(u"disc"_s, u"Nothing>failed/serverProblem"_s)},
        {"granted", [](Flow &f) { return f.granted(); }, only(u"login"_s, u"WhoAmI>signing"_s)},
        {"login rejected",
         [](Flow &f) { return f.loginFailed(failed(Cause::WrongCredentials, 403)); },
         only(u"login"_s, u"Stop>ready/wrongPassword"_s)},
        {"login rate limited",
         [](Flow &f) { return f.loginFailed(failed(Cause::RateLimited, 429)); },
         only(u"login"_s, u"Stop>cooling"_s)},
        {"whoami: as typed", [](Flow &f) { return f.whoAmIAnswered(who(alice)); },
         only(u"whoami"_s, u"Keep>signing"_s)},
        {"whoami: somebody else", [](Flow &f) { return f.whoAmIAnswered(who(bob)); },
         only(u"whoami"_s, u"End>ready/otherPerson"_s)},
        {"whoami: no answer",
         [](Flow &f) { return f.whoAmIAnswered(unexpected(failed(Cause::ConnectionLost))); },
         only(u"whoami"_s, u"End>ready/network"_s)},
        {"whoami: rate limited",
         [](Flow &f) { return f.whoAmIAnswered(unexpected(failed(Cause::RateLimited, 429))); },
         only(u"whoami"_s, u"End>cooling"_s)},
        {"session left behind", [](Flow &f) { return f.sessionLeftBehind(); }, everywhere(u"="_s)},
    };
}

QList<Row> personRows()
{
    const QUrl page(u"https://matrix.example.org/sso"_s);
    return {
        {"password", [](Flow &f) { return f.passwordGiven(); },
         only(u"ready"_s, u"Password>signing"_s)},
        {"sso", [](Flow &f) { return f.ssoAsked(u"op"_s); },
         only(u"ready"_s, u"Browser>browser"_s)},
        {"sso, generic", [](Flow &f) { return f.ssoAsked({}); },
         only(u"ready"_s, u"Browser>browser"_s)},
        {"sso, provider not offered", [](Flow &f) { return f.ssoAsked(u"../x"_s); },
         everywhere(u"="_s)},
        {"page opened", [page](Flow &f) { return f.pageOpened(page, false); }, everywhere(u"="_s)},
        {"page again", [](Flow &f) { return f.pageAskedAgain(); },
         only(u"browser"_s, u"Page>browser"_s)},
        {"no browser step", [](Flow &f) { return f.browserFailed(); },
         only(u"browser"_s, u"Stop>ready/network"_s)},
        {"ten minutes", [](Flow &f) { return f.browserTimedOut(); },
         only(u"browser"_s, u"Stop>ready/browserTimeout"_s)},
        {"token", [](Flow &f) { return f.tokenCame(); }, only(u"browser"_s, u"Token>signing"_s)},
        {"taken", [](Flow &f) { return f.taken(); }, only(u"kept"_s, u"Nothing>ready"_s)},
        {"5 s to wait", [](Flow &f) { return f.waited(5s); }, everywhere(u"="_s)},
        {"waited", [](Flow &f) { return f.waited(0s); }, only(u"cooling"_s, u"Stop>ready"_s)},
        {"cancel", [](Flow &f) { return f.cancelled(); },
         u"= Stop>idle = Stop>ready Stop>ready Stop>ready Stop>ready Stop>ready = ="_s},
    };
}

} // namespace

/// The sign-in as a table: every place × every event, and what each order carries.
class TestSignInFlow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventAtEveryPlace_data();
    void everyEventAtEveryPlace();
    void aNumberNeedsItsCountry();
    void aWrongPasswordOfAWholeId();
    void aRefusalMayHaveAWayOut();
    void failuresHaveTheirReason_data();
    void failuresHaveTheirReason();
    void waitsAsLongAsAsked_data();
    void waitsAsLongAsAsked();
    void remembersPossibleSessions_data();
    void remembersPossibleSessions();
    void sendsWhatWasTyped_data();
    void sendsWhatWasTyped();
    void theIdFillsTheServer();
    void theServerOutlivesACorrectedName();
    void aTypedServerServesAUsername();
    void aCancelledDiscoveryCanBeAskedForAgain();
    void aFailedServerCanBeAskedAgain();
    void aFlawOfTheConnectionIsTold();
    void noPasswordWithoutAName();
    void onlyOfferedMethods();
    void comparesWithTheTypedId();
    void asksWhenNoIdWasTyped();
    void aFormerAttemptLeavesNothingToSee();
};

void TestSignInFlow::everyEventAtEveryPlace_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<Event>("event");
    QTest::addColumn<QString>("outcome");

    for (const Row &row : typedRows() + answerRows() + personRows()) {
        const QStringList outcomes = row.outcomes.split(u' ');
        QCOMPARE(outcomes.size(), places().size());
        for (qsizetype i = 0; i < places().size(); ++i) {
            QTest::addRow("%s: %s", qPrintable(places().at(i)), row.name)
                << places().at(i) << row.event << outcomes.at(i);
        }
    }
}

void TestSignInFlow::everyEventAtEveryPlace()
{
    QFETCH(QString, place);
    QFETCH(Event, event);
    QFETCH(QString, outcome);

    Flow flow = flowAt(place);
    const QString unchanged = u"Nothing>"_s + summary(flow);
    const SignInOrder order = event(flow);
    const QString result = nameOf(order) + u'>' + summary(flow);
    QCOMPARE(result, outcome == "="_L1 ? unchanged : outcome);

    // Whatever happens: the server is known exactly where something may be sent to it.
    const bool isKnown = flow.state().phase != Phase::Idle
        && flow.state().phase != Phase::Discovering && flow.state().reason != Reason::ServerProblem;
    QCOMPARE(flow.state().server.has_value(), isKnown);
}

void TestSignInFlow::aNumberNeedsItsCountry()
{
    Flow flow;
    play({flow.identifierEntered(u"07700 900000"_s)});
    QCOMPARE(flow.state().reason, Reason::CountryNeeded);
    play({flow.identifierEntered(u"0044 7700 900000"_s)});
    QCOMPARE(flow.state().reason, Reason::ServerNeeded);

    Flow known = flowAt(u"ready"_s);
    play({known.identifierEntered(u"07700 900000"_s), known.serverEntered(u"example.org"_s),
          known.discovered(server())});
    QCOMPARE(known.state().reason, Reason::CountryNeeded);
    QCOMPARE(nameOf(known.passwordGiven()), u"Nothing"_s);
    QCOMPARE(known.state().reason, Reason::CountryNeeded);
}

/// It says what the person may still try, so it has to know what was typed.
void TestSignInFlow::aWrongPasswordOfAWholeId()
{
    Flow flow = flowAt(u"login"_s);
    play({flow.loginFailed(failed(Cause::WrongCredentials, 403))});
    QCOMPARE(flow.state().typedId, alice);
    play({flow.identifierEntered(bob)});
    QCOMPARE(flow.state().typedId, QString());
}

void TestSignInFlow::aRefusalMayHaveAWayOut()
{
    Failure failure = failed(Cause::ClientError, 403);
    failure.adminContact = u"admin@example.org"_s;
    failure.consentPage = QUrl(u"https://example.org/consent"_s);
    failure.proxy = Proxy{u"proxy.lan:3128"_s, {}};
    Flow flow = flowAt(u"login"_s);
    play({flow.loginFailed(failure)});
    QCOMPARE(flow.state().adminContact, failure.adminContact);
    QCOMPARE(flow.state().consentPage, failure.consentPage);
    QCOMPARE(flow.state().proxy, failure.proxy);
    play({flow.passwordGiven()});
    QVERIFY(flow.state().adminContact.isEmpty() && flow.state().consentPage.isEmpty());
    QVERIFY(!flow.state().proxy);
}

void TestSignInFlow::failuresHaveTheirReason_data()
{
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<Reason>("byPassword");
    QTest::addColumn<Reason>("bySso");
    QTest::addColumn<Reason>("atWhoAmI");

    const auto row = [](const char *name, Cause cause, int status, Reason reason) {
        QTest::newRow(name) << failed(cause, status) << reason << reason << reason;
    };
    QTest::newRow("403") << failed(Cause::WrongCredentials, 403) << Reason::WrongPassword
                         << Reason::LinkUsed << Reason::Refused;
    // Of the account that was chosen in the browser nobody here knows which it is.
    QTest::newRow("deactivated") << failed(Cause::UserDeactivated, 403) << Reason::Deactivated
                                 << Reason::Refused << Reason::Deactivated;
    row("locked", Cause::UserLocked, 401, Reason::Locked);
    row("no such host", Cause::NoSuchHost, 0, Reason::Network);
    row("refused", Cause::PortClosed, 0, Reason::Network);
    row("TLS", Cause::TlsFailed, 0, Reason::Network);
    row("proxy", Cause::ProxyFailed, 0, Reason::Network);
    row("not reached", Cause::NotReached, 0, Reason::Network);
    row("lost", Cause::ConnectionLost, 0, Reason::Network);
    row("deadline", Cause::DeadlinePassed, 0, Reason::Network);
    row("too large", Cause::TooLarge, 0, Reason::Refused);
    row("redirected", Cause::Redirected, 302, Reason::Refused);
    row("not Matrix", Cause::NotMatrix, 200, Reason::Refused);
    row("bad answer", Cause::BadAnswer, 200, Reason::Refused);
    row("401", Cause::TokenRejected, 401, Reason::Refused);
    row("unrecognized", Cause::Unrecognized, 404, Reason::Refused);
    row("404", Cause::NotFound, 404, Reason::Refused);
    row("other 4xx", Cause::ClientError, 403, Reason::Refused);
    row("5xx", Cause::ServerTrouble, 502, Reason::Refused);
}

void TestSignInFlow::failuresHaveTheirReason()
{
    QFETCH(Failure, failure);

    Flow byPassword = flowAt(u"login"_s);
    play({byPassword.loginFailed(failure)});
    QTEST(byPassword.state().reason, "byPassword");
    QCOMPARE(byPassword.state().serverSaid, u"words of the server"_s);

    Flow bySso = flowAt(u"browser"_s);
    play({bySso.tokenCame(), bySso.loginFailed(failure)});
    QTEST(bySso.state().reason, "bySso");

    Flow atWhoAmI = flowAt(u"whoami"_s);
    QCOMPARE(nameOf(atWhoAmI.whoAmIAnswered(unexpected(failure))), u"End"_s);
    QTEST(atWhoAmI.state().reason, "atWhoAmI");
    QCOMPARE(atWhoAmI.state().phase, Phase::Ready);
}

void TestSignInFlow::waitsAsLongAsAsked_data()
{
    QTest::addColumn<std::optional<std::chrono::milliseconds>>("asked");
    QTest::addColumn<int>("waited");

    using Wait = std::optional<std::chrono::milliseconds>;
    QTest::newRow("not said") << Wait() << 30'000;
    QTest::newRow("5.882 s") << Wait(5882ms) << 5882;
    QTest::newRow("none") << Wait(0ms) << 1000;
    QTest::newRow("an hour") << Wait(1h) << 3'600'000;
}

void TestSignInFlow::waitsAsLongAsAsked()
{
    QFETCH(std::optional<std::chrono::milliseconds>, asked);
    QFETCH(int, waited);
    Flow flow = flowAt(u"login"_s);
    Failure failure = failed(Cause::RateLimited, 429);
    failure.retryAfter = asked;
    play({flow.loginFailed(failure)});
    QCOMPARE(flow.state().phase, Phase::Cooling);
    QCOMPARE(flow.state().coolingLeft.count(), waited);
    play({flow.waited(500ms)});
    QCOMPARE(flow.state().coolingLeft.count(), 500);
    QCOMPARE(flow.state().serverSaid, u"words of the server"_s);
    QVERIFY(flow.state().server);
}

void TestSignInFlow::remembersPossibleSessions_data()
{
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<bool>("mayRemain");

    QTest::newRow("nothing sent") << failed(Cause::PortClosed, 0, Sent::No) << false;
    QTest::newRow("lost after sending") << failed(Cause::ConnectionLost) << true;
    QTest::newRow("deadline after sending") << failed(Cause::DeadlinePassed) << true;
    QTest::newRow("2xx that cannot be read") << failed(Cause::BadAnswer, 200) << true;
    QTest::newRow("gateway gave up") << failed(Cause::ServerTrouble, 504) << true;
    QTest::newRow("wrong password") << failed(Cause::WrongCredentials, 403) << false;
    QTest::newRow("rate limited") << failed(Cause::RateLimited, 429) << false;
}

void TestSignInFlow::remembersPossibleSessions()
{
    QFETCH(Failure, failure);
    QFETCH(bool, mayRemain);

    Flow flow = flowAt(u"login"_s);
    play({flow.loginFailed(failure)});
    QCOMPARE(flow.state().sessionMayRemain, mayRemain);

    Flow cancelled = flowAt(u"login"_s);
    play({cancelled.cancelled(), cancelled.sessionLeftBehind()});
    QVERIFY(cancelled.state().sessionMayRemain);
    play({cancelled.passwordGiven()});
    QVERIFY(!cancelled.state().sessionMayRemain);
}

void TestSignInFlow::sendsWhatWasTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<LoginName::Kind>("kind");
    QTest::addColumn<QString>("sent");

    QTest::newRow("id") << alice << LoginName::Kind::User << alice;
    QTest::newRow("link") << u"matrix:u/alice:example.org"_s << LoginName::Kind::User << alice;
    QTest::newRow("username") << u"alice"_s << LoginName::Kind::User << u"alice"_s;
    QTest::newRow("email") << u"A@x.org"_s << LoginName::Kind::Email << u"a@x.org"_s;
    QTest::newRow("phone") << u"+44 7700 900001"_s << LoginName::Kind::Phone << u"447700900001"_s;
}

void TestSignInFlow::sendsWhatWasTyped()
{
    QFETCH(QString, typed);
    Flow flow;
    play({flow.identifierEntered(typed), flow.serverEntered(u"matrix.example.org"_s),
          flow.discovered(server())});
    const SignInOrder order = flow.passwordGiven();
    QVERIFY(std::holds_alternative<order::SendPassword>(order));
    QTEST(std::get<order::SendPassword>(order).name.kind, "kind");
    QTEST(std::get<order::SendPassword>(order).name.text, "sent");
}

void TestSignInFlow::theIdFillsTheServer()
{
    Flow flow;
    const SignInOrder order = flow.identifierEntered(alice);
    const ServerQuery fromId{u"example.org"_s, ServerQuery::Source::MatrixId};
    QVERIFY(std::get<order::Discover>(order).query == fromId);
    QCOMPARE(flow.state().serverText, u"example.org"_s);
    QVERIFY(flow.state().serverFromId);

    // Typed over it, and emptied again.
    const SignInOrder typed = flow.serverEntered(u" https://m.example.org "_s);
    const ServerQuery asTyped{u"https://m.example.org"_s, ServerQuery::Source::Typed};
    QVERIFY(std::get<order::Discover>(typed).query == asTyped);
    QVERIFY(!flow.state().serverFromId);
    const SignInOrder emptied = flow.serverEntered({});
    QVERIFY(std::get<order::Discover>(emptied).query == fromId);
    QVERIFY(flow.state().serverFromId);

    play({flow.identifierEntered(u"alice"_s)});
    QVERIFY(flow.state().serverText.isEmpty());
    QVERIFY(!flow.state().serverFromId);
}

void TestSignInFlow::theServerOutlivesACorrectedName()
{
    Flow flow = flowAt(u"disc"_s);
    play({flow.serverEntered(u"https://m.example.org"_s), flow.discovered(server())});
    play({flow.identifierEntered(bob)});
    QCOMPARE(summary(flow), u"ready"_s);
    QCOMPARE(flow.state().serverText, u"https://m.example.org"_s);
    play({flow.identifierEntered(u"bob"_s)});
    QCOMPARE(summary(flow), u"ready"_s);
    play({flow.identifierEntered(u"@bob:other.example"_s)});
    QCOMPARE(summary(flow), u"disc"_s);
    QCOMPARE(flow.state().serverText, u"other.example"_s);
}

void TestSignInFlow::aTypedServerServesAUsername()
{
    Flow flow;
    play({flow.identifierEntered(u"alice"_s)});
    QCOMPARE(summary(flow), u"idle/serverNeeded"_s);
    play({flow.serverEntered(u"example.org"_s)});
    QCOMPARE(summary(flow), u"disc"_s);
    play({flow.discovered(server())});
    QCOMPARE(summary(flow), u"ready"_s);
    play({flow.serverEntered({})});
    QCOMPARE(summary(flow), u"idle/serverNeeded"_s);
}

void TestSignInFlow::aCancelledDiscoveryCanBeAskedForAgain()
{
    Flow flow = flowAt(u"disc"_s);
    play({flow.cancelled()});
    QCOMPARE(flow.state().serverText, u"example.org"_s);
    QCOMPARE(nameOf(flow.identifierEntered(alice)), u"Discover"_s);
}

void TestSignInFlow::aFailedServerCanBeAskedAgain()
{
    Flow flow = flowAt(u"disc"_s);
    play({flow.notDiscovered({Problem::NotMatrix, failed(Cause::NotMatrix, 200)})});
    QCOMPARE(flow.state().problem, Problem::NotMatrix);
    QCOMPARE(flow.state().serverSaid, u"words of the server"_s);
    QCOMPARE(nameOf(flow.identifierEntered(alice)), u"Discover"_s);
    QVERIFY(!flow.state().problem && flow.state().serverSaid.isEmpty());
}

void TestSignInFlow::aFlawOfTheConnectionIsTold()
{
    Failure failure = failed(Cause::TlsFailed, 0, Sent::No);
    failure.tlsFlaw = TlsFlaw::WrongHost;
    Flow flow = flowAt(u"disc"_s);
    play({flow.notDiscovered({Problem::TlsFailed, failure})});
    QCOMPARE(flow.state().tlsFlaw, TlsFlaw::WrongHost);
    play({flow.identifierEntered(alice)});
    QVERIFY(!flow.state().tlsFlaw);

    Flow atLogin = flowAt(u"login"_s);
    play({atLogin.loginFailed(failure)});
    QCOMPARE(atLogin.state().tlsFlaw, TlsFlaw::WrongHost);
    Flow lost = flowAt(u"login"_s);
    failure.cause = Cause::ConnectionLost;
    play({lost.loginFailed(failure)});
    QVERIFY(!lost.state().tlsFlaw);

    Flow redirected = flowAt(u"login"_s);
    failure.cause = Cause::Redirected;
    failure.tlsFlaw = TlsFlaw::LeadsToHttp;
    play({redirected.loginFailed(failure)});
    QCOMPARE(redirected.state().reason, Reason::Refused);
    QCOMPARE(redirected.state().tlsFlaw, TlsFlaw::LeadsToHttp);

    failure.cause = Cause::TlsFailed;
    Flow afterLogin = flowAt(u"whoami"_s);
    play({afterLogin.whoAmIAnswered(unexpected(failure))});
    QVERIFY(!afterLogin.state().tlsFlaw); // the password was sent before
}

void TestSignInFlow::noPasswordWithoutAName()
{
    Flow flow;
    play({flow.serverEntered(u"example.org"_s), flow.discovered(server())});
    QCOMPARE(summary(flow), u"ready"_s);
    QCOMPARE(nameOf(flow.passwordGiven()), u"Nothing"_s);
    QCOMPARE(summary(flow), u"ready/notAMatrixId"_s);
    play({flow.identifierEntered(u"@alice"_s)});
    QCOMPARE(summary(flow), u"ready/notAMatrixId"_s);
    QCOMPARE(nameOf(flow.passwordGiven()), u"Nothing"_s);
    play({flow.identifierEntered(u"alice"_s)});
    QCOMPARE(summary(flow), u"ready"_s);
    QCOMPARE(nameOf(flow.passwordGiven()), u"Password"_s);
}

void TestSignInFlow::onlyOfferedMethods()
{
    Flow flow = flowAt(u"disc"_s);
    play({flow.discovered(server(false, true))});
    QCOMPARE(nameOf(flow.passwordGiven()), u"Nothing"_s);
    Flow other = flowAt(u"disc"_s);
    play({other.discovered(server(true, false))});
    QCOMPARE(nameOf(other.ssoAsked(u"op"_s)), u"Nothing"_s);
    QCOMPARE(nameOf(other.ssoAsked({})), u"Nothing"_s);
    const Flow managed = flowAt(u"managed"_s);
    QCOMPARE(managed.state().accountPage, QUrl(u"https://account.example.org/"_s));
}

void TestSignInFlow::comparesWithTheTypedId()
{
    Flow exact = flowAt(u"whoami"_s);
    QVERIFY(std::get<order::Keep>(exact.whoAmIAnswered(who(alice))).isAsTyped);
    Flow otherCase = flowAt(u"whoami"_s);
    QVERIFY(
        !std::get<order::Keep>(otherCase.whoAmIAnswered(who(u"@ALICE:example.org"_s))).isAsTyped);

    Flow other = flowAt(u"whoami"_s);
    play({other.whoAmIAnswered(who(u"@alice:other.example"_s))});
    QCOMPARE(other.state().typedId, alice);
    QCOMPARE(other.state().actualId, u"@alice:other.example"_s);
}

void TestSignInFlow::asksWhenNoIdWasTyped()
{
    Flow flow;
    play({flow.identifierEntered(u"alice"_s), flow.serverEntered(u"example.org"_s),
          flow.discovered(server()), flow.ssoAsked({}), flow.tokenCame(), flow.granted()});
    QVERIFY(!std::get<order::Keep>(flow.whoAmIAnswered(who(bob))).isAsTyped);
}

void TestSignInFlow::aFormerAttemptLeavesNothingToSee()
{
    Flow flow = flowAt(u"whoami"_s);
    play({flow.whoAmIAnswered(who(bob)), flow.ssoAsked({})});
    QVERIFY(flow.state().typedId.isEmpty() && flow.state().actualId.isEmpty());
    play({flow.pageOpened(QUrl(u"https://x.example/"_s), false)});
    QVERIFY(!flow.state().pageOpened);
    play({flow.cancelled()});
    QVERIFY(flow.state().page.isEmpty() && flow.state().pageOpened);
}

QTEST_GUILESS_MAIN(TestSignInFlow)
#include "TestSignInFlow.moc"
