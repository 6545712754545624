// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "app/matrix/AccountEndpoints.h"
#include "app/matrix/DeactivateEndpoint.h"
#include "app/matrix/DeviceEndpoints.h"
#include "app/matrix/LoginEndpoints.h"
#include "app/matrix/MatrixClient.h"
#include "app/matrix/OAuth.h"
#include "app/matrix/RoomEndpoints.h"
#include "app/matrix/ServerEndpoints.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/RawServer.h"
#include "tests/support/Waiting.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using std::chrono::milliseconds;
using Tries = Request::Tries;

namespace {

constexpr qint64 kibi = 1024;
constexpr qint64 mebi = 1024 * kibi;

/// How one call came out.
struct End
{
    bool isThere = false;
    bool isGood = false; ///< it has brought what was asked for

    template <class T>
    [[nodiscard]] Reply<T> reply()
    {
        return [this](const Result<T> &result) { come(result.has_value()); };
    }
    void come(bool good)
    {
        isThere = true;
        isGood = good;
    }
};

/// Who calls, and where.
struct World
{
    MatrixClient &client;
    SignedIn &signedIn;
    const OAuthEndpoints &endpoints;
    QObject *context;
    End &end;
};

/// A request of ours, and all that it has to be. The figures stand here once more, and not by the
/// program's names for them.
struct Call
{
    const char *verb = "GET";
    QByteArray path{};
    std::function<void(const World &)> send{};
    QByteArray good = "{}"; ///< an answer that is of use
    bool hasToken = false;
    bool isForm = false;
    bool isFollowed = false;
    int tries = 1;
    milliseconds deadline = 30s;
    qint64 cap = mebi;
};

Secret secret()
{
    return Secret(QByteArrayView("canary"));
}

test::OwnSignIn own()
{
    return {.url = u"https://example.org"_s, .userId = u"@alice:example.org"_s, .token = "canary"};
}

QByteArray clientV3(const QByteArray &path)
{
    return "/_matrix/client/v3/" + path;
}

constexpr char whoami[] = R"({"user_id":"@alice:example.org"})";
constexpr char tokens[] = R"({"access_token":"a","token_type":"Bearer"})";
constexpr char login[] = R"({"user_id":"@alice:example.org","access_token":"a"})";

/// Before there is a session. A look-up is not tried again: the person is at the field.
QList<std::pair<const char *, Call>> lookUps()
{
    Call base;
    base.deadline = 10s;
    base.cap = 50 * kibi;
    const auto with = [&base](const QByteArray &path, const QByteArray &good, auto send) {
        Call call = base;
        call.path = path;
        call.good = good;
        call.send = send;
        return call;
    };
    Call wellKnown = with("/.well-known/matrix/client", "{}", [](const World &world) {
        fetchWellKnown(world.client, u"example.org"_s, world.context,
                       [&end = world.end](const Result<Answer> &result) {
                           end.come(objectOf(result).has_value());
                       });
    });
    Call support = with("/.well-known/matrix/support", "{}", [](const World &world) {
        fetchSupportContacts(world.client, QUrl(u"https://example.org"_s), world.context,
                             world.end.reply<SupportContacts>());
    });
    wellKnown.isFollowed = support.isFollowed = true;
    return {
        {"the pointer to the server", wellKnown},
        {"whom to ask", support},
        {"versions",
         with("/_matrix/client/versions", R"({"versions":["v1.11"]})",
              [](const World &world) {
                  fetchVersions(world.client, world.signedIn.homeserver(), world.context,
                                world.end.reply<QStringList>());
              })},
        {"ways to sign in",
         with(clientV3("login"), "{}",
              [](const World &world) {
                  fetchLoginMethods(world.client, world.signedIn.homeserver(), world.context,
                                    world.end.reply<LoginMethods>());
              })},
        {"who signs in",
         with("/_matrix/client/v1/auth_metadata", "{}",
              [](const World &world) {
                  fetchAuthMetadata(world.client, world.signedIn.homeserver(), world.context,
                                    world.end.reply<AuthMetadata>());
              })},
        {"software",
         with("/_matrix/federation/v1/version", "{}",
              [](const World &world) {
                  fetchServerSoftware(world.client, world.signedIn.homeserver(), world.context,
                                      world.end.reply<ServerSoftware>());
              })},
    };
}

/// The overview may be tried again, evidence may not.
QList<std::pair<const char *, Call>> looks()
{
    const auto patient = [](const QByteArray &path, qint64 cap, auto send) {
        return Call{.path = clientV3(path), .send = send, .hasToken = true, .tries = 3, .cap = cap};
    };
    const auto asWhom = [](Tries tries) {
        return Call{.path = clientV3("account/whoami"),
                    .send =
                        [tries](const World &world) {
                            fetchWhoAmI(world.signedIn, tries, world.context,
                                        world.end.reply<WhoAmI>());
                        },
                    .good = whoami,
                    .hasToken = true,
                    .tries = tries == Tries::Patient ? 3 : 1,
                    .deadline = tries == Tries::Patient ? 30s : 10s};
    };
    const auto profile = [](Tries tries) {
        return Call{.path = clientV3("profile/%40alice%3Aexample.org"),
                    .send =
                        [tries](const World &world) {
                            fetchProfile(world.client, world.signedIn.homeserver(),
                                         world.signedIn.session().userId, tries, world.context,
                                         world.end.reply<Profile>());
                        },
                    .tries = tries == Tries::Patient ? 3 : 1,
                    .deadline = tries == Tries::Patient ? 30s : 10s};
    };
    return {
        {"who we are", asWhom(Tries::Patient)},
        {"whether we still are", asWhom(Tries::Single)},
        {"profile", profile(Tries::Patient)},
        {"profile as evidence", profile(Tries::Single)},
        {"capabilities",
         patient("capabilities", mebi,
                 [](const World &world) {
                     fetchCapabilities(world.signedIn, world.context,
                                       world.end.reply<Capabilities>());
                 })},
        {"contacts",
         patient("account/3pid", mebi,
                 [](const World &world) {
                     fetchContacts(world.signedIn, world.context,
                                   world.end.reply<QList<Contact>>());
                 })},
        {"rooms",
         {.path = clientV3("joined_rooms"),
          .send =
              [](const World &world) {
                  fetchJoinedRooms(world.signedIn, world.context, world.end.reply<QStringList>());
              },
          .good = R"({"joined_rooms":[]})",
          .hasToken = true,
          .tries = 3,
          .cap = 8 * mebi}},
        {"sessions",
         patient("devices", 8 * mebi,
                 [](const World &world) {
                     fetchDevices(world.signedIn, world.context, world.end.reply<QList<Device>>());
                 })},
        {"pushers",
         patient("pushers", mebi,
                 [](const World &world) {
                     fetchPushers(world.signedIn, world.context, world.end.reply<QList<Pusher>>());
                 })},
        {"the backup of keys",
         {.path = clientV3("room_keys/version"),
          .send =
              [](const World &world) {
                  fetchKeyBackup(world.signedIn, world.context, world.end.reply<KeyBackup>());
              },
          .good = R"({"count":3})",
          .hasToken = true,
          .tries = 3}},
        {"whether rooms come page by page",
         {.path = "/_matrix/client/versions",
          .send =
              [](const World &world) {
                  fetchHasRoomPages(world.signedIn, world.context, world.end.reply<bool>());
              },
          .hasToken = true,
          .tries = 3}},
        {"direct chats",
         patient("user/%40alice%3Aexample.org/account_data/m.direct", 8 * mebi,
                 [](const World &world) {
                     fetchDirectChats(world.signedIn, world.context,
                                      world.end.reply<QSet<QString>>());
                 })},
        {"a page of rooms",
         {.verb = "POST",
          .path = "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync",
          .send =
              [](const World &world) {
                  fetchRoomPage(world.signedIn, 0, world.context, world.end.reply<QByteArray>());
              },
          .hasToken = true,
          .tries = 3,
          .cap = 16 * mebi}},
        {"all rooms",
         {.path = clientV3("sync"),
          .send =
              [](const World &world) {
                  fetchAllRooms(world.signedIn, world.context, world.end.reply<QByteArray>());
              },
          .hasToken = true,
          .tries = 3,
          .deadline = 300s,
          .cap = 16 * mebi}},
        {"a room's state",
         patient("rooms/%21a%3Aexample.org/state/m.room.create", mebi,
                 [](const World &world) {
                     fetchRoomState(world.signedIn, u"!a:example.org"_s, u"m.room.create"_s,
                                    StateFormat::Event, world.context,
                                    world.end.reply<QJsonObject>());
                 })},
        {"who is in a room",
         patient("rooms/%21a%3Aexample.org/joined_members", 64 * mebi,
                 [](const World &world) {
                     fetchJoinedMembers(world.signedIn, u"!a:example.org"_s, world.context,
                                        world.end.reply<QByteArray>());
                 })},
        {"what was said last in a room",
         {.path = clientV3("rooms/%21a%3Aexample.org/messages"),
          .send =
              [](const World &world) {
                  fetchLastEvents(world.signedIn, u"!a:example.org"_s, world.context,
                                  world.end.reply<QJsonObject>());
              },
          .hasToken = true,
          .tries = 3,
          .cap = 8 * mebi}},
        {"the permissions of a room",
         {.verb = "PUT",
          .path = clientV3("rooms/%21a%3Aexample.org/state/m.room.power_levels"),
          .send =
              [](const World &world) {
                  putPowerLevels(world.signedIn, u"!a:example.org"_s, {{u"ban"_s, 50}},
                                 world.context, world.end.reply<QJsonObject>());
              },
          .hasToken = true}},
        {"whether somebody is in a room",
         {.path = clientV3("rooms/%21a%3Aexample.org/state/m.room.member/%40b%2Fc%3Aexample.org"),
          .send =
              [](const World &world) {
                  fetchMembership(world.signedIn, u"!a:example.org"_s, u"@b/c:example.org"_s,
                                  world.context, world.end.reply<QString>());
              },
          .good = R"({"membership":"join"})",
          .hasToken = true,
          .tries = 3}},
        {"avatar",
         {.path = "/_matrix/client/v1/media/thumbnail/example.org/abc",
          .send =
              [](const World &world) {
                  fetchAvatar(world.signedIn, u"mxc://example.org/abc"_s, world.context,
                              world.end.reply<QByteArray>());
              },
          .hasToken = true,
          .cap = 2 * mebi}},
        {"account status",
         {.verb = "POST",
          .path = "/_matrix/client/unstable/org.matrix.msc3720/account_status",
          .send =
              [](const World &world) {
                  fetchAccountStatus(world.client, world.signedIn.homeserver(),
                                     world.signedIn.session().userId, world.context,
                                     world.end.reply<bool>());
              },
          .good
          = R"({"account_statuses":{"@alice:example.org":{"exists":true,"deactivated":true}}})",
          .deadline = 10s}},
    };
}

/// What changes something goes out once.
QList<std::pair<const char *, Call>> acts()
{
    return {
        {"sign-in with a password",
         {.verb = "POST",
          .path = clientV3("login"),
          .send =
              [](const World &world) {
                  loginWithPassword(world.client, world.signedIn.homeserver(), {}, secret(),
                                    world.context, world.end.reply<LoginGrant>());
              },
          .good = login}},
        {"sign-in with a token",
         {.verb = "POST",
          .path = clientV3("login"),
          .send =
              [](const World &world) {
                  loginWithToken(world.client, world.signedIn.homeserver(), secret(), world.context,
                                 world.end.reply<LoginGrant>());
              },
          .good = login}},
        {"removal of a contact",
         {.verb = "POST",
          .path = clientV3("account/3pid/delete"),
          .send =
              [](const World &world) {
                  removeContact(world.signedIn, {u"email"_s, u"a@example.org"_s}, world.context,
                                world.end.reply<UnbindResult>());
              },
          .hasToken = true,
          .deadline = 120s}},
        {"removal of a name",
         {.verb = "PUT",
          .path = clientV3("profile/%40alice%3Aexample.org/displayname"),
          .send =
              [](const World &world) {
                  clearProfile(world.signedIn, ProfilePart::Name, world.context,
                               world.end.reply<QJsonObject>());
              },
          .hasToken = true}},
        {"leaving a room",
         {.verb = "POST",
          .path = clientV3("rooms/%21a%3Aexample.org/leave"),
          .send =
              [](const World &world) {
                  leaveRoom(world.signedIn, u"!a:example.org"_s, u"Moving away"_s, world.context,
                            world.end.reply<QJsonObject>());
              },
          .hasToken = true,
          .deadline = 120s}},
        {"deactivation",
         {.verb = "POST",
          .path = clientV3("account/deactivate"),
          .send =
              [](const World &world) {
                  deactivate(world.signedIn, world.signedIn.session().userId, true,
                             {Proof::Kind::Password, u"session"_s}, secret(), world.context,
                             [&end = world.end](const DeactivateReply &reply) {
                                 end.come(std::holds_alternative<reply::Deactivated>(reply));
                             });
              },
          .hasToken = true,
          .deadline = 300s}},
        {"sign-out",
         {.verb = "POST",
          .path = clientV3("logout"),
          .send =
              [](const World &world) {
                  world.signedIn.end(world.context,
                                     [&end = world.end](bool hasEnded) { end.come(hasEnded); });
              },
          .hasToken = true,
          .deadline = 5s}},
    };
}

QList<std::pair<const char *, Call>> ofOAuth()
{
    const auto form = [](const QByteArray &path, const QByteArray &good, auto send) {
        return Call{.verb = "POST", .path = path, .send = send, .good = good, .isForm = true};
    };
    Call code = form("/token", tokens, [](const World &world) {
        oauth::exchangeCode(world.client, world.endpoints, u"id"_s, QUrl(u"http://127.0.0.1:9/"_s),
                            secret(), secret(), world.context, world.end.reply<oauth::Grant>());
    });
    Call renewal = form("/token", tokens, [](const World &world) {
        oauth::refresh(world.client, world.endpoints, u"id"_s, secret(), world.context,
                       world.end.reply<oauth::Grant>());
    });
    Call poll = form("/token", tokens, [](const World &world) {
        oauth::pollDevice(world.client, world.endpoints, u"id"_s, secret(), world.context,
                          [&end = world.end](const oauth::DevicePoll &came) {
                              end.come(std::holds_alternative<oauth::Grant>(came));
                          });
    });
    Call revocation = form("/revoke", "{}", [](const World &world) {
        oauth::revoke(world.client, world.endpoints, u"id"_s, secret(), 5s, world.context,
                      [&end = world.end](bool ended) { end.come(ended); });
    });
    revocation.deadline = 5s;
    Call registration = form("/register", R"({"client_id":"id"})", [](const World &world) {
        oauth::registerClient(world.client, world.endpoints,
                              {u"Farewell"_s, QUrl(u"https://example.org/"_s)}, world.context,
                              world.end.reply<QString>());
    });
    registration.isForm = false;
    const Call device = form(
        "/device",
        R"({"device_code":"d","user_code":"u","verification_uri":"https://example.org/link","expires_in":60})",
        [](const World &world) {
            oauth::authorizeDevice(world.client, world.endpoints, u"id"_s, u"scope"_s,
                                   world.context, world.end.reply<oauth::DeviceAuthorization>());
        });
    return {{"code", code},
            {"renewal", renewal},
            {"question about a device", poll},
            {"revocation", revocation},
            {"registration", registration},
            {"code for a device", device}};
}

} // namespace

