// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Form.h"
#include "app/matrix/OAuth.h"
#include "app/matrix/Pkce.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// As matrix.org gives it, shortened.
QJsonObject goodMetadata()
{
    const auto list = [](const QStringList &items) { return QJsonArray::fromStringList(items); };
    const auto at = [](const QString &path) { return u"https://auth.example.org/"_s + path; };
    return {
        {u"issuer"_s, at({})},
        {u"authorization_endpoint"_s, at(u"authorize"_s)},
        {u"token_endpoint"_s, at(u"oauth2/token"_s)},
        {u"revocation_endpoint"_s, at(u"oauth2/revoke"_s)},
        {u"registration_endpoint"_s, at(u"oauth2/registration"_s)},
        {u"device_authorization_endpoint"_s, at(u"oauth2/device"_s)},
        {u"response_types_supported"_s, list({u"code"_s})},
        {u"response_modes_supported"_s, list({u"fragment"_s, u"query"_s})},
        {u"grant_types_supported"_s,
         list({u"authorization_code"_s, u"refresh_token"_s,
               u"urn:ietf:params:oauth:grant-type:device_code"_s})},
        {u"code_challenge_methods_supported"_s, list({u"plain"_s, u"S256"_s})},
        {u"account_management_uri"_s, u"https://account.example.org/"_s},
        {u"account_management_actions_supported"_s, list({u"org.matrix.profile"_s})},
    };
}

Result<Answer> answer(int status, const QByteArray &json)
{
    Answer made;
    made.status = status;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isObject()) {
        made.object = document.object();
    }
    return made;
}

QByteArray text(const Secret &secret)
{
    return secret.reveal().toByteArray();
}

} // namespace

class TestOAuth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completeMetadata();
    void metadataThatDoesNotSuffice_data();
    void metadataThatDoesNotSuffice();
    void plainHttpIsForThisMachine();
    void deviceGrantIsOptional();
    void forms();
    void pkce();
    void deviceIds();
    void authorizationUrls();
    void clientIds_data();
    void clientIds();
    void grants_data();
    void grants();
    void scopes_data();
    void scopes();
    void deviceAuthorizations_data();
    void deviceAuthorizations();
    void polls_data();
    void polls();
    void isBounded();
};

void TestOAuth::completeMetadata()
{
    QJsonObject object = goodMetadata();
    object.insert(u"authorization_response_iss_parameter_supported"_s, true);
    const AuthMetadata metadata = parseAuthMetadata(object);
    QVERIFY(metadata.endpoints);
    QCOMPARE(metadata.endpoints->issuer, u"https://auth.example.org/"_s);
    QCOMPARE(metadata.endpoints->token.toString(), u"https://auth.example.org/oauth2/token"_s);
    QVERIFY(metadata.endpoints->namesIssuer);
    QVERIFY(!metadata.endpoints->deviceAuthorization.isEmpty());
    QCOMPARE(metadata.deactivationPage().toString(), u"https://account.example.org/"_s);
}

void TestOAuth::metadataThatDoesNotSuffice_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    const QJsonValue none;
    for (const char *endpoint : {"issuer", "authorization_endpoint", "token_endpoint",
                                 "revocation_endpoint", "registration_endpoint"}) {
        const QString name = QString::fromLatin1(endpoint);
        QTest::addRow("%s missing", endpoint) << name << QJsonValue(QJsonValue::Undefined);
        QTest::addRow("%s null", endpoint) << name << none;
        QTest::addRow("%s http", endpoint) << name << QJsonValue(u"http://auth.example.org/x"_s);
        QTest::addRow("%s script", endpoint) << name << QJsonValue(u"javascript:alert(1)"_s);
        QTest::addRow("%s with user", endpoint) << name << QJsonValue(u"https://a:b@example.org"_s);
        QTest::addRow("%s a list", endpoint)
            << name << QJsonValue(QJsonArray{u"https://auth.example.org/x"_s});
    }
    for (const char *list : {"response_types_supported", "response_modes_supported",
                             "grant_types_supported", "code_challenge_methods_supported"}) {
        const QString name = QString::fromLatin1(list);
        QTest::addRow("%s missing", list) << name << QJsonValue(QJsonValue::Undefined);
        QTest::addRow("%s text", list) << name << QJsonValue(u"code S256 query"_s);
        QTest::addRow("%s others", list) << name << QJsonValue(QJsonArray{u"other"_s, 5});
    }
    QTest::newRow("no refresh") << u"grant_types_supported"_s
                                << QJsonValue(QJsonArray{u"authorization_code"_s});
}

