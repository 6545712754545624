// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/Overview.h"

#include "app/base/ManualClock.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/RawServer.h"
#include "tests/support/Waiting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <map>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr char profilePath[] = "/_matrix/client/v3/profile/%40a%2Fb%3Atold.test";
constexpr char capabilitiesPath[] = "/_matrix/client/v3/capabilities";
constexpr char contactsPath[] = "/_matrix/client/v3/account/3pid";
constexpr char devicesPath[] = "/_matrix/client/v3/devices";
constexpr char pushersPath[] = "/_matrix/client/v3/pushers";
constexpr char keyBackupPath[] = "/_matrix/client/v3/room_keys/version";
constexpr int reads = 6; ///< of a well-mannered server, without the picture's

using Pages = std::map<QByteArray, RawAnswer>;

Pages wellMannered()
{
    return {
        {profilePath, RawAnswer::http(200, R"({"displayname":"Alice"})")},
        {capabilitiesPath, RawAnswer::http(200, R"({"capabilities":{}})")},
        {contactsPath,
         RawAnswer::http(200, R"({"threepids":[{"medium":"email","address":"a@x"}]})")},
        {devicesPath, RawAnswer::http(200, R"({"devices":[{"device_id":"FAREWELL"},
                                              {"device_id":"OTHER","display_name":"Phone",
                                               "last_seen_ts":1790000000000}]})")},
        {pushersPath, RawAnswer::http(200, R"({"pushers":[{"app_display_name":"Element",
             "device_display_name":"Phone","kind":"http","pushkey":"canary"},{"kind":"email"}]})")},
        {keyBackupPath, RawAnswer::http(200, R"({"count":3410})")},
    };
}

} // namespace

/// What is read before the person decides: reads only, and what is missing stops nobody.
class TestOverview final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void readsAPracticeAccount();
    void readsOnlyAndSomeAtATime();
    void aProfileBehindASignIn();
    void whatIsMissingStaysMissing_data();
    void whatIsMissingStaysMissing();
    void whatIsHeldBackWithholdsNothingElse_data();
    void whatIsHeldBackWithholdsNothingElse();
    void refusals_data();
    void refusals();
    void aSessionThatIsOverIsUsedNoMore();
    void aServerWithoutABackup_data();
    void aServerWithoutABackup();
    void oneTopicAgain();
    void hostileAnswers_data();
    void hostileAnswers();
    void listsAreBounded();
    void avatars_data();
    void avatars();
    void oldServersHaveOldAvatars();
    void contextMayGo();

private:
    void serve(const Pages &pages);
    void read();
    [[nodiscard]] Overview last() const { return m_seen.value(m_seen.size() - 1); }
    [[nodiscard]] QList<RawRequest> requestsTo(const QByteArray &path) const;

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<SignedIn> m_signedIn;
    std::unique_ptr<QObject> m_context;
    QList<Overview> m_seen;
};

void TestOverview::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_client = std::make_unique<MatrixClient>(*m_clock);
    m_server = std::make_unique<RawServer>();
    m_context = std::make_unique<QObject>();
    m_signedIn = test::signedIn(*m_client, *m_clock,
                                {.url = m_server->url(), .userId = u"@a/b:told.test"_s});
    m_seen.clear();
    serve(wellMannered());
}

void TestOverview::cleanup()
{
    m_context.reset();
    m_signedIn.reset();
    m_client.reset();
    m_server.reset();
    m_clock.reset();
}

void TestOverview::serve(const Pages &pages)
{
    m_server->answerWith([pages](const RawRequest &request) {
        const auto page = pages.find(request.target().split('?').first());
        return page == pages.end() ? RawAnswer::http(404, R"({"errcode":"M_UNRECOGNIZED"})")
                                   : page->second;
    });
}

void TestOverview::read()
{
    readOverview(*m_signedIn, m_context.get(),
                 [this](const Overview &overview) { m_seen += overview; });
}

