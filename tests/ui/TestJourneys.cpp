// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Text.h"
#include "app/practice/PracticeLogin.h"
#include "tests/support/StageOnALine.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QJsonObject>
#include <QLineEdit>
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
    const PatientRobot help(names::cantSignInDialog);
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
    const PatientRobot help(names::cantSignInDialog);
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
        Stage stage(Stage::Time::Manual);
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
        const auto *edit = stage.dialog.window()->findChild<QLineEdit *>(names::passwordEdit);
        QCOMPARE(edit->selectedText().size(), edit->text().size());
        QVERIFY(!stage.server.isDeactivated(u"alice"_s));

        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        verifyDeactivated(stage);
        QCOMPARE(stage.outcome.property("reason"), QString());
        const QStringList evidence = Person::evidenceIn(stage.outcome);
        QCOMPARE(evidence.size(), 4);
        QVERIFY(evidence.at(0).startsWith(u"Seen: The homeserver confirmed it."_s));
        QVERIFY(evidence.at(1).startsWith(u"Seen: Our sign-in is rejected."_s));
        QVERIFY(evidence.at(2).startsWith(u"Unclear: Your profile is still shown."_s));
        QVERIFY(evidence.at(3).startsWith(u"Seen: Email and phone at the identity server."_s));
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
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInBob());
        WAIT_VERIFY(stage.account.says(u"The link to %1 stays"_s.arg(practiceProviderName)));
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

    /// Word for word as agreed on: each of them has a meaning that people act on.
    void theWordsBeforeTheClick()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInBob());
        QVERIFY(stage.openSettings());
        QVERIFY(stage.settings.says(
            u"Your username is kept by the server for ever so that nobody can take it over. Remove "
            "your email addresses and phone numbers before you deactivate, otherwise they may "
            "cause trouble if you ever make a new account."_s));
        QVERIFY(stage.settings.says(
            u"Deactivating your account is a permanent action \u2014 be careful!"_s));
        QVERIFY(stage.settings.click(names::deactivateAccountButton));
        QVERIFY(stage.dialog.waitPhase(u"sso"_s));
        QCOMPARE(stage.dialog.text(names::consequencesLabel),
                 u"Confirm that you would like to deactivate your account. If you proceed:\n"
                 "\u2022 You will not be able to reactivate your account\n"
                 "\u2022 You will no longer be able to log in\n"
                 "\u2022 No one will be able to reuse your username (MXID), including you: this "
                 "username will remain unavailable\n"
                 "\u2022 You will leave all rooms and DMs that you are in\n"
                 "\u2022 You will be removed from the identity server: your friends will no longer "
                 "be able to find you with your email or phone number\n"
                 "Your old messages will still be visible to people who received them, just like "
                 "emails you sent in the past. Would you like to hide your sent messages from "
                 "people who join rooms in the future?"_s);
        QCOMPARE(stage.dialog.text(names::eraseCheckBox), u"Hide my messages from new joiners"_s);
        QVERIFY(
            stage.dialog.says(u"Confirm your account deactivation by using Single Sign On to prove "
                              "your identity."_s));
        QVERIFY(stage.dialog.says(
            u"Your server may deactivate your account as soon as you continue. Most servers ask "
            "you to confirm once more."_s));
        QVERIFY(!stage.dialog.says(u"Cancel to change this"_s));
        QVERIFY(stage.goToBrowser());
        QVERIFY(stage.dialog.says(u"Cancel to change this"_s));
        QVERIFY(stage.dialog.says(
            u"Are you sure you want to deactivate your account? This is irreversible."_s));
    }

    /// The other way is a link while the page of the first is open.
    void byPasswordAfterAll()
    {
        Stage stage(Stage::Time::Manual);
        PracticeSettings settings = stage.server.settings();
        settings.flows = {{u"m.login.sso"_s}, {u"m.login.password"_s}};
        stage.server.setSettings(settings);
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.signInAs(u"alice"_s));
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.goToBrowser());
        const QString other = names::indexed(names::flowButton, 0);
        QVERIFY(stage.arm(stage.dialog, other));
        QVERIFY(stage.dialog.click(other));
        QVERIFY(stage.dialog.waitPhase(u"password"_s));
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        verifyDeactivated(stage);
        QCOMPARE(proofs(stage), (QStringList{u"none"_s, u"auth:m.login.password"_s}));
    }

    /// The deactivation dialog does not wait for a server that says nothing any more.
    void nobodyAnswersWhileFindingOut()
    {
        StageOnALine place;
        Stage &stage = place.stage;
        FaultProxy &line = place.proxy;
        stage.server.answerNext("POST", "/account/deactivate", {.status = 502});
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        line.faultAlways("GET", "/account/whoami", Fault::late(std::chrono::minutes(10)));
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.dialog.waitPhase(u"verifying"_s));
        QVERIFY(stage.pass(std::chrono::seconds(9)));
        QCOMPARE(stage.dialog.property("phase"), u"verifying"_s);
        const QStringList evidence = Person::evidenceIn(stage.dialog);
        QVERIFY(evidence.value(0).startsWith(u"Unclear: The homeserver's answer says neither"_s));
        QVERIFY(stage.pass(std::chrono::seconds(1)));
        QVERIFY(stage.outcome.waitShown());
        QCOMPARE(stage.outcome.property("phase"), u"checking"_s);
        QCOMPARE(Person::evidenceIn(stage.outcome).value(0), evidence.constFirst());
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QCOMPARE(stage.outcome.property("likely"), QString());
    }

    void closingAnOutcomeThatIsUnknown_data()
    {
        QTest::addColumn<bool>("isSignedIn");
        QTest::newRow("still signed in: the session is ended") << true;
        QTest::newRow("rejected: the token is used no more") << false;
    }

    void closingAnOutcomeThatIsUnknown()
    {
        QFETCH(const bool, isSignedIn);
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        stage.server.answerNext("POST", "/account/deactivate",
                                {.status = 502, .actFirst = !isSignedIn});
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitShown());
        QVERIFY(stage.outcome.waitProperty("likely", u"stillActive"_s));
        if (!isSignedIn) {
            stage.server.editAccount(u"alice"_s,
                                     [](PracticeAccount &account) { account.sessions.clear(); });
        }
        const qsizetype looks = stage.count("/account/whoami");
        QVERIFY(stage.outcome.click(names::checkAgainButton));
        WAIT_COMPARE(stage.count("/account/whoami"), looks + 1);
        QVERIFY(stage.pass(std::chrono::seconds(1)));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(stage.outcome.says(u"Try to sign in to Element later. If that works five "
                                   "minutes after the request or later, your account is still "
                                   "active."_s));
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(stage.outcome.waitGone());
        QVERIFY(stage.login.waitShown());
        QCOMPARE(stage.count("/logout"), isSignedIn ? 1 : 0);
        QCOMPARE(stage.count("/account/whoami"), looks + 1);
    }

    /// What cannot be ended, since nobody answers, is told.
    void closingAnOutcomeNobodyAnswersTo()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        stage.server.answerNext("POST", "/account/deactivate", {.status = 502});
        for (int look = 0; look < 5; ++look) {
            stage.server.answerNext("GET", "/account/whoami", {.status = 502});
        }
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitShown());
        QVERIFY(stage.pass(std::chrono::minutes(6)));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(stage.login.waitShown());
        QVERIFY(stage.login.says(u"A session named Farewell may remain"_s));
        QCOMPARE(stage.count("/logout"), 0);
        QVERIFY(stage.server.sessionNames(u"alice"_s).contains(u"Farewell"_s));
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

    void theWindowIsClosedWhileSubmitting_data()
    {
        QTest::addColumn<bool>("byEscape");
        QTest::newRow("Escape") << true;
        QTest::newRow("the window manager") << false;
    }

    void theWindowIsClosedWhileSubmitting()
    {
        QFETCH(const bool, byEscape);
        StageOnALine place;
        Stage &stage = place.stage;
        FaultProxy &line = place.proxy;
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        // The second request is answered late, and the server has done its work by then.
        line.faultNext("POST", "/account/deactivate", Fault());
        line.faultNext("POST", "/account/deactivate", Fault::late(std::chrono::seconds(3)));
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        WAIT_VERIFY(stage.server.isDeactivated(u"alice"_s));
        QCOMPARE(stage.dialog.property("phase"), u"submitting"_s);

        const auto close = [&] {
            return byEscape ? stage.dialog.press(Qt::Key_Escape)
                            : !stage.dialog.window()->close() || stage.dialog.window() == nullptr;
        };
        QVERIFY(close());
        WAIT_VERIFY(stage.dialog.look(names::leaveNoticeLabel).isReachable());
        QVERIFY(stage.dialog.text(names::leaveNoticeLabel)
                    .contains(u"This does not cancel the deactivation"_s));
        QCOMPARE(stage.dialog.property("phase"), u"submitting"_s);

        QVERIFY(close());
        QVERIFY(stage.dialog.waitGone());
        QVERIFY(stage.outcome.waitShown());
        QCOMPARE(stage.outcome.property("phase"), u"checking"_s);
        QVERIFY(stage.outcome.property("outcome") != u"deactivated"_s);
        QVERIFY(stage.pass(std::chrono::seconds(3)));
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s)); // the late 200
        QCOMPARE(stage.count(), 2);
        QCOMPARE(stage.count("/logout"), 0);
    }
};

QTEST_MAIN(TestJourneys)
#include "TestJourneys.moc"