/// Every request that the program can make, held against what it has to be on the wire: how large
/// its answer may be, how long it may take, whether it is sent twice, or on to another place.
class TestEveryRequest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isWhatItIs_data() { rows(); }
    void isWhatItIs();
    void isSentOnToNobody_data() { rows(); }
    void isSentOnToNobody();
    void hasAnAnswerOfItsSize_data() { rows(); }
    void hasAnAnswerOfItsSize();
    void hasItsTime_data() { rows(); }
    void hasItsTime();
    void isTriedAgainWhereThatIsHarmless_data() { rows(); }
    void isTriedAgainWhereThatIsHarmless();
    void passesADeadConnectionBy_data();
    void passesADeadConnectionBy();

    void signsOutWhereItSignedIn_data();
    void signsOutWhereItSignedIn();

private:
    static void rows();
    void send(const Call &call);

    void pass(milliseconds time);

    /// Whether it waits to be tried again; every deadline is later than that, or due at once.
    [[nodiscard]] bool isWaiting() const
    {
        const milliseconds next = m_clock->untilNext().value_or(1h);
        return next > 0s && next <= 4s;
    }

    /// Sends and waits for the end; whether that is good.
    [[nodiscard]] bool isGood(const Call &call);

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<RawServer> m_sites;
    std::unique_ptr<SignedIn> m_signedIn;
    OAuthEndpoints m_endpoints;
    std::unique_ptr<QObject> m_context;
    End m_end;
};

