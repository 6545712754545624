// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeHomeserver.h"
#include "tests/support/Listening.h"
#include "tests/support/Waiting.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// JSON written with single quotes.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray error(const QString &errcode, const QString &text)
{
    const QJsonObject object{{u"errcode"_s, errcode}, {u"error"_s, text}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A path of the client-server API.
QByteArray client(const QByteArray &path)
{
    return "/_matrix/client/v3" + path;
}

constexpr char password[] = "correct horse battery";
constexpr char backHome[] = "redirectUrl=http%3A%2F%2F127.0.0.1%3A9%2Fcb%3Fa%3D1%252B1";

/// Where one says who one is.
QByteArray provider(const QByteArray &query)
{
    return "/practice/idp?" + query;
}

QByteArray unrecognized()
{
    return error(u"M_UNRECOGNIZED"_s, u"Unrecognized request"_s);
}

QByteArray wrongCredentials()
{
    return error(u"M_FORBIDDEN"_s, u"Invalid username or password"_s);
}

QByteArray deadToken()
{
    return json("{'errcode':'M_UNKNOWN_TOKEN','error':'Invalid access token passed.',"
                "'soft_logout':false}");
}

struct Reply
{
    int status = 0;
    QByteArray body;
    QByteArray contentType;
    QUrl location;

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QByteArray text(const QString &key) const
    {
        return object()[key].toString().toUtf8();
    }
};

QByteArray login(const QByteArray &identifier, const QByteArray &secret)
{
    return json("{'type':'m.login.password','initial_device_display_name':'Farewell','password':'"
                + secret + "','identifier':" + identifier + "}");
}

QByteArray user(const QByteArray &name)
{
    return json("{'type':'m.id.user','user':'" + name + "'}");
}

QByteArray thirdParty(const QByteArray &medium, const QByteArray &address)
{
    return json("{'type':'m.id.thirdparty','medium':'" + medium + "','address':'" + address + "'}");
}

/// A deactivation body with a proof.
QByteArray deactivation(bool erase, const QByteArray &auth)
{
    return json("{'erase':" + QByteArray(erase ? "true" : "false") + ",'auth':" + auth + "}");
}

QByteArray passwordProof(const QByteArray &session, const QByteArray &secret)
{
    return "{'type':'m.login.password','session':'" + session + "','password':'" + secret
        + "','identifier':" + user("@alice:practice.test") + "}";
}

QByteArray sessionProof(const QByteArray &session)
{
    return "{'session':'" + session + "'}";
}

} // namespace

/// The facts about Synapse's wire that the practice homeserver repeats, seen by a plain client.
class TestPracticeHomeserver final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void answersByTheBook_data();
    void answersByTheBook();
    void routesByTheEncodedPath_data();
    void routesByTheEncodedPath();
    void takesEveryIdentifier_data();
    void takesEveryIdentifier();
    void endsASessionAtLogout();
    void tellsAndRemovesContacts();
    void tellsRoomsAndDirectChats();
    void showsTheAvatar();

    void refusesBadDeactivationBodies_data();
    void refusesBadDeactivationBodies();
    void deactivatesWithThePassword_data();
    void deactivatesWithThePassword();
    void signsInThroughTheBrowser();
    void deactivatesThroughTheBrowser();
    void sendsTheDeactivatedAwayFromTheBrowser();
    void deletesOnTheAccountPage();
    void doesWithEraseWhatItIsToldTo_data();
    void doesWithEraseWhatItIsToldTo();
    void failsHalfWayWhenToldTo();
    void locksAccounts();
    void hidesTheButtonWhenToldTo();
    void offersTheFlowsItIsToldTo();
    void completesOtherStagesInTheBrowser();
    void limitsWrongPasswordsWhenToldTo();
    void delegatesWhenToldTo();

    void givesScriptedAnswersOnce();
    void actsBeforeAScriptedAnswer();
    void remembersRequests();
    void stopsAtOnceAndComesBack();
    void listensToThisMachineAlone();

private:
    Reply ask(const QByteArray &verb, const QByteArray &path, const QByteArray &body = {},
              const QByteArray &token = {});
    Reply get(const QByteArray &path, const QByteArray &token = {});
    Reply post(const QByteArray &path, const QByteArray &body, const QByteArray &token = {});
    Reply deactivate(const QByteArray &body, const QByteArray &token);
    Reply whoAmI(const QByteArray &token);
    QByteArray signInAlice();
    QByteArray signInBob();
    void change(const std::function<void(PracticeSettings &)> &edit);

    std::unique_ptr<PracticeHomeserver> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

void TestPracticeHomeserver::init()
{
    m_server = std::make_unique<PracticeHomeserver>();
    m_network = std::make_unique<QNetworkAccessManager>();
    QVERIFY(m_server->start());
}

void TestPracticeHomeserver::cleanup()
{
    m_network.reset();
    m_server.reset();
}

Reply TestPracticeHomeserver::ask(const QByteArray &verb, const QByteArray &path,
                                  const QByteArray &body, const QByteArray &token)
{
    QNetworkRequest request(QUrl::fromEncoded(m_server->baseUrl().toLatin1() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    if (!token.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + token);
    }
    const std::unique_ptr<QNetworkReply> reply(m_network->sendCustomRequest(request, verb, body));
    if (!waitUntil([&] { return reply->isFinished(); }, std::chrono::seconds(10))) {
        return {};
    }
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeader("Content-Type"), QUrl::fromEncoded(reply->rawHeader("Location"))};
}

Reply TestPracticeHomeserver::get(const QByteArray &path, const QByteArray &token)
{
    return ask("GET", path, {}, token);
}

Reply TestPracticeHomeserver::post(const QByteArray &path, const QByteArray &body,
                                   const QByteArray &token)
{
    return ask("POST", path, body, token);
}

Reply TestPracticeHomeserver::deactivate(const QByteArray &body, const QByteArray &token)
{
    return post(client("/account/deactivate"), body, token);
}

Reply TestPracticeHomeserver::whoAmI(const QByteArray &token)
{
    return get(client("/account/whoami"), token);
}

QByteArray TestPracticeHomeserver::signInAlice()
{
    return post(client("/login"), login(user("alice"), password)).text(u"access_token"_s);
}

QByteArray TestPracticeHomeserver::signInBob()
{
    const QUrlQuery query(get(provider(backHome) + "&user=bob").location);
    const QByteArray token = query.queryItemValue(u"loginToken"_s).toLatin1();
    return post(client("/login"), json("{'type':'m.login.token','token':'" + token + "'}"))
        .text(u"access_token"_s);
}

void TestPracticeHomeserver::change(const std::function<void(PracticeSettings &)> &edit)
{
    auto settings = m_server->settings();
    edit(settings);
    m_server->setSettings(settings);
}

void TestPracticeHomeserver::answersByTheBook_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("expected");
    const auto gets
        = [](const char *name, const QByteArray &path, int status, const QByteArray &expected) {
              QTest::newRow(name) << "GET"_ba << path << ""_ba << status << expected;
          };
    const auto login400 = [](const char *name, const QByteArray &body, const QByteArray &expected) {
        QTest::newRow(name) << "POST"_ba << client("/login") << body << 400 << expected;
    };
    const auto login403 = [](const char *name, const QByteArray &body, const QByteArray &expected) {
        QTest::newRow(name) << "POST"_ba << client("/login") << body << 403 << expected;
    };
    const QByteArray missingKeys = error(u"M_UNKNOWN"_s, u"Missing JSON keys."_s);
    const QByteArray fallback = client("/auth/m.login.sso/fallback/web");

    QTest::newRow("wrong verb") << "DELETE"_ba << client("/login") << ""_ba << 405
                                << unrecognized();
    gets("deactivation is no GET", client("/account/deactivate"), 405, unrecognized());
    gets("unknown path", client("/nothing"), 404, unrecognized());
    gets("no OAuth", "/_matrix/client/v1/auth_metadata", 404, unrecognized());
    gets("software", "/_matrix/federation/v1/version", 200,
         json("{'server':{'name':'Synapse','version':'1.160.0'}}"));
    gets("no token", client("/account/whoami"), 401,
         error(u"M_MISSING_TOKEN"_s, u"Missing access token"_s));
    gets("bob's profile", client("/profile/%40bob%3Apractice.test"), 200,
         json("{'displayname':'Bob'}"));
    gets("nobody's profile", client("/profile/%40nobody%3Apractice.test"), 404,
         error(u"M_NOT_FOUND"_s, u"Profile was not found"_s));
    gets("no user id", client("/profile/nobody"), 400,
         error(u"M_INVALID_PARAM"_s, u"Invalid user id"_s));
    gets("a name that is taken", client("/register/available?username=alice"), 400,
         error(u"M_USER_IN_USE"_s, u"User ID already taken."_s));
    gets("SSO: no way back", client("/login/sso/redirect"), 400,
         error(u"M_MISSING_PARAM"_s, u"Missing string query parameter redirectUrl"_s));
    gets("SSO: unknown provider", client("/login/sso/redirect/x?") + backHome, 404,
         error(u"M_NOT_FOUND"_s, u"Unknown identity provider"_s));
    gets("fallback: no session", fallback, 400, error(u"M_UNKNOWN"_s, u"No session supplied"_s));
    gets("fallback: unknown session", fallback + "?session=x", 400,
         error(u"M_UNKNOWN"_s, u"Unknown session ID: x"_s));

    login400("login: empty", "", error(u"M_NOT_JSON"_s, u"Content not JSON."_s));
    login400("login: array", "[]", error(u"M_BAD_JSON"_s, u"Content must be a JSON object."_s));
    login400("login: no type", "{}", missingKeys);
    login400("login: no token", json("{'type':'m.login.token'}"), missingKeys);
    login400("login: no identifier", login("{}", "no"),
             error(u"M_INVALID_PARAM"_s, u"Invalid login submission"_s));
    login403("login: bad token", json("{'type':'m.login.token','token':'x'}"),
             error(u"M_FORBIDDEN"_s, u"Invalid login token"_s));
    login403("login: wrong password", login(user("alice"), "no"), wrongCredentials());
    login403("login: nobody", login(user("nobody"), "no"), wrongCredentials());
    login403("login: no password set", login(user("bob"), ""), wrongCredentials());
}

