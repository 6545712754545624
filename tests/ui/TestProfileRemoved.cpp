// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/FaultProxy.h"
#include "tests/support/Stage.h"
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

/// alice behind a line that can break, in her settings.
struct Settings
{
    Stage stage{Stage::Time::Manual};
    FaultProxy proxy{stage.server.baseUrl(), stage.manualClock};

    [[nodiscard]] bool open()
    {
        if (!proxy.start()) {
            return false;
        }
        stage.standBehind(proxy.baseUrl());
        stage.setHeldBack([this] { return proxy.heldBack(); });
        return stage.signInAlice() && stage.openSettings()
            && stage.settings.waitReachable(names::clearProfileButton);
    }

    [[nodiscard]] bool remove()
    {
        return stage.settings.click(names::clearProfileButton)
            && stage.arm(stage.settings, names::clearProfileConfirmButton)
            && stage.settings.click(names::clearProfileConfirmButton);
    }

    /// The rooms still show the old name.
    void keepUntold()
    {
        proxy.faultAlways("GET", memberPath,
                          Fault::json(R"({"membership":"join","displayname":"Alice"})"));
    }

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
        QVERIFY(settings.stage.settings.click(names::deactivateAccountButton));
        QVERIFY(dialog.waitShown());
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
        QVERIFY(stage.settings.click(names::deactivateAccountButton));
        QVERIFY(stage.dialog.waitShown());
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

    /// A profile that was gone before the click is no sign.
    void noSignAfterwards()
    {
        Settings settings;
        QVERIFY(settings.open());
        QVERIFY(settings.remove());
        WAIT_COMPARE(settings.cardState(), u"settled"_s);
        Stage &stage = settings.stage;
        QVERIFY(stage.settings.click(names::deactivateAccountButton));
        QVERIFY(stage.dialog.waitShown());
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