/// The account page is told all the same: it is a way out without any sign-in.
void TestOAuth::metadataThatDoesNotSuffice()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    QJsonObject object = goodMetadata();
    if (value.isUndefined()) {
        object.remove(name);
    } else {
        object.insert(name, value);
    }
    const AuthMetadata metadata = parseAuthMetadata(object);
    QVERIFY(!metadata.endpoints);
    QVERIFY(!metadata.deactivationPage().isEmpty());
}

/// Only a homeserver on this machine may lead to plain http, which stays on this machine.
void TestOAuth::plainHttpIsForThisMachine()
{
    const AuthMetadata good = parseAuthMetadata(goodMetadata());
    QVERIFY(good.overHttpsOnly().endpoints == good.endpoints);
    QCOMPARE(good.overHttpsOnly().accountManagementUri, good.accountManagementUri);
    const QJsonValue here(u"http://127.0.0.1:8090/x"_s);
    for (const char *name : {"authorization_endpoint", "token_endpoint", "revocation_endpoint",
                             "registration_endpoint", "device_authorization_endpoint"}) {
        QJsonObject object = goodMetadata();
        object.insert(QString::fromLatin1(name), here);
        QVERIFY2(parseAuthMetadata(object).endpoints, name);
        QVERIFY2(!parseAuthMetadata(object).overHttpsOnly().endpoints, name);
    }
    QJsonObject object = goodMetadata();
    object.insert(u"account_management_uri"_s, here);
    QVERIFY(!parseAuthMetadata(object).deactivationPage().isEmpty());
    QVERIFY(parseAuthMetadata(object).overHttpsOnly().deactivationPage().isEmpty());
}

void TestOAuth::deviceGrantIsOptional()
{
    QJsonObject object = goodMetadata();
    object.insert(u"grant_types_supported"_s,
                  QJsonArray{u"authorization_code"_s, u"refresh_token"_s});
    const AuthMetadata metadata = parseAuthMetadata(object);
    QVERIFY(metadata.endpoints);
    QVERIFY(metadata.endpoints->deviceAuthorization.isEmpty());
    object = goodMetadata();
    object.insert(u"device_authorization_endpoint"_s, u"http://auth.example.org/device"_s);
    QVERIFY(parseAuthMetadata(object).endpoints->deviceAuthorization.isEmpty());
}