QList<RawRequest> TestOverview::requestsTo(const QByteArray &path) const
{
    QList<RawRequest> requests = m_server->requests();
    requests.removeIf(
        [&](const RawRequest &request) { return request.target().split('?').first() != path; });
    return requests;
}

void TestOverview::readsAPracticeAccount()
{
    PracticeHomeserver practice;
    QVERIFY(practice.start());
    practice.editAccount(u"alice"_s, [](PracticeAccount &account) {
        account.sessions += PracticeSession{u"FAREWELL"_s, u"Farewell"_s, "canary-token"};
    });
    m_signedIn = test::signedIn(*m_client, *m_clock,
                                {.url = practice.baseUrl(), .userId = practice.userId(u"alice"_s)});
    read();
    WAIT_COMPARE(m_seen.size(), reads + 1);
    const Overview overview = last();
    QVERIFY(overview.isComplete);
    QCOMPARE(overview.profile->displayName, u"Alice"_s);
    QVERIFY(overview.capabilities->contactChanges);
    QCOMPARE(overview.contacts->size(), 3);
    QCOMPARE(overview.otherSessions->size(), 3);
    QVERIFY(overview.otherSessions->constFirst().lastSeen);
    QCOMPARE(overview.pushers->size(), 1);
    QCOMPARE(overview.keyBackup->keys, 3410);
    QVERIFY(overview.failures.isEmpty());
    QVERIFY(overview.avatar.startsWith("\x89PNG"));
    cleanup(); // or the server waits for idle connections
}

void TestOverview::readsOnlyAndSomeAtATime()
{
    m_server->answerWith([](const RawRequest &) { return RawAnswer::silence(); });
    read();
    WAIT_COMPARE(m_server->requests().size(), 4);
    m_context = std::make_unique<QObject>();

    serve(wellMannered());
    read();
    WAIT_VERIFY(last().isComplete);
    QCOMPARE(m_seen.size(), reads);
    QCOMPARE(m_server->requests().size(), 4 + reads);
    QCOMPARE(last().otherSessions->size(), 1);
    QCOMPARE(last().otherSessions->constFirst().name, u"Phone"_s);
    QCOMPARE(last().pushers->constFirst(), (Pusher{u"Element"_s, u"Phone"_s, false}));
    QVERIFY(last().pushers->constLast().isByEmail);
    for (const RawRequest &request : m_server->requests()) {
        QCOMPARE(request.verb(), "GET"_ba);
        QVERIFY(request.body.isEmpty());
        QCOMPARE(request.hasHeader("Authorization"), request.target() != profilePath);
    }
}

/// The server shows profiles only to those who are signed in, as it may.
void TestOverview::aProfileBehindASignIn()
{
    m_server->answerWith([pages = wellMannered()](const RawRequest &request) {
        const QByteArray path = request.target().split('?').first();
        return path == profilePath && !request.hasHeader("Authorization")
            ? RawAnswer::http(401, R"({"errcode":"M_MISSING_TOKEN"})")
            : pages.at(path);
    });
    read();
    WAIT_VERIFY(!m_seen.isEmpty() && last().isComplete);
    QVERIFY(last().profile);
    QCOMPARE(last().profile->displayName, u"Alice"_s);
    QVERIFY(!last().refusal);
    const auto asked = requestsTo(profilePath);
    QCOMPARE(asked.size(), 2);
    QVERIFY(!asked.constFirst().hasHeader("Authorization"));
    QCOMPARE(asked.constLast().header("Authorization"), "Bearer canary-token"_ba);
}

void TestOverview::whatIsMissingStaysMissing_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("profile") << QByteArray(profilePath);
    QTest::newRow("capabilities") << QByteArray(capabilitiesPath);
    QTest::newRow("contacts") << QByteArray(contactsPath);
    QTest::newRow("devices") << QByteArray(devicesPath);
    QTest::newRow("pushers") << QByteArray(pushersPath);
    QTest::newRow("key backup") << QByteArray(keyBackupPath);
}