void TestEveryRequest::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_client = std::make_unique<MatrixClient>(*m_clock);
    m_sites = std::make_unique<RawServer>(RawServer::Kind::TlsProxy);
    useTlsProxy(*m_sites);
    m_signedIn = test::signedIn(*m_client, *m_clock, own());
    const auto at = [](const char *path) {
        return QUrl(u"https://example.org"_s + QString::fromLatin1(path));
    };
    m_endpoints = {u"https://example.org/"_s, at("/authorize"), at("/token"), at("/revoke"),
                   at("/register"),           at("/device")};
    m_context = std::make_unique<QObject>();
    m_end = {};
}

void TestEveryRequest::cleanup()
{
    m_context.reset();
    m_client.reset();
    m_signedIn.reset();
    m_sites.reset();
    m_clock.reset();
}

void TestEveryRequest::rows()
{
    QTest::addColumn<Call>("call");
    for (const auto &calls : {lookUps(), looks(), acts(), ofOAuth()}) {
        for (const auto &[name, call] : calls) {
            QTest::newRow(name) << call;
        }
    }
}

void TestEveryRequest::send(const Call &call)
{
    m_end = {};
    call.send({*m_client, *m_signedIn, m_endpoints, m_context.get(), m_end});
}

void TestEveryRequest::pass(milliseconds time)
{
    const milliseconds then = m_clock->elapsed() + time;
    m_clock->advance(time);
    QVERIFY(waitUntil([this, then] { return m_clock->elapsed() == then; }));
}

