// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/SignInFlow.h"

#include <QTest>

#include <functional>

using namespace farewell;
using namespace Qt::StringLiterals;

using Flow = SignInFlow;
using Browser = SignInFlow::Browser;
using Phase = SignInPhase;
using Reason = SignInReason;

namespace {

const QString alice = u"@alice:example.org"_s;

ServerInfo delegating(bool hasDeviceGrant = true, bool isComplete = true)
{
    AuthMetadata metadata{QUrl(u"https://account.example.org/"_s), {}, {}};
    if (isComplete) {
        metadata.endpoints.emplace();
        metadata.endpoints->deviceAuthorization
            = hasDeviceGrant ? QUrl(u"https://auth.example.org/device"_s) : QUrl();
    }
    return {*HomeserverUrl::parse(u"https://matrix.example.org"_s), u"Synapse"_s, {}, metadata};
}

Failure failed(Cause cause, int status = 0)
{
    Failure failure = Failure::of(cause);
    failure.sent = Sent::Perhaps;
    failure.httpStatus = status;
    failure.serverText = u"words of the server"_s;
    return failure;
}

DeviceCode code()
{
    return {u"WDJB-MJHT"_s, QUrl(u"https://auth.example.org/link"_s),
            QUrl(u"https://auth.example.org/link?code=WDJB-MJHT"_s)};
}

QUrl page()
{
    return QUrl(u"https://auth.example.org/authorize?state=x"_s);
}

template <class Order>
bool isOrder(const SignInOrder &order)
{
    return std::holds_alternative<Order>(order);
}

/// For orders that a test does not look at.
void play(std::initializer_list<SignInOrder> /*orders*/)
{
}

/// A flow in each place on the way, brought there by the events that lead there in life.
Flow flowAt(const QString &place)
{
    Flow flow;
    play({flow.identifierEntered(alice), flow.discovered(delegating())});
    if (place == "ready"_L1) {
        return flow;
    }
    const bool isElsewhere = place == "offering"_L1 || place == "device"_L1;
    play({flow.oauthAsked(isElsewhere ? Browser::Elsewhere : Browser::Here)});
    if (place == "registering"_L1) {
        return flow;
    }
    play({flow.registered()});
    if (isElsewhere) {
        play({place == "device"_L1 ? flow.deviceOffered(code()) : SignInOrder(order::Nothing{})});
        return flow;
    }
    play({flow.pageOpened(page(), true)});
    if (place == "browser"_L1) {
        return flow;
    }
    play({flow.tokenCame()});
    if (place == "whoami"_L1) {
        play({flow.granted()});
    }
    return flow;
}

const QStringList &places()
{
    static const QStringList all{u"ready"_s,   u"registering"_s, u"offering"_s, u"device"_s,
                                 u"browser"_s, u"login"_s,       u"whoami"_s};
    return all;
}

using Event = std::function<SignInOrder(Flow &)>;

struct Row
{
    const char *name;
    Event event;
    QStringList at; ///< the places where it means anything
    Phase phase;    ///< after it
    Reason reason = Reason::None;
};

QList<Row> rows()
{
    const QStringList waiting{u"registering"_s, u"offering"_s, u"device"_s, u"browser"_s};
    const QStringList &all = places();
    return {
        {"asked, here",
         [](Flow &f) { return f.oauthAsked(Browser::Here); },
         {u"ready"_s},
         Phase::Browser},
        {"asked, elsewhere",
         [](Flow &f) { return f.oauthAsked(Browser::Elsewhere); },
         {u"ready"_s},
         Phase::Browser},
        {"registered", [](Flow &f) { return f.registered(); }, {u"registering"_s}, Phase::Browser},
        {"offered",
         [](Flow &f) { return f.deviceOffered(code()); },
         {u"offering"_s},
         Phase::Browser},
        {"declined", [](Flow &f) { return f.browserRefused(u"access_denied"_s, u"No"_s); }, waiting,
         Phase::Ready, Reason::Declined},
        {"refused", [](Flow &f) { return f.browserRefused(u"invalid_scope"_s, u"No"_s); }, waiting,
         Phase::Ready, Reason::Refused},
        {"not started: refused",
         [](Flow &f) { return f.notStarted(failed(Cause::ClientError, 400)); }, waiting,
         Phase::Ready, Reason::Refused},
        {"not started: lost", [](Flow &f) { return f.notStarted(failed(Cause::ConnectionLost)); },
         waiting, Phase::Ready, Reason::Network},
        {"not started: wait", [](Flow &f) { return f.notStarted(failed(Cause::RateLimited, 429)); },
         waiting, Phase::Cooling},
        {"timed out", [](Flow &f) { return f.browserTimedOut(); }, waiting, Phase::Ready,
         Reason::BrowserTimeout},
        {"code came", [](Flow &f) { return f.tokenCame(); }, waiting, Phase::SigningIn},
        {"cancelled", [](Flow &f) { return f.cancelled(); }, all.sliced(1), Phase::Ready},
        {"granted", [](Flow &f) { return f.granted(); }, {u"login"_s}, Phase::SigningIn},
        {"not granted",
         [](Flow &f) { return f.loginFailed(failed(Cause::ClientError, 400)); },
         {u"login"_s},
         Phase::Ready,
         Reason::Refused},
        {"as typed",
         [](Flow &f) { return f.whoAmIAnswered(*UserId::parse(alice)); },
         {u"whoami"_s},
         Phase::SigningIn},
        {"somebody else",
         [](Flow &f) { return f.whoAmIAnswered(*UserId::parse(u"@bob:example.org"_s)); },
         {u"whoami"_s},
         Phase::Ready,
         Reason::OtherPerson},
        // What belongs to servers that do not delegate means nothing here.
        {"password", [](Flow &f) { return f.passwordGiven(); }, {}, Phase::Idle},
        {"sso", [](Flow &f) { return f.ssoAsked({}); }, {}, Phase::Idle},
    };
}

} // namespace

