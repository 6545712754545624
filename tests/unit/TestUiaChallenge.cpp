// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/UiaChallenge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

using Flows = QList<QStringList>;

namespace {

std::optional<UiaChallenge> parsed(const QByteArray &json)
{
    return UiaChallenge::parse(QJsonDocument::fromJson(json).object());
}

QJsonArray repeated(const QJsonValue &value, int times)
{
    QJsonArray array;
    for (int i = 0; i < times; ++i) {
        array += value;
    }
    return array;
}

} // namespace

/// What servers ask for, in the shapes that servers really send and in those they should not.
class TestUiaChallenge final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flows_data();
    void flows();
    void readsAll();
    void missingMembersAreEmpty_data();
    void missingMembersAreEmpty();
    void isBounded();
    void stageNamesStayAsOffered();
};

void TestUiaChallenge::flows_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isChallenge");
    QTest::addColumn<Flows>("flows");

    const auto row = [](const char *name, const QByteArray &json, const Flows &flows) {
        QTest::newRow(name) << json << true << flows;
    };
    const auto none = [](const char *name, const QByteArray &json) {
        QTest::newRow(name) << json << false << Flows();
    };
    row("one", R"({"flows":[{"stages":["a"]}]})", {{u"a"_s}});
    row("several, order kept", R"({"flows":[{"stages":["b"]},{"stages":["a","c"]}]})",
        {{u"b"_s}, {u"a"_s, u"c"_s}});
    row("empty list", R"({"flows":[]})", {});
    row("null, as Go servers send it", R"({"flows":null})", {});
    row("stages null", R"({"flows":[{"stages":null},{"stages":["a"]}]})", {{u"a"_s}});
    row("stages missing", R"({"flows":[{},{"stages":["a"]}]})", {{u"a"_s}});
    row("stages empty", R"({"flows":[{"stages":[]},{"stages":["a"]}]})", {{u"a"_s}});
    row("stages a string", R"({"flows":[{"stages":"a"}]})", {});
    row("a stage that is a number", R"({"flows":[{"stages":["a",5]},{"stages":["b"]}]})",
        {{u"b"_s}});
    row("a stage that is null", R"({"flows":[{"stages":["a",null,"c"]}]})", {});
    row("an empty stage name", R"({"flows":[{"stages":[""]},{"stages":["b"]}]})", {{u"b"_s}});
    row("stages that a browser resolves away",
        R"({"flows":[{"stages":[".."]},{"stages":["."]},{"stages":["..."]}]})", {{u"..."_s}});
    row("flows that are no objects", R"({"flows":[null,5,"a",[],{"stages":["a"]}]})", {{u"a"_s}});
    none("no flows", R"({"errcode":"M_UNKNOWN_TOKEN"})");
    none("flows an object", R"({"flows":{"stages":["a"]}})");
    none("flows a string", R"({"flows":"m.login.password"})");
    none("flows a number", R"({"flows":1})");
    none("flows true", R"({"flows":true})");
    none("nothing", "{}");
    none("Flows", R"({"Flows":[{"stages":["a"]}]})");
}

void TestUiaChallenge::flows()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isChallenge);
    QFETCH(Flows, flows);
    const auto challenge = parsed(json);
    QCOMPARE(challenge.has_value(), isChallenge);
    if (challenge) {
        QCOMPARE(challenge->flows, flows);
    }
}

void TestUiaChallenge::readsAll()
{
    const auto challenge = parsed(R"({"session":"xVd+/=","flows":[{"stages":["m.login.password"]}],
        "params":{"m.login.sso":{}},"completed":["m.login.terms"],
        "errcode":"M_FORBIDDEN","error":"Invalid\nusername\u202e"})");
    QVERIFY(challenge);
    QCOMPARE(challenge->session, u"xVd+/="_s);
    QCOMPARE(challenge->completed, QStringList{u"m.login.terms"_s});
    QCOMPARE(challenge->errcode, u"M_FORBIDDEN"_s);
    QCOMPARE(challenge->serverText, u"Invalid username"_s);
}

void TestUiaChallenge::missingMembersAreEmpty_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("missing") << R"({"flows":[]})"_ba;
    QTest::newRow("null")
        << R"({"flows":[],"session":null,"completed":null,"errcode":null,"error":null})"_ba;
    QTest::newRow("numbers")
        << R"({"flows":[],"session":5,"completed":5,"errcode":5,"error":5})"_ba;
    QTest::newRow("objects")
        << R"({"flows":[],"session":{},"completed":{},"errcode":{},"error":{}})"_ba;
    QTest::newRow("a hole in completed")
        << R"({"flows":[],"session":"","completed":["m.login.password",null]})"_ba;
}

void TestUiaChallenge::missingMembersAreEmpty()
{
    QFETCH(QByteArray, json);
    const auto challenge = parsed(json);
    QVERIFY(challenge);
    QCOMPARE(challenge->session, QString());
    QCOMPARE(challenge->completed, QStringList());
    QCOMPARE(challenge->errcode, QString());
    QCOMPARE(challenge->serverText, QString());
}

void TestUiaChallenge::isBounded()
{
    const QJsonObject flow{{u"stages"_s, QJsonArray{u"a"_s}}};
    const auto many = UiaChallenge::parse({{u"flows"_s, repeated(flow, 10'000)}});
    QVERIFY(many && !many->flows.isEmpty() && many->flows.size() <= 20);

    const QJsonObject longFlow{{u"stages"_s, repeated(u"a"_s, 10'000)}};
    const auto deep = UiaChallenge::parse({{u"flows"_s, QJsonArray{longFlow}}});
    QVERIFY(deep && deep->flows.isEmpty());

    const QJsonObject longName{{u"stages"_s, QJsonArray{QString(10'000, u'a')}}};
    const auto wide = UiaChallenge::parse({{u"flows"_s, QJsonArray{longName}}});
    QVERIFY(wide && wide->flows.isEmpty());
    for (const qsizetype size : {255, 256}) {
        const QJsonObject named{{u"stages"_s, QJsonArray{QString(size, u'a')}}};
        const auto read = UiaChallenge::parse({{u"flows"_s, QJsonArray{named}}});
        QVERIFY(read);
        QCOMPARE(read->flows.size(), size == 255 ? 1 : 0);
    }

    const auto wordy = UiaChallenge::parse({{u"flows"_s, QJsonArray()},
                                            {u"completed"_s, repeated(u"a"_s, 10'000)},
                                            {u"errcode"_s, QString(10'000, u'E')},
                                            {u"error"_s, QString(10'000, u'x')}});
    QVERIFY(wordy);
    QVERIFY(wordy->completed.size() <= 20);
    QVERIFY(wordy->errcode.size() <= 101);
    QVERIFY(wordy->serverText.size() <= 301);
}

/// They come back in a URL, percent-encoded, so nothing about them may be tidied up.
void TestUiaChallenge::stageNamesStayAsOffered()
{
    const auto challenge = parsed(R"({"flows":[{"stages":[" a/b?c#d\u202e "]}]})");
    QVERIFY(challenge);
    QCOMPARE(challenge->flows, Flows{{u" a/b?c#d\u202e "_s}});
}

QTEST_GUILESS_MAIN(TestUiaChallenge)
#include "TestUiaChallenge.moc"