void TestPracticeHomeserver::answersByTheBook()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    const auto reply = ask(verb, path, body);
    QTEST(reply.status, "status");
    QTEST(reply.body, "expected");
    QCOMPARE(reply.contentType, "application/json");
}

void TestPracticeHomeserver::routesByTheEncodedPath_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("a slash, encoded") << client("/profile/%40a%2Fb%3Apractice.test") << 200;
    QTest::newRow("a slash, bare") << client("/profile/%40a/b%3Apractice.test") << 404;
    QTest::newRow("@ and : may be bare") << client("/profile/@a%2fb:practice.test") << 200;
    QTest::newRow("a plus is a plus") << client("/profile/%40c+d%3Apractice.test") << 200;
    QTest::newRow("a letter, encoded") << client("/%70rofile/%40bob%3Apractice.test") << 404;
    QTest::newRow("a slash at the end") << client("/login/") << 404;
    QTest::newRow("an older release") << "/_matrix/client/r0/login"_ba << 200;
    QTest::newRow("a release that never was") << "/_matrix/client/v2/login"_ba << 404;
}

void TestPracticeHomeserver::routesByTheEncodedPath()
{
    QFETCH(QByteArray, path);
    m_server->editAccount(u"a/b"_s, [](auto &account) { account.displayName = u"A"_s; });
    m_server->editAccount(u"c+d"_s, [](auto &account) { account.displayName = u"C"_s; });

    // By hand, for QUrl tidies up some of these paths.
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(QUrl(m_server->baseUrl()).port()));
    socket.write("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    QVERIFY(waitUntil([&] { return socket.state() == QTcpSocket::UnconnectedState; }));
    QTEST(socket.readLine().split(' ').value(1).toInt(), "status");
    QCOMPARE(m_server->requests().constLast().path, path);
}

