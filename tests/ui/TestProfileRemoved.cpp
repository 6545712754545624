// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/StageOnALine.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

constexpr char namePath[] = "/displayname";
constexpr char memberPath[] = "/state/m.room.member/%40alice%3Apractice.test";
const QString still = u"still telling your rooms"_s;
const QString changed = u"Your name or picture was changed a moment ago"_s;

/// alice behind a line that can break, in her settings.
struct Settings : StageOnALine
{
    [[nodiscard]] bool open()
    {
        return stage.signInAlice() && stage.openSettings()
            && stage.settings.waitReachable(names::clearProfileButton);
    }

    [[nodiscard]] bool remove()
    {
        return stage.settings.click(names::clearProfileButton)
            && stage.arm(stage.settings, names::clearProfileConfirmButton)
            && stage.settings.click(names::clearProfileConfirmButton);
    }

    [[nodiscard]] bool openDialog() const
    {
        return stage.settings.click(names::deactivateAccountButton) && stage.dialog.waitShown();
    }

    /// The rooms still show the old name.
    void keepUntold()
    {
        proxy.faultAlways("GET", memberPath,
                          Fault::json(R"({"membership":"join","displayname":"Alice"})"));
    }

    /// Another app of hers has changed the name just now.
    [[nodiscard]] bool openWhileRenamed()
    {
        if (!open()) {
            return false;
        }
        stage.server.setClock(stage.manualClock);
        stage.server.openRooms(u"alice"_s, {.shared = 8});
        PracticeSettings practice = stage.server.settings();
        practice.admin.renamingTakes = 1500ms;
        stage.server.setSettings(practice);
        stage.server.rename(u"alice"_s, u"Alice at last"_s);
        return true;
    }

    [[nodiscard]] qsizetype membersAsked() const { return proxy.requestsTo(memberPath).size(); }

    [[nodiscard]] QString status() const
    {
        return stage.settings.text(names::clearProfileStatusLabel);
    }
    [[nodiscard]] QString cardState() const
    {
        const auto *card = stage.account.window()->findChild<QWidget *>(
            names::keyed(names::settleCard, u"profile"_s));
        return card == nullptr ? QString() : card->property("state").toString();
    }
};

} // namespace