void TestOverview::whatIsMissingStaysMissing()
{
    QFETCH(QByteArray, path);
    for (const RawAnswer &answer :
         {RawAnswer::http(403, "<html>"), RawAnswer::http(200, "<html>"), RawAnswer::http(404, ""),
          RawAnswer::redirect(302, "/x"), RawAnswer::http(429, "{}", {"Retry-After: 100"})}) {
        m_seen.clear();
        Pages pages = wellMannered();
        pages[path] = answer;
        serve(pages);
        read();
        WAIT_VERIFY(last().isComplete);
        const Overview overview = last();
        QCOMPARE(overview.profile.has_value(), path != profilePath);
        QCOMPARE(overview.capabilities.has_value(), path != capabilitiesPath);
        QCOMPARE(overview.contacts.has_value(), path != contactsPath);
        QCOMPARE(overview.otherSessions.has_value(), path != devicesPath);
        QCOMPARE(overview.pushers.has_value(), path != pushersPath);
        QCOMPARE(overview.keyBackup.has_value(), path != keyBackupPath);
        QCOMPARE(overview.failures.size(), path == capabilitiesPath ? 0 : 1);
    }
}

void TestOverview::whatIsHeldBackWithholdsNothingElse_data()
{
    whatIsMissingStaysMissing_data();
}

void TestOverview::whatIsHeldBackWithholdsNothingElse()
{
    QFETCH(QByteArray, path);
    Pages pages = wellMannered();
    pages[profilePath]
        = RawAnswer::http(200, R"({"displayname":"Alice","avatar_url":"mxc://x.org/abc"})");
    pages["/_matrix/client/v1/media/thumbnail/x.org/abc"] = RawAnswer::http(200, "picture");
    pages[path] = RawAnswer::silence();
    serve(pages);
    read();
    WAIT_COMPARE(m_seen.size(), path == profilePath ? reads - 1 : reads);
    const Overview early = last();
    QCOMPARE(early.profile.has_value(), path != profilePath);
    QCOMPARE(early.avatar.isEmpty(), path == profilePath);
    QCOMPARE(early.capabilities.has_value(), path != capabilitiesPath);
    QCOMPARE(early.contacts.has_value(), path != contactsPath);
    QCOMPARE(early.hasContacts(), path != capabilitiesPath && path != contactsPath);
    QCOMPARE(early.otherSessions.has_value(), path != devicesPath);
    QCOMPARE(early.pushers.has_value(), path != pushersPath);
    QCOMPARE(early.keyBackup.has_value(), path != keyBackupPath);
    QVERIFY(!early.isComplete);

    for (int tries = 1; tries <= 3; ++tries) {
        WAIT_COMPARE(requestsTo(path).size(), tries);
        m_clock->advance(40s);
    }
    WAIT_VERIFY(last().isComplete);
    QVERIFY(last().hasContacts());
}

void TestOverview::refusals_data()
{
    QTest::addColumn<RawAnswer>("answer");
    QTest::addColumn<std::optional<Cause>>("refusal");
    const auto row = [](const char *name, int status, const QByteArray &body,
                        const std::optional<Cause> &refusal = {}) {
        QTest::newRow(name) << RawAnswer::http(status, body) << refusal;
    };
    row("ended", 401, R"({"errcode":"M_UNKNOWN_TOKEN"})", Cause::TokenRejected);
    row("locked", 401, R"({"errcode":"M_USER_LOCKED"})", Cause::UserLocked);
    row("deactivated", 403, R"({"errcode":"M_USER_DEACTIVATED"})", Cause::UserDeactivated);
    row("a proxy's page", 401, "<html>");
    row("not this one", 403, R"({"errcode":"M_FORBIDDEN"})");
    row("not there", 404, R"({"errcode":"M_UNRECOGNIZED"})");
}

/// What the server says of our sign-in is told.
void TestOverview::refusals()
{
    QFETCH(RawAnswer, answer);
    QFETCH(std::optional<Cause>, refusal);
    Pages pages = wellMannered();
    pages[contactsPath] = answer;
    serve(pages);
    read();
    WAIT_VERIFY(!m_seen.isEmpty() && last().isComplete);
    QCOMPARE(last().refusal.has_value(), refusal.has_value());
    QVERIFY(!refusal || last().refusal->cause == *refusal);

    // The profile is there for everybody, so what is said to a stranger is not said of us.
    m_seen.clear();
    pages[profilePath] = answer;
    pages[contactsPath] = RawAnswer::http(200, R"({"threepids":[]})");
    serve(pages);
    read();
    WAIT_VERIFY(!m_seen.isEmpty() && last().isComplete);
    QVERIFY(!last().refusal);
}

/// What the server says to one request, it would say to all others.
void TestOverview::aSessionThatIsOverIsUsedNoMore()
{
    Pages pages = wellMannered();
    for (const char *path : {capabilitiesPath, contactsPath, devicesPath}) {
        pages[path] = RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})");
    }
    pages[profilePath] = RawAnswer::silence(); // or two more would have left before the answers
    serve(pages);
    read();
    WAIT_COMPARE(m_server->requests().size(), 4);
    WAIT_VERIFY(!m_seen.isEmpty() && last().refusal);
    for (int tries = 1; tries <= 3; ++tries) { // of the profile, which no token is sent with
        WAIT_COMPARE(requestsTo(profilePath).size(), tries);
        m_clock->advance(40s);
    }
    WAIT_VERIFY(last().isComplete);
    QVERIFY(requestsTo(pushersPath).isEmpty());
    QVERIFY(requestsTo(keyBackupPath).isEmpty());
    QCOMPARE(last().failures.size(), 5);
    QVERIFY(last().hasContacts());
}