void TestPracticeHomeserver::takesEveryIdentifier_data()
{
    QTest::addColumn<QByteArray>("identifier");
    QTest::newRow("localpart") << user("alice");
    QTest::newRow("user id") << user("@alice:practice.test");
    QTest::newRow("in capitals") << user("ALICE");
    QTest::newRow("email") << thirdParty("email", "Alice@Example.ORG");
    QTest::newRow("phone") << thirdParty("msisdn", "4915550123456");
}

void TestPracticeHomeserver::takesEveryIdentifier()
{
    QFETCH(QByteArray, identifier);
    const auto reply = post(client("/login"), login(identifier, password));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.text(u"user_id"_s), "@alice:practice.test");
    QVERIFY(m_server->sessionNames(u"alice"_s).contains(u"Farewell"_s));

    const auto self = whoAmI(reply.text(u"access_token"_s));
    QCOMPARE(self.text(u"user_id"_s), "@alice:practice.test");
    QCOMPARE(self.text(u"device_id"_s), reply.text(u"device_id"_s));
}

void TestPracticeHomeserver::endsASessionAtLogout()
{
    const auto token = signInAlice();
    QCOMPARE(get(client("/devices"), token).object()["devices"_L1].toArray().size(), 4);
    QCOMPARE(post(client("/logout"), "{}", token).body, "{}");
    QCOMPARE(whoAmI(token).body, deadToken());
    QCOMPARE(m_server->sessionNames(u"alice"_s).size(), 3);
}