/// Name and picture are removed, and a deactivation waits until the rooms know it: what a person
/// sees of it.
class TestProfileRemoved final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void removed()
    {
        Settings settings;
        QVERIFY(settings.open());
        const Stage &stage = settings.stage;
        QCOMPARE(settings.cardState(), u"open"_s);
        QCOMPARE(stage.settings.text(names::clearProfileButton), u"Remove name and picture"_s);
        QVERIFY(stage.settings.click(names::clearProfileButton));
        QVERIFY(stage.settings.waitFocus(names::clearProfileCancelButton));
        QVERIFY(stage.settings.says(u"sees a line that you have removed them"_s));
        QVERIFY(stage.settings.press(Qt::Key_Escape)); // and not the window
        QVERIFY(stage.settings.waitFocus(names::clearProfileButton));
        QCOMPARE(settings.proxy.requestsTo(namePath).size(), 0);

        QVERIFY(settings.remove());
        WAIT_COMPARE(settings.status(),
                     u"Every room we looked at shows it, the last one included."_s);
        QCOMPARE(settings.cardState(), u"settled"_s);
        QVERIFY(stage.server.account(u"alice"_s)->displayName.isEmpty());
        QVERIFY(stage.server.account(u"alice"_s)->avatar.isEmpty());
        QVERIFY(!stage.settings.look(names::clearProfileButton).isReachable());
        QVERIFY(stage.account.says(u"Name and picture removed"_s));
    }

    void refused()
    {
        Settings settings;
        QVERIFY(settings.open());
        const Fault no = Fault::json(R"({"errcode":"M_FORBIDDEN","error":"No"})", 403);
        settings.proxy.faultAlways("PUT", namePath, no);
        settings.proxy.faultAlways("PUT", "/avatar_url", no);
        QVERIFY(settings.remove());
        WAIT_COMPARE(settings.status(),
                     u"Your profile still shows name and picture. Your server did not allow it."_s);
        QCOMPARE(settings.cardState(), u"failed"_s);
        QVERIFY(settings.stage.settings.waitReachable(names::clearProfileButton)); // once more
    }

    void notAllowed()
    {
        Stage stage(Stage::Time::Manual);
        PracticeSettings practice = stage.server.settings();
        practice.allowNameChanges = false;
        practice.allowPictureChanges = false;
        stage.server.setSettings(practice);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openSettings());
        QVERIFY(stage.settings.waitPhase(u"ready"_s));
        QVERIFY(!stage.settings.look(names::clearProfileButton).isReachable());
        QVERIFY(stage.account.says(u"Your name and picture"_s));
    }

    void theDeactivationWaits()
    {
        Settings settings;
        QVERIFY(settings.open());
        settings.keepUntold();
        QVERIFY(settings.remove());
        WAIT_VERIFY(settings.status().contains(u"(0 of"_s));
        const PatientRobot &dialog = settings.stage.dialog;
        QVERIFY(settings.openDialog());
        QVERIFY(dialog.says(still));
        QVERIFY(dialog.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(settings.stage.pass(1s));
        QVERIFY(!dialog.look(names::confirmButton).isReachable());

        settings.proxy.forgetFaults();
        QVERIFY(settings.stage.pass(2s));
        WAIT_VERIFY(!dialog.says(still));
        QVERIFY(settings.stage.arm(dialog, names::confirmButton));
        QVERIFY(!dialog.look(names::doNotWaitButton).isReachable());
    }

    /// For the harm is for ever, that is a choice of its own; and then nothing is asked any more.
    void orThePersonDoesNotWait()
    {
        Settings settings;
        QVERIFY(settings.open());
        settings.keepUntold();
        QVERIFY(settings.remove());
        WAIT_VERIFY(settings.status().contains(u"(0 of"_s));
        Stage &stage = settings.stage;
        QVERIFY(settings.openDialog());
        QVERIFY(stage.dialog.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.dialog.click(names::doNotWaitButton));
        QVERIFY(stage.dialog.says(still));
        QVERIFY(!stage.dialog.look(names::confirmButton).isReachable()); // armed late
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        const qsizetype asked = settings.proxy.requestsTo(memberPath).size();
        QVERIFY(stage.outcome.waitShown());
        QCOMPARE(settings.proxy.requestsTo(memberPath).size(), asked);
        WAIT_COMPARE(stage.outcome.property("outcome"), u"deactivated"_s);
    }

    /// The name is gone, and the rooms are told of it, although the picture may not go.
    void removedInPart()
    {
        Settings settings;
        QVERIFY(settings.open());
        const Fault no = Fault::json(R"({"errcode":"M_FORBIDDEN","error":"No"})", 403);
        settings.proxy.faultAlways("PUT", "/avatar_url", no);
        settings.keepUntold();
        QVERIFY(settings.remove());
        WAIT_VERIFY(settings.status().contains(u"(0 of"_s));
        const Stage &stage = settings.stage;
        QVERIFY(stage.server.account(u"alice"_s)->displayName.isEmpty());
        QVERIFY(stage.account.says(u"Name removed"_s));
        QVERIFY(!stage.settings.look(names::clearProfileButton).isReachable()); // one by one
        QVERIFY(settings.openDialog());
        QVERIFY(stage.dialog.says(still));
        settings.proxy.forgetFaults();
        QVERIFY(settings.stage.pass(2s));
        WAIT_VERIFY(!stage.dialog.says(still));
        QVERIFY(stage.dialog.press(Qt::Key_Escape));
        QVERIFY(stage.dialog.waitGone());
        QCOMPARE(settings.status(),
                 u"Your profile still shows your picture. Your server did not allow it."_s);
        QCOMPARE(settings.cardState(), u"failed"_s);
        QVERIFY(stage.account.says(u"Your picture: not removed"_s));
    }

    /// The picture waits for the server's pause, and the name is gone already.
    void whileItIsAskedFor()
    {
        Settings settings;
        QVERIFY(settings.open());
        settings.proxy.faultNext("PUT", "/avatar_url", Fault::rateLimited(50s));
        settings.keepUntold();
        QVERIFY(settings.remove());
        const Stage &stage = settings.stage;
        WAIT_VERIFY(stage.server.account(u"alice"_s)->displayName.isEmpty());
        WAIT_VERIFY(stage.settings.says(u"This goes on by itself in 50 second(s)."_s));
        QVERIFY(settings.openDialog());
        QVERIFY(stage.dialog.says(u"has yet to tell your rooms"_s));
        QVERIFY(stage.dialog.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(settings.stage.pass(5s));
        QVERIFY(!stage.dialog.look(names::confirmButton).isReachable());
        QVERIFY(settings.stage.pass(50s));
        WAIT_VERIFY(stage.dialog.says(still));
        QVERIFY(!stage.dialog.look(names::confirmButton).isReachable());
    }

    /// Nobody knows whether it is gone: the rooms may be told all the same.
    void removedOrNot()
    {
        Settings settings;
        QVERIFY(settings.open());
        settings.proxy.faultAlways("GET", "/profile/%40alice%3Apractice.test", Fault::page(502));
        QVERIFY(settings.remove());
        QVERIFY(settings.stage.pass(30s));
        const Stage &stage = settings.stage;
        WAIT_VERIFY(settings.status().contains(u"could not look"_s));
        QVERIFY(stage.account.says(u"Your name and picture: could not check"_s));
        QVERIFY(settings.openDialog());
        QVERIFY(stage.dialog.says(u"We could not see whether your name or picture is gone"_s));
        QVERIFY(stage.dialog.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(
            settings.stage.arm(stage.dialog, names::confirmButton)); // there is nothing to await
    }

    /// Another app has changed the name a moment before the dialog is opened.
    void changedElsewhere()
    {
        Settings settings;
        QVERIFY(settings.openWhileRenamed());
        const Stage &stage = settings.stage;
        QVERIFY(settings.openDialog());
        QVERIFY(stage.dialog.type(names::passwordEdit, Stage::alicesPassword));
        WAIT_VERIFY(settings.membersAsked() > 0);
        QVERIFY(!stage.dialog.says(changed)); // it could be names of her own
        QVERIFY(settings.stage.pass(2s));
        WAIT_VERIFY(stage.dialog.says(changed));
        QVERIFY(stage.dialog.says(still));
        QVERIFY(settings.stage.pass(1s));
        QVERIFY(!stage.dialog.look(names::confirmButton).isReachable());
        QVERIFY(stage.dialog.waitReachable(names::doNotWaitButton));

        QVERIFY(settings.stage.pass(20s));
        WAIT_VERIFY(!stage.dialog.says(changed));
        const QStringList rooms = stage.server.account(u"alice"_s)->rooms;
        for (const QString &id : rooms) {
            const auto room = stage.server.room(id);
            QVERIFY(!room || room->profiles.isEmpty());
        }
        QVERIFY(settings.stage.arm(stage.dialog, names::confirmButton));
    }

    /// Who is about to press the button hears of it, and presses nothing else instead.
    void theFocusGoesWhereOneCanChoose()
    {
        Settings settings;
        QVERIFY(settings.openWhileRenamed());
        const Stage &stage = settings.stage;
        QVERIFY(settings.openDialog());
        QVERIFY(stage.dialog.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.dialog.press(Qt::Key_Return));
        QVERIFY(settings.stage.pass(1s));
        QVERIFY(stage.dialog.waitFocus(names::confirmButton));
        QVERIFY(settings.stage.pass(1s));
        WAIT_VERIFY(stage.dialog.says(changed));
        QVERIFY(stage.dialog.waitFocus(names::doNotWaitButton));
        QVERIFY(settings.stage.pass(20s));
        WAIT_VERIFY(!stage.dialog.says(changed));
        QVERIFY(stage.dialog.waitFocus(names::passwordEdit));
    }

    /// From the click on, nothing is asked any more; and once it has come to nothing, again.
    void aWrongPasswordInBetween()
    {
        Settings settings;
        QVERIFY(settings.openWhileRenamed());
        const Stage &stage = settings.stage;
        QVERIFY(settings.openDialog());
        QVERIFY(stage.dialog.type(names::passwordEdit, u"not her password"_s));
        QVERIFY(settings.stage.pass(2s));
        WAIT_VERIFY(stage.dialog.says(changed));
        QVERIFY(stage.dialog.click(names::doNotWaitButton));
        QVERIFY(settings.stage.arm(stage.dialog, names::confirmButton));
        settings.proxy.faultNext("POST", "/account/deactivate", Fault::late(10s));
        QVERIFY(stage.dialog.click(names::confirmButton));
        const qsizetype asked = settings.membersAsked();
        QVERIFY(settings.stage.pass(9s));
        QCOMPARE(settings.membersAsked(), asked);
        QVERIFY(settings.stage.pass(2s));
        QVERIFY(stage.dialog.waitProperty("reason", u"wrongPassword"_s));
        QVERIFY(settings.stage.pass(3s));
        QVERIFY(settings.membersAsked() > asked);
        WAIT_VERIFY(stage.dialog.says(changed));
    }

    void namesOfOnesOwn()
    {
        Settings settings;
        QVERIFY(settings.open());
        Stage &stage = settings.stage;
        const QStringList rooms = stage.server.account(u"alice"_s)->rooms;
        stage.server.editRoom(rooms.first(), [&stage](PracticeRoom &room) {
            room.profiles[stage.server.userId(u"alice"_s)] = {u"Ali of this room"_s, {}};
        });
        QVERIFY(settings.openDialog());
        QVERIFY(stage.dialog.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.pass(5s));
        QVERIFY(!stage.dialog.look(names::doNotWaitButton).isReachable());
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
    }

    /// Closed while it moves, nothing is asked any more; and opened again, it is looked anew.
    void closedInBetween()
    {
        Settings settings;
        QVERIFY(settings.openWhileRenamed());
        const Stage &stage = settings.stage;
        QVERIFY(settings.openDialog());
        QVERIFY(settings.stage.pass(2s));
        WAIT_VERIFY(stage.dialog.says(changed));
        QVERIFY(stage.dialog.press(Qt::Key_Escape));
        QVERIFY(stage.dialog.waitGone());
        const qsizetype asked = settings.membersAsked();
        QVERIFY(settings.stage.pass(5s));
        QCOMPARE(settings.membersAsked(), asked);
        QVERIFY(settings.openDialog());
        QVERIFY(settings.stage.pass(2s));
        WAIT_VERIFY(stage.dialog.says(changed));
    }

    /// A profile that was gone before the click is no sign.
    void noSignAfterwards()
    {
        Settings settings;
        QVERIFY(settings.open());
        QVERIFY(settings.remove());
        WAIT_COMPARE(settings.cardState(), u"settled"_s);
        Stage &stage = settings.stage;
        QVERIFY(settings.openDialog());
        QVERIFY(stage.dialog.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        QVERIFY(stage.outcome.waitShown());
        WAIT_COMPARE(stage.outcome.property("outcome"), u"deactivated"_s);
        QVERIFY(!stage.outcome.says(u"profile is gone"_s));
    }
};

QTEST_MAIN(TestProfileRemoved)
#include "TestProfileRemoved.moc"
