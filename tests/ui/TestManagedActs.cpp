// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/Translations.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Administration of a server with an account service, by mouse and keys, from the list to the
/// account and back. What the windows say is compared with what both servers have.
class TestManagedActs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void acceptedFirstAndDoneLater();
    void acceptedAndNeverDone();
    void onlyOnTheHomeserver();
    void aServiceThatHides();
    void aServiceAtAnotherAddress();
    void anotherServersAddress();
    void findsByWhatTheServiceKeeps();
    void locksAndUnlocks();
    void bringsBack();
    void bringsNobodyBackWithoutTheHomeserver();

private:
    [[nodiscard]] static bool come(Stage &stage);
    [[nodiscard]] static bool search(Stage &stage, const QString &typed);
    [[nodiscard]] static bool deactivate(Stage &stage);
    [[nodiscard]] static bool change(Stage &stage, QLatin1StringView button,
                                     QLatin1StringView dialog);
    [[nodiscard]] static bool passUntil(Stage &stage, const std::function<bool()> &isSo);
    [[nodiscard]] static qsizetype changesAt(const Stage &stage, const QByteArray &where);
};

void TestManagedActs::initTestCase()
{
    Theme::apply(*qobject_cast<QApplication *>(QCoreApplication::instance()), Appearance::Light);
    Translations().install(*QCoreApplication::instance(), {u"en_GB"_s});
}

/// Carol administrates, and looks at Bob.
bool TestManagedActs::come(Stage &stage)
{
    stage.server.setClock(stage.manualClock);
    PracticeSettings settings = stage.server.settings();
    settings.isManaged = true;
    stage.server.setSettings(settings);
    stage.server.editAccount(u"carol"_s, [](PracticeAccount &carol) { carol.admin = true; });
    return stage.login.waitShown() && stage.login.click(names::administerButton)
        && stage.enter(u"carol"_s) && stage.login.waitPhase(u"ready"_s)
        && stage.login.click(names::continueInBrowserButton)
        && waitUntil([&stage] { return stage.browser.opened().size() == 1; })
        && stage.walkAs(u"carol"_s) && stage.admin.waitPhase(u"ready"_s)
        && search(stage, stage.server.userId(u"bob"_s));
}

bool TestManagedActs::search(Stage &stage, const QString &typed)
{
    return stage.admin.type(names::userSearchEdit, typed) && stage.admin.press(Qt::Key_Return)
        && stage.admin.waitPhase(u"ready"_s);
}

bool TestManagedActs::deactivate(Stage &stage)
{
    const PatientRobot dialog(names::adminDeactivateDialog);
    return stage.admin.waitReachable(names::deactivateUserButton)
        && stage.admin.click(names::deactivateUserButton) && dialog.waitPhase(u"choosing"_s)
        && dialog.click(names::hideMessagesRadio)
        && dialog.type(names::typedUserIdEdit, stage.server.userId(u"bob"_s))
        && stage.arm(dialog, names::confirmButton) && dialog.click(names::confirmButton);
}

bool TestManagedActs::change(Stage &stage, QLatin1StringView button, QLatin1StringView dialog)
{
    const PatientRobot robot(dialog);
    return stage.admin.waitReachable(button) && stage.admin.click(button) && robot.waitShown()
        && stage.arm(robot, names::confirmButton) && robot.click(names::confirmButton)
        && robot.waitPhase(u"settled"_s);
}

bool TestManagedActs::passUntil(Stage &stage, const std::function<bool()> &isSo)
{
    for (int i = 0; i < 800 && !isSo(); ++i) {
        if (!stage.pass(500ms)) {
            return false;
        }
    }
    return isSo();
}

qsizetype TestManagedActs::changesAt(const Stage &stage, const QByteArray &where)
{
    QList<PracticeRequest> all = stage.server.requests();
    all.removeIf([&where](const PracticeRequest &request) {
        return request.verb == "GET" || !request.path.startsWith(where);
    });
    return all.size();
}

