// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/Waiting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

/// JSON written with single quotes.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(json(text)).object();
}

/// Where the account service has its admin API.
const QByteArray &serviceApi()
{
    static const QByteArray path("/api/admin/v1");
    return path;
}

/// A user id of the practice server in a path.
QByteArray person(const QByteArray &localpart)
{
    return "%40" + localpart.toPercentEncoding() + "%3Apractice.test";
}

QString idOf(const QByteArray &localpart)
{
    return u"@%1:practice.test"_s.arg(QString::fromUtf8(localpart));
}

struct Reply
{
    int status = 0;
    QByteArray body;
    QByteArray contentType;
    QByteArray retryAfter;

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QString text(const QString &key) const { return object()[key].toString(); }
};

/// What of `expected` is missing in `found` or different; empty when nothing is.
QString missing(const QJsonObject &expected, const QJsonObject &found)
{
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        if (!found.contains(it.key()) || found[it.key()] != it.value()) {
            return it.key();
        }
    }
    return {};
}

QStringList namesIn(const Reply &reply)
{
    QStringList names;
    const auto users = reply.object()["users"_L1].toArray();
    for (const auto &user : users) {
        names += user["name"_L1].toString().section(u':', 0, 0).sliced(1);
    }
    return names;
}

} // namespace

/// The facts about Synapse's admin API that the practice homeserver repeats, seen by a plain
/// client.
class TestPracticeAdmin final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void answersByTheBook_data();
    void answersByTheBook();
    void letsAdministratorsIn_data();
    void letsAdministratorsIn();
    void hasNoCrowdUnasked();
    void hasTheCrowd();

    void finds_data();
    void finds();
    void countsPagesOffTheLivingList();
    void sortsByEveryColumn();
    void tellsTimesInTheirUnits();
    void paginatesWithoutEndWhenAskedForNothing();

    void deactivates_data();
    void deactivates();
    void takesAccountsOutOfTheirRoomsOneByOne();
    void callsThemDeactivatedLate();
    void staysErased();
    void refusesHalfWay();
    void deactivatesOneself();
    void reactivates();
    void locksAndSuspends();
    void countsAccountsMadeByAPut();
    void leavesTheRenamedInPublicRooms();

    void handsRoomsOver_data();
    void handsRoomsOver();
    void invitesWhoeverIsNamed();
    void handsNothingOverAfterwards();
    void refusesTheHandOverItIsToldTo();
    void knowsSevenSoleAdministrators();

    void redactsInNamedRooms();
    void redactsNothingAfterwards();
    void redactionsFailWhenToldTo();
    void deletesFilesByTheHundred();

    void hidesTheApiWhenToldTo();
    void demotesWhenToldTo();
    void demotesAtOneWhenToldTo();
    void renamesMeanwhileWhenToldTo();
    void othersActMeanwhileWhenToldTo();
    void putsOffWhenToldTo();
    void delegates();
    void managesAccounts();
    void knowsTheLinksOfItsAccounts();
    void asksForTheScope();
    void deactivatesAtTheAccountService_data();
    void deactivatesAtTheAccountService();
    void letsThemInAgainThatOnlyTheHomeserverClosed();
    void givesTheScopeToAdministratorsOnly();

private:
    Reply send(const QByteArray &verb, const QByteArray &path, const QByteArray &body = {},
               const QByteArray &token = "token_of_alice");
    Reply get(const QByteArray &path) { return send("GET", path); }
    Reply post(const QByteArray &path, const QByteArray &body = "{}")
    {
        return send("POST", path, json(body));
    }
    Reply put(const QByteArray &path, const QByteArray &body)
    {
        return send("PUT", path, json(body));
    }
    Reply card(const QByteArray &localpart) { return get("/v2/users/" + person(localpart)); }
    Reply close(const QByteArray &localpart, const QByteArray &body = "{'erase':false}")
    {
        return post("/v1/deactivate/" + person(localpart), body);
    }
    qsizetype roomsOf(const QByteArray &localpart);
    QJsonObject powersIn(const QByteArray &room);
    QByteArray room(const QString &name)
    {
        return m_server->roomId(name).toUtf8().toPercentEncoding();
    }
    void change(const std::function<void(PracticeAdminSettings &)> &edit);
    void manage(const QString &scope);
    QJsonObject managed(const QByteArray &localpart);
    Reply signInByCode(const QByteArray &localpart, const QByteArray &scope);

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<PracticeHomeserver> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QString m_address;
};

void TestPracticeAdmin::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_server = std::make_unique<PracticeHomeserver>();
    m_server->setClock(*m_clock);
    m_server->moveCrowdIn();
    for (const auto &localpart : {u"alice"_s, u"bob"_s}) {
        m_server->editAccount(localpart, [](PracticeAccount &account) {
            account.sessions
                = {{u"HERE"_s, u"Farewell"_s, "token_of_" + account.localpart.toUtf8()}};
        });
    }
    QVERIFY(m_server->start());
    m_address = m_server->baseUrl();
    m_network = std::make_unique<QNetworkAccessManager>();
}

void TestPracticeAdmin::cleanup()
{
    m_network.reset();
    if (m_server != nullptr && !QTest::currentTestFailed()
        && QLatin1StringView(QTest::currentTestFunction()) != "countsAccountsMadeByAPut"_L1) {
        QCOMPARE(m_server->creations(), 0);
    }
    m_server.reset();
    m_clock.reset();
}

Reply TestPracticeAdmin::send(const QByteArray &verb, const QByteArray &path,
                              const QByteArray &body, const QByteArray &token)
{
    const QByteArray whole = path.startsWith("/v") ? "/_synapse/admin" + path : path;
    QNetworkRequest request(QUrl::fromEncoded(m_address.toUtf8() + whole, QUrl::StrictMode));
    if (!token.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + token);
    }
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(m_network->sendCustomRequest(request, verb, body));
    if (!waitUntil([&] { return reply->isFinished(); })) {
        return {};
    }
    return {.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .body = reply->readAll(),
            .contentType = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray(),
            .retryAfter = reply->rawHeader("Retry-After")};
}

qsizetype TestPracticeAdmin::roomsOf(const QByteArray &localpart)
{
    return get("/v1/users/" + person(localpart) + "/joined_rooms").object()["total"_L1].toInt();
}

QJsonObject TestPracticeAdmin::powersIn(const QByteArray &room)
{
    const auto state = get("/v1/rooms/" + room + "/state?type=m.room.power_levels")
                           .object()["state"_L1]
                           .toArray();
    return state.size() == 1 ? state[0]["content"_L1]["users"_L1].toObject() : QJsonObject();
}

void TestPracticeAdmin::change(const std::function<void(PracticeAdminSettings &)> &edit)
{
    PracticeSettings settings = m_server->settings();
    edit(settings.admin);
    m_server->setSettings(settings);
}

