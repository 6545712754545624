// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/protocol/failures/Line.h"
#include "tests/support/RawServer.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using failures::Line;
using namespace std::chrono_literals;

namespace {

using Acts = Fault::Acts;

/// What goes wrong; the address is one that nobody may be led to.
struct Trouble
{
    const char *name;
    Fault (*fault)(const QByteArray &elsewhere);
    bool isAnswer = false; ///< it comes back whole, and is no 5xx and no 429
};

constexpr Trouble troubles[]{
    {"hung up at the head", [](const QByteArray &) { return Fault::dropBeforeBody(); }},
    {"hung up after the body", [](const QByteArray &) { return Fault::dropAfterBody(Acts::No); }},
    {"cut in the head", [](const QByteArray &) { return Fault::halfHead(Acts::Yes); }},
    {"cut in the body", [](const QByteArray &) { return Fault::halfBody(Acts::Yes); }},
    {"drips", [](const QByteArray &) { return Fault::drip(); }},
    {"late", [](const QByteArray &) { return Fault::late(1h); }},
    {"a page", [](const QByteArray &) { return Fault::page(200); }, true},
    {"a page, 502", [](const QByteArray &) { return Fault::page(502); }},
    {"a list", [](const QByteArray &) { return Fault::json("[]"); }, true},
    {"to elsewhere", [](const QByteArray &to) { return Fault::redirect(307, to); }, true},
    {"10 MiB", [](const QByteArray &) { return Fault::huge(); }},
    {"429", [](const QByteArray &) { return Fault::rateLimited(); }},
};

struct Endpoint
{
    const char *verb;
    const char *path;
    bool isVital = true; ///< without it there is no going on
};

/// With an answer that it has not understood, a server is taken for one that does not delegate.
constexpr char authMetadata[] = "/v1/auth_metadata";

/// Every endpoint in every trouble.
template <std::size_t N>
void addRows(const Endpoint (&endpoints)[N])
{
    QTest::addColumn<Endpoint>("endpoint");
    QTest::addColumn<Trouble>("trouble");
    for (const Endpoint &endpoint : endpoints) {
        for (const Trouble &trouble : troubles) {
            QTest::addRow("%s %s: %s", endpoint.verb, endpoint.path, trouble.name)
                << endpoint << trouble;
        }
    }
}

QString complaint(const Line &line)
{
    const auto *banner = line.stage.login.window()->findChild<Banner *>(names::problemBanner);
    return banner->isVisible() ? banner->text() : QString();
}

} // namespace

