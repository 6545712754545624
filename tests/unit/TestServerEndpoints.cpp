// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/ServerEndpoints.h"

#include "app/matrix/AccountEndpoints.h"
#include "app/matrix/DeactivateEndpoint.h"
#include "app/matrix/LoginEndpoints.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

using namespace farewell;
using namespace Qt::StringLiterals;

using Providers = QList<IdentityProvider>;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

HomeserverUrl server(const QString &url = u"https://x.org"_s)
{
    return HomeserverUrl::parse(url).value();
}

} // namespace

/// The parsers of what servers say about themselves, and the URLs made of it.
class TestServerEndpoints final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loginMethods_data();
    void loginMethods();
    void loginMethodsAreBounded();
    void baseUrls_data();
    void baseUrls();
    void supportContacts_data();
    void supportContacts();
    void supportContactsAreBounded();
    void deactivationPages_data();
    void deactivationPages();
    void unbindResults_data();
    void unbindResults();
    void ssoRedirects_data();
    void ssoRedirects();
    void fallbackPages_data();
    void fallbackPages();
};

void TestServerEndpoints::loginMethods_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("password");
    QTest::addColumn<bool>("sso");
    QTest::addColumn<Providers>("providers");

    const auto row = [](const char *name, const QByteArray &json, bool password, bool sso,
                        const Providers &providers = {}) {
        QTest::newRow(name) << json << password << sso << providers;
    };
    row("password", R"({"flows":[{"type":"m.login.password"}]})", true, false);
    row("sso", R"({"flows":[{"type":"m.login.sso"}]})", false, true);
    row("both, any order", R"({"flows":[{"type":"m.login.sso"},{"type":"m.login.password"}]})",
        true, true);
    row("neither",
        R"({"flows":[{"type":"m.login.token"},{"type":"org.matrix.login.jwt"},{"type":"m.login.cas"},
            {"type":"m.login.application_service"}]})",
        false, false);
    row("unknown ones are ignored", R"({"flows":[{"type":"x"},{"type":"m.login.password"}]})", true,
        false);
    row("providers",
        R"({"flows":[{"type":"m.login.sso","identity_providers":[{"id":"oidc-a","name":"A"},
            {"id":"b","name":"B","brand":"github","icon":"mxc://x/y"}]}]})",
        false, true, {{u"oidc-a"_s, u"A"_s}, {u"b"_s, u"B"_s}});
    row("providers null", R"({"flows":[{"type":"m.login.sso","identity_providers":null}]})", false,
        true);
    row("providers empty", R"({"flows":[{"type":"m.login.sso","identity_providers":[]}]})", false,
        true);
    row("providers of wrong types",
        R"({"flows":[{"type":"m.login.sso","identity_providers":[5,null,"a",[],{},{"id":5},
            {"name":"no id"},{"id":"c","name":5}]}]})",
        false, true, {{u"c"_s, u"c"_s}});
    row("provider names are cleaned",
        R"({"flows":[{"type":"m.login.sso","identity_providers":[
            {"id":"a","name":" Good\n\u202ebye <b> "}]}]})",
        false, true, {{u"a"_s, u"Good bye <b>"_s}});
    row("provider ids that a browser resolves away",
        R"({"flows":[{"type":"m.login.sso","identity_providers":[{"id":"..","name":"A"},
            {"id":".","name":"B"},{"id":"c","name":"C"}]}]})",
        false, true, {{u"c"_s, u"C"_s}});
    for (const char *name :
         {"oauth_aware_preferred", "org.matrix.msc3824.delegated_oidc_compatibility"}) {
        row(name,
            R"({"flows":[{"type":"m.login.password"},{"type":"m.login.sso",")" + QByteArray(name)
                + R"(":true,"identity_providers":[{"id":"a","name":"A"}]}]})",
            false, true);
    }
    row("oauth not preferred",
        R"({"flows":[{"type":"m.login.password"},{"type":"m.login.sso","oauth_aware_preferred":1}]})",
        true, true);
    row("providers of another flow", R"({"flows":[{"type":"m.login.password",
            "identity_providers":[{"id":"a","name":"A"}]}]})",
        true, false);
    row("flows null", R"({"flows":null})", false, false);
    row("flows an object", R"({"flows":{"type":"m.login.password"}})", false, false);
    row("flows of wrong types", R"({"flows":[null,5,"m.login.password",["m.login.password"]]})",
        false, false);
    row("type of a wrong type", R"({"flows":[{"type":["m.login.password"]}]})", false, false);
    row("nothing", "{}", false, false);
}