void TestPracticeHomeserver::tellsAndRemovesContacts()
{
    const auto token = signInAlice();
    const auto list = get(client("/account/3pid"), token).object()["threepids"_L1].toArray();
    QCOMPARE(list.size(), 3);
    QCOMPARE(list[2]["medium"_L1], u"msisdn"_s);

    const QByteArray path = client("/account/3pid/delete");
    const auto removed = post(path, thirdParty("email", "alice@example.org"), token);
    QCOMPARE(removed.body, json("{'id_server_unbind_result':'no-support'}"));
    QCOMPARE(m_server->contacts(u"alice"_s).size(), 2);
    QCOMPARE(post(path, thirdParty("fax", "1"), token).text(u"errcode"_s), "M_BAD_JSON");

    change([](auto &settings) { settings.allowContactChanges = false; });
    const auto refused = post(path, thirdParty("msisdn", "4915550123456"), token);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.body, error(u"M_FORBIDDEN"_s, u"3PID changes are disabled on this server"_s));
    QCOMPARE(m_server->contacts(u"alice"_s).size(), 2);
    const QJsonValue capabilities = get(client("/capabilities"), token).object()["capabilities"_L1];
    QCOMPARE(capabilities["m.3pid_changes"_L1]["enabled"_L1], false);
}

void TestPracticeHomeserver::tellsRoomsAndDirectChats()
{
    const auto token = signInAlice();
    const QJsonValue rooms = get(client("/joined_rooms"), token).object()["joined_rooms"_L1];
    QCOMPARE(rooms.toArray().size(), 5);
    const QByteArray data = "%3Apractice.test/account_data/m.direct";
    const auto direct = get(client("/user/%40alice") + data, token).object();
    QVERIFY(direct.contains("@bob:practice.test"_L1));
    QCOMPARE(get(client("/user/%40bob") + data, token).status, 403);
}

void TestPracticeHomeserver::showsTheAvatar()
{
    const auto token = signInAlice();
    QByteArray file = get(client("/profile/%40alice%3Apractice.test")).text(u"avatar_url"_s);
    QVERIFY(file.startsWith("mxc://practice.test/"));
    file.remove(0, 6);
    const QByteArray thumbnail = "/thumbnail/" + file + "?width=96&height=96";

    const auto picture = get("/_matrix/client/v1/media" + thumbnail, token);
    QCOMPARE(picture.contentType, "image/png");
    QVERIFY(picture.body.startsWith("\x89PNG"));
    QCOMPARE(get("/_matrix/client/v1/media" + thumbnail).status, 401);
    QCOMPARE(get("/_matrix/media/v3" + thumbnail).body, picture.body);
    QCOMPARE(get("/_matrix/media/v3/thumbnail/" + file).status, 400);
    QCOMPARE(get("/_matrix/media/v3/download/" + file).body, picture.body);
    QCOMPARE(get("/_matrix/media/v3/download/practice.test/x").body,
             error(u"M_NOT_FOUND"_s, u"Not found '/_matrix/media/v3/download/practice.test/x'"_s));
}

void TestPracticeHomeserver::refusesBadDeactivationBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("errcode");
    const auto row
        = [](const char *name, const QByteArray &body, int status, const QByteArray &errcode) {
              QTest::newRow(name) << json(body) << status << errcode;
          };
    row("empty", "", 400, "M_NOT_JSON");
    row("an array", "[]", 400, "M_BAD_JSON");
    row("erase is text", "{'erase':'true'}", 400, "M_BAD_JSON");
    row("erase is null", "{'erase':null}", 400, "M_BAD_JSON");
    row("erase is 1", "{'erase':1}", 400, "M_BAD_JSON");
    row("auth is null", "{'auth':null}", 500, "M_UNKNOWN");
    row("auth is text", "{'auth':'x'}", 400, "M_BAD_JSON");
    row("session is 5", "{'auth':{'session':5}}", 400, "M_BAD_JSON");
    row("session is unknown", "{'auth':{'session':'x'}}", 400, "M_UNKNOWN");
    row("type is null", "{'auth':{'type':null}}", 400, "M_INVALID_PARAM");
    row("no password", "{'auth':{'type':'m.login.password'}}", 400, "M_INVALID_PARAM");
    row("SSO cannot be sent", "{'auth':{'type':'m.login.sso'}}", 400, "M_INVALID_PARAM");
}