void TestManagedActs::acceptedFirstAndDoneLater()
{
    Stage stage(Stage::Time::Manual);
    PracticeSettings settings = stage.server.settings();
    settings.admin.followsAfter = 30s;
    stage.server.setSettings(settings);
    QVERIFY(come(stage));
    QVERIFY(waitUntil([&stage] { return stage.admin.says(u"Account service"_s); }));
    QVERIFY(deactivate(stage));
    const PatientRobot dialog(names::adminDeactivateDialog);
    QVERIFY(dialog.waitPhase(u"verifying"_s));
    QVERIFY(dialog.waitProperty("reason", u"accepted"_s));
    QVERIFY(dialog.says(u"The account service has accepted the deactivation."_s));
    QVERIFY(dialog.says(u"accepted it"_s));
    QVERIFY(stage.server.account(u"bob"_s)->deactivatedAt);
    QVERIFY(!stage.server.isDeactivated(u"bob"_s));
    QVERIFY(passUntil(stage, [&dialog] {
        return dialog.property("phase") == u"settled"_s
            && dialog.property("stepResult_rooms") == u"done"_s;
    }));
    QCOMPARE(dialog.property("outcome"), u"deactivated"_s);
    QVERIFY(stage.server.isErased(u"bob"_s));
    QCOMPARE(changesAt(stage, "/api/admin/"), 1);
    QCOMPARE(changesAt(stage, "/_synapse/admin/"), 0);
    QVERIFY(dialog.click(names::closeButton));
    QVERIFY(stage.admin.waitReachable(names::reactivateButton));
    QCOMPARE(stage.activities().size(), 1);
    QCOMPARE(stage.activities().constFirst().readBack, u"deactivated, erased"_s);
}

void TestManagedActs::acceptedAndNeverDone()
{
    Stage stage(Stage::Time::Manual);
    PracticeSettings settings = stage.server.settings();
    settings.admin.followsAfter.reset();
    stage.server.setSettings(settings);
    QVERIFY(come(stage));
    QVERIFY(deactivate(stage));
    const PatientRobot dialog(names::adminDeactivateDialog);
    QVERIFY(passUntil(stage, [&dialog] { return dialog.property("phase") == u"settled"_s; }));
    QCOMPARE(dialog.property("outcome"), u"unknown"_s);
    QCOMPARE(dialog.property("reason"), u"accepted"_s);
    QCOMPARE(dialog.text(names::headingLabel), u"The account service has accepted it"_s);
    QVERIFY(!stage.server.isDeactivated(u"bob"_s));
    QCOMPARE(changesAt(stage, "/api/admin/"), 1);
    QVERIFY(dialog.click(names::closeButton));
    // The card tells both words, and offers both ways.
    QVERIFY(waitUntil(
        [&stage] { return stage.admin.says(u"The homeserver has not followed yet."_s); }));
    QVERIFY(stage.admin.waitReachable(names::reactivateButton));
    QVERIFY(stage.admin.waitReachable(names::deactivateUserButton));
}

void TestManagedActs::onlyOnTheHomeserver()
{
    Stage stage(Stage::Time::Manual);
    stage.server.editAccount(u"bob"_s, [](PracticeAccount &bob) { bob.isManaged = false; });
    QVERIFY(come(stage));
    QVERIFY(waitUntil(
        [&stage] { return stage.admin.says(u"the account is only on the homeserver"_s); }));
    QVERIFY(deactivate(stage));
    const PatientRobot dialog(names::adminDeactivateDialog);
    QVERIFY(passUntil(stage, [&dialog] { return dialog.property("phase") == u"settled"_s; }));
    QCOMPARE(dialog.property("outcome"), u"deactivated"_s);
    QVERIFY(stage.server.isDeactivated(u"bob"_s));
    QCOMPARE(changesAt(stage, "/api/admin/"), 0);
    QCOMPARE(changesAt(stage, "/_synapse/admin/"), 1);
}

/// Nothing is offered, and why is said; when it answers, all is there.
void TestManagedActs::aServiceThatHides()
{
    Stage stage(Stage::Time::Manual);
    stage.server.answerNext("GET", "/site-config",
                            PracticeAnswer::html(u"<html>Not found</html>"_s, 404));
    QVERIFY(come(stage));
    QVERIFY(waitUntil(
        [&stage] { return stage.admin.says(u"which does not answer administrators"_s); }));
    for (const auto button :
         {names::lockButton, names::reactivateButton, names::deactivateUserButton}) {
        const auto *widget = stage.admin.window()->findChild<QWidget *>(button);
        QVERIFY(widget == nullptr || !widget->isVisible());
    }
    QVERIFY(stage.admin.waitReachable(names::serviceAddressButton));
    QVERIFY(stage.admin.waitReachable(names::readAgainButton));
    QVERIFY(stage.admin.click(names::readAgainButton));
    QVERIFY(stage.admin.waitReachable(names::deactivateUserButton));
    QCOMPARE(changesAt(stage, "/api/admin/") + changesAt(stage, "/_synapse/admin/"), 0);
}

