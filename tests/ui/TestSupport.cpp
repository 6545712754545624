// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Stage.h"
#include "tests/support/SupportSite.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

constexpr char deactivatePath[] = "/account/deactivate";
constexpr char support[] = R"({"contacts":[
    {"matrix_id":"@admin:example.org","email_address":"admin@example.org","role":"m.role.admin"},
    {"email_address":"security@example.org","role":"m.role.security"}],
    "support_page":"https://example.org/support"})";

/// A way in which it does not end well: what the server answers, and what the person has then.
struct End
{
    const char *name;
    PracticeAnswer answer;
    bool isToProof = false; ///< the first request is answered as ever
    QString reason;         ///< empty: the outcome dialog says it
    QString outcome;
    QString errcode;
};

PracticeAnswer refusal(int status, const QByteArray &errcode, bool actFirst = false)
{
    return {.status = status,
            .body = R"({"error":"No.","errcode":")" + errcode + R"("})",
            .actFirst = actFirst};
}

QList<End> ends()
{
    const QString active = u"stillActive"_s;
    const QString unknown = u"unknown"_s;
    return {
        {"policy", refusal(403, "M_FORBIDDEN"), false, u"policy"_s, active, u"M_FORBIDDEN"_s},
        {"locked", refusal(401, "M_USER_LOCKED"), false, u"locked"_s, active, u"M_USER_LOCKED"_s},
        {"managed elsewhere", refusal(404, "M_UNRECOGNIZED"), false, u"managedElsewhere"_s, active,
         u"M_UNRECOGNIZED"_s},
        {"refused", refusal(400, "M_BAD_JSON"), false, u"refused"_s, active, u"M_BAD_JSON"_s},
        {"signed out", refusal(401, "M_UNKNOWN_TOKEN"), false, u"signedOut"_s, unknown,
         u"M_UNKNOWN_TOKEN"_s},
        {"identity server", refusal(400, "M_UNKNOWN"), true, u"identityServer"_s, active,
         u"M_UNKNOWN"_s},
        {"still active", refusal(502, "M_UNKNOWN"), true, {}, active, u"M_UNKNOWN"_s},
        {"nobody knows", refusal(502, "M_UNKNOWN", true), true, {}, unknown, u"M_UNKNOWN"_s},
    };
}

QString clipboardText()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

/// Whenever it does not end well: whom to ask, and what to tell them, without a secret in it.
class TestSupport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }
    void init();
    void cleanup();
    void everyBadEndNamesWhomToAsk_data();
    void everyBadEndNamesWhomToAsk();
    void onlySafePagesAreNamed();
    void nobodyIsNamedWhereNobodyIsKnown();
    void aSignInRefusedForALimitNamesWhomToWriteTo();
    void aSignInRefusedForTheTermsLeadsThere();
    void theAccountPageIsNamedAndOpened_data();
    void theAccountPageIsNamedAndOpened();
    void noAccountPageIsMadeUp_data();
    void noAccountPageIsMadeUp();

private:
    [[nodiscard]] const PatientRobot &reach(const End &end) const;
    void verifyDetails(const End &end, const QDateTime &at) const;

    std::unique_ptr<SupportSite> m_site;
    std::unique_ptr<PracticeHomeserver> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Stage> m_stage;
};

void TestSupport::init()
{
    m_site = std::make_unique<SupportSite>(support);
    m_server = std::make_unique<PracticeHomeserver>(u"example.org"_s);
    QVERIFY(m_server->start());
    m_folder = std::make_unique<QTemporaryDir>();
    m_stage = std::make_unique<Stage>(
        Stage::Time::Manual, Stage::Place{m_folder->filePath(u"farewell"_s), m_server->baseUrl()});
    QGuiApplication::clipboard()->clear();
}

void TestSupport::cleanup()
{
    m_stage.reset();
    m_server.reset();
    m_site.reset();
}

/// Where the person is told; not there after a failure.
const PatientRobot &TestSupport::reach(const End &end) const
{
    const PatientRobot &robot = end.reason.isEmpty() ? m_stage->outcome : m_stage->dialog;
    if (end.isToProof) {
        m_server->answerNext(
            "POST", deactivatePath,
            {.status = 401, .body = R"({"flows":[{"stages":["m.login.password"]}]})"});
    }
    m_server->answerNext("POST", deactivatePath, end.answer);
    if (m_stage->signInAlice() && m_stage->openDeactivation()
        && m_stage->confirmWith(Stage::alicesPassword)) {
        (void)robot.waitShown();
    }
    return robot;
}

void TestSupport::everyBadEndNamesWhomToAsk_data()
{
    QTest::addColumn<End>("end");
    const QList<End> all = ends();
    for (const End &end : all) {
        QTest::newRow(end.name) << end;
    }
}