void TestPracticeHomeserver::refusesBadDeactivationBodies()
{
    QFETCH(QByteArray, body);
    const auto reply = deactivate(body, signInAlice());
    QTEST(reply.status, "status");
    QTEST(reply.text(u"errcode"_s), "errcode");
    QVERIFY(!m_server->isDeactivated(u"alice"_s));
}

void TestPracticeHomeserver::deactivatesWithThePassword_data()
{
    QTest::addColumn<bool>("erase");
    QTest::newRow("keep") << false;
    QTest::newRow("erase") << true;
}

void TestPracticeHomeserver::deactivatesWithThePassword()
{
    QFETCH(bool, erase);
    const auto token = signInAlice();
    const auto challenge = deactivate(json("{'erase':false}"), token);
    const auto session = challenge.text(u"session"_s);
    QCOMPARE(challenge.status, 401);
    QCOMPARE(challenge.body,
             json("{'flows':[{'stages':['m.login.password']}],'params':{},'session':'" + session
                  + "'}"));

    const auto wrong = deactivate(deactivation(false, passwordProof(session, "no")), token);
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.text(u"session"_s), session);
    QCOMPARE(wrong.text(u"errcode"_s), "M_FORBIDDEN");
    QCOMPARE(wrong.object().value("completed"_L1), QJsonValue(QJsonArray()));
    QVERIFY(!m_server->isDeactivated(u"alice"_s));

    // The same session still takes the right one, and `erase` comes from this last body.
    const auto right = deactivate(deactivation(erase, passwordProof(session, password)), token);
    QCOMPARE(right.status, 200);
    QCOMPARE(right.body, json("{'id_server_unbind_result':'success'}"));

    const auto account = m_server->account(u"alice"_s);
    QVERIFY(account->deactivated);
    QCOMPARE(account->erased, erase);
    QVERIFY(account->sessions.isEmpty() && account->contacts.isEmpty() && account->rooms.isEmpty());
    QCOMPARE(whoAmI(token).body, deadToken());
    QCOMPARE(deactivate("{}", token).body, deadToken());
    QCOMPARE(post(client("/login"), login(user("alice"), password)).body, wrongCredentials());
    QCOMPARE(get(client("/profile/%40alice%3Apractice.test")).status, erase ? 404 : 200);
    QCOMPARE(get(client("/register/available?username=alice")).status, 400);
}

void TestPracticeHomeserver::signsInThroughTheBrowser()
{
    const auto start = get(client("/login/sso/redirect/practice?") + backHome);
    QCOMPARE(start.status, 302);
    const QByteArray path = provider(backHome);
    QCOMPARE(start.location.toEncoded(), m_server->baseUrl().toLatin1() + path);

    const auto page = get(path);
    QVERIFY(page.contentType.startsWith("text/html"));
    QVERIFY(page.body.contains("<a href=\"" + path + "&amp;user=bob\">"));

    const auto back = get(path + "&user=bob");
    QCOMPARE(back.status, 302);
    QVERIFY(back.location.toEncoded().startsWith("http://127.0.0.1:9/cb?a=1%2B1&loginToken=syl_"));
    const auto token = QUrlQuery(back.location).queryItemValue(u"loginToken"_s).toLatin1();
    const auto body = json("{'type':'m.login.token','token':'" + token + "'}");
    QCOMPARE(post(client("/login"), body).text(u"user_id"_s), "@bob:practice.test");
    QCOMPARE(post(client("/login"), body).body, error(u"M_FORBIDDEN"_s, u"Invalid login token"_s));
}