/// The sign-in at a server that delegates it: every event at every place on the way.
class TestSignInByOAuthFlow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventAtEveryPlace_data();
    void everyEventAtEveryPlace();
    void inABrowserHere();
    void onAnotherDevice();
    void whatIsNotOfferedIsNotAskedFor();
    void theServersWordsAreKept();
    void aLegacyServerIsNotAskedThisWay();
};

void TestSignInByOAuthFlow::everyEventAtEveryPlace_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("place");
    const QList<Row> all = rows();
    for (int i = 0; i < all.size(); ++i) {
        for (const QString &place : places()) {
            QTest::addRow("%s, %s", qPrintable(place), all.at(i).name) << i << place;
        }
    }
}

void TestSignInByOAuthFlow::everyEventAtEveryPlace()
{
    QFETCH(const int, row);
    QFETCH(const QString, place);
    const Row event = rows().at(row);
    Flow flow = flowAt(place);
    const SignInState before = flow.state();
    const SignInOrder order = event.event(flow);
    if (!event.at.contains(place)) {
        QVERIFY(isOrder<order::Nothing>(order));
        QCOMPARE(flow.state().phase, before.phase);
        QCOMPARE(flow.state().reason, before.reason);
        return;
    }
    QCOMPARE(flow.state().phase, event.phase);
    QCOMPARE(flow.state().reason, event.reason);
    QCOMPARE(flow.state().accountPage, QUrl(u"https://account.example.org/"_s));
}

void TestSignInByOAuthFlow::inABrowserHere()
{
    Flow flow = flowAt(u"ready"_s);
    QVERIFY(isOrder<order::RegisterClient>(flow.oauthAsked(Browser::Here)));
    QVERIFY(isOrder<order::Nothing>(flow.oauthAsked(Browser::Here))); // the double click
    QVERIFY(isOrder<order::StartAuthorization>(flow.registered()));
    play({flow.pageOpened(page(), false)});
    QCOMPARE(flow.state().page, page());
    QVERIFY(!flow.state().pageOpened);
    QVERIFY(!flow.state().device);
    QVERIFY(isOrder<order::OpenPage>(flow.pageAskedAgain()));
    QVERIFY(isOrder<order::SendToken>(flow.tokenCame()));
    QVERIFY(isOrder<order::AskWhoAmI>(flow.granted()));
    QVERIFY(isOrder<order::Keep>(flow.whoAmIAnswered(*UserId::parse(alice))));
}

void TestSignInByOAuthFlow::onAnotherDevice()
{
    Flow flow = flowAt(u"ready"_s);
    QVERIFY(isOrder<order::RegisterClient>(flow.oauthAsked(Browser::Elsewhere)));
    QVERIFY(isOrder<order::AuthorizeDevice>(flow.registered()));
    QVERIFY(isOrder<order::Nothing>(flow.deviceOffered(code())));
    QVERIFY(flow.state().device == code());
    QCOMPARE(flow.state().page, code().wholePage);
    play({flow.cancelled()});
    QVERIFY(!flow.state().device);
    QCOMPARE(flow.typedUserId(), alice);
}

void TestSignInByOAuthFlow::whatIsNotOfferedIsNotAskedFor()
{
    Flow flow;
    play({flow.identifierEntered(alice), flow.discovered(delegating(false))});
    QVERIFY(isOrder<order::Nothing>(flow.oauthAsked(Browser::Elsewhere)));
    QVERIFY(isOrder<order::RegisterClient>(flow.oauthAsked(Browser::Here)));

    Flow closed;
    play({closed.identifierEntered(alice), closed.discovered(delegating(true, false))});
    QCOMPARE(closed.state().phase, Phase::Failed);
    QCOMPARE(closed.state().reason, Reason::ManagedElsewhere);
    QVERIFY(!closed.state().accountPage.isEmpty());
    QVERIFY(isOrder<order::Nothing>(closed.oauthAsked(Browser::Here)));
}

void TestSignInByOAuthFlow::theServersWordsAreKept()
{
    Flow refused = flowAt(u"browser"_s);
    play({refused.browserRefused(u"invalid_scope"_s, {})});
    QCOMPARE(refused.state().serverSaid, u"invalid_scope"_s);
    Flow declined = flowAt(u"browser"_s);
    play({declined.browserRefused(u"access_denied"_s, u"The resource owner denied"_s)});
    QCOMPARE(declined.state().serverSaid, QString()); // that was the person
}

void TestSignInByOAuthFlow::aLegacyServerIsNotAskedThisWay()
{
    ServerInfo legacy = delegating();
    legacy.oauth.reset();
    legacy.methods.password = true;
    Flow flow;
    play({flow.identifierEntered(alice), flow.discovered(legacy)});
    QVERIFY(isOrder<order::Nothing>(flow.oauthAsked(Browser::Here)));
}

QTEST_GUILESS_MAIN(TestSignInByOAuthFlow)
#include "TestSignInByOAuthFlow.moc"