bool TestEveryRequest::isGood(const Call &call)
{
    send(call);
    return waitUntil([this] { return m_end.isThere; }) && m_end.isGood;
}

void TestEveryRequest::isWhatItIs()
{
    QFETCH(Call, call);
    m_sites->answerNext(RawAnswer::http(200, R"({"versions":["v1.11"]})"));
    End before;
    fetchVersions(*m_client, m_signedIn->homeserver(), m_context.get(),
                  before.reply<QStringList>());
    QVERIFY(waitUntil([&before] { return before.isGood; }));

    m_sites->answerNext(RawAnswer::http(200, call.good));
    QVERIFY(isGood(call));
    QCOMPARE(m_sites->requests().size(), 2);
    const RawRequest &request = m_sites->requests().constLast();
    QCOMPARE(request.authority, "example.org:443"_ba);
    QCOMPARE(request.verb(), QByteArray(call.verb));
    QCOMPARE(request.target().split('?').constFirst(), call.path);
    QCOMPARE(request.header("Authorization"), call.hasToken ? "Bearer canary"_ba : QByteArray());
    const bool hasBody = request.verb() == "POST" || request.verb() == "PUT";
    QCOMPARE(request.header("Content-Type"),
             call.isForm ? "application/x-www-form-urlencoded"_ba
                         : (hasBody ? "application/json"_ba : QByteArray()));
    QCOMPARE(request.connection == m_sites->requests().constFirst().connection, !hasBody);
    // A secret is in a header or a body: addresses are written into logs.
    QVERIFY(!request.target().contains("canary"));
}

