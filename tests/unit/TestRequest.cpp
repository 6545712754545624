// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

QJsonObject parsed(const Secret &json)
{
    return QJsonDocument::fromJson(json.reveal().toByteArray()).object();
}

} // namespace

/// Bodies that hold a secret: it arrives as it was typed, and nothing else changes.
class TestRequest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsArriveUnchanged_data();
    void secretsArriveUnchanged();
    void everyCharacterArrives();
    void nothingBreaksOutOfItsString();
    void placeholdersAreNeverTheSame();
    void serverTextCannotStandInForTheSecret();
    void plainJson();
    void requestsAreBuiltAsNamed();
    void retriesAndRedirectsAreOff();
};

void TestRequest::secretsArriveUnchanged_data()
{
    QTest::addColumn<QString>("secret");

    const auto row = [](const char *name, const QString &secret) { QTest::newRow(name) << secret; };
    row("plain", u"hunter2"_s);
    row("empty", {});
    row("spaces at the ends", u"  hunter2\t "_s);
    row("only spaces", u"   "_s);
    row("quote", u"\""_s);
    row("backslash", u"\\"_s);
    row("backslash at the end", u"abc\\"_s);
    row("both", u"\\\"\\\\\"\""_s);
    row("what looks like an escape", u"\\u0041\\n"_s);
    row("line ends", u"a\r\nb\nc\r"_s);
    row("a NUL", u"a"_s + QChar(0) + u"b"_s);
    row("control characters", u"\u0001\u0008\u001F\u007F\u0080"_s);
    row("umlauts", u"pässwörd"_s);
    row("composed and decomposed", u"é e\u0301"_s);
    row("emoji", u"🔑🇪🇺"_s);
    row("line separators", u"a\u2028b\u2029c"_s);
    row("right to left", u"\u202Eabc\u202C"_s);
    row("noncharacters", u"\uFFFE\uFFFF"_s);
    row("a slash and markup", u"</script><b>/"_s);
    row("json", u"\",\"erase\":true,\"x\":\""_s);
    row("long", QString(100'000, u'"'));
}

void TestRequest::secretsArriveUnchanged()
{
    QFETCH(QString, secret);
    const SecretJson json;
    const QJsonObject auth{{u"type"_s, u"m.login.password"_s}, {u"password"_s, json.placeholder()}};
    const QJsonObject body{{u"auth"_s, auth}, {u"erase"_s, false}};
    const Secret built = json.build(body, Secret(secret.toUtf8()));

    QJsonObject expectedAuth = auth;
    expectedAuth.insert(u"password"_s, secret);
    QJsonObject expected = body;
    expected.insert(u"auth"_s, expectedAuth);
    QCOMPARE(parsed(built), expected);
}

void TestRequest::everyCharacterArrives()
{
    const SecretJson json;
    const QJsonObject body{{u"p"_s, json.placeholder()}};
    for (char16_t c = 0; c < 0x3000; ++c) {
        const QString secret = u'<' + QString(QChar(c)) + u'>';
        const QJsonObject arrived = parsed(json.build(body, Secret(secret.toUtf8())));
        QVERIFY2(arrived.value(u"p"_s).toString() == secret, qPrintable(QString::number(c, 16)));
    }
}

void TestRequest::nothingBreaksOutOfItsString()
{
    const SecretJson json;
    const QJsonObject body{{u"erase"_s, false}, {u"p"_s, json.placeholder()}};
    const Secret built = json.build(body, Secret(QByteArrayView(R"(","erase":true,"q":")")));
    QCOMPARE(parsed(built).size(), 2);
    QCOMPARE(parsed(built).value(u"erase"_s), QJsonValue(false));
    // A body is one line: no header and no second document can be smuggled in by a password.
    const Secret lines = json.build(body, Secret(QByteArrayView("a\r\n\r\nPOST / HTTP/1.1")));
    QVERIFY(!lines.reveal().toByteArray().contains('\n'));
    QVERIFY(!lines.reveal().toByteArray().contains('\r'));
}

void TestRequest::placeholdersAreNeverTheSame()
{
    QSet<QString> seen;
    for (int i = 0; i < 1000; ++i) {
        const SecretJson json;
        QVERIFY(json.placeholder().size() >= 16);
        seen += json.placeholder();
    }
    QCOMPARE(seen.size(), 1000);
}

/// A UIA session, a user id or an address that the server chose stays what it is, and the secret
/// goes to its own place, whatever stands before it.
void TestRequest::serverTextCannotStandInForTheSecret()
{
    const SecretJson json;
    const SecretJson other;
    const QStringList hostile{
        other.placeholder(),           u"placeholder"_s, u"%1"_s, u"\"hunter2\""_s,
        json.placeholder().chopped(1), QString()};
    for (const QString &session : hostile) {
        const QJsonObject body{
            {u"a_session"_s, session}, {u"password"_s, json.placeholder()}, {u"z"_s, session}};
        const QJsonObject arrived = parsed(json.build(body, Secret(QByteArrayView("hunter2"))));
        QCOMPARE(arrived.value(u"a_session"_s).toString(), session);
        QCOMPARE(arrived.value(u"z"_s).toString(), session);
        QCOMPARE(arrived.value(u"password"_s).toString(), u"hunter2"_s);
    }
}

void TestRequest::plainJson()
{
    QCOMPARE(toJson({{u"erase"_s, false}}).reveal(), QByteArrayView("{\"erase\":false}"));
    QCOMPARE(toJson(QJsonObject()).reveal(), QByteArrayView("{}"));
}

void TestRequest::requestsAreBuiltAsNamed()
{
    const QUrl url(u"https://x.org/a"_s);
    const Secret token{QByteArrayView("token")};
    const Request get = Request::get(url, u"/a"_s).withToken(token).within(deadline::probe);
    QCOMPARE(get.verb, Request::Verb::Get);
    QCOMPARE(get.url, url);
    QCOMPARE(get.token.reveal(), QByteArrayView("token"));
    QCOMPARE(get.deadline, deadline::probe);
    QVERIFY(get.body.isEmpty());
    QCOMPARE(token.reveal(), QByteArrayView("token"));

    const Request post = Request::post(url, u"/a"_s, toJson(QJsonObject()));
    QCOMPARE(post.verb, Request::Verb::Post);
    QCOMPARE(post.body.reveal(), QByteArrayView("{}"));
}

void TestRequest::retriesAndRedirectsAreOff()
{
    const Request request = Request::get(QUrl(u"https://x.org"_s), u"/"_s);
    QCOMPARE(request.tries, Request::Tries::Single);
    QVERIFY(!request.followRedirects);
    QCOMPARE(request.deadline, deadline::normal);
    QCOMPARE(request.sizeCap, sizeCap::normal);
    QCOMPARE(Request::get({}, {}).patiently().tries, Request::Tries::Patient);
}

QTEST_GUILESS_MAIN(TestRequest)
#include "TestRequest.moc"