void TestPracticeAdmin::answersByTheBook_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("expected"); // some of the answer

    const auto row = [](const char *name, const QByteArray &request, int status,
                        const QByteArray &expected, const QByteArray &body = {}) {
        const auto words = request.split(' ');
        QTest::newRow(name) << words[0] << words[1] << json(body) << status
                            << (expected.startsWith("{'") ? json(expected) : expected);
    };
    const auto error = [](const QByteArray &errcode, const QByteArray &text) {
        return QJsonDocument(QJsonObject{{u"errcode"_s, QString::fromLatin1(errcode)},
                                         {u"error"_s, QString::fromLatin1(text)}})
            .toJson();
    };
    const QByteArray unrecognized = error("M_UNRECOGNIZED", "Unrecognized request");
    const QByteArray remote = error("M_UNKNOWN", "Can only look up local users");
    const QByteArray unknown = error("M_NOT_FOUND", "User not found");
    const QByteArray unknownUser = error("M_NOT_FOUND", "Unknown user");
    const QByteArray noId = error("M_INVALID_PARAM", "Expected UserID string to start with '@'");
    const QByteArray noDomain
        = error("M_INVALID_PARAM", "Expected UserID of the form '@localname:domain'");

    row("version", "GET /v1/server_version", 200, "{'server_version':'1.160.0'}");
    row("card", "GET /v2/users/" + person("alice"), 200,
        "{'name':'@alice:practice.test','admin':true,'deactivated':false,'erased':false,"
        "'locked':false,'suspended':false,'shadow_banned':false,'appservice_id':null,"
        "'user_type':null,'is_guest':false,'displayname':'Alice','consent_ts':null}");
    row("card, slash", "GET /v2/users/" + person("a/b"), 200, "{'name':'@a/b:practice.test'}");
    row("card, slash not encoded", "GET /v2/users/@a/b:practice.test", 404, unrecognized);
    row("card, percent", "GET /v2/users/" + person("100%real"), 200,
        "{'name':'@100%real:practice.test'}");
    row("card, wrong case", "GET /v2/users/" + person("Alice"), 404, unknown);
    row("card, unknown", "GET /v2/users/" + person("nobody"), 404, unknown);
    row("card, remote", "GET /v2/users/%40x%3Aexample.org", 400, remote);
    row("card, no id", "GET /v2/users/alice", 400, noId);
    row("card, no domain", "GET /v2/users/%40alice", 400, noDomain);
    row("card, empty", "GET /v2/users/", 400, noId);
    row("card, never seen", "GET /v2/users/" + person("_telegram_1"), 200,
        "{'last_seen_ts':null,'appservice_id':'telegram'}");
    row("devices, unknown", "GET /v2/users/" + person("nobody") + "/devices", 404, unknownUser);
    row("devices, remote", "GET /v2/users/%40x%3Aexample.org/devices", 400,
        error("M_UNKNOWN", "Can only lookup local users"));
    row("pushers, unknown", "GET /v1/users/" + person("nobody") + "/pushers", 404, unknown);
    row("pushers", "GET /v1/users/" + person("bob") + "/pushers", 200, "{'pushers':[],'total':0}");
    row("rooms of nobody", "GET /v1/users/" + person("nobody") + "/joined_rooms", 200,
        "{'joined_rooms':[],'total':0}");
    row("rooms, remote", "GET /v1/users/%40x%3Aexample.org/joined_rooms", 200,
        "{'joined_rooms':[],'total':0}");
    row("memberships of nobody", "GET /v1/users/" + person("nobody") + "/memberships", 200,
        "{'memberships':{}}");
    row("is admin", "GET /v1/users/" + person("dana") + "/admin", 200, "{'admin':true}");

    row("by e-mail", "GET /v1/threepid/email/users/alice%40example.org", 200,
        "{'user_id':'@alice:practice.test'}");
    row("by e-mail, case", "GET /v1/threepid/email/users/Alice%40example.org", 404, unknown);
    row("by phone", "GET /v1/threepid/msisdn/users/4915550123456", 200,
        "{'user_id':'@alice:practice.test'}");
    row("by phone, plus", "GET /v1/threepid/msisdn/users/%2B4915550123456", 404, unknown);
    row("by SSO", "GET /v1/auth_providers/oidc-practice/users/bob", 200,
        "{'user_id':'@bob:practice.test'}");
    row("by SSO, unknown", "GET /v1/auth_providers/oidc-practice/users/nobody", 404, unknown);

    row("limit", "GET /v3/users?limit=x", 400,
        error("M_INVALID_PARAM", "Query parameter limit must be an integer"));
    row("from", "GET /v3/users?from=-1", 400,
        error("M_INVALID_PARAM", "Query parameter from must be a positive integer."));
    row("order", "GET /v3/users?order_by=erased", 400, "{'errcode':'M_INVALID_PARAM'}");
    row("direction", "GET /v3/users?dir=up", 400,
        error("M_INVALID_PARAM", "Query parameter 'dir' must be one of ['f', 'b']"));
    row("boolean", "GET /v3/users?locked=1", 400,
        error("M_INVALID_PARAM",
              "Boolean query parameter 'locked' must be one of ['true', 'false']"));
    row("v1 list", "GET /v1/users", 404, unrecognized);

    row("deactivate by GET", "GET /v1/deactivate/" + person("ben.01"), 405, unrecognized);
    row("deactivate, remote", "POST /v1/deactivate/%40x%3Aexample.org", 400,
        error("M_UNKNOWN", "Can only deactivate local users"), "{}");
    row("deactivate, unknown", "POST /v1/deactivate/" + person("nobody"), 404, unknown, "{}");
    row("deactivate, case", "POST /v1/deactivate/" + person("Ben.01"), 404, unknown, "{}");
    row("deactivate, no id", "POST /v1/deactivate/ben.01", 400, noId, "{}");
    row("deactivate, empty", "POST /v1/deactivate/", 400, noId, "{}");
    for (const QByteArray &erase : QByteArrayList{"'true'", "null", "1"}) {
        row(qPrintable(u"erase "_s + QString::fromLatin1(erase)),
            "POST /v1/deactivate/" + person("ben.01"), 400,
            error("M_BAD_JSON", "Param 'erase' must be a boolean, if given"),
            "{'erase':" + erase + "}");
    }
    row("deactivate, array", "POST /v1/deactivate/" + person("ben.01"), 400,
        "{'errcode':'M_BAD_JSON'}", "[]");
    row("deactivate, cut", "POST /v1/deactivate/" + person("ben.01"), 400,
        "{'errcode':'M_NOT_JSON'}", "{'erase':tr");

    row("suspend, remote", "PUT /v1/suspend/%40x%3Aexample.org", 400,
        error("M_UNKNOWN", "Can only suspend local users"), "{'suspend':true}");
    row("suspend, missing", "PUT /v1/suspend/" + person("ben.01"), 400,
        "{'errcode':'M_MISSING_PARAM'}", "{}");
    row("suspend, text", "PUT /v1/suspend/" + person("ben.01"), 400, "{'errcode':'M_BAD_JSON'}",
        "{'suspend':'yes'}");
    row("put, both", "PUT /v2/users/" + person("ben.01"), 400,
        error("M_UNKNOWN", "An user can't be deactivated and locked"),
        "{'deactivated':true,'locked':true}");
    row("put, remote", "PUT /v2/users/%40x%3Aexample.org", 400,
        error("M_UNKNOWN", "This endpoint can only be used with local users"),
        "{'deactivated':false}");
    row("put, text", "PUT /v2/users/" + person("ben.01"), 400,
        error("M_UNKNOWN", "'locked' parameter is not of type boolean"), "{'locked':'no'}");

    row("room, unknown", "GET /v1/rooms/%21x%3Apractice.test", 404,
        error("M_NOT_FOUND", "Room not found"));
    row("room state, unknown", "GET /v1/rooms/%21x%3Apractice.test/state", 404,
        error("M_NOT_FOUND", "Room not found"));
    row("room", "GET /v1/rooms/%21town-01%3Apractice.test", 200,
        "{'version':'6','creator':'@dana:practice.test','join_rules':'public','public':true,"
        "'name':'Town-01','tombstoned':false,'replacement_room':null}");
    row("room admin, unknown room", "POST /v1/rooms/%21x%3Apractice.test/make_room_admin", 400,
        error("M_UNKNOWN", "Server not in room"), "{}");
    row("room admin, no room", "POST /v1/rooms/town-01/make_room_admin", 400,
        error("M_UNKNOWN", "town-01 was not legal room ID or room alias"), "{}");
    row("room admin, no id", "POST /v1/rooms/%21town-01%3Apractice.test/make_room_admin", 400,
        error("M_UNKNOWN", "Not a valid user_id: bob"), "{'user_id':'bob'}");
    row("room admin, other server's room",
        "POST /v1/rooms/%21many-001%3Apractice.test/make_room_admin", 400,
        error("M_UNKNOWN", "No local admin user in room"), "{}");

    row("redact, no rooms", "POST /v1/user/" + person("ben.01") + "/redact", 400,
        "{'errcode':'M_MISSING_PARAM'}", "{}");
    row("redact, no list", "POST /v1/user/" + person("ben.01") + "/redact", 400,
        "{'errcode':'M_BAD_JSON'}", "{'rooms':'!a'}");
    row("redact, limit", "POST /v1/user/" + person("ben.01") + "/redact", 400,
        error("M_UNKNOWN",
              "If limit is provided it must be a non-negative integer greater than 0."),
        "{'rooms':[],'limit':-1}");
    row("redact status, unknown", "GET /v1/user/redact_status/x", 404,
        error("M_NOT_FOUND", "redact id 'x' not found"));
    row("tasks", "GET /v1/scheduled_tasks", 200, "{'scheduled_tasks':[]}");
    row("tasks, status", "GET /v1/scheduled_tasks?status=done", 400,
        "{'errcode':'M_INVALID_PARAM'}");
    row("media, unknown", "GET /v1/users/" + person("nobody") + "/media", 404, unknownUser);
    row("media, remote", "DELETE /v1/users/%40x%3Aexample.org/media", 400, remote);
    row("media, none", "DELETE /v1/users/" + person("ben.01") + "/media", 200,
        "{'deleted_media':[],'total':0}");
    row("nothing there", "GET /v1/whatever", 404, unrecognized);
}