/// It has an address of its own for administrators; our sign-in goes there when the person says so.
void TestManagedActs::aServiceAtAnotherAddress()
{
    Stage stage(Stage::Time::Manual);
    stage.server.answerNext("GET", "/site-config",
                            PracticeAnswer::html(u"<html>Not found</html>"_s, 404));
    QVERIFY(stage.server.startForAdmins());
    QVERIFY(come(stage));
    QVERIFY(stage.admin.waitReachable(names::serviceAddressButton));
    QVERIFY(stage.admin.click(names::serviceAddressButton));
    QVERIFY(stage.address.waitShown());
    stage.server.forgetRequests();
    QVERIFY(stage.address.type(names::adminAddressEdit, stage.server.adminUrl()));
    QVERIFY(stage.address.press(Qt::Key_Return));
    QVERIFY(stage.address.waitReachable(names::trustAdminAddressButton));
    const QList<PracticeRequest> asked = stage.server.requestsTo("/site-config");
    QCOMPARE(asked.size(), 1);
    QVERIFY(!asked.constFirst().authorizationPresent);
    QVERIFY(stage.address.press(Qt::Key_Return)); // in the field: nothing is trusted by Enter
    QVERIFY(stage.address.click(names::trustAdminAddressButton));
    QVERIFY(stage.address.waitGone());
    QVERIFY(change(stage, names::lockButton, names::lockDialog));
    QVERIFY(stage.server.account(u"bob"_s)->lockedAt);
    QCOMPARE(stage.activities().constFirst().address, stage.server.adminUrl());
}

void TestManagedActs::anotherServersAddress()
{
    Stage stage(Stage::Time::Manual);
    const PracticeAnswer hidden = PracticeAnswer::html(u"<html>Not found</html>"_s, 404);
    stage.server.answerNext("GET", "/site-config", hidden);
    QVERIFY(come(stage));
    QVERIFY(stage.admin.waitReachable(names::serviceAddressButton));
    QVERIFY(stage.admin.click(names::serviceAddressButton));
    QVERIFY(stage.address.waitShown());
    stage.server.answerNext("GET", "/site-config", hidden);
    QVERIFY(stage.address.type(names::adminAddressEdit, stage.server.baseUrl()));
    QVERIFY(stage.address.press(Qt::Key_Return));
    QVERIFY(stage.address.waitReachable(names::problemBanner));
    QVERIFY(stage.address.click(names::checkAdminAddressButton));
    QVERIFY(stage.address.waitReachable(names::trustAdminAddressButton));
    stage.server.answerNext("GET", "/site-config",
                            PracticeAnswer::json({{u"server_name"_s, u"other.test"_s}}));
    QVERIFY(stage.address.click(names::trustAdminAddressButton));
    QVERIFY(waitUntil([&stage] { return stage.address.says(u"other.test"_s); }));
    QVERIFY(stage.address.press(Qt::Key_Escape));
    QVERIFY(stage.address.waitGone());
    QVERIFY(stage.admin.waitReachable(names::serviceAddressButton)); // nothing has changed
    QVERIFY(stage.leave());
}

/// The homeserver has been told of neither.
void TestManagedActs::findsByWhatTheServiceKeeps()
{
    Stage stage(Stage::Time::Manual);
    stage.server.editAccount(u"bob"_s, [](PracticeAccount &bob) {
        bob.contacts = {{u"email"_s, u"Bob.Baker@example.org"_s}};
        bob.externalIds = {{u"oidc-work"_s, u"B-17"_s}};
    });
    QVERIFY(come(stage));
    stage.server.forgetRequests();
    const auto says = [&stage](const QString &status) {
        return waitUntil([&] { return stage.admin.text(names::userTableStatusLabel) == status; });
    };
    const auto isBob = [&] {
        return says(u"1 account found"_s) && stage.admin.waitReachable(names::deactivateUserButton)
            && stage.admin.says(stage.server.userId(u"bob"_s));
    };
    QVERIFY(search(stage, u"bob.baker@example.org"_s));
    QVERIFY(isBob());
    QVERIFY(search(stage, u"nobody@example.org"_s));
    QVERIFY(says(u"Nobody was found."_s));
    QVERIFY(search(stage, u"work sign-in: B-17"_s));
    QVERIFY(isBob());
    QVERIFY(search(stage, u"work: b-17"_s));
    QVERIFY(says(u"Nobody was found."_s));
    for (const PracticeRequest &request : stage.server.requests()) {
        QVERIFY2(!request.path.startsWith("/_synapse/admin/v1/threepid"), request.path.constData());
        QVERIFY2(!request.path.startsWith("/_synapse/admin/v1/auth_providers"),
                 request.path.constData());
    }
    // A service that cannot be asked may know somebody.
    stage.server.answerNext("GET", "/site-config",
                            PracticeAnswer::html(u"<html>Not found</html>"_s, 404));
    QVERIFY(search(stage, u"nobody@example.org"_s));
    QVERIFY(says(u"Nobody was found on the homeserver. The account service, which keeps email "
                 "addresses and sign-in links, could not be asked."_s));
    QVERIFY(stage.admin.press(Qt::Key_Return));
    QVERIFY(says(u"Nobody was found."_s));
}