void TestServerEndpoints::loginMethods()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, password);
    QFETCH(bool, sso);
    QFETCH(Providers, providers);
    const LoginMethods methods = parseLoginMethods(object(json));
    QCOMPARE(methods.password, password);
    QCOMPARE(methods.sso, sso);
    QVERIFY(methods.providers == providers);
    const bool isPreferred = json.contains("true");
    QCOMPARE(methods.isOAuth, isPreferred);
}

void TestServerEndpoints::loginMethodsAreBounded()
{
    QJsonArray many;
    for (int i = 0; i < 10'000; ++i) {
        many += QJsonObject{{u"id"_s, QString::number(i)}, {u"name"_s, QString(10'000, u'x')}};
    }
    const QJsonObject flow{{u"type"_s, u"m.login.sso"_s}, {u"identity_providers"_s, many}};
    const LoginMethods methods = parseLoginMethods({{u"flows"_s, QJsonArray{flow}}});
    QVERIFY(methods.providers.size() <= 30);
    QVERIFY(methods.providers.constFirst().name.size() <= 61);
}

void TestServerEndpoints::baseUrls_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("baseUrl"); // null: none

    const auto row = [](const char *name, const QByteArray &json, const QString &baseUrl = {}) {
        QTest::newRow(name) << json << baseUrl;
    };
    row("plain", R"({"m.homeserver":{"base_url":"https://x.org/"}})", u"https://x.org/"_s);
    row("as it was written", R"j({"m.homeserver":{"base_url":" javascript:alert(1) "}})j",
        u" javascript:alert(1) "_s);
    row("empty text", R"({"m.homeserver":{"base_url":""}})", u""_s);
    row("missing", R"({"m.homeserver":{}})");
    row("no homeserver", R"({"m.identity_server":{"base_url":"https://id.org"}})");
    row("homeserver a string", R"({"m.homeserver":"https://x.org"})");
    row("homeserver null", R"({"m.homeserver":null})");
    row("a number", R"({"m.homeserver":{"base_url":5}})");
    row("a list", R"({"m.homeserver":{"base_url":["https://x.org"]}})");
    row("null", R"({"m.homeserver":{"base_url":null}})");
    row("nothing", "{}");
}

void TestServerEndpoints::baseUrls()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, baseUrl);
    const auto found = parseBaseUrl(object(json));
    QCOMPARE(found.has_value(), !baseUrl.isNull());
    QCOMPARE(found.value_or(QString()), baseUrl);
}

void TestServerEndpoints::supportContacts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("people");
    QTest::addColumn<QString>("page");

    const auto row
        = [](const char *name, const QByteArray &json, const QStringList &people = {},
             const QString &page = {}) { QTest::newRow(name) << json << people << page; };
    row("all",
        R"({"contacts":[{"role":"m.role.admin","matrix_id":"@admin:x.org",
            "email_address":"admin@x.org"}],"support_page":"https://x.org/help"})",
        {u"admin@x.org"_s, u"@admin:x.org"_s}, u"https://x.org/help"_s);
    row("only a page", R"({"support_page":"https://x.org/help"})", {}, u"https://x.org/help"_s);
    row("only contacts", R"({"contacts":[{"email_address":"a@x.org"},{"matrix_id":"@b:x.org"}]})",
        {u"a@x.org"_s, u"@b:x.org"_s});
    row("who can do it comes first, whatever the order",
        R"({"contacts":[{"email_address":"press@x.org","role":"org.x.press"},
            {"email_address":"security@x.org","role":"m.role.security"},
            {"matrix_id":"@first:x.org","role":"m.role.admin"},
            {"matrix_id":"@second:x.org","email_address":"second@x.org","role":"m.role.admin"},
            {"email_address":"nobody@x.org"}]})",
        {u"@first:x.org"_s, u"second@x.org"_s, u"@second:x.org"_s, u"security@x.org"_s,
         u"press@x.org"_s, u"nobody@x.org"_s});
    row("nobody twice",
        R"({"contacts":[{"email_address":"a@x.org","role":"m.role.security"},
            {"email_address":"a@x.org","role":"m.role.admin"}]})",
        {u"a@x.org"_s});
    row("ids that are none", R"({"contacts":[{"matrix_id":"admin"},{"matrix_id":"@a:x\n"}]})");
    row("addresses that are none", R"({"contacts":[{"email_address":"call us"}]})");
    row("addresses are cleaned", R"({"contacts":[{"email_address":"a\u202e@x.org\n"}]})",
        {u"a@x.org"_s});
    row("page http", R"({"support_page":"http://x.org/help"})");
    row("page http on loopback", R"({"support_page":"http://127.0.0.1/help"})");
    row("page javascript", R"j({"support_page":"javascript:alert(1)"})j");
    row("page file", R"({"support_page":"file:///etc/passwd"})");
    row("page with user info", R"({"support_page":"https://x.org@evil.org/"})");
    row("page a number", R"({"support_page":5})");
    row("contacts null", R"({"contacts":null})");
    row("contacts an object", R"({"contacts":{"email_address":"a@x.org"}})");
    row("contacts of wrong types", R"({"contacts":[5,null,"a@x.org",{"email_address":5}]})");
    row("nothing", "{}");
}

void TestServerEndpoints::supportContacts()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, people);
    QFETCH(QString, page);
    const SupportContacts contacts = parseSupportContacts(object(json));
    QCOMPARE(contacts.people, people);
    QCOMPARE(contacts.page.toString(), page);
    QCOMPARE(contacts.isEmpty(), people.isEmpty() && page.isEmpty());
}

void TestServerEndpoints::supportContactsAreBounded()
{
    QJsonArray many;
    for (int i = 0; i < 1000; ++i) {
        many += QJsonObject{{u"matrix_id"_s, u"@a%1:x"_s.arg(i)},
                            {u"email_address"_s, u"a@"_s + QString(10'000, u'x')}};
    }
    const SupportContacts contacts = parseSupportContacts({{u"contacts"_s, many}});
    QCOMPARE(contacts.people.size(), 10);
    QVERIFY(contacts.people.constFirst().size() <= 301);
}

void TestServerEndpoints::deactivationPages_data()
{
    QTest::addColumn<QJsonObject>("metadata");
    QTest::addColumn<QByteArray>("url");
    const QByteArray home = "https://a.org/me";
    const QByteArray action = "action=org.matrix.account_deactivate";
    const auto row = [](const char *name, const QByteArray &json, const QByteArray &url) {
        QTest::newRow(name) << object(json) << url;
    };
    const QByteArray at = R"({"account_management_uri":"https://a.org/me)";
    const QByteArray with = R"(","account_management_actions_supported":)";
    row("no page", R"({"account_management_actions_supported":["org.matrix.account_deactivate"]})",
        {});
    row("not advertised", at + R"("})", home);
    row("other actions", at + with + R"(["org.matrix.profile","org.matrix.devices_list"]})", home);
    row("advertised", at + with + R"(["org.matrix.profile","org.matrix.account_deactivate"]})",
        home + '?' + action);
    row("advertised, a query is there",
        at + "?a=b%26c" + with + R"(["org.matrix.account_deactivate"]})",
        home + "?a=b%26c&" + action);
    row("advertised, a fragment is there",
        at + "?#x" + with + R"(["org.matrix.account_deactivate"]})", home + '?' + action + "#x");
    row("unstable names",
        R"({"org.matrix.msc4191.account_management_uri":"https://a.org/me",)"
        R"("org.matrix.msc4191.account_management_actions_supported":)"
        R"(["org.matrix.account_deactivate"]})",
        home + '?' + action);
    row("no list", at + with + R"("org.matrix.account_deactivate"})", home);
    row("no strings in it", at + with + R"([1,null,{}]})", home);
    row("http", R"({"account_management_uri":"http://a.org/me"})", {});
    row("no web page", R"j({"account_management_uri":"javascript:alert(1)"})j", {});
}

void TestServerEndpoints::deactivationPages()
{
    QFETCH(const QJsonObject, metadata);
    QFETCH(const QByteArray, url);
    QCOMPARE(parseAuthMetadata(metadata).deactivationPage().toEncoded(), url);
}

void TestServerEndpoints::unbindResults_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<UnbindResult>("result");
    QTest::newRow("success") << R"({"id_server_unbind_result":"success"})"_ba
                             << UnbindResult::Success;
    QTest::newRow("no-support") << R"({"id_server_unbind_result":"no-support"})"_ba
                                << UnbindResult::NoSupport;
    QTest::newRow("missing") << "{}"_ba << UnbindResult::NotReported;
    QTest::newRow("null") << R"({"id_server_unbind_result":null})"_ba << UnbindResult::NotReported;
    QTest::newRow("another word") << R"({"id_server_unbind_result":"denied"})"_ba
                                  << UnbindResult::NotReported;
    QTest::newRow("true") << R"({"id_server_unbind_result":true})"_ba << UnbindResult::NotReported;
}

void TestServerEndpoints::unbindResults()
{
    QFETCH(QByteArray, json);
    QFETCH(UnbindResult, result);
    QCOMPARE(parseUnbindResult(object(json)), result);
}

void TestServerEndpoints::ssoRedirects_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QByteArray>("path");
    const QByteArray start = "/_matrix/client/v3/login/sso/redirect";
    QTest::newRow("generic") << QString() << start;
    QTest::newRow("plain") << u"oidc-a"_s << start + "/oidc-a";
    QTest::newRow("slash") << u"a/b"_s << start + "/a%2Fb";
    QTest::newRow("question mark") << u"a?redirectUrl=https://evil.org"_s
                                   << start + "/a%3FredirectUrl%3Dhttps%3A%2F%2Fevil.org";
    QTest::newRow("fragment") << u"a#b"_s << start + "/a%23b";
}

void TestServerEndpoints::ssoRedirects()
{
    QFETCH(QString, provider);
    QFETCH(QByteArray, path);
    const QUrl callback(u"http://127.0.0.1:5000/cb/a+b?x=1&y=2#z"_s);
    const QUrl url = ssoRedirectUrl(server(), provider, callback);
    QVERIFY(url.isValid());
    QCOMPARE(url.path(QUrl::FullyEncoded).toLatin1(), path);
    QCOMPARE(url.host(), u"x.org"_s);
    // Nothing of the callback leaks into the query of the redirect.
    const QUrlQuery query(url);
    QCOMPARE(query.queryItems().size(), 3);
    QCOMPARE(query.queryItemValue(u"redirectUrl"_s, QUrl::FullyDecoded),
             callback.toString(QUrl::FullyEncoded));
    QVERIFY(url.query(QUrl::FullyEncoded).contains(u"a%2Bb%3Fx%3D1%26y%3D2%23z"_s));
}

void TestServerEndpoints::fallbackPages_data()
{
    QTest::addColumn<QString>("stage");
    QTest::addColumn<QString>("session");
    QTest::addColumn<QByteArray>("url");
    const QByteArray start = "https://x.org/_matrix/client/v3/auth/";
    QTest::newRow("sso") << u"m.login.sso"_s << u"xVd"_s
                         << start + "m.login.sso/fallback/web?session=xVd";
    QTest::newRow("the unstable name") << u"org.matrix.login.sso"_s << u"xVd"_s
                                       << start + "org.matrix.login.sso/fallback/web?session=xVd";
    QTest::newRow("hostile stage")
        << u"../../a?b#c d"_s << u"s"_s << start + "..%2F..%2Fa%3Fb%23c%20d/fallback/web?session=s";
    QTest::newRow("hostile session")
        << u"a"_s << u"a&b=c#d+e%20\"/"_s
        << start + "a/fallback/web?session=a%26b%3Dc%23d%2Be%2520%22%2F";
    QTest::newRow("unicode") << u"ä"_s << u"鍵"_s
                             << start + "%C3%A4/fallback/web?session=%E9%8D%B5";
}

void TestServerEndpoints::fallbackPages()
{
    QFETCH(QString, stage);
    QFETCH(QString, session);
    QFETCH(QByteArray, url);
    const QUrl page = fallbackUrl(server(), stage, session);
    QCOMPARE(page.toEncoded(), url);
    QVERIFY(isOpenable(page));
    QCOMPARE(QUrlQuery(page).queryItemValue(u"session"_s, QUrl::FullyDecoded), session);
}

QTEST_GUILESS_MAIN(TestServerEndpoints)
#include "TestServerEndpoints.moc"