void TestPracticeAdmin::answersByTheBook()
{
    QFETCH(const QByteArray, verb);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QByteArray, expected);
    const auto reply = send(verb, path, body);
    QCOMPARE(reply.status, status);
    const QString wrong = missing(QJsonDocument::fromJson(expected).object(), reply.object());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong + u": "_s + QString::fromUtf8(reply.body)));
    if (status != 200) {
        QVERIFY(!m_server->isDeactivated(u"ben.01"_s));
    }
}

void TestPracticeAdmin::letsAdministratorsIn_data()
{
    QTest::addColumn<QByteArray>("request");
    const QByteArray ben = person("ben.01");
    for (const QByteArray &request : QByteArrayList{"GET /v3/users",
                                                    "GET /v2/users",
                                                    "GET /v2/users/$",
                                                    "PUT /v2/users/$",
                                                    "GET /v2/users/$/devices",
                                                    "GET /v1/users/$/pushers",
                                                    "GET /v1/users/$/joined_rooms",
                                                    "GET /v1/users/$/memberships",
                                                    "GET /v1/users/$/media",
                                                    "DELETE /v1/users/$/media",
                                                    "GET /v1/threepid/email/users/x",
                                                    "GET /v1/auth_providers/x/users/x",
                                                    "GET /v1/rooms/x",
                                                    "GET /v1/rooms/x/state",
                                                    "POST /v1/rooms/x/make_room_admin",
                                                    "POST /v1/user/$/redact",
                                                    "GET /v1/user/redact_status/x",
                                                    "GET /v1/scheduled_tasks",
                                                    "POST /v1/deactivate/$",
                                                    "PUT /v1/suspend/$"}) {
        QTest::newRow(request.constData()) << QByteArray(request).replace("$", ben);
    }
}

void TestPracticeAdmin::letsAdministratorsIn()
{
    QFETCH(const QByteArray, request);
    const auto words = request.split(' ');
    const auto ask = [&](const QByteArray &token) {
        return send(words[0], words[1], words[0] == "GET" ? QByteArray() : "{}"_ba, token);
    };
    QCOMPARE(ask({}).status, 401);
    QCOMPARE(ask({}).text(u"errcode"_s), u"M_MISSING_TOKEN"_s);
    QCOMPARE(ask("wrong").text(u"errcode"_s), u"M_UNKNOWN_TOKEN"_s);
    const auto refused = ask("token_of_bob");
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.object(),
             object("{'errcode':'M_FORBIDDEN','error':'You are not a server admin'}"));
    QVERIFY(ask("token_of_alice").status != 403);
    QCOMPARE(send("GET", "/v1/server_version", {}, {}).status, 200);
}

void TestPracticeAdmin::hasNoCrowdUnasked()
{
    const PracticeHomeserver ordinary;
    QVERIFY(ordinary.account(u"alice"_s));
    QVERIFY(!ordinary.account(u"alice"_s)->admin);
    QVERIFY(!ordinary.account(u"dana"_s));
    QVERIFY(!ordinary.room(u"!allotment:practice.test"_s));
}

void TestPracticeAdmin::hasTheCrowd()
{
    const auto all = get("/v3/users?limit=1000&locked=true");
    QCOMPARE(all.object()["total"_L1].toInt(), 300);
    int nulls = 0;
    int managed = 0;
    const auto users = all.object()["users"_L1].toArray();
    for (const auto &user : users) {
        nulls += user["displayname"_L1].isNull() ? 1 : 0;
        managed += user["is_guest"_L1].toBool() ? 1 : 0;
        const QString name = user["name"_L1].toString();
        const auto account = m_server->account(name.section(u':', 0, 0).sliced(1));
        QCOMPARE(user["displayname"_L1].isNull(), account->displayName.isEmpty());
        for (const auto &id : account->rooms) {
            QVERIFY2(m_server->room(id), qPrintable(id));
        }
    }
    QVERIFY(nulls > 20);
    QCOMPARE(managed, 3);
    PracticeHomeserver other;
    other.moveCrowdIn();
    for (const auto &localpart : {u"leah"_s, u"deals-07"_s, u"ben.03"_s}) {
        QCOMPARE(other.account(localpart)->rooms, m_server->account(localpart)->rooms);
    }
    QCOMPARE(m_server->account(u"leah"_s)->files.size(), 400);
    QCOMPARE(m_server->account(u"nora"_s)->files.size(), 400);
    QVERIFY(roomsOf("olga") >= 400);
}

void TestPracticeAdmin::finds_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("total");
    QTest::addColumn<QString>("first");

    const auto row = [](const char *query, int total, const QString &first = {}) {
        QTest::newRow(query) << QByteArray(query) << total << first;
    };
    row("/v3/users?", 296, u"100%real"_s);
    row("/v3/users?locked=true", 300);
    row("/v3/users?locked=false", 296);
    row("/v3/users?deactivated=true", 7, u"former-admin"_s); // filters
    row("/v3/users?deactivated=false", 289);
    row("/v2/users?deactivated=true", 296); // includes
    row("/v2/users?deactivated=false", 289);
    row("/v2/users?", 289);
    row("/v3/users?admins=true", 3, u"alice"_s); // the deactivated one as well
    row("/v3/users?admins=true&deactivated=false&locked=true", 2);
    row("/v3/users?admins=false", 293);
    row("/v3/users?guests=false", 293);
    row("/v3/users?not_user_type=bot", 295);
    row("/v3/users?not_user_type=bot&not_user_type=support", 294);
    row("/v3/users?not_user_type=", 2, u"help-bot"_s); // only those with a type
    row("/v3/users?name=deals", 60, u"deals-01"_s);
    row("/v3/users?name=DEALS-0", 9);
    row("/v3/users?name=best%20deals", 52); // by name where there is one
    row("/v3/users?name=best+deals", 52);
    row("/v3/users?name=%25", 296); // wildcards
    row("/v3/users?name=under_score", 1);
    row("/v3/users?name=under-score", 0);
    row("/v3/users?name=help_desk", 1);
    row("/v3/users?name=@leah:practice.test", 0); // no whole ids
    row("/v3/users?name=practice", 0);
    row("/v3/users?name=", 296);
    row("/v3/users?user_id=Leah", 1, u"leah"_s);
    row("/v3/users?user_id=@leah:practice.test", 1);
    row("/v3/users?user_id=practice.test", 296);
    row("/v3/users?name=leah&user_id=nora", 1, u"leah"_s);
    row("/v3/users?name=a/b", 1, u"a/b"_s);
}

void TestPracticeAdmin::finds()
{
    QFETCH(const QByteArray, query);
    QFETCH(const int, total);
    QFETCH(const QString, first);
    const auto reply = get(query + "&limit=1");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.object()["total"_L1].toInt(), total);
    QCOMPARE(reply.object()["users"_L1].toArray().size(), total == 0 ? 0 : 1);
    QCOMPARE(reply.object().contains("next_token"_L1), total > 1);
    if (!first.isEmpty()) {
        QCOMPARE(namesIn(reply), QStringList{first});
    }
}

/// Whoever deactivates page by page, and asks for active accounts only, never sees some of them.
void TestPracticeAdmin::countsPagesOffTheLivingList()
{
    const auto first = get("/v3/users?name=deals&deactivated=false&limit=5");
    QCOMPARE(first.object()["next_token"_L1], QJsonValue(u"5"_s));
    for (const auto &name : namesIn(first)) {
        QCOMPARE(close(name.toUtf8()).status, 200);
    }
    const auto second = get("/v3/users?name=deals&deactivated=false&limit=5&from=5");
    QCOMPARE(second.object()["total"_L1].toInt(), 55);
    QCOMPARE(namesIn(second).constFirst(), u"deals-11"_s);
    const auto last = get("/v3/users?name=deals&limit=5&from=55");
    QCOMPARE(namesIn(last).constLast(), u"deals-60"_s);
    QVERIFY(!last.object().contains("next_token"_L1));
    QCOMPARE(get("/v3/users?from=400").object()["users"_L1].toArray().size(), 0);
}