void TestOverview::aServerWithoutABackup_data()
{
    QTest::addColumn<RawAnswer>("answer");
    QTest::addColumn<std::optional<qint64>>("keys");
    const auto row = [](const char *name, int status, const QByteArray &body,
                        std::optional<qint64> keys = {}) {
        QTest::newRow(name) << RawAnswer::http(status, body) << keys;
    };
    row("none", 404, R"({"errcode":"M_NOT_FOUND"})", 0);
    row("an empty one", 200, R"({"count":0})", 0);
    row("keys", 200, R"({"count":3410})", 3410);
    row("no such thing", 404, R"({"errcode":"M_UNRECOGNIZED"})");
    row("a proxy's page", 404, "<html>");
    row("no number", 200, "{}");
    row("a text", 200, R"({"count":"3"})");
    row("less than none", 200, R"({"count":-1})");
    row("a part of one", 200, R"({"count":1.5})");
    row("too many", 200, R"({"count":1e300})");
}

/// "None" is said only where the homeserver has said it.
void TestOverview::aServerWithoutABackup()
{
    QFETCH(const RawAnswer, answer);
    QFETCH(const std::optional<qint64>, keys);
    Pages pages = wellMannered();
    pages[keyBackupPath] = answer;
    serve(pages);
    read();
    WAIT_VERIFY(!m_seen.isEmpty() && last().isComplete);
    QCOMPARE(last().keyBackup.has_value(), keys.has_value());
    QVERIFY(!keys || last().keyBackup->keys == *keys);
    QCOMPARE(last().failures.contains(Overview::Topic::KeyBackup), !keys.has_value());
}

void TestOverview::oneTopicAgain()
{
    using Topic = Overview::Topic;
    Pages pages = wellMannered();
    pages[devicesPath] = RawAnswer::http(403, R"({"errcode":"M_FORBIDDEN"})");
    serve(pages);
    read();
    WAIT_VERIFY(!m_seen.isEmpty() && last().isComplete);
    Overview overview = last();
    QVERIFY(overview.isOver(Topic::OtherSessions) && !overview.otherSessions);
    serve(wellMannered());
    const qsizetype before = m_server->requests().size();
    m_seen.clear();
    readTopic(*m_signedIn, Topic::OtherSessions, m_context.get(),
              [this](const Overview &read) { m_seen += read; });
    WAIT_COMPARE(m_seen.size(), 1);
    QCOMPARE(m_server->requests().size(), before + 1);
    overview.take(Topic::OtherSessions, last());
    QCOMPARE(overview.otherSessions->size(), 1);
    QVERIFY(overview.failures.isEmpty());
    QVERIFY(overview.contacts && overview.keyBackup && overview.pushers);
}