/// Not even to where it would be safe: a token is for the server that gave it, and a POST goes out
/// once. Only the two files of a name lead on, without anything of ours.
void TestEveryRequest::isSentOnToNobody()
{
    QFETCH(Call, call);
    for (const int status : {301, 302, 303, 307, 308}) {
        m_sites->answerWith([&call, status](const RawRequest &request) {
            return request.authority == "example.org:443"
                ? RawAnswer::redirect(status, "https://elsewhere.example.org/there")
                : RawAnswer::http(200, call.good);
        });
        QCOMPARE(isGood(call), call.isFollowed);
    }
    const auto isElsewhere
        = [](const RawRequest &request) { return request.authority != "example.org:443"; };
    QCOMPARE(std::ranges::count_if(m_sites->requests(), isElsewhere), call.isFollowed ? 5 : 0);
    for (const RawRequest &request : m_sites->requests()) {
        QVERIFY(!isElsewhere(request) || !request.hasHeader("Authorization"));
    }
}

void TestEveryRequest::hasAnAnswerOfItsSize()
{
    QFETCH(Call, call);
    m_sites->answerNext(RawAnswer::http(200, call.good.leftJustified(call.cap)));
    QVERIFY(isGood(call));
    m_sites->answerNext(RawAnswer::http(200, call.good.leftJustified(call.cap + 1)));
    QVERIFY(!isGood(call));
    QVERIFY(m_end.isThere);
    QCOMPARE(m_sites->requests().size(), 2);
}

void TestEveryRequest::hasItsTime()
{
    QFETCH(Call, call);
    m_sites->answerWith([](const RawRequest &) { return RawAnswer::silence(); });
    send(call);
    QVERIFY(waitUntil([this] { return m_sites->requests().size() == 1; }));
    pass(call.deadline - 1ms);
    QCoreApplication::processEvents();
    QVERIFY(!m_end.isThere);
    QCOMPARE(m_clock->untilNext(), std::optional<milliseconds>(1ms));
    pass(1ms);
    QVERIFY(waitUntil([this] { return m_end.isThere || isWaiting(); }));
    QCOMPARE(m_end.isThere, call.tries == 1);
    QVERIFY(!m_end.isGood);
}