void TestPracticeAdmin::sortsByEveryColumn()
{
    const auto whole = [this](const QByteArray &order) {
        return get("/v3/users?locked=true&limit=300&order_by=" + order);
    };
    for (const QByteArray &column :
         QByteArrayList{"name", "displayname", "is_guest", "admin", "deactivated", "user_type",
                        "avatar_url", "shadow_banned", "creation_ts", "last_seen_ts", "locked"}) {
        const auto names = namesIn(whole(column));
        QCOMPARE(names.size(), 300);
        QCOMPARE(std::set<QString>(names.begin(), names.end()).size(), size_t(300));
    }
    QCOMPARE(namesIn(whole("locked&dir=b")).mid(0, 4),
             (QStringList{u"locked-1"_s, u"locked-2"_s, u"locked-3"_s, u"locked-4"_s}));
    QCOMPARE(namesIn(whole("user_type&dir=b")).mid(0, 2),
             (QStringList{u"help-desk"_s, u"help-bot"_s}));
    const auto seen = whole("last_seen_ts").object()["users"_L1].toArray();
    QVERIFY(seen.first()["last_seen_ts"_L1].isNull()); // nothing comes first
    QVERIFY(seen.last()["last_seen_ts"_L1].isDouble());
    QCOMPARE(namesIn(whole("name&dir=b")).constLast(), namesIn(whole("name")).constFirst());
}

void TestPracticeAdmin::tellsTimesInTheirUnits()
{
    const auto row = get("/v3/users?user_id=leah").object()["users"_L1][0].toObject();
    const qint64 created = card("leah").object()["creation_ts"_L1].toInteger();
    QVERIFY(created > 1'700'000'000 && created < 1'800'000'000);
    QCOMPARE(row["creation_ts"_L1].toInteger(), created * 1000);
    QVERIFY(!row.contains("suspended"_L1)); // these are on the card only
    QVERIFY(!row.contains("approved"_L1));
    QVERIFY(card("leah").object().contains("suspended"_L1));
}

void TestPracticeAdmin::paginatesWithoutEndWhenAskedForNothing()
{
    const auto none = get("/v3/users?limit=0&from=3");
    QCOMPARE(none.object()["users"_L1], QJsonArray());
    QCOMPARE(none.object()["next_token"_L1], QJsonValue(u"3"_s));
    QCOMPARE(get("/v3/users?limit=100000").object()["users"_L1].toArray().size(), 296);
}

void TestPracticeAdmin::deactivates_data()
{
    QTest::addColumn<QByteArray>("localpart");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("erased");
    QTest::newRow("erase") << "ben.01"_ba << "{'erase':true}"_ba << true;
    QTest::newRow("do not") << "ben.01"_ba << "{'erase':false}"_ba << false;
    QTest::newRow("nothing said") << "ben.01"_ba << "{}"_ba << false;
    QTest::newRow("no body") << "ben.01"_ba << ""_ba << false;
    QTest::newRow("locked") << "locked-1"_ba << "{}"_ba << false;
    QTest::newRow("support") << "help-desk"_ba << "{}"_ba << false;
    QTest::newRow("guest") << "101"_ba << "{}"_ba << false;
    QTest::newRow("application service") << "_telegram_1"_ba << "{}"_ba << false;
    QTest::newRow("another administrator") << "dana"_ba << "{}"_ba << false;
    QTest::newRow("with a slash") << "a/b"_ba << "{'erase':true}"_ba << true;
    QTest::newRow("again") << "gone-4"_ba << "{'erase':true}"_ba << true;
}

void TestPracticeAdmin::deactivates()
{
    QFETCH(const QByteArray, localpart);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, erased);
    const auto before = card(localpart).object();
    const auto reply = close(localpart, body);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.object(), object("{'id_server_unbind_result':'success'}"));
    const auto after = card(localpart).object();
    QVERIFY(after["deactivated"_L1].toBool());
    QCOMPARE(after["erased"_L1].toBool(), erased);
    QCOMPARE(after["displayname"_L1], erased ? QJsonValue() : before["displayname"_L1]);
    QCOMPARE(after["threepids"_L1], QJsonArray());
    for (const auto &kept : {u"locked"_s, u"admin"_s, u"user_type"_s, u"external_ids"_s}) {
        QCOMPARE(after[kept], before[kept]);
    }
    QCOMPARE(get("/v2/users/" + person(localpart) + "/devices").object()["total"_L1].toInt(), 0);
    m_clock->advance(1min);
    QCOMPARE(roomsOf(localpart), 0);
}

void TestPracticeAdmin::takesAccountsOutOfTheirRoomsOneByOne()
{
    const auto first = roomsOf("deals-01");
    const auto second = roomsOf("deals-03");
    QCOMPARE(first, 6);
    QCOMPARE(close("deals-01").status, 200);
    QCOMPARE(close("deals-03").status, 200);
    QCOMPARE(roomsOf("deals-01"), first); // the answer comes before
    m_clock->advance(50ms);
    QCOMPARE(roomsOf("deals-01"), first - 1);
    QCOMPARE(roomsOf("deals-03"), second);
    m_clock->advance(250ms);
    QCOMPARE(roomsOf("deals-01"), 0);
    QCOMPARE(roomsOf("deals-03"), second);
    m_clock->advance(300ms);
    QCOMPARE(roomsOf("deals-03"), 0);
    const auto past = get("/v1/users/" + person("deals-01") + "/memberships")
                          .object()["memberships"_L1]
                          .toObject();
    QCOMPARE(past.size(), 7); // a ban besides
    QVERIFY(std::count(past.begin(), past.end(), QJsonValue(u"leave"_s)) == 6);
}

void TestPracticeAdmin::callsThemDeactivatedLate()
{
    change([](auto &settings) { settings.deactivationTakes = 20s; });
    QNetworkRequest request(QUrl::fromEncoded(m_address.toUtf8() + "/_synapse/admin/v1/deactivate/"
                                              + person("deals-02")));
    request.setRawHeader("Authorization", "Bearer token_of_alice");
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> held(m_network->post(request, R"({"erase":true})"));
    QVERIFY(waitUntil([&] { return m_server->contacts(u"deals-02"_s).isEmpty(); }));
    const auto between = card("deals-02").object();
    QVERIFY(!between["deactivated"_L1].toBool());
    QVERIFY(between["erased"_L1].toBool());
    QVERIFY(m_server->sessionNames(u"deals-02"_s).isEmpty());
    QVERIFY(!held->isFinished());
    const auto memberships = get("/v1/users/" + person("deals-02") + "/memberships")
                                 .object()["memberships"_L1]
                                 .toObject();
    QVERIFY(std::count(memberships.begin(), memberships.end(), QJsonValue(u"invite"_s)) == 0);
    m_clock->advance(20s);
    QVERIFY(waitUntil([&] { return held->isFinished(); }));
    QCOMPARE(held->error(), QNetworkReply::NoError);
    QVERIFY(card("deals-02").object()["deactivated"_L1].toBool());
}

void TestPracticeAdmin::staysErased()
{
    QCOMPARE(close("ben.01", "{'erase':true}").status, 200);
    QCOMPARE(close("ben.01", "{'erase':false}").status, 200);
    QVERIFY(m_server->isErased(u"ben.01"_s));
}