void TestOAuth::forms()
{
    const Secret secret{QByteArrayView("a+b &=%\xC3\xA4")};
    const Secret body = Form()
                            .add("grant_type", u"urn:x y"_s)
                            .add("code", secret)
                            .add("empty", QString())
                            .toBody();
    QCOMPARE(text(body), "grant_type=urn%3Ax%20y&code=a%2Bb%20%26%3D%25%C3%A4&empty="_ba);
    const QString large(20'000, u'z');
    QCOMPARE(Form().add("a", large).add("b", large).toBody().reveal().size(), 40'000 + 5);
}

void TestOAuth::pkce()
{
    // RFC 7636, appendix B.
    QCOMPARE(Pkce::challengeOf(Secret{"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_ba}),
             u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s);
    const Pkce one = Pkce::make();
    QCOMPARE(one.verifier.reveal().size(), 43);
    QCOMPARE(one.challenge, Pkce::challengeOf(one.verifier));
    QVERIFY(text(one.verifier) != text(Pkce::make().verifier));
    QCOMPARE(randomText(16).size(), 22);
}

void TestOAuth::deviceIds()
{
    const QString id = oauth::makeDeviceId();
    static const QRegularExpression shape(u"^[A-Z0-9]{12}$"_s);
    QVERIFY2(shape.match(id).hasMatch(), qPrintable(id));
    QVERIFY(id != oauth::makeDeviceId());
    QCOMPARE(oauth::scopeFor(u"ABC"_s), u"urn:matrix:client:api:* urn:matrix:client:device:ABC"_s);
}

void TestOAuth::authorizationUrls()
{
    OAuthEndpoints endpoints = *parseAuthMetadata(goodMetadata()).endpoints;
    oauth::Authorization asked{u"client & co"_s,
                               QUrl(u"http://127.0.0.1:4711/callback"_s),
                               u"st+te"_s,
                               u"chal"_s,
                               oauth::scopeFor(u"ABC"_s),
                               u"@a/b:x.org"_s};
    const QUrl url = oauth::authorizationUrl(endpoints, asked);
    QCOMPARE(url.adjusted(QUrl::RemoveQuery), endpoints.authorization);
    const QUrlQuery query(url);
    const auto item
        = [&](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
    QCOMPARE(item(u"response_type"_s), u"code"_s);
    QCOMPARE(item(u"response_mode"_s), u"query"_s);
    QCOMPARE(item(u"client_id"_s), u"client & co"_s);
    QCOMPARE(item(u"redirect_uri"_s), u"http://127.0.0.1:4711/callback"_s);
    QCOMPARE(item(u"scope"_s), oauth::scopeFor(u"ABC"_s));
    QCOMPARE(item(u"state"_s), u"st+te"_s);
    QVERIFY(url.query(QUrl::FullyEncoded).contains(u"state=st%2Bte"_s));
    QCOMPARE(item(u"code_challenge"_s), u"chal"_s);
    QCOMPARE(item(u"code_challenge_method"_s), u"S256"_s);
    QCOMPARE(item(u"login_hint"_s), u"mxid:@a/b:x.org"_s);

    endpoints.authorization = QUrl(u"https://auth.example.org/authorize?tenant=a%20b"_s);
    asked.userId.clear();
    const QUrl kept = oauth::authorizationUrl(endpoints, asked);
    QVERIFY(kept.query(QUrl::FullyEncoded).startsWith(u"tenant=a%20b&response_type=code&"_s));
    QVERIFY(!kept.query().contains(u"login_hint"_s));
}

void TestOAuth::clientIds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("id");
    QTest::newRow("created") << 201 << R"({"client_id":"01J"})"_ba << u"01J"_s;
    QTest::newRow("known") << 200 << R"({"client_id":"01J"})"_ba << u"01J"_s;
    QTest::newRow("refused") << 400 << R"({"error":"invalid_client_metadata"})"_ba << QString();
    QTest::newRow("no id") << 201 << "{}"_ba << QString();
    QTest::newRow("a number") << 201 << R"({"client_id":5})"_ba << QString();
    QTest::newRow("a page") << 200 << "<html>"_ba << QString();
    QTest::newRow("redirect") << 307 << R"({"client_id":"01J"})"_ba << QString();
}

void TestOAuth::clientIds()
{
    QFETCH(int, status);
    QFETCH(QByteArray, json);
    const auto id = oauth::clientIdOf(answer(status, json));
    QTEST(id.value_or(QString()), "id");
    QVERIFY(status != 400 || id.error().errcode == u"invalid_client_metadata"_s);
}

void TestOAuth::grants_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("good");
    QTest::newRow("whole")
        << 200
        << R"({"access_token":"at","token_type":"Bearer","expires_in":299,"refresh_token":"rt"})"_ba
        << true;
    QTest::newRow("small letters")
        << 200 << R"({"access_token":"at","token_type":"bearer"})"_ba << true;
    QTest::newRow("another kind") << 200 << R"({"access_token":"at","token_type":"DPoP"})"_ba
                                  << true;
    QTest::newRow("no kind") << 200 << R"({"access_token":"at"})"_ba << true;
    QTest::newRow("no token") << 200 << R"({"token_type":"Bearer"})"_ba << false;
    QTest::newRow("empty") << 200 << R"({"access_token":"","token_type":"Bearer"})"_ba << false;
    QTest::newRow("spent") << 400 << R"({"error":"invalid_grant"})"_ba << false;
    QTest::newRow("trouble") << 503 << "{}"_ba << false;
}

void TestOAuth::grants()
{
    QFETCH(int, status);
    QFETCH(QByteArray, json);
    QFETCH(bool, good);
    const auto grant = oauth::grantOf(answer(status, json));
    QCOMPARE(grant.has_value(), good);
    if (good) {
        QCOMPARE(text(grant->accessToken), "at"_ba);
        QCOMPARE(grant->isBearer, json.toLower().contains("bearer")); // else only to be ended
        const bool isWhole = json.contains("refresh");
        QCOMPARE(text(grant->refreshToken), isWhole ? "rt"_ba : QByteArray());
        QCOMPARE(grant->lifetime.has_value(), isWhole);
        QVERIFY(!isWhole || *grant->lifetime == 299s);
    } else if (status == 400) {
        QCOMPARE(grant.error().errcode, u"invalid_grant"_s);
    }
}

void TestOAuth::scopes_data()
{
    QTest::addColumn<QString>("granted");
    QTest::addColumn<bool>("covers");
    QTest::addColumn<bool>("hasDevice");
    QTest::newRow("as asked for") << QString() << true << true;
    QTest::newRow("repeated") << oauth::scopeFor(u"ABC"_s) << true << true;
    QTest::newRow("more") << u"openid urn:matrix:client:device:X urn:matrix:client:api:*"_s << true
                          << true;
    QTest::newRow("without device") << u"urn:matrix:client:api:*"_s << true << false;
    QTest::newRow("less") << u"openid urn:matrix:client:device:X"_s << false << true;
    QTest::newRow("similar") << u"urn:matrix:client:api:*x"_s << false << false;
}

void TestOAuth::scopes()
{
    QFETCH(QString, granted);
    const QString asked = oauth::scopeFor(u"ABC"_s);
    const oauth::Grant grant{Secret{"at"_ba}, {}, {}, granted};
    QTEST(grant.coversClientApi(asked), "covers");
    QTEST(grant.hasDevice(asked), "hasDevice");
}

void TestOAuth::deviceAuthorizations_data()
{
    QTest::addColumn<QByteArray>("change"); ///< what is added to, or put over, a good answer
    QTest::addColumn<bool>("good");
    QTest::addColumn<int>("interval");
    QTest::newRow("good") << "{}"_ba << true << 5;
    QTest::newRow("slow") << R"({"interval":9})"_ba << true << 9;
    QTest::newRow("all the time") << R"({"interval":0})"_ba << true << 1;
    QTest::newRow("back in time") << R"({"interval":-5})"_ba << true << 5;
    QTest::newRow("no lifetime") << R"({"expires_in":null})"_ba << false << 0;
    QTest::newRow("no code") << R"({"user_code":""})"_ba << false << 0;
    QTest::newRow("no device code") << R"({"device_code":7})"_ba << false << 0;
    QTest::newRow("insecure page")
        << R"({"verification_uri":"http://a.example.org"})"_ba << false << 0;
    QTest::newRow("a page on this machine")
        << R"({"verification_uri":"http://127.0.0.1:631/admin"})"_ba << false << 0;
    QTest::newRow("insecure whole page")
        << R"({"verification_uri_complete":"javascript:1"})"_ba << true << 5;
    const QByteArrayList elsewhere{"http://127.0.0.1:631/admin?code=ABCD",
                                   "https://other.example.org/link?code=ABCD",
                                   "https://auth.example.org:8443/link?code=ABCD"};
    for (const QByteArray &page : elsewhere) {
        QTest::newRow(("whole page at " + page).constData())
            << R"({"verification_uri_complete":")" + page + R"("})" << true << 5;
    }
}

void TestOAuth::deviceAuthorizations()
{
    QFETCH(QByteArray, change);
    QFETCH(bool, good);
    QJsonObject object = parsed(R"json({"device_code":"dc","user_code":"WDJB-\u202EMJHT",
        "verification_uri":"https://auth.example.org/link",
        "verification_uri_complete":"https://auth.example.org/link?code=WDJB-MJHT",
        "expires_in":1800})json");
    const QJsonObject changes = parsed(change);
    for (auto item = changes.begin(); item != changes.end(); ++item) {
        object.insert(item.key(), item.value());
    }
    const auto found = oauth::deviceAuthorizationOf(answer(200, QJsonDocument(object).toJson()),
                                                    QUrl(u"https://auth.example.org/device"_s));
    QCOMPARE(found.has_value(), good);
    if (good) {
        QCOMPARE(found->userCode, u"WDJB-MJHT"_s);
        QCOMPARE(found->lifetime, 1800s);
        QTEST(static_cast<int>(found->interval.count()), "interval");
        QCOMPARE(found->wholePage.isEmpty(), change.contains("verification_uri_complete"));
    }
}

void TestOAuth::polls_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<std::size_t>("kind");
    const auto row = [](const char *name, int status, const QByteArray &json, std::size_t kind) {
        QTest::newRow(name) << status << json << kind;
    };
    row("granted", 200, R"({"access_token":"at","token_type":"Bearer"})", 0);
    row("pending", 400, R"({"error":"authorization_pending"})", 1);
    row("slow down", 400, R"({"error":"slow_down"})", 2);
    row("denied", 403, R"({"error":"access_denied"})", 3);
    row("expired", 400, R"({"error":"expired_token"})", 4);
    row("spent", 400, R"({"error":"invalid_grant"})", 5);
    row("trouble", 502, "<html>", 5);
}

void TestOAuth::polls()
{
    QFETCH(int, status);
    QFETCH(QByteArray, json);
    QTEST(oauth::devicePollOf(answer(status, json)).index(), "kind");
    QCOMPARE(oauth::devicePollOf(unexpected(Failure::of(Cause::ConnectionLost))).index(), 5);
}

/// What a server can make us keep and show.
void TestOAuth::isBounded()
{
    QJsonObject device = parsed(R"json({"device_code":"dc",
        "verification_uri":"https://auth.example.org/link"})json");
    device.insert(u"user_code"_s, QString(40, u'A'));
    device.insert(u"expires_in"_s, 1e300);
    const auto found = [&device] {
        return oauth::deviceAuthorizationOf(answer(200, QJsonDocument(device).toJson()),
                                            QUrl(u"https://auth.example.org/device"_s));
    };
    QVERIFY(found());
    QCOMPARE(found()->userCode, QString(40, u'A'));
    QCOMPARE(found()->lifetime, std::chrono::seconds(24h * 365));
    device.insert(u"user_code"_s, QString(41, u'A'));
    QCOMPARE(found()->userCode, QString(40, u'A') + u'\u2026');

    const auto errcode = [](qsizetype size) {
        const QJsonObject refusal{{u"error"_s, QString(size, u'e')}};
        const auto grant = oauth::grantOf(answer(400, QJsonDocument(refusal).toJson()));
        return grant ? QString() : grant.error().errcode;
    };
    QCOMPARE(errcode(100), QString(100, u'e'));
    QCOMPARE(errcode(101), QString(100, u'e') + u'\u2026');
}

QTEST_GUILESS_MAIN(TestOAuth)
#include "TestOAuth.moc"