void TestSupport::everyBadEndNamesWhomToAsk()
{
    QFETCH(const End, end);
    const PatientRobot &robot = reach(end);
    const QDateTime at = m_stage->manualClock.nowUtc();
    if (end.reason.isEmpty()) {
        QVERIFY(m_stage->pass(6min));
        QVERIFY(robot.waitPhase(u"settled"_s));
    } else {
        QVERIFY(robot.waitPhase(u"impossible"_s));
        QCOMPARE(robot.property("reason"), end.reason);
    }
    QVERIFY(robot.waitProperty("outcome", end.outcome));
    QVERIFY(robot.waitReachable(names::copyDetailsButton));
    for (const QString &contact : {u"@admin:example.org"_s, u"admin@example.org"_s,
                                   u"security@example.org"_s, u"https://example.org/support"_s}) {
        QTRY_VERIFY2(robot.says(contact), qPrintable(contact));
    }
    QVERIFY(robot.click(names::copySupportButton));
    QCOMPARE(clipboardText(),
             u"admin@example.org\n@admin:example.org\nsecurity@example.org\n"
             "https://example.org/support"_s);
    QVERIFY(robot.click(names::supportPageButton));
    QCOMPARE(m_stage->browser.opened().constLast(), QUrl(u"https://example.org/support"_s));
    QVERIFY(robot.click(names::copyDetailsButton));
    verifyDetails(end, at);
}

/// What is on the clipboard, word for word.
void TestSupport::verifyDetails(const End &end, const QDateTime &at) const
{
    const QString time = at.toUTC().toString(Qt::ISODate);
    const QStringList lines{
        u"Time: "_s + time,
        u"Sent: "_s + time,
        u"Account: @alice:example.org"_s,
        u"Server: "_s + QUrl(m_server->baseUrl()).authority(),
        u"Software: Synapse"_s,
        u"Endpoint: POST /_matrix/client/v3/account/deactivate"_s,
        u"Erase: false"_s,
        u"HTTP status: "_s + QString::number(end.answer.status),
        u"Errcode: "_s + end.errcode,
        u"Outcome: "_s + end.outcome,
    };
    const QStringList copied = clipboardText().split(u'\n');
    QCOMPARE(copied.first(lines.size()), lines);
    QStringList seen; // which depends on the end
    for (const QString &line : copied.sliced(lines.size())) {
        seen += line.section(u':', 0, 0);
    }
    QCOMPARE(seen, QStringList({u"Sign-in"_s, u"Profile"_s, u"Identity server"_s}));
    QVERIFY(!clipboardText().contains(Stage::alicesPassword));
    const auto alice = m_server->account(u"alice"_s);
    for (const PracticeSession &session : alice->sessions) {
        QVERIFY(!clipboardText().contains(QString::fromLatin1(session.token)));
    }
}

void TestSupport::aSignInRefusedForALimitNamesWhomToWriteTo()
{
    m_site->setSupport({});
    m_server->answerNext(
        "POST", "/login",
        {.status = 403, .body = R"({"errcode":"M_RESOURCE_LIMIT_EXCEEDED","error":"Full.",
                                      "admin_contact":"mailto:boss@example.org"})"});
    const PatientRobot &login = m_stage->login;
    QVERIFY(m_stage->enter(u"alice"_s));
    QVERIFY(login.waitPhase(u"ready"_s));
    QVERIFY(login.type(names::passwordEdit, Stage::alicesPassword));
    QVERIFY(login.click(names::signInButton));
    QVERIFY(login.waitProperty("reason", u"refused"_s));
    QVERIFY(login.says(u"boss@example.org"_s));
    QVERIFY(login.click(names::cantSignInButton));
    const PatientRobot help(names::cantSignInDialog);
    QVERIFY(help.waitShown());
    QVERIFY(help.click(names::indexed(names::copySupportContactButton, 0)));
    QCOMPARE(clipboardText(), u"boss@example.org"_s);
}

void TestSupport::aSignInRefusedForTheTermsLeadsThere()
{
    const QUrl terms(u"https://example.org/_matrix/consent?u=alice&h=abc"_s);
    m_server->answerNext("POST", "/login",
                         {.status = 403,
                          .body = R"({"errcode":"M_CONSENT_NOT_GIVEN","error":"First agree.",
                                      "consent_uri":")"
                              + terms.toEncoded() + R"("})"});
    const PatientRobot &login = m_stage->login;
    QVERIFY(m_stage->enter(u"alice"_s));
    QVERIFY(login.waitPhase(u"ready"_s));
    QCOMPARE(login.look(names::consentPageButton).obstacle, reach::Obstacle::Hidden);
    QVERIFY(login.type(names::passwordEdit, Stage::alicesPassword));
    QVERIFY(login.click(names::signInButton));
    QVERIFY(login.waitProperty("reason", u"refused"_s));
    QVERIFY(login.says(u"agreed to its terms"_s));
    QVERIFY(login.click(names::consentPageButton));
    QCOMPARE(m_stage->browser.opened(), QList<QUrl>{terms});
    QVERIFY(!login.says(u"did not open"_s));
    m_stage->browser.sayNotOpened();
    QVERIFY(login.says(terms.toString(QUrl::FullyEncoded)));
    // Who has agreed signs in, and is asked for nothing more.
    QVERIFY(login.click(names::signInButton));
    QVERIFY(m_stage->account.waitShown());
}