/// Sessions are gone, the account is active; a PUT that says so changes nothing, and its rooms go
/// with the next deactivation.
void TestPracticeAdmin::refusesHalfWay()
{
    change([](auto &settings) { settings.refusesHalfWay = true; });
    const auto rooms = roomsOf("ben.01");
    QVERIFY(rooms > 0);
    const auto refused = close("ben.01", "{'erase':true}");
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.text(u"errcode"_s), u"M_FORBIDDEN"_s);
    const auto after = card("ben.01").object();
    QVERIFY(!after["deactivated"_L1].toBool());
    QVERIFY(!after["erased"_L1].toBool());
    QCOMPARE(after["threepids"_L1], QJsonArray());
    QVERIFY(m_server->sessionNames(u"ben.01"_s).isEmpty());
    QCOMPARE(put("/v2/users/" + person("ben.01"), "{'deactivated':false}").status, 200);
    m_clock->advance(1min);
    QCOMPARE(roomsOf("ben.01"), rooms);
    QCOMPARE(close("chloe.01").status, 200); // once only
    m_clock->advance(1min);
    QCOMPARE(roomsOf("chloe.01"), 0);
    QCOMPARE(roomsOf("ben.01"), 0);
    QVERIFY(!m_server->isDeactivated(u"ben.01"_s));
}

void TestPracticeAdmin::deactivatesOneself()
{
    QCOMPARE(close("dana").status, 200);
    QCOMPARE(close("alice").status, 200); // the last one: nobody asks
    QCOMPARE(card("alice").status, 401);
    QVERIFY(m_server->account(u"alice"_s)->admin);
}

void TestPracticeAdmin::reactivates()
{
    const auto signIn = [this] {
        return send("POST", "/_matrix/client/v3/login",
                    json("{'type':'m.login.password','password':'new','identifier':"
                         "{'type':'m.id.user','user':'leah'}}"),
                    {});
    };
    QCOMPARE(close("leah", "{'erase':true}").status, 200);
    QCOMPARE(get("/v1/threepid/email/users/leah%40example.org").status, 404);
    QCOMPARE(get("/v1/auth_providers/oidc-practice/users/leah").status, 200);
    m_clock->advance(1min);
    QCOMPARE(put("/v2/users/" + person("leah"), "{'password':'new'}").status, 200);
    QCOMPARE(signIn().text(u"errcode"_s), u"M_USER_DEACTIVATED"_s);
    QCOMPARE(close("leah", "{'erase':true}").status, 200);
    const auto back = put("/v2/users/" + person("leah"), "{'deactivated':false}");
    QCOMPARE(back.status, 200);
    QVERIFY(!back.object()["deactivated"_L1].toBool(true));
    QVERIFY(!back.object()["erased"_L1].toBool(true));
    QVERIFY(back.object()["displayname"_L1].isNull());
    QCOMPARE(back.object()["external_ids"_L1].toArray().size(), 1);
    QCOMPARE(roomsOf("leah"), 0);
    QCOMPARE(signIn().status, 403);
    QCOMPARE(put("/v2/users/" + person("leah"), "{'password':'new'}").status, 200);
    QCOMPARE(signIn().status, 200);
}

void TestPracticeAdmin::locksAndSuspends()
{
    const auto locked = put("/v2/users/" + person("bob"), "{'locked':true}");
    QCOMPARE(locked.status, 200);
    QVERIFY(locked.object()["locked"_L1].toBool());
    const auto turnedAway = send("GET", "/_matrix/client/v3/account/whoami", {}, "token_of_bob");
    QCOMPARE(turnedAway.status, 401);
    QCOMPARE(turnedAway.text(u"errcode"_s), u"M_USER_LOCKED"_s);
    QCOMPARE(put("/v2/users/" + person("bob"), "{'locked':false}").status, 200);
    QCOMPARE(put("/v1/suspend/" + person("bob"), "{'suspend':true}").object(),
             object("{'user_@bob:practice.test_suspended':true}"));
    QVERIFY(card("bob").object()["suspended"_L1].toBool());
    const QByteArray name = "/_matrix/client/v3/profile/" + person("bob") + "/displayname";
    QCOMPARE(send("PUT", name, json("{'displayname':'B'}"), "token_of_bob").status, 403);
    put("/v1/suspend/" + person("bob"), "{'suspend':false}");
    QVERIFY(!card("bob").object()["suspended"_L1].toBool());
    QVERIFY(!m_server->isDeactivated(u"bob"_s));
}

void TestPracticeAdmin::countsAccountsMadeByAPut()
{
    QCOMPARE(put("/v2/users/" + person("Leah"), "{'deactivated':false}").status, 201);
    QCOMPARE(m_server->creations(), 1);
    QVERIFY(m_server->account(u"Leah"_s));
}

/// The new name is written into room after room, and joins those again that were left meanwhile.
void TestPracticeAdmin::leavesTheRenamedInPublicRooms()
{
    const QByteArray tasks = "/v1/scheduled_tasks?resource_id=" + person("bob")
        + "&action_name=update_join_states&status=active";
    const auto running = [&] { return get(tasks).object()["scheduled_tasks"_L1].toArray().size(); };
    PracticeSettings settings = m_server->settings();
    settings.spreadingTakes = 400ms;
    m_server->setSettings(settings);
    const auto rooms = roomsOf("bob");
    QCOMPARE(rooms, 5); // two of them public
    QCOMPARE(running(), 0);
    QCOMPARE(send("PUT", "/_matrix/client/v3/profile/" + person("bob") + "/displayname",
                  json("{'displayname':'Robert'}"), "token_of_bob")
                 .status,
             200);
    QCOMPARE(running(), 1);
    QCOMPARE(card("bob").text(u"displayname"_s), u"Robert"_s);
    QCOMPARE(close("bob", "{'erase':true}").status, 200);
    m_clock->advance(300ms);
    QCOMPARE(roomsOf("bob"), 0);
    m_clock->advance(10s);
    QCOMPARE(running(), 0);
    QCOMPARE(roomsOf("bob"), 2);
    QCOMPARE(close("bob", "{'erase':true}").status, 200);
    m_clock->advance(300ms);
    QCOMPARE(roomsOf("bob"), 0);

    m_server->rename(u"ben.01"_s, u"Benjamin"_s);
    m_clock->advance(10s);
    QCOMPARE(close("ben.01").status, 200); // afterwards all is well
    m_clock->advance(1min);
    QCOMPARE(roomsOf("ben.01"), 0);
}

void TestPracticeAdmin::handsRoomsOver_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("owner");
    QTest::newRow("6") << u"knitting"_s << u"6"_s << u"leah"_s;
    QTest::newRow("10") << u"chess"_s << u"10"_s << u"sole-2"_s;
    QTest::newRow("11") << u"pottery"_s << u"11"_s << u"sole-3"_s;
    QTest::newRow("12") << u"bees"_s << u"12"_s << u"leah"_s;
}

void TestPracticeAdmin::handsRoomsOver()
{
    QFETCH(const QString, name);
    QFETCH(const QString, version);
    QFETCH(const QString, owner);
    const QByteArray id = room(name);
    QCOMPARE(get("/v1/rooms/" + id).text(u"version"_s), version);
    const bool reigns = version == "12"_L1;
    QCOMPARE(m_server->roomId(name).contains(u':'), !reigns);
    const QString ownerId = idOf(owner.toUtf8());
    QCOMPARE(powersIn(id), reigns ? QJsonObject() : QJsonObject({{ownerId, 100}}));
    const auto create
        = get("/v1/rooms/" + id + "/state?type=m.room.create").object()["state"_L1][0].toObject();
    QCOMPARE(create["sender"_L1].toString(), ownerId);
    QCOMPARE(create["content"_L1]["creator"_L1].isUndefined(), version.toInt() > 10);
    const QByteArray path = "/v1/rooms/" + id + "/make_room_admin";
    const QString heir = idOf("ben.01");
    QCOMPARE(post(path, "{'user_id':'" + heir.toUtf8() + "'}").object(), QJsonObject());
    QCOMPARE(powersIn(id)[heir].toInt(), 100);
    const auto whole = get("/v1/rooms/" + id + "/state").object()["state"_L1].toArray();
    for (const auto &event : whole) {
        for (const auto &member : {u"type"_s, u"state_key"_s, u"sender"_s, u"room_id"_s,
                                   u"event_id"_s, u"content"_s, u"origin_server_ts"_s}) {
            QVERIFY2(event.toObject().contains(member), qPrintable(member));
        }
    }
}