void TestPracticeHomeserver::deactivatesThroughTheBrowser()
{
    const auto token = signInBob();
    const auto challenge = deactivate(json("{'erase':true}"), token);
    QCOMPARE(challenge.object()["flows"_L1][0]["stages"_L1], QJsonArray{u"m.login.sso"_s});
    const auto session = challenge.text(u"session"_s);
    const auto confirm
        = [&] { return deactivate(deactivation(true, sessionProof(session)), token); };

    const auto early = confirm();
    QCOMPARE(early.status, 401);
    QCOMPARE(early.object()["completed"_L1].toArray(), QJsonArray());

    const QByteArray path = provider("session=" + session);
    const auto page = get(client("/auth/m.login.sso/fallback/web?session=") + session);
    QVERIFY(page.body.contains("<a href=\"" + path + "\">"));

    QVERIFY(get(path + "&user=alice").body.contains("That does not look right"));
    QCOMPARE(confirm().status, 403);
    QCOMPARE(confirm().body, error(u"M_FORBIDDEN"_s, u"Invalid auth"_s));
    QVERIFY(!m_server->isDeactivated(u"bob"_s));

    QVERIFY(get(path + "&user=bob").body.contains("Thank you"));
    QCOMPARE(confirm().status, 200);
    QVERIFY(m_server->isErased(u"bob"_s));
    QVERIFY(!m_server->isDeactivated(u"alice"_s));
}

void TestPracticeHomeserver::sendsTheDeactivatedAwayFromTheBrowser()
{
    m_server->editAccount(u"bob"_s, [](auto &account) { account.deactivated = true; });
    const auto page = get(provider(backHome) + "&user=bob");
    QCOMPARE(page.status, 403);
    QVERIFY(page.contentType.startsWith("text/html"));
}

/// Its button and its box are named as the program tells people that they are.
void TestPracticeHomeserver::deletesOnTheAccountPage()
{
    change([](PracticeSettings &settings) { settings.isManaged = true; });
    const QByteArray path = "/practice/account?user=carol";
    const QByteArray link = "<a href=\"/practice/account?user=carol&amp;";
    const QByteArray box = "href=\"/practice/account?user=carol&amp;";
    const auto plain = get(path);
    QVERIFY(plain.body.contains(link + "do=delete\">Delete account</a>"));
    QVERIFY(plain.body.contains("aria-checked=\"false\" " + box
                                + "erase=yes\">Yes, hide all my messages from new joiners</a>"));
    const auto ticked = get(path + "&erase=yes");
    QVERIFY(ticked.body.contains(link + "erase=yes&amp;do=delete\">Delete account</a>"));
    QVERIFY(ticked.body.contains("aria-checked=\"true\" " + box + "erase=no\">"));
    QVERIFY(!m_server->isDeactivated(u"carol"_s)); // so far nobody has pressed the button

    QCOMPARE(get(path + "&erase=yes&do=delete").status, 200);
    QVERIFY(m_server->isErased(u"carol"_s));
    QCOMPARE(get(path).status, 403);
}

void TestPracticeHomeserver::doesWithEraseWhatItIsToldTo_data()
{
    using Erasing = PracticeSettings::Erasing;
    QTest::addColumn<Erasing>("erasing");
    QTest::addColumn<bool>("erase");
    QTest::addColumn<bool>("isErased");
    QTest::addColumn<bool>("hasProfile");
    QTest::newRow("as asked") << Erasing::AsAsked << true << true << false;
    QTest::newRow("not asked") << Erasing::AsAsked << false << false << true;
    QTest::newRow("nothing") << Erasing::Nothing << true << false << true;
    QTest::newRow("nothing, not asked") << Erasing::Nothing << false << false << true;
    QTest::newRow("the profile") << Erasing::OnlyTheProfile << true << false << false;
    QTest::newRow("the profile, not asked") << Erasing::OnlyTheProfile << false << false << false;
}

void TestPracticeHomeserver::doesWithEraseWhatItIsToldTo()
{
    QFETCH(const PracticeSettings::Erasing, erasing);
    QFETCH(const bool, erase);
    change([&](auto &settings) {
        settings.erasing = erasing;
        settings.software = u"Dendrite"_s;
    });
    QVERIFY(get("/_matrix/federation/v1/version").body.contains("\"Dendrite\""));
    const auto token = signInAlice();
    QCOMPARE(deactivate(deactivation(erase, passwordProof({}, password)), token).status, 200);
    QVERIFY(m_server->isDeactivated(u"alice"_s));
    QTEST(m_server->isErased(u"alice"_s), "isErased");
    const QByteArray profile = client("/profile/%40alice%3Apractice.test");
    QFETCH(const bool, hasProfile);
    QCOMPARE(get(profile).status, hasProfile ? 200 : 404);
    change([](auto &settings) { settings.showsEmptyProfiles = true; });
    m_server->editAccount(u"bob"_s, [](PracticeAccount &bob) { bob.displayName.clear(); });
    QCOMPARE(get(client("/profile/%40bob%3Apractice.test")).object(), QJsonObject());
    QCOMPARE(get(client("/profile/%40bob%3Apractice.test")).status, 200);
}