/// Every endpoint before the deactivation, each in every trouble a line or a server can make: the
/// program says so or goes without, nothing hangs, nothing is lost, nobody is led elsewhere.
class TestEndpoints final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void init()
    {
        m_elsewhere = std::make_unique<RawServer>();
        m_line = std::make_unique<Line>();
    }

    void cleanup()
    {
        QCOMPARE(m_line->requests(), 0);
        QCOMPARE(m_elsewhere->connections(), 0);
        m_line.reset();
    }

    void finding_data()
    {
        static constexpr Endpoint endpoints[]{{"GET", "/_matrix/client/versions"},
                                              {"GET", "/_matrix/client/v3/login"},
                                              {"GET", authMetadata},
                                              {"GET", "/federation/v1/version", false}};
        addRows(endpoints);
    }

    void finding()
    {
        QFETCH(const Endpoint, endpoint);
        QFETCH(const Trouble, trouble);
        breakAlways(endpoint, trouble);
        const Robot &login = m_line->stage.login;
        QVERIFY(m_line->stage.enter(u"alice"_s));
        QVERIFY(m_line->waitFor(login, {u"failed"_s, u"ready"_s}));
        const bool isUnderstood = trouble.isAnswer && endpoint.path == authMetadata;
        const bool fails = endpoint.isVital && !isUnderstood;
        QCOMPARE(login.property("phase"), fails ? u"failed"_s : u"ready"_s);
        QCOMPARE(!complaint(*m_line).isEmpty(), fails);
        QCOMPARE(login.look(names::passwordEdit).isReachable(), !fails);
        QCOMPARE(login.text(names::userIdEdit), u"alice"_s);
        QCOMPARE(login.text(names::homeserverEdit), m_line->proxy.baseUrl());
    }

    void signingIn_data()
    {
        static constexpr Endpoint endpoints[]{{"POST", "/login"}, {"GET", "/account/whoami"}};
        addRows(endpoints);
    }

    void signingIn()
    {
        QFETCH(const Endpoint, endpoint);
        QFETCH(const Trouble, trouble);
        breakAlways(endpoint, trouble);
        const Stage &stage = m_line->stage;
        QVERIFY(m_line->stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(m_line->waitFor(stage.login, {u"ready"_s, u"cooling"_s}));
        QVERIFY(stage.login.property("phase") == u"cooling"_s || !complaint(*m_line).isEmpty());
        QCOMPARE(stage.login.text(names::userIdEdit), u"alice"_s);
        QVERIFY(stage.account.window() == nullptr);
        QCOMPARE(posts("/login"), 1); // never twice
        // A session that the server may have made is ended, or told of.
        const auto isLeft
            = [&] { return stage.server.sessionNames(u"alice"_s).contains(u"Farewell"_s); };
        (void)QTest::qWaitFor([&] { return !isLeft(); }, 1000);
        QVERIFY(!isLeft() || complaint(*m_line).contains(u"may remain"_s));
    }

    void looking_data()
    {
        static constexpr Endpoint endpoints[]{
            {"GET", "/profile/%40alice%3Apractice.test"},
            {"GET", "/capabilities"},
            {"GET", "/account/3pid"},
            {"GET", "/joined_rooms"},
            {"GET", "/devices"},
        };
        addRows(endpoints);
    }

    /// What could not be read is missing, and stops nobody.
    void looking()
    {
        QFETCH(const Endpoint, endpoint);
        QFETCH(const Trouble, trouble);
        breakAlways(endpoint, trouble);
        Stage &stage = m_line->stage;
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.account.waitShown());
        QVERIFY(m_line->waitFor(stage.account, {u"ready"_s}));
        QVERIFY(stage.account.click(names::accountIsMineButton));
        QVERIFY(stage.openDeactivation());
    }

    void signingOut_data()
    {
        static constexpr Endpoint endpoints[]{{"POST", "/logout"}};
        addRows(endpoints);
    }

    void signingOut()
    {
        QFETCH(const Endpoint, endpoint);
        QFETCH(const Trouble, trouble);
        Stage &stage = m_line->stage;
        QVERIFY(stage.signInAlice());
        breakAlways(endpoint, trouble);
        QVERIFY(stage.account.click(names::userMenuButton));
        QVERIFY(stage.account.clickAction(names::userMenuSignOutAction));
        QVERIFY(m_line->waitFor(stage.login, {u"idle"_s}));
        QVERIFY(stage.login.says(u"may remain in your session list"_s));
        QCOMPARE(posts("/logout"), 1);
    }

private:
    void breakAlways(const Endpoint &endpoint, const Trouble &trouble)
    {
        const QByteArray elsewhere = m_elsewhere->url().toLatin1() + "/elsewhere";
        m_line->proxy.faultAlways(endpoint.verb, endpoint.path, trouble.fault(elsewhere));
    }

    [[nodiscard]] qsizetype posts(const QByteArray &path) const
    {
        const auto found = m_line->proxy.requestsTo(path);
        return std::ranges::count(found, "POST"_ba, &FaultRequest::verb);
    }

    std::unique_ptr<RawServer> m_elsewhere;
    std::unique_ptr<Line> m_line;
};

QTEST_MAIN(TestEndpoints)
#include "TestEndpoints.moc"