/// An id that is nobody's is taken, and invited.
void TestPracticeAdmin::invitesWhoeverIsNamed()
{
    const QByteArray id = room(u"knitting"_s);
    QCOMPARE(
        post("/v1/rooms/" + id + "/make_room_admin", "{'user_id':'@nobody:practice.test'}").status,
        200);
    QCOMPARE(powersIn(id)[idOf("nobody")].toInt(), 100);
    QCOMPARE(m_server->room(m_server->roomId(u"knitting"_s))->elsewise[idOf("nobody")],
             u"invite"_s);
    QCOMPARE(post("/v1/rooms/" + id + "/make_room_admin", "").status, 200);
    QCOMPARE(powersIn(id)[idOf("alice")].toInt(), 100); // oneself
}

void TestPracticeAdmin::handsNothingOverAfterwards()
{
    close("leah");
    m_clock->advance(1min);
    for (const auto &name : {u"knitting"_s, u"bees"_s}) {
        const auto late = post("/v1/rooms/" + room(name) + "/make_room_admin",
                               "{'user_id':'@ben.01:practice.test'}");
        QCOMPARE(late.status, 400);
        QCOMPARE(late.object(),
                 object("{'errcode':'M_UNKNOWN','error':'No local admin user in room'}"));
    }
}

void TestPracticeAdmin::refusesTheHandOverItIsToldTo()
{
    change([](auto &settings) { settings.refusedRoomAdmin = 2; });
    const QByteArray heir = "{'user_id':'@ben.01:practice.test'}";
    QCOMPARE(post("/v1/rooms/" + room(u"knitting"_s) + "/make_room_admin", heir).status, 200);
    const auto refused = post("/v1/rooms/" + room(u"bees"_s) + "/make_room_admin", heir);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.text(u"error"_s),
             u"No local admin user in room with power to update power levels."_s);
    QVERIFY(!powersIn(room(u"bees"_s)).contains(idOf("ben.01")));
    QCOMPARE(post("/v1/rooms/" + room(u"bees"_s) + "/make_room_admin", heir).status, 200);
}

/// Those without whom some room here would have nobody left that may do anything.
void TestPracticeAdmin::knowsSevenSoleAdministrators()
{
    std::set<QString> sole;
    std::set<QString> versions;
    int known = 0;
    const auto users = get("/v3/users?limit=300&locked=true").object()["users"_L1].toArray();
    std::set<QString> rooms;
    for (const auto &user : users) {
        const QString localpart = user["name"_L1].toString().section(u':', 0, 0).sliced(1);
        const QStringList joined = m_server->account(localpart)->rooms;
        rooms.insert(joined.begin(), joined.end());
    }
    for (const auto &id : rooms) {
        const auto one = m_server->room(id);
        QStringList mighty = one->creatorsReign() ? one->creators() : QStringList();
        for (const auto &[user, power] : one->powers.asKeyValueRange()) {
            mighty += power >= 100 ? QStringList{user} : QStringList();
        }
        known += one->name.startsWith(u"Many"_s) ? 0 : 1;
        versions.insert(one->version);
        if (mighty.size() == 1 && mighty.constFirst().endsWith(u":practice.test"_s)) {
            sole.insert(mighty.constFirst());
        }
    }
    QCOMPARE(sole.size(), size_t(7));
    QCOMPARE(known, 40);
    QCOMPARE(versions, (std::set<QString>{u"6"_s, u"10"_s, u"11"_s, u"12"_s}));
}

void TestPracticeAdmin::redactsInNamedRooms()
{
    const QString town = m_server->account(u"deals-01"_s)->rooms.constFirst();
    const auto left = [&] { return m_server->room(town)->messages[idOf("deals-01")]; };
    QCOMPARE(left(), 25);
    close("deals-01");
    m_clock->advance(1min);
    const QByteArray path = "/v1/user/" + person("deals-01") + "/redact";
    const QByteArray limited = "{'rooms':['" + town.toUtf8() + "'],'limit':10}";
    const auto started = post(path, limited);
    QCOMPARE(started.status, 200);
    const QByteArray status = "/v1/user/redact_status/" + started.text(u"redact_id"_s).toUtf8();
    QCOMPARE(get(status).object(), object("{'status':'active'}"));
    const auto again = post(path, limited);
    QCOMPARE(again.status, 400);
    QCOMPARE(again.text(u"error"_s),
             u"Redact already in progress for user @deals-01:practice.test"_s);
    m_clock->advance(1s);
    QCOMPARE(get(status).object(), object("{'status':'complete','failed_redactions':{}}"));
    QCOMPARE(left(), 15);
    const auto tasks = get("/v1/scheduled_tasks?resource_id=" + person("deals-01")
                           + "&action_name=redact_all_events")
                           .object()["scheduled_tasks"_L1]
                           .toArray();
    QCOMPARE(tasks.size(), 1);
    QCOMPARE(tasks[0]["id"_L1].toString(), started.text(u"redact_id"_s));
    QCOMPARE(tasks[0]["status"_L1].toString(), u"complete"_s);
}

/// Without a room it means those of now, and says "complete".
void TestPracticeAdmin::redactsNothingAfterwards()
{
    const QString town = m_server->account(u"deals-03"_s)->rooms.constFirst();
    close("deals-03");
    m_clock->advance(1min);
    for (const QByteArray &who : QByteArrayList{"deals-03", "nobody"}) {
        const auto started = post("/v1/user/" + person(who) + "/redact", "{'rooms':[]}");
        QCOMPARE(started.status, 200);
        m_clock->advance(1s);
        QCOMPARE(get("/v1/user/redact_status/" + started.text(u"redact_id"_s).toUtf8()).object(),
                 object("{'status':'complete','failed_redactions':{}}"));
    }
    QCOMPARE(m_server->room(town)->messages[idOf("deals-03")], 25);
}

void TestPracticeAdmin::redactionsFailWhenToldTo()
{
    change([](auto &settings) { settings.failingRedactions = 3; });
    const QString town = m_server->account(u"deals-03"_s)->rooms.constFirst();
    const auto redact = [&](const QByteArray &more) {
        const auto started = post("/v1/user/" + person("deals-03") + "/redact",
                                  "{'rooms':['" + town.toUtf8() + "']" + more + "}");
        m_clock->advance(1s);
        return get("/v1/user/redact_status/" + started.text(u"redact_id"_s).toUtf8()).object();
    };
    const auto status = redact({});
    QCOMPARE(status["status"_L1].toString(), u"complete"_s);
    QCOMPARE(status["failed_redactions"_L1].toObject().size(), 3);
    QCOMPARE(m_server->room(town)->messages[idOf("deals-03")], 3);
    m_server->editAccount(u"alice"_s, [](auto &alice) { alice.rooms.clear(); });
    const auto failed = redact(",'use_admin':true")["failed_redactions"_L1].toObject();
    QCOMPARE(failed.size(), 3);
    QVERIFY(failed.begin()->toString().contains(u"User @alice:practice.test not in room"_s));
    QCOMPARE(redact({})["failed_redactions"_L1], QJsonObject());
    QCOMPARE(m_server->room(town)->messages[idOf("deals-03")], 0);
}

void TestPracticeAdmin::deletesFilesByTheHundred()
{
    const QByteArray path = "/v1/users/" + person("leah") + "/media";
    close("leah"); // which takes none away
    const auto first = get(path + "?limit=1");
    QCOMPARE(first.object()["total"_L1].toInt(), 400);
    QCOMPARE(first.object()["next_token"_L1], QJsonValue(1)); // a number
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(send("DELETE", path + "?limit=100").object()["total"_L1].toInt(), 100);
    }
    QCOMPARE(send("DELETE", path + "?limit=100").object(),
             object("{'deleted_media':[],'total':0}"));
    QVERIFY(m_server->account(u"leah"_s)->files.isEmpty());
}

/// A proxy's page, for the whole API; there may be another address.
void TestPracticeAdmin::hidesTheApiWhenToldTo()
{
    change([](auto &settings) { settings.hidesAfter = 1; });
    QCOMPARE(close("ben.01").status, 200);
    for (const QByteArray &path :
         QByteArrayList{"/v1/server_version", "/v3/users", "/v1/whatever"}) {
        const auto hidden = get(path);
        QCOMPARE(hidden.status, 403);
        QVERIFY(hidden.contentType.startsWith("text/html"));
    }
    QCOMPARE(close("chloe.01").status, 403);
    QVERIFY(!m_server->isDeactivated(u"chloe.01"_s));
    QCOMPARE(get("/_matrix/client/v3/account/whoami").status, 200);
    QVERIFY(m_server->startForAdmins());
    m_address = m_server->adminUrl();
    QVERIFY(m_address != m_server->baseUrl());
    QCOMPARE(get("/v1/server_version").status, 200);
    QCOMPARE(close("chloe.01").status, 200);
}