void TestPracticeHomeserver::failsHalfWayWhenToldTo()
{
    change([](auto &settings) { settings.failsHalfWay = true; });
    const auto token = signInAlice();
    const auto proof = deactivation(false, passwordProof({}, password));
    const auto failed = deactivate(proof, token);
    QCOMPARE(failed.status, 500);
    QCOMPARE(failed.text(u"errcode"_s), "M_UNKNOWN");
    QVERIFY(!m_server->isDeactivated(u"alice"_s));
    QVERIFY(m_server->sessionNames(u"alice"_s).isEmpty());
    QCOMPARE(whoAmI(token).body, deadToken());
    QCOMPARE(deactivate(proof, signInAlice()).status, 200); // the password is as good as before
    QVERIFY(m_server->isDeactivated(u"alice"_s));
}

void TestPracticeHomeserver::locksAccounts()
{
    const auto token = signInAlice();
    m_server->editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.locked = true; });
    const auto who = whoAmI(token);
    QCOMPARE(who.status, 401);
    QCOMPARE(who.text(u"errcode"_s), "M_USER_LOCKED");
    QVERIFY(who.object()["soft_logout"_L1].toBool());
    const auto in = post(client("/login"), login(user("alice"), password));
    QCOMPARE(in.status, 401);
    QCOMPARE(in.text(u"errcode"_s), "M_USER_LOCKED");
    change([](auto &settings) { settings.isManaged = true; });
    const auto managed = whoAmI(token);
    QCOMPARE(managed.status, 401);
    QCOMPARE(managed.text(u"errcode"_s), "M_UNKNOWN_TOKEN");
    QVERIFY(!managed.object()["soft_logout"_L1].toBool(true));
    QCOMPARE(get("/practice/account?user=alice").status, 403);
    m_server->editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.locked = false; });
    QCOMPARE(whoAmI(token).status, 200);
}

void TestPracticeHomeserver::hidesTheButtonWhenToldTo()
{
    change([](auto &settings) {
        settings.isManaged = true;
        settings.allowsDeletion = false;
    });
    const QByteArray path = "/practice/account?user=carol";
    const auto page = get(path);
    QVERIFY(page.body.contains("Sign out everywhere"));
    QVERIFY(!page.body.contains("Delete account"));
    QVERIFY(!page.body.contains("hide all my messages"));
    QCOMPARE(get(path + "&do=delete").status, 404);
    QVERIFY(!m_server->isDeactivated(u"carol"_s));
}

void TestPracticeHomeserver::offersTheFlowsItIsToldTo()
{
    const auto token = signInAlice();
    change([](auto &settings) { settings.flows = QList<QStringList>(); });
    QCOMPARE(deactivate("{}", token).object()["flows"_L1].toArray(), QJsonArray());

    change([](auto &settings) { settings.flows = {{u"m.login.password"_s, u"m.login.dummy"_s}}; });
    const auto session = deactivate("{}", token).text(u"session"_s);
    const auto half = deactivate(deactivation(false, passwordProof(session, password)), token);
    QCOMPARE(half.status, 401);
    QCOMPARE(half.object()["completed"_L1].toArray(), QJsonArray{u"m.login.password"_s});
    QVERIFY(!half.object().contains("errcode"_L1));
    const QByteArray dummy = "{'type':'m.login.dummy','session':'" + session + "'}";
    QCOMPARE(deactivate(deactivation(false, dummy), token).status, 200);
}

void TestPracticeHomeserver::completesOtherStagesInTheBrowser()
{
    const auto token = signInAlice();
    change([](auto &settings) { settings.flows = {{u"org.example.sign"_s}}; });
    const auto session = deactivate("{}", token).text(u"session"_s);
    const QByteArray query = "session=" + session;
    const auto page = get(client("/auth/org.example.sign/fallback/web?") + query);
    QVERIFY(page.body.contains("/practice/stage?" + query + "&amp;stage=org.example.sign"));
    QCOMPARE(get(client("/auth/org.example.x/fallback/web?") + query).body,
             error(u"M_UNKNOWN"_s, u"Unknown auth stage type"_s));
    QCOMPARE(get("/practice/stage?" + query + "&stage=org.example.sign").status, 200);
    QCOMPARE(deactivate(deactivation(false, sessionProof(session)), token).status, 200);
}