void TestEveryRequest::isTriedAgainWhereThatIsHarmless()
{
    QFETCH(Call, call);
    m_sites->answerWith([](const RawRequest &) { return RawAnswer::http(503); });
    send(call);
    for (int tried = 1; tried < call.tries; ++tried) {
        QVERIFY(waitUntil([this] { return isWaiting(); }));
        QCOMPARE(m_sites->requests().size(), tried);
        pass(m_clock->untilNext().value());
    }
    QVERIFY(waitUntil([this] { return m_end.isThere; }));
    QVERIFY(!m_end.isGood);
    QCOMPARE(m_sites->requests().size(), call.tries);
}

void TestEveryRequest::passesADeadConnectionBy_data()
{
    QTest::addColumn<Call>("call");
    for (const auto &calls : {looks(), acts(), ofOAuth()}) {
        for (const auto &[name, call] : calls) {
            if (call.verb != "GET"_ba) {
                QTest::newRow(name) << call;
            }
        }
    }
}

/// The old connection is dead without a word, as when the computer has slept or the network has
/// changed: a sign-out has five seconds, and would wait there in vain.
void TestEveryRequest::passesADeadConnectionBy()
{
    QFETCH(Call, call);
    m_sites->answerWith([&call, seen = 0](const RawRequest &request) mutable {
        return request.connection == 1 && seen++ > 0 ? RawAnswer::silence()
                                                     : RawAnswer::http(200, call.good);
    });
    End before;
    fetchCapabilities(*m_signedIn, m_context.get(), before.reply<Capabilities>());
    QVERIFY(waitUntil([&before] { return before.isGood; }));
    QVERIFY(isGood(call));
    QCOMPARE(m_sites->requests().size(), 2);
    QCOMPARE(m_clock->elapsed(), ManualClock().elapsed());
}

void TestEveryRequest::signsOutWhereItSignedIn_data()
{
    QTest::addColumn<bool>("isOAuth");
    QTest::addColumn<QByteArray>("refreshToken");
    QTest::addColumn<bool>("mayBeSpent");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isEnded");
    const auto row = [](const char *name, bool isOAuth, const QByteArray &refreshToken,
                        bool mayBeSpent, int status, bool isEnded) {
        const QByteArray token = refreshToken.isEmpty() ? "canary" : refreshToken;
        QTest::newRow(name) << isOAuth << refreshToken << mayBeSpent << status
                            << (isOAuth ? "/revoke"_ba : clientV3("logout"))
                            << (isOAuth ? "token=" + token + "&client_id=id" : "{}"_ba) << isEnded;
    };
    row("password", false, {}, false, 200, true);
    row("password, and it failed", false, {}, false, 500, false);
    row("OAuth", true, "renewer", false, 200, true);
    row("OAuth without a refresh token", true, {}, false, 200, true);
    row("OAuth, and it failed", true, "renewer", false, 503, false);
    // A server says 200 of a token that is spent as well, and the session lives on.
    row("OAuth with a token that may be spent", true, "renewer", true, 200, false);
}

void TestEveryRequest::signsOutWhereItSignedIn()
{
    QFETCH(bool, isOAuth);
    QFETCH(QByteArray, refreshToken);
    QFETCH(bool, mayBeSpent);
    QFETCH(int, status);
    QFETCH(bool, isEnded);
    test::OwnSignIn ours = own();
    if (isOAuth) {
        ours.kind = Session::Kind::OAuth;
        ours.oauth = OAuthAccess{m_endpoints, u"id"_s, Secret(refreshToken)};
        ours.oauth->mayBeSpent = mayBeSpent;
    }
    m_signedIn = test::signedIn(*m_client, *m_clock, std::move(ours));
    m_sites->answerNext(RawAnswer::http(status));
    m_signedIn->end(m_context.get(), [this](bool hasEnded) { m_end.come(hasEnded); });
    QVERIFY(waitUntil([this] { return m_end.isThere; }));
    QCOMPARE(m_end.isGood, isEnded);
    QCOMPARE(m_sites->requests().size(), 1);
    QTEST(m_sites->requests().constFirst().target(), "path");
    QTEST(m_sites->requests().constFirst().body, "body");
}

QTEST_GUILESS_MAIN(TestEveryRequest)
#include "TestEveryRequest.moc"