void TestSupport::onlySafePagesAreNamed()
{
    m_site->setSupport(QByteArray(support).replace("https://", "http://"));
    const PatientRobot &robot = reach(ends().constFirst());
    QVERIFY(robot.waitPhase(u"impossible"_s));
    WAIT_VERIFY(robot.says(u"@admin:example.org"_s));
    QVERIFY(!robot.says(u"http://"_s));
    QVERIFY(robot.click(names::copySupportButton));
    QVERIFY(!clipboardText().contains(u"http"_s));
}

/// The sentence tells what to do all the same.
void TestSupport::nobodyIsNamedWhereNobodyIsKnown()
{
    m_site->setSupport({});
    const PatientRobot &robot = reach(ends().constFirst());
    QVERIFY(robot.waitPhase(u"impossible"_s));
    WAIT_COMPARE(m_site->requests(), 1);
    QVERIFY(m_stage->pass(1s));
    QVERIFY(!robot.look(names::copySupportButton).isReachable());
    QVERIFY(robot.says(u"Ask the people who run"_s));
}

void TestSupport::theAccountPageIsNamedAndOpened_data()
{
    QTest::addColumn<QByteArray>("actions");
    QTest::addColumn<bool>("opens");
    QTest::addColumn<QString>("page");
    QTest::newRow("account home") << QByteArray("[]") << true
                                  << u"https://account.example.org/me"_s;
    QTest::newRow("right at the deactivation")
        << QByteArray(R"(["org.matrix.account_deactivate"])") << true
        << u"https://account.example.org/me?action=org.matrix.account_deactivate"_s;
    QTest::newRow("no browser") << QByteArray("[]") << false << u"https://account.example.org/me"_s;
}

void TestSupport::theAccountPageIsNamedAndOpened()
{
    QFETCH(const QByteArray, actions);
    QFETCH(const bool, opens);
    QFETCH(const QString, page);
    QVERIFY(m_stage->signInAlice());
    m_server->answerNext("POST", deactivatePath, refusal(404, "M_UNRECOGNIZED"));
    m_server->answerNext("GET", "/auth_metadata",
                         {.status = 200,
                          .body = R"({"account_management_uri":"https://account.example.org/me",)"
                                  R"("account_management_actions_supported":)"
                              + actions + "}"});
    QVERIFY(m_stage->openDeactivation());
    QVERIFY(m_stage->confirmWith(Stage::alicesPassword));
    const PatientRobot &dialog = m_stage->dialog;
    QVERIFY(dialog.waitPhase(u"account"_s));
    QCOMPARE(dialog.property("reason"), u"managedElsewhere"_s);
    QCOMPARE(dialog.property("outcome"), u"stillActive"_s);
    QVERIFY(dialog.says(u"account.example.org"_s));
    QCOMPARE(dialog.says(u"Delete account"_s), actions == "[]");
    m_stage->browser.setWorks(opens);
    QVERIFY(dialog.click(names::accountPageButton));
    QCOMPARE(dialog.says(u"did not open"_s), !opens);
    QCOMPARE(m_stage->browser.opened().constLast(), QUrl(page));
    QVERIFY(dialog.click(names::copyLinkButton));
    QCOMPARE(QGuiApplication::clipboard()->text(), page);
    m_stage->browser.setWorks(true);
    QVERIFY(dialog.click(names::accountPageButton));
    QVERIFY(!dialog.says(u"did not open"_s));
    m_stage->browser.sayNotOpened();
    QVERIFY(dialog.says(u"did not open"_s));
    QCOMPARE(m_server->requestsTo(deactivatePath).size(), 1);
}

void TestSupport::noAccountPageIsMadeUp_data()
{
    QTest::addColumn<PracticeAnswer>("answer");
    QTest::newRow("no page") << PracticeAnswer{.status = 200,
                                               .body = R"({"issuer":"https://a.org"})"};
    QTest::newRow("no safe page") << PracticeAnswer{
        .status = 200, .body = R"({"account_management_uri":"http://a.org"})"};
    QTest::newRow("no answer") << PracticeAnswer{.status = 502, .body = {}};
}

void TestSupport::noAccountPageIsMadeUp()
{
    QFETCH(const PracticeAnswer, answer);
    QVERIFY(m_stage->signInAlice());
    const qsizetype before = m_server->requestsTo("/auth_metadata").size();
    m_server->answerNext("POST", deactivatePath, refusal(404, "M_UNRECOGNIZED"));
    m_server->answerNext("GET", "/auth_metadata", answer);
    QVERIFY(m_stage->openDeactivation());
    QVERIFY(m_stage->confirmWith(Stage::alicesPassword));
    QVERIFY(m_stage->dialog.waitPhase(u"impossible"_s));
    WAIT_VERIFY(m_server->requestsTo("/auth_metadata").size() > before);
    QVERIFY(m_stage->pass(1s));
    QVERIFY(!m_stage->dialog.look(names::accountPageButton).isReachable());
    QVERIFY(m_stage->dialog.says(u"Look for the page"_s));
}

QTEST_MAIN(TestSupport)
#include "TestSupport.moc"
