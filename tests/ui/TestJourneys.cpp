// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Text.h"
#include "tests/support/Stage.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

/// What the bodies of all deactivation requests say about erasing, in order.
QList<QJsonValue> eraseChoices(const Stage &stage)
{
    QList<QJsonValue> choices;
    for (const PracticeRequest &request : stage.deactivations()) {
        choices += request.json().value("erase"_L1);
    }
    return choices;
}

/// Whether a request brought a proof, and of which type.
QStringList proofs(const Stage &stage)
{
    QStringList types;
    for (const PracticeRequest &request : stage.deactivations()) {
        const QJsonObject body = request.json();
        types += body.contains("auth"_L1)
            ? u"auth:"_s + body.value("auth"_L1).toObject().value("type"_L1).toString()
            : u"none"_s;
    }
    return types;
}

void verifyDeactivated(Stage &stage)
{
    QVERIFY(stage.outcome.waitShown());
    QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
    QVERIFY(stage.outcome.waitPhase(u"settled"_s));
    QVERIFY(stage.dialog.waitGone());
    QVERIFY(stage.settings.waitGone());
    QVERIFY(stage.account.waitGone());
}

/// Nothing of the account is left in the window the program began with.
void verifyBackAtTheStart(Stage &stage)
{
    QVERIFY(stage.outcome.click(names::closeOutcomeButton));
    QVERIFY(stage.outcome.waitGone());
    QVERIFY(stage.login.waitShown());
    QCOMPARE(stage.login.property("phase"), u"idle"_s);
    QCOMPARE(stage.login.property("reason"), QString());
    QCOMPARE(stage.login.text(names::userIdEdit), QString());
    QCOMPARE(stage.login.text(names::homeserverEdit), QString());
    QCOMPARE(stage.login.text(names::passwordEdit), QString());
    const Robot help(names::cantSignInDialog);
    QVERIFY(stage.login.click(names::cantSignInButton));
    QVERIFY(help.waitShown());
    QVERIFY(help.text(names::adminCallLabel).contains(u"FULL_USERNAME"_s));
    QVERIFY(help.press(Qt::Key_Escape));
}

/// Types the whole Matrix ID in a link, and the address, for the name in the id leads nowhere.
void signInByLink(Stage &stage, const PracticeHomeserver &server)
{
    QVERIFY(stage.login.waitShown());
    QVERIFY(
        stage.login.type(names::userIdEdit, u"https://matrix.to/#/"_s + server.userId(u"alice"_s)));
    QVERIFY(stage.login.press(Qt::Key_Return));
    QVERIFY(stage.login.waitPhase(u"failed"_s));
    QVERIFY(stage.login.click(names::editHomeserverButton));
    QVERIFY(stage.login.type(names::homeserverEdit, server.baseUrl()));
    QVERIFY(stage.login.press(Qt::Key_Return));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    const Robot help(names::cantSignInDialog);
    QVERIFY(stage.login.click(names::cantSignInButton));
    QVERIFY(help.waitShown());
    QVERIFY(help.text(names::adminCallLabel).contains(u"/%40alice%3Alocalhost%3A9"_s));
    const QString host = QUrl(server.baseUrl()).authority();
    QVERIFY(help.says(u"Ask the people who run "_s + isolatedLtr(host)));
    QVERIFY(help.press(Qt::Key_Escape));
    QVERIFY(help.waitGone());
    stage.login.window()->activateWindow(); // as desktops do
    QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
    QVERIFY(stage.login.click(names::signInButton));
    QVERIFY(stage.account.waitShown());
}

} // namespace