void TestManagedActs::locksAndUnlocks()
{
    Stage stage(Stage::Time::Manual);
    QVERIFY(come(stage));
    QVERIFY(change(stage, names::lockButton, names::lockDialog));
    QVERIFY(stage.server.account(u"bob"_s)->lockedAt);
    QVERIFY(!stage.server.account(u"bob"_s)->locked); // the homeserver has no part in it
    const PatientRobot dialog(names::lockDialog);
    QVERIFY(dialog.press(Qt::Key_Escape));
    QVERIFY(dialog.waitGone());
    QVERIFY(waitUntil([&stage] { return stage.admin.says(u"locked: "_s); }));
    QVERIFY(change(stage, names::lockButton, names::lockDialog));
    QVERIFY(!stage.server.account(u"bob"_s)->lockedAt);
    QCOMPARE(changesAt(stage, "/api/admin/"), 2);
    QCOMPARE(changesAt(stage, "/_synapse/admin/"), 0);
}

void TestManagedActs::bringsBack()
{
    Stage stage(Stage::Time::Manual);
    stage.server.editAccount(u"bob"_s, [](PracticeAccount &bob) {
        bob.deactivated = true;
        bob.deactivatedAt = 1'700'000'000'000;
    });
    QVERIFY(come(stage));
    QVERIFY(change(stage, names::reactivateButton, names::reactivateDialog));
    const PatientRobot dialog(names::reactivateDialog);
    QCOMPARE(dialog.property("outcome"), u"done"_s);
    QVERIFY(!stage.server.isDeactivated(u"bob"_s));
    QVERIFY(!stage.server.account(u"bob"_s)->deactivatedAt);
    QCOMPARE(changesAt(stage, "/api/admin/"), 1);
    QCOMPARE(changesAt(stage, "/_synapse/admin/"), 0);
}

void TestManagedActs::bringsNobodyBackWithoutTheHomeserver()
{
    Stage stage(Stage::Time::Manual);
    stage.server.editAccount(u"bob"_s, [](PracticeAccount &bob) {
        bob.deactivated = true;
        bob.deactivatedAt = 1'700'000'000'000;
    });
    QVERIFY(come(stage));
    PracticeSettings settings = stage.server.settings();
    settings.admin.isDownForService = true;
    stage.server.setSettings(settings);
    const PatientRobot dialog(names::reactivateDialog);
    QVERIFY(stage.admin.waitReachable(names::reactivateButton));
    QVERIFY(stage.admin.click(names::reactivateButton) && dialog.waitShown());
    QVERIFY(stage.arm(dialog, names::confirmButton) && dialog.click(names::confirmButton));
    QVERIFY(dialog.waitPhase(u"verifying"_s));
    QVERIFY(dialog.says(u"Connection refused"_s)); // in the service's own words
    QVERIFY(passUntil(stage, [&dialog] { return dialog.property("phase") == u"settled"_s; }));
    QCOMPARE(dialog.property("outcome"), u"notDone"_s);
    QCOMPARE(dialog.text(names::headingLabel), u"The account was not reactivated"_s);
    QVERIFY(dialog.says(
        u"The answer was an error, and five minutes later the account is as it was."_s));
    QVERIFY(stage.server.isDeactivated(u"bob"_s));
    QVERIFY(stage.server.account(u"bob"_s)->deactivatedAt);
    QCOMPARE(changesAt(stage, "/api/admin/"), 1);
    // Once it answers again, the same click does it.
    settings.admin.isDownForService = false;
    stage.server.setSettings(settings);
    QVERIFY(dialog.press(Qt::Key_Escape));
    QVERIFY(dialog.waitGone());
    QVERIFY(change(stage, names::reactivateButton, names::reactivateDialog));
    QVERIFY(!stage.server.isDeactivated(u"bob"_s));
    QCOMPARE(changesAt(stage, "/api/admin/"), 2);
}

QTEST_MAIN(TestManagedActs)
#include "TestManagedActs.moc"