void TestOverview::hostileAnswers_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("profile of numbers")
        << QByteArray(profilePath) << R"({"displayname":5,"avatar_url":5})"_ba;
    QTest::newRow("profile null") << QByteArray(profilePath)
                                  << R"({"displayname":null,"avatar_url":null})"_ba;
    QTest::newRow("capabilities null")
        << QByteArray(capabilitiesPath) << R"({"capabilities":null})"_ba;
    QTest::newRow("capabilities of texts")
        << QByteArray(capabilitiesPath)
        << R"({"capabilities":{"m.3pid_changes":{"enabled":"no"}}})"_ba;
    QTest::newRow("contacts null") << QByteArray(contactsPath) << R"({"threepids":null})"_ba;
    QTest::newRow("contacts of numbers")
        << QByteArray(contactsPath)
        << R"({"threepids":[5,null,[],{},{"medium":5,"address":"a"}]})"_ba;
    QTest::newRow("devices null") << QByteArray(devicesPath) << R"({"devices":null})"_ba;
    QTest::newRow("devices of numbers") << QByteArray(devicesPath) << R"({"devices":5})"_ba;
    QTest::newRow("pushers null") << QByteArray(pushersPath) << R"({"pushers":null})"_ba;
    QTest::newRow("pushers of numbers")
        << QByteArray(pushersPath) << R"({"pushers":[5,null,[],{}]})"_ba;
}

/// Wrong types are empty, and nothing else suffers.
void TestOverview::hostileAnswers()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, json);
    Pages pages = wellMannered();
    pages[path] = RawAnswer::http(200, json);
    serve(pages);
    read();
    WAIT_VERIFY(last().isComplete);
    const Overview overview = last();
    QCOMPARE(overview.profile->displayName, path == profilePath ? QString() : u"Alice"_s);
    QCOMPARE(overview.contacts->size(), path == contactsPath ? 0 : 1);
    QCOMPARE(overview.otherSessions->size(), path == devicesPath ? 0 : 1);
    QCOMPARE(overview.pushers->size(), path == pushersPath ? 0 : 2);
    QVERIFY(overview.capabilities->contactChanges); // absent means allowed
}

void TestOverview::listsAreBounded()
{
    QJsonArray contacts;
    for (int i = 0; i < 5000; ++i) {
        contacts += QJsonObject{{u"medium"_s, u"email"_s}, {u"address"_s, QString::number(i)}};
    }
    Pages pages = wellMannered();
    pages[contactsPath] = RawAnswer::http(
        200, QJsonDocument(QJsonObject{{u"threepids"_s, contacts}}).toJson(QJsonDocument::Compact));
    pages[profilePath]
        = RawAnswer::http(200, R"({"displayname":"a\u202e\n<b>)" + QByteArray(5000, 'x') + R"("})");
    serve(pages);
    read();
    WAIT_VERIFY(last().isComplete);
    QCOMPARE(last().contacts->size(), 200);
    QVERIFY(last().profile->displayName.startsWith(u"a <b>x"_s));
    QVERIFY(last().profile->displayName.size() <= 101);
}