/// Whole journeys, from the typed name to the last window; asserted on what the server saw.
class TestJourneys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void byPasswordWrongOnceThenRight()
    {
        Stage stage(Stage::Time::Real);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.dialog.waitPhase(u"password"_s));
        QCOMPARE(stage.count(), 0);
        const qsizetype whoamis = stage.count("/account/whoami");

        QVERIFY(stage.confirmWith(u"not her password"_s));
        QVERIFY(stage.dialog.waitProperty("reason", u"wrongPassword"_s));
        QCOMPARE(stage.dialog.property("phase"), u"password"_s);
        QCOMPARE(stage.dialog.property("outcome"), QString());
        QCOMPARE(stage.dialog.text(names::passwordEdit), u"not her password"_s);
        QVERIFY(!stage.server.isDeactivated(u"alice"_s));

        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        verifyDeactivated(stage);
        QCOMPARE(stage.outcome.property("reason"), QString());
        QCOMPARE(stage.count(), 3);
        QCOMPARE(eraseChoices(stage), QList<QJsonValue>(3, false));
        QCOMPARE(proofs(stage),
                 (QStringList{u"none"_s, u"auth:m.login.password"_s, u"auth:m.login.password"_s}));
        const auto sessionOf = [&](qsizetype request) {
            return stage.deactivations().at(request).json().value("auth"_L1)["session"_L1];
        };
        QVERIFY(!sessionOf(1).toString().isEmpty());
        QCOMPARE(sessionOf(2), sessionOf(1));
        QVERIFY(stage.server.isDeactivated(u"alice"_s));
        QVERIFY(!stage.server.isErased(u"alice"_s));

        verifyBackAtTheStart(stage);
        QCOMPARE(stage.count("/account/whoami"), whoamis + 1);
        QCOMPARE(stage.count("/logout"), 0);
        QCOMPARE(stage.count(), 3);
    }

    void bySingleSignOnErasing()
    {
        Stage stage(Stage::Time::Real);
        QVERIFY(stage.signInBob());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.dialog.waitPhase(u"sso"_s));
        QVERIFY(stage.dialog.click(names::eraseCheckBox));
        QCOMPARE(stage.count(), 0);
        const qsizetype whoamis = stage.count("/account/whoami");
        const qsizetype pages = stage.browser.opened().size();

        QVERIFY(stage.goToBrowser());
        QCOMPARE(stage.count(), 1);
        QCOMPARE(stage.browser.opened().size(), pages + 1);
        QVERIFY(stage.walkAs(u"bob"_s));
        QCOMPARE(stage.count(), 1); // the proof alone changes nothing
        QVERIFY(!stage.server.isDeactivated(u"bob"_s));

        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        verifyDeactivated(stage);
        QCOMPARE(eraseChoices(stage), QList<QJsonValue>(2, true));
        QCOMPARE(proofs(stage).constFirst(), u"none"_s);
        QVERIFY(stage.server.isErased(u"bob"_s));

        verifyBackAtTheStart(stage);
        QCOMPARE(stage.count("/account/whoami"), whoamis + 1);
        QCOMPARE(stage.count("/logout"), 0);
        QCOMPARE(stage.count(), 2);
    }

    void byAnIdInALink()
    {
        PracticeHomeserver server(u"localhost:9"_s);
        QVERIFY(server.start());
        const QTemporaryDir folder;
        Stage stage(Stage::Time::Real, {folder.filePath(u"farewell"_s), server.baseUrl()});
        signInByLink(stage, server);
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        verifyDeactivated(stage);
        verifyBackAtTheStart(stage);
        QVERIFY(server.isDeactivated(u"alice"_s));
    }

    void confirmedTooEarlyThenBySomebodyElse()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInBob());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.goToBrowser());
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        QVERIFY(stage.dialog.waitProperty("reason", u"notConfirmedYet"_s));
        QCOMPARE(stage.dialog.property("phase"), u"browser"_s);

        QVERIFY(stage.walkAs(u"alice"_s));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        QVERIFY(stage.dialog.waitProperty("reason", u"otherPerson"_s));
        QCOMPARE(stage.dialog.property("phase"), u"sso"_s);
        QCOMPARE(stage.count(), 3);
        QVERIFY(!stage.server.isDeactivated(u"bob"_s));
        QVERIFY(!stage.server.isDeactivated(u"alice"_s));
    }

    void aServerThatAsksForNoProof_data()
    {
        QTest::addColumn<bool>("bySso");
        QTest::newRow("password") << false;
        QTest::newRow("sso") << true;
    }

    void aServerThatAsksForNoProof()
    {
        QFETCH(const bool, bySso);
        Stage stage(Stage::Time::Manual);
        stage.server.answerNext(
            "POST", "/account/deactivate",
            {.body = R"({"id_server_unbind_result":"success"})", .actFirst = false});
        QVERIFY(bySso ? stage.signInBob() : stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        if (bySso) {
            QVERIFY(stage.arm(stage.dialog, names::ssoButton));
            QVERIFY(stage.dialog.click(names::ssoButton));
        } else {
            QVERIFY(stage.confirmWith(Stage::alicesPassword));
        }
        QVERIFY(stage.outcome.waitShown());
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
        QVERIFY(stage.settings.waitGone());
        QVERIFY(stage.account.waitGone());
        QCOMPARE(stage.count(), 1);
        QCOMPARE(proofs(stage), QStringList{u"none"_s});
        QCOMPARE(stage.count("/logout"), 0);
    }

    void theWindowIsClosedWhileSubmitting()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        // The second request waits until the server stops, and has done its work by then.
        stage.server.answerNext("POST", "/account/deactivate",
                                {.status = 401,
                                 .body
                                 = R"({"session":"s","flows":[{"stages":["m.login.password"]}],)"
                                   R"("params":{}})"});
        stage.server.answerNext("POST", "/account/deactivate", {.delay = std::chrono::seconds(3)});
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.waitCount(2));
        QCOMPARE(stage.dialog.property("phase"), u"submitting"_s);

        QVERIFY(stage.dialog.press(Qt::Key_Escape));
        QVERIFY(stage.dialog.look(names::leaveNoticeLabel).isReachable());
        QVERIFY(stage.dialog.text(names::leaveNoticeLabel)
                    .contains(u"This does not cancel the deactivation"_s));
        QCOMPARE(stage.dialog.property("phase"), u"submitting"_s);

        QVERIFY(stage.dialog.press(Qt::Key_Escape));
        QVERIFY(stage.dialog.waitGone());
        QVERIFY(stage.outcome.waitShown());
        QCOMPARE(stage.outcome.property("phase"), u"checking"_s);
        QVERIFY(stage.outcome.property("outcome") != u"deactivated"_s);
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s)); // the late 200
        QCOMPARE(stage.count(), 2);
        QCOMPARE(stage.count("/logout"), 0);
    }
};

QTEST_MAIN(TestJourneys)
#include "TestJourneys.moc"
