// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Looks.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using looks::look;

namespace {

[[nodiscard]] bool signInAsAdmin(Stage &stage)
{
    return stage.login.waitShown() && stage.login.click(names::administerButton)
        && stage.enter(u"alice"_s) && stage.login.waitPhase(u"ready"_s)
        && stage.login.type(names::passwordEdit, Stage::alicesPassword)
        && stage.login.click(names::signInButton) && stage.admin.waitShown();
}

/// One of each, with the longest names that people have.
void populate(PracticeHomeserver &server)
{
    server.editAccount(u"alice"_s, [](PracticeAccount &alice) {
        alice.admin = true;
        alice.displayName = u"Alice Alexandra Wolfeschlegelsteinhausenbergerdorff-Smythe"_s;
    });
    server.editAccount(u"a.long.name.that.nobody.types.twice"_s, [](PracticeAccount &account) {
        account.displayName = u"Benjamin Wolfeschlegelsteinhausenbergerdorff-Smythe"_s;
        account.deactivated = account.erased = account.admin = true;
    });
    server.editAccount(u"locked"_s, [](PracticeAccount &account) { account.locked = true; });
    server.editAccount(u"_irc_guest"_s, [](PracticeAccount &account) {
        account.guest = true;
        account.type = u"bot"_s;
    });
}

} // namespace

/// Administration in every way it can be seen.
class TestAdministrationLooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWayIn_data() { looks::addRows(); }

    void theWayIn()
    {
        looks::dress();
        Stage stage;
        QVERIFY(stage.login.waitShown());
        QVERIFY(stage.login.click(names::administerButton));
        look(stage.login, u"login-administrator"_s);
        PracticeSettings settings = stage.server.settings();
        settings.admin.hidesAfter = 0;
        stage.server.setSettings(settings);
        QVERIFY(stage.server.startForAdmins());
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.address.waitShown());
        look(stage.address, u"administration-address"_s);
        QVERIFY(stage.address.type(names::adminAddressEdit, u"http://elsewhere.example.org"_s));
        QVERIFY(stage.address.click(names::checkAdminAddressButton));
        look(stage.address, u"administration-address-fault"_s);
        QVERIFY(stage.address.type(names::adminAddressEdit, stage.server.adminUrl()));
        QVERIFY(stage.address.click(names::checkAdminAddressButton));
        QVERIFY(stage.address.waitReachable(names::trustAdminAddressButton));
        look(stage.address, u"administration-address-trust"_s);
        QVERIFY(stage.address.press(Qt::Key_Escape));
        QVERIFY(stage.address.waitGone());
        look(stage.admin, u"administration-hidden"_s);
    }

    void theList_data() { looks::addRows(); }

    void theList()
    {
        looks::dress();
        Stage stage;
        populate(stage.server);
        QVERIFY(signInAsAdmin(stage));
        QVERIFY(stage.admin.waitPhase(u"ready"_s));
        look(stage.admin, u"administration"_s);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(stage.admin.press(Qt::Key_Tab));
        }
        QVERIFY(stage.admin.press(Qt::Key_Down));
        look(stage.admin, u"administration-row"_s);
        stage.server.editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.admin = false; });
        QVERIFY(stage.admin.type(names::userSearchEdit, u"ben"_s));
        QVERIFY(stage.admin.press(Qt::Key_Return));
        QVERIFY(stage.admin.waitReachable(names::tryAgainButton));
        look(stage.admin, u"administration-failed"_s);
    }
};

QTEST_MAIN(TestAdministrationLooks)
#include "TestAdministrationLooks.moc"