void TestOverview::avatars_data()
{
    QTest::addColumn<QByteArray>("mxc");
    QTest::addColumn<QByteArray>("path"); // empty: nothing is asked for
    const QByteArray start = "/_matrix/client/v1/media/thumbnail/";
    QTest::newRow("plain") << "mxc://x.org/abc"_ba << start + "x.org/abc";
    QTest::newRow("port") << "mxc://x.org:8448/abc"_ba << start + "x.org%3A8448/abc";
    QTest::newRow("IPv6") << "mxc://[::1]:8448/abc"_ba << start + "%5B%3A%3A1%5D%3A8448/abc";
    QTest::newRow("slashes in the id")
        << "mxc://x.org/a/../../b"_ba << start + "x.org/a%2F..%2F..%2Fb";
    QTest::newRow("a query") << "mxc://x.org/abc?d=e#f"_ba << start + "x.org/abc";
    for (const char *nothing :
         {"", "x", "https://evil.org/a.png", "file:///etc/passwd", "mxc://", "mxc://x.org",
          "mxc://x.org/", "mxc:///abc", "mxc://x.org/..", "mxc://x.org/.", "mxc:x.org/abc"}) {
        QTest::newRow(nothing[0] == 0 ? "empty" : nothing) << QByteArray(nothing) << ""_ba;
    }
}

void TestOverview::avatars()
{
    QFETCH(QByteArray, mxc);
    QFETCH(QByteArray, path);
    Pages pages = wellMannered();
    pages[profilePath] = RawAnswer::http(200, R"({"avatar_url":")" + mxc + R"("})");
    const QByteArray picture("\x89PNG\0{}", 7);
    pages[path] = RawAnswer::http(200, picture);
    serve(pages);
    read();
    WAIT_COMPARE(m_seen.size(), path.isEmpty() ? reads : reads + 1);
    QCoreApplication::processEvents();
    if (path.isEmpty()) {
        QCOMPARE(m_server->requests().size(), reads);
        return;
    }
    QCOMPARE(last().avatar, picture);
    QCOMPARE(requestsTo(path).size(), 1);
    QCOMPARE(requestsTo(path).constFirst().header("Authorization"), "Bearer canary-token"_ba);
}

void TestOverview::oldServersHaveOldAvatars()
{
    Pages pages = wellMannered();
    pages[profilePath] = RawAnswer::http(200, R"({"avatar_url":"mxc://x.org/abc"})");
    constexpr char oldPath[] = "/_matrix/media/v3/thumbnail/x.org/abc";
    pages[oldPath] = RawAnswer::http(200, "picture");
    serve(pages);
    read();
    WAIT_COMPARE(m_seen.size(), reads + 1);
    QCOMPARE(last().avatar, "picture"_ba);
    QCOMPARE(requestsTo(oldPath).size(), 1);
    QVERIFY(!requestsTo(oldPath).constFirst().hasHeader("Authorization"));

    m_seen.clear(); // larger than a small picture can be
    pages[oldPath] = RawAnswer::http(200, QByteArray(3 << 20, 'x'));
    serve(pages);
    const auto isOver = [this] { return m_server->requests().size() == 2 * (reads + 2); };
    read();
    WAIT_VERIFY(isOver());
    WAIT_VERIFY(last().isComplete);
    QVERIFY(last().avatar.isEmpty());
}

void TestOverview::contextMayGo()
{
    Pages pages = wellMannered();
    pages[profilePath]
        = RawAnswer::http(200, R"({"displayname":"Alice","avatar_url":"mxc://x.org/abc"})");
    serve(pages);
    int calls = 0;
    readOverview(*m_signedIn, m_context.get(), [&](const Overview &overview) {
        ++calls;
        m_context.reset(); // the window was closed by what it was told
        QVERIFY(!overview.isComplete);
    });
    WAIT_COMPARE(calls, 1);

    m_context = std::make_unique<QObject>();
    m_server->answerWith([](const RawRequest &) { return RawAnswer::silence(); });
    m_signedIn.reset();
    m_client = std::make_unique<MatrixClient>(*m_clock);
    m_signedIn = test::signedIn(*m_client, *m_clock,
                                {.url = m_server->url(), .userId = u"@a/b:told.test"_s});
    WAIT_COMPARE(m_server->openConnections(), 0);
    const qsizetype before = m_server->requests().size();
    read();
    WAIT_COMPARE(m_server->requests().size(), before + 4);
    m_context.reset();
    WAIT_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(calls, 1);
    QVERIFY(m_seen.isEmpty());
}

QTEST_GUILESS_MAIN(TestOverview)
#include "TestOverview.moc"