void TestPracticeAdmin::demotesWhenToldTo()
{
    change([](auto &settings) { settings.demotesAfter = 1; });
    QCOMPARE(close("ben.01").status, 200);
    const auto refused = close("chloe.01");
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.text(u"error"_s), u"You are not a server admin"_s);
    QCOMPARE(card("alice").status, 403);
    QVERIFY(!m_server->isDeactivated(u"chloe.01"_s));
}

void TestPracticeAdmin::demotesAtOneWhenToldTo()
{
    change([](auto &settings) { settings.demotesAt = u"ben.01"_s; });
    QCOMPARE(close("chloe.01").status, 200);
    QCOMPARE(card("alice").status, 200);
    const auto refused = close("ben.01");
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.text(u"errcode"_s), u"M_FORBIDDEN"_s);
    QCOMPARE(card("alice").status, 403);
    QVERIFY(!m_server->isDeactivated(u"ben.01"_s));
    QVERIFY(!m_server->account(u"ben.01"_s)->sessions.isEmpty());
}

void TestPracticeAdmin::renamesMeanwhileWhenToldTo()
{
    change([](auto &settings) { settings.renamedMeanwhile = {u"deals-03"_s}; });
    QCOMPARE(close("deals-03").status, 200);
    QCOMPARE(close("deals-04").status, 200);
    m_clock->advance(1min);
    QCOMPARE(roomsOf("deals-03"), 6);
    QCOMPARE(roomsOf("deals-04"), 0);
    QCOMPARE(close("deals-03").status, 200);
    m_clock->advance(1min);
    QCOMPARE(roomsOf("deals-03"), 0);
}

void TestPracticeAdmin::othersActMeanwhileWhenToldTo()
{
    using Does = PracticeAdminSettings::Meanwhile::Does;
    change([](auto &settings) {
        settings.meanwhile = {{2, Does::Close, u"deals-03"_s},
                              {2, Does::MakeAdmin, u"deals-04"_s},
                              {2, Does::Register, u"deals-61"_s}};
    });
    QCOMPARE(close("deals-01").status, 200);
    QVERIFY(!m_server->isDeactivated(u"deals-03"_s));
    QVERIFY(!m_server->account(u"deals-61"_s));
    QCOMPARE(close("deals-02").status, 200);
    QVERIFY(m_server->isDeactivated(u"deals-03"_s));
    QVERIFY(m_server->account(u"deals-04"_s)->admin);
    QVERIFY(m_server->account(u"deals-61"_s));
    QCOMPARE(m_server->creations(), 0); // by the admin API
}

void TestPracticeAdmin::putsOffWhenToldTo()
{
    using PutOff = PracticeAdminSettings::PutOff;
    change(
        [](auto &settings) { settings.putOff = {PutOff::Seconds, PutOff::Date, PutOff::InBody}; });
    const auto seconds = close("ben.01");
    QCOMPARE(seconds.status, 429);
    QCOMPARE(seconds.text(u"errcode"_s), u"M_LIMIT_EXCEEDED"_s);
    QCOMPARE(seconds.retryAfter, "7");
    QCOMPARE(close("ben.01").retryAfter, "Thu, 01 Jan 2026 12:00:07 GMT");
    const auto inBody = close("ben.01");
    QVERIFY(inBody.retryAfter.isEmpty());
    QCOMPARE(inBody.object()["retry_after_ms"_L1].toInt(), 7000);
    QVERIFY(!m_server->isDeactivated(u"ben.01"_s));
    QCOMPARE(close("ben.01").status, 200);
}

/// Accounts are managed elsewhere from now on, and alice's token was given out for that.
void TestPracticeAdmin::manage(const QString &scope)
{
    PracticeSettings settings = m_server->settings();
    settings.isManaged = true;
    m_server->setSettings(settings);
    m_server->editAccount(u"alice"_s,
                          [&](PracticeAccount &alice) { alice.sessions[0].scope = scope; });
}

/// What the account service has of somebody.
QJsonObject TestPracticeAdmin::managed(const QByteArray &localpart)
{
    return get(serviceApi() + "/users/by-username/" + localpart.toPercentEncoding())
        .object()["data"_L1]
        .toObject();
}

/// What becomes of the code for another device that this person allows.
Reply TestPracticeAdmin::signInByCode(const QByteArray &localpart, const QByteArray &scope)
{
    const auto client = post("/practice/oauth/registration",
                             "{'application_type':'native','client_uri':'https://example.org/',"
                             "'redirect_uris':['http://127.0.0.1/callback']}")
                            .text(u"client_id"_s)
                            .toLatin1();
    const auto device = post("/practice/oauth/device", "client_id=" + client + "&scope=" + scope);
    auto shown = get("/practice/oauth/who?key=" + device.text(u"user_code"_s).toLatin1()
                     + "&user=" + localpart);
    if (shown.status != 200) {
        return shown;
    }
    return post("/practice/oauth/token",
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id="
                    + client + "&device_code=" + device.text(u"device_code"_s).toLatin1());
}

/// Where accounts are managed elsewhere, nobody is called an administrator.
void TestPracticeAdmin::delegates()
{
    QCOMPARE(get(serviceApi() + "/site-config").status, 404);
    manage(u"urn:synapse:admin:*"_s);
    QCOMPARE(card("alice").status, 200);
    QVERIFY(!card("alice").object()["admin"_L1].toBool(true));
    QCOMPARE(get("/v3/users").status, 400);
    QCOMPARE(get("/v3/users").text(u"errcode"_s), u"M_INVALID_PARAM"_s);
    QCOMPARE(get("/v3/users?guests=false&admins=true").object()["total"_L1].toInt(), 0);
    QCOMPARE(get("/v1/users/" + person("alice") + "/admin").status, 404);
    const auto refused = put("/v2/users/" + person("bob"), "{'password':'new'}");
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.text(u"error"_s), u"Password change disabled"_s);
}

void TestPracticeAdmin::managesAccounts()
{
    manage(u"urn:mas:admin"_s);
    QCOMPARE(get(serviceApi() + "/site-config").text(u"server_name"_s), u"practice.test"_s);
    const auto leah = managed("leah");
    QCOMPARE(leah["type"_L1].toString(), u"user"_s);
    QCOMPARE(leah["id"_L1].toString().size(), 26);
    QCOMPARE(leah["attributes"_L1]["username"_L1].toString(), u"leah"_s);
    QVERIFY(leah["attributes"_L1]["deactivated_at"_L1].isNull());
    QCOMPARE(managed("LEAH"), leah); // whatever the case, where there is one
    const auto unknown = get(serviceApi() + "/users/by-username/_telegram_1"); // a bridge's
    QCOMPARE(unknown.status, 404);
    QVERIFY(!unknown.object()["errors"_L1][0]["title"_L1].toString().isEmpty());

    std::set<QString> seen;
    QString cursor;
    for (int i = 0; i < 3; ++i) { // a hundred each
        const auto page
            = get(serviceApi() + "/users?page%5Bfirst%5D=100&page%5Bafter%5D=" + cursor.toLatin1())
                  .object();
        QCOMPARE(page["meta"_L1]["count"_L1].toInt(), 295);
        QCOMPARE(page["links"_L1].toObject().contains("next"_L1), i < 2);
        const auto data = page["data"_L1].toArray();
        for (const auto &user : data) {
            seen.insert(user["attributes"_L1]["username"_L1].toString());
        }
        cursor = data.last()["id"_L1].toString();
    }
    QCOMPARE(seen.size(), size_t(295));
    const auto found = get(serviceApi() + "/users?filter%5Bsearch%5D=deals&count=only").object();
    QCOMPARE(found["meta"_L1]["count"_L1].toInt(), 60);
    QVERIFY(!found.contains("data"_L1));
    const auto mails
        = get(serviceApi() + "/user-emails?filter%5Bemail%5D=leah%40example.org").object();
    QCOMPARE(mails["data"_L1][0]["attributes"_L1]["user_id"_L1], leah["id"_L1]);

    QCOMPARE(mails["data"_L1].toArray().size(), 1);
    const auto inCapitals
        = get(serviceApi() + "/user-emails?filter%5Bemail%5D=LEAH%40example.org").object();
    QCOMPARE(inCapitals["data"_L1], mails["data"_L1]);

    const QByteArray path = serviceApi() + "/users/" + leah["id"_L1].toString().toLatin1();
    QCOMPARE(post(path + "/lock").status, 200);
    QVERIFY(managed("leah")["attributes"_L1]["locked_at"_L1].isString());
    QCOMPARE(post(path + "/unlock").status, 200);
    QVERIFY(managed("leah")["attributes"_L1]["locked_at"_L1].isNull());
    QCOMPARE(post(serviceApi() + "/users/x/lock").status, 400);
    QCOMPARE(post(serviceApi() + "/users/01040G2081040G2081040G2081/lock").status, 404);
}

