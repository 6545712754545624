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

constexpr char removalPath[] = "/account/3pid/delete";

QString row(QLatin1StringView base, int n)
{
    return names::indexed(base, n);
}

/// alice behind a line that can break, in her settings.
struct Settings : StageOnALine
{
    [[nodiscard]] bool open()
    {
        return stage.signInAlice() && stage.openSettings()
            && stage.settings.waitReachable(names::removeAllContactsButton);
    }

    [[nodiscard]] bool removeAll()
    {
        return stage.settings.click(names::removeAllContactsButton)
            && stage.arm(stage.settings, names::removeAllConfirmButton)
            && stage.settings.click(names::removeAllConfirmButton);
    }

    [[nodiscard]] qsizetype left() const { return stage.server.contacts(u"alice"_s).size(); }
    [[nodiscard]] qsizetype asked() const { return proxy.requestsTo(removalPath).size(); }
};

} // namespace

/// All email addresses and phone numbers at one click: one after the other, each with its answer.
class TestRemovingAll final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void oneAfterTheOther()
    {
        Settings settings;
        QVERIFY(settings.open());
        const Stage &stage = settings.stage;
        QCOMPARE(settings.left(), 3);
        QVERIFY(stage.settings.click(names::removeAllContactsButton));
        QVERIFY(stage.settings.says(u"Remove all 3 email addresses and phone numbers?"_s));
        QCOMPARE(stage.settings.focusName(), names::removeAllCancelButton);
        QVERIFY(stage.settings.press(Qt::Key_Escape)); // and not the window
        QVERIFY(stage.settings.waitFocus(names::removeAllContactsButton));
        QCOMPARE(settings.asked(), 0);

        QVERIFY(settings.removeAll());
        WAIT_COMPARE(settings.left(), 0);
        QVERIFY(stage.settings.waitPhase(u"ready"_s));
        QCOMPARE(settings.asked(), 3);
        for (int n = 0; n < 3; ++n) {
            QVERIFY(!stage.settings.look(row(names::removeContactButton, n)).isReachable());
        }
        QVERIFY(stage.settings.says(u"was removed"_s));
        QVERIFY(!stage.settings.look(names::removeAllContactsButton).isReachable());
    }

    /// And the one that has failed can be tried again.
    void oneThatFailsStopsNone()
    {
        Settings settings;
        QVERIFY(settings.open());
        settings.proxy.faultNext("POST", removalPath, Fault());
        settings.proxy.faultNext(
            "POST", removalPath,
            Fault::json(R"({"errcode":"M_FORBIDDEN","error":"Not this"})", 403));
        QVERIFY(settings.removeAll());
        WAIT_COMPARE(settings.left(), 1);
        QVERIFY(settings.stage.settings.waitReachable(row(names::removeContactButton, 1)));
        QCOMPARE(settings.asked(), 3);
        QVERIFY(settings.stage.settings.says(u"Your server refused to remove it."_s));
        QVERIFY(settings.stage.settings.says(u"Not this"_s));
        QVERIFY(!settings.stage.settings.look(names::removeAllContactsButton).isReachable());
    }

    void aPauseIsWaitedFor()
    {
        Settings settings;
        QVERIFY(settings.open());
        settings.proxy.faultNext("POST", removalPath, Fault());
        settings.proxy.faultNext("POST", removalPath, Fault::rateLimited(7s));
        QVERIFY(settings.removeAll());
        const QString status = row(names::contactStatusLabel, 1);
        WAIT_VERIFY(settings.stage.settings.text(status).contains(u"by itself in 7 second(s)"_s));
        QCOMPARE(settings.stage.settings.property("phase"), u"working"_s);
        QCOMPARE(settings.asked(), 2);
        QVERIFY(!settings.stage.settings.look(row(names::removeContactButton, 2)).isReachable());
        QVERIFY(settings.stage.pass(6s));
        QCOMPARE(settings.asked(), 2);
        QVERIFY(settings.stage.pass(1s));
        WAIT_COMPARE(settings.left(), 0);
        QCOMPARE(settings.asked(), 4);
        QVERIFY(settings.stage.settings.waitPhase(u"ready"_s));
    }

    /// A lost answer is not taken for a yes, and nothing is sent twice.
    void aLostAnswer()
    {
        Settings settings;
        QVERIFY(settings.open());
        settings.proxy.faultNext("POST", removalPath, Fault::dropAfterBody(Fault::Acts::Yes));
        QVERIFY(settings.removeAll());
        WAIT_COMPARE(settings.left(), 0);
        QVERIFY(settings.stage.settings.waitPhase(u"ready"_s));
        QCOMPARE(settings.asked(), 3);
        QVERIFY(settings.stage.settings.says(u"it may or may not have been removed"_s));
    }

    void anEndedSignInEndsIt()
    {
        Settings settings;
        QVERIFY(settings.open());
        settings.proxy.faultNext("POST", removalPath,
                                 Fault::json(R"({"errcode":"M_UNKNOWN_TOKEN","error":"No"})", 401));
        QVERIFY(settings.removeAll());
        WAIT_VERIFY(settings.stage.settings.says(u"Your sign-in has ended. Nothing was removed"_s));
        QVERIFY(settings.stage.settings.waitPhase(u"ready"_s));
        QVERIFY(settings.stage.pass(1min));
        QCOMPARE(settings.asked(), 1);
        QCOMPARE(settings.left(), 3);
    }

    /// Who closes the settings sees no more of it, so no more is removed.
    void closingEndsIt()
    {
        Settings settings;
        QVERIFY(settings.open());
        settings.proxy.faultNext("POST", removalPath, Fault::late(20s));
        QVERIFY(settings.removeAll());
        WAIT_COMPARE(settings.proxy.heldBack(), 1);
        QVERIFY(settings.stage.settings.press(Qt::Key_Escape));
        QVERIFY(settings.stage.settings.waitGone());
        QVERIFY(settings.stage.pass(30s));
        WAIT_COMPARE(settings.left(), 2);
        QCOMPARE(settings.asked(), 1);
        QVERIFY(settings.stage.openSettings());
        QVERIFY(settings.stage.settings.waitReachable(names::removeAllContactsButton));
    }

    /// A pause may be an hour: nothing is held by it that nobody waits for.
    void closingInAPause()
    {
        Settings settings;
        QVERIFY(settings.open());
        settings.proxy.faultNext("POST", removalPath, Fault::rateLimited(900s));
        QVERIFY(settings.removeAll());
        WAIT_VERIFY(settings.stage.settings.says(u"by itself in 900 second(s)"_s));
        QVERIFY(settings.stage.pass(100s));
        QVERIFY(settings.stage.settings.says(u"by itself in 800 second(s)"_s));
        QVERIFY(settings.stage.settings.press(Qt::Key_Escape));
        QVERIFY(settings.stage.settings.waitGone());
        QVERIFY(settings.stage.openSettings());
        QVERIFY(settings.stage.settings.waitReachable(names::removeAllContactsButton));
        QVERIFY(settings.stage.pass(2h));
        QCOMPARE(settings.asked(), 1);
    }

    /// A row that asks does so no more, so that nothing is removed twice.
    void aRowThatAsks()
    {
        Settings settings;
        QVERIFY(settings.open());
        QVERIFY(settings.stage.settings.click(row(names::removeContactButton, 2)));
        settings.proxy.faultNext("POST", removalPath, Fault::rateLimited(7s));
        QVERIFY(settings.removeAll());
        WAIT_COMPARE(settings.asked(), 1);
        QVERIFY(
            !settings.stage.settings.look(row(names::removeContactConfirmButton, 2)).isReachable());
        QVERIFY(settings.stage.settings.focusName() != names::deactivateAccountButton);
        QVERIFY(settings.stage.pass(7s));
        WAIT_COMPARE(settings.left(), 0);
        QCOMPARE(settings.asked(), 4);
    }

    /// One alone has its own button.
    void forTwoOrMore()
    {
        Settings settings;
        settings.stage.server.editAccount(
            u"alice"_s, [](PracticeAccount &alice) { alice.contacts = alice.contacts.first(1); });
        QVERIFY(settings.stage.signInAlice());
        QVERIFY(settings.stage.openSettings());
        QVERIFY(settings.stage.settings.waitReachable(row(names::removeContactButton, 0)));
        QVERIFY(!settings.stage.settings.look(names::removeAllContactsButton).isReachable());
    }
};

QTEST_MAIN(TestRemovingAll)
#include "TestRemovingAll.moc"