void TestPracticeHomeserver::limitsWrongPasswordsWhenToldTo()
{
    change([](auto &settings) { settings.wrongPasswordLimit = 2; });
    const auto token = signInAlice();
    const auto attempt = [&](const QByteArray &secret) {
        return deactivate(deactivation(false, passwordProof({}, secret)), token);
    };
    QCOMPARE(attempt("no").status, 401);
    QCOMPARE(attempt("no").status, 401);
    const auto limited = attempt(password);
    QCOMPARE(limited.status, 429);
    QCOMPARE(limited.text(u"errcode"_s), "M_LIMIT_EXCEEDED");
    QCOMPARE(attempt(password).status, 200);
}

void TestPracticeHomeserver::delegatesWhenToldTo()
{
    const QJsonObject metadata{{u"issuer"_s, u"https://auth.practice.test/"_s}};
    change([&](auto &settings) { settings.authMetadata = metadata; });
    QCOMPARE(get("/_matrix/client/v1/auth_metadata").object(), metadata);
}

void TestPracticeHomeserver::givesScriptedAnswersOnce()
{
    const QByteArray path = "/_matrix/client/versions";
    m_server->answerNext("GET", "/versions", {.status = 503, .body = "busy"});
    m_server->answerNext("GET", "/versions", {.status = 302, .headers = {{"Location", "/x"}}});
    QCOMPARE(get(client("/login")).status, 200);
    QCOMPARE(get(path).body, "busy");
    QCOMPARE(get(path).location, QUrl(u"/x"_s));
    QCOMPARE(get(path).status, 200);
}

void TestPracticeHomeserver::actsBeforeAScriptedAnswer()
{
    const auto token = signInAlice();
    m_server->answerNext("POST", "/logout", {.status = 500, .actFirst = true});
    QCOMPARE(post(client("/logout"), "{}", token).status, 500);
    QCOMPARE(whoAmI(token).status, 401);
}

void TestPracticeHomeserver::remembersRequests()
{
    post(client("/account/deactivate?a=%20"), json("{'erase':true}"), "token");
    get("/_matrix/client/versions");
    QCOMPARE(m_server->requests().size(), 2);
    const auto found = m_server->requestsTo("/account/deactivate");
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].verb, "POST");
    QCOMPARE(found[0].path, client("/account/deactivate"));
    QCOMPARE(found[0].query, "a=%20");
    QVERIFY(found[0].authorizationPresent);
    QCOMPARE(found[0].json(), (QJsonObject{{u"erase"_s, true}}));
    m_server->forgetRequests();
    QVERIFY(m_server->requests().isEmpty());
}

void TestPracticeHomeserver::stopsAtOnceAndComesBack()
{
    const auto token = signInAlice();
    const QString url = m_server->baseUrl();
    m_server->answerNext("GET", "/versions", {.delay = std::chrono::minutes(5)});
    const std::unique_ptr<QNetworkReply> held(
        m_network->get(QNetworkRequest(QUrl(url + u"/_matrix/client/versions"_s))));
    QVERIFY(waitUntil([&] { return m_server->requestsTo("/versions").size() == 1; }));
    QVERIFY(!held->isFinished());

    QElapsedTimer timer;
    timer.start();
    m_server->stop();
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(waitUntil([&] { return held->isFinished(); }));

    QVERIFY(m_server->start());
    QCOMPARE(m_server->baseUrl(), url);
    QCOMPARE(whoAmI(token).status, 200);
}

/// Anybody else would find a server here that gives out accounts, and does what it is told.
void TestPracticeHomeserver::listensToThisMachineAlone()
{
    const auto where = [this] {
        return addressesListeningAt(static_cast<quint16>(QUrl(m_server->baseUrl()).port()));
    };
    QCOMPARE(where(), QStringList{u"127.0.0.1"_s});
    m_server->stop();
    QCOMPARE(where(), QStringList());
    QVERIFY(m_server->start()); // at the port that it had, which is another way to ask for one
    QCOMPARE(where(), QStringList{u"127.0.0.1"_s});
}

} // namespace farewell

QTEST_GUILESS_MAIN(farewell::TestPracticeHomeserver)

#include "TestPracticeHomeserver.moc"