void TestPracticeAdmin::knowsTheLinksOfItsAccounts()
{
    manage(u"urn:mas:admin"_s);
    const auto providers = get(serviceApi() + "/upstream-oauth-providers").object();
    QCOMPARE(providers["data"_L1].toArray().size(), 1);
    const auto provider = providers["data"_L1][0].toObject();
    QCOMPARE(provider["attributes"_L1]["human_name"_L1].toString(), u"Practice sign-in"_s);
    const QByteArray links = serviceApi() + "/upstream-oauth-links?filter%5Bsubject%5D=leah";
    const auto found = get(links).object();
    QCOMPARE(found["data"_L1].toArray().size(), 1);
    const auto link = found["data"_L1][0]["attributes"_L1];
    QCOMPARE(link["user_id"_L1], managed("leah")["id"_L1]);
    QCOMPARE(link["provider_id"_L1], provider["id"_L1]);
    const QByteArray ofProvider = "&filter%5Bprovider%5D=";
    QCOMPARE(get(links + ofProvider + provider["id"_L1].toString().toLatin1()).object()["data"_L1],
             found["data"_L1]);
    QCOMPARE(get(links + ofProvider + "01040G2081040G2081040G2081").status, 404);
    QVERIFY(get(serviceApi() + "/upstream-oauth-links?filter%5Bsubject%5D=x")
                .object()["data"_L1]
                .toArray()
                .isEmpty());
}

void TestPracticeAdmin::asksForTheScope()
{
    manage(u"urn:matrix:client:api:*"_s);
    QCOMPARE(get("/v3/users?guests=false").status, 403);
    const auto refused = get(serviceApi() + "/users");
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.object()["errors"_L1][0]["title"_L1].toString(),
             u"Missing urn:mas:admin scope"_s);
    QCOMPARE(send("GET", serviceApi() + "/users", {}, {}).status, 400);
    QCOMPARE(send("GET", serviceApi() + "/users", {}, "wrong").status, 401);
}

void TestPracticeAdmin::deactivatesAtTheAccountService_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("erased");
    QTest::newRow("skip") << "{'skip_erase':true}"_ba << 200 << false;
    QTest::newRow("do not skip") << "{'skip_erase':false}"_ba << 200 << true;
    QTest::newRow("no body") << ""_ba << 200 << true;
    QTest::newRow("nothing said") << "{}"_ba << 200 << true;
    QTest::newRow("another member") << "{'erase':false}"_ba << 200 << true;
    QTest::newRow("wrong type") << "{'skip_erase':'yes'}"_ba << 422 << false;
}

void TestPracticeAdmin::deactivatesAtTheAccountService()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const bool, erased);
    manage(u"urn:synapse:admin:* urn:mas:admin"_s);
    const QByteArray path
        = serviceApi() + "/users/" + managed("bob")["id"_L1].toString().toLatin1();
    const auto reply = post(path + "/deactivate", body);
    QCOMPARE(reply.status, status);
    if (status != 200) {
        QVERIFY(reply.contentType.startsWith("text/plain"));
        QVERIFY(managed("bob")["attributes"_L1]["deactivated_at"_L1].isNull());
        return;
    }
    QVERIFY(managed("bob")["attributes"_L1]["deactivated_at"_L1].isString());
    QVERIFY(!card("bob").object()["deactivated"_L1].toBool());
    const QByteArray whoAmI = "/_matrix/client/v3/account/whoami";
    QCOMPARE(send("GET", whoAmI, {}, "token_of_bob").status, 200);
    m_clock->advance(2s);
    QVERIFY(card("bob").object()["deactivated"_L1].toBool());
    QCOMPARE(card("bob").object()["erased"_L1].toBool(), erased);
    QCOMPARE(send("GET", whoAmI, {}, "token_of_bob").status, 401);
    change([](auto &settings) { settings.isDownForService = true; });
    const auto down = post(path + "/reactivate");
    QCOMPARE(down.status, 500);
    QCOMPARE(down.object()["errors"_L1].toArray().size(), 4);
    QVERIFY(managed("bob")["attributes"_L1]["deactivated_at"_L1].isString());
    QVERIFY(card("bob").object()["deactivated"_L1].toBool());
    change([](auto &settings) { settings.isDownForService = false; });
    QCOMPARE(post(path + "/reactivate").status, 200);
    QVERIFY(managed("bob")["attributes"_L1]["deactivated_at"_L1].isNull());
    QVERIFY(!card("bob").object()["deactivated"_L1].toBool());

    change([](auto &settings) { settings.isDownForService = true; });
    QCOMPARE(post(path + "/deactivate", body).status, 200);
    m_clock->advance(1h);
    QVERIFY(!card("bob").object()["deactivated"_L1].toBool());
    change([](auto &settings) { settings.isDownForService = false; });
    m_clock->advance(2s);
    QVERIFY(card("bob").object()["deactivated"_L1].toBool());
    QCOMPARE(post(path + "/reactivate").status, 200);

    change([](auto &settings) { settings.followsAfter.reset(); });
    QCOMPARE(post(path + "/deactivate", body).status, 200);
    m_clock->advance(1h);
    QVERIFY(!card("bob").object()["deactivated"_L1].toBool());
}

/// So it has to be done at the account service, where that knows the account.
void TestPracticeAdmin::letsThemInAgainThatOnlyTheHomeserverClosed()
{
    manage(u"urn:synapse:admin:* urn:mas:admin"_s);
    QCOMPARE(close("bob", "{'erase':true}").status, 200);
    QVERIFY(card("bob").object()["deactivated"_L1].toBool());
    QVERIFY(managed("bob")["attributes"_L1]["deactivated_at"_L1].isNull());
    const QByteArray scope = "urn%3Amatrix%3Aclient%3Aapi%3A*";
    const auto back = signInByCode("bob", scope);
    QCOMPARE(back.status, 200);
    const auto whoIsIt = send("GET", "/_matrix/client/v3/account/whoami", {},
                              back.text(u"access_token"_s).toLatin1());
    QCOMPARE(whoIsIt.text(u"user_id"_s), u"@bob:practice.test"_s);
    QCOMPARE(post(serviceApi() + "/users/" + managed("bob")["id"_L1].toString().toLatin1()
                  + "/deactivate")
                 .status,
             200);
    QCOMPARE(signInByCode("bob", scope).text(u"error"_s), u"access_denied"_s);
}

/// Whoever may not ask for it is shown a page, and not sent back.
void TestPracticeAdmin::givesTheScopeToAdministratorsOnly()
{
    manage({});
    const QByteArray scope = "urn%3Amatrix%3Aclient%3Aapi%3A*%20urn%3Amas%3Aadmin";
    const auto denied = signInByCode("bob", scope);
    QCOMPARE(denied.status, 403);
    QVERIFY(denied.body.contains("denied by the policy"));
    const auto token = signInByCode("alice", scope).text(u"access_token"_s).toLatin1();
    QCOMPARE(send("GET", serviceApi() + "/users", {}, token).status, 200);
    QCOMPARE(send("GET", "/v3/users?guests=false", {}, token).status, 403);
}

} // namespace farewell

QTEST_GUILESS_MAIN(farewell::TestPracticeAdmin)

#include "TestPracticeAdmin.moc"
