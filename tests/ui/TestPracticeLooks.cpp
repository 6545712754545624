// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Learner.h"
#include "tests/support/Looks.h"
#include "ui/Names.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using looks::look;

/// The windows of a rehearsal, in every way they can be seen: the mark on each takes room that the
/// real ones have for themselves.
class TestPracticeLooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byPassword_data() { looks::addRows(); }

    void byPassword()
    {
        looks::dress();
        Learner learner(u"wrong-password"_s);
        QVERIFY(learner.login.waitPhase(u"ready"_s));
        look(learner.login, u"practice-login"_s);
        QVERIFY(learner.login.click(names::practiceScenariosButton));
        const PatientRobot scenarios(names::practiceDialog);
        QVERIFY(scenarios.waitShown());
        look(scenarios, u"practice-scenarios"_s);
        QVERIFY(scenarios.click(names::cancelPracticeButton));
        QVERIFY(learner.signIn());
        look(learner.account, u"practice-account"_s);
        QVERIFY(learner.openSettings());
        look(learner.settings, u"practice-settings"_s);
        QVERIFY(learner.settings.click(names::deactivateAccountButton));
        QVERIFY(learner.dialog.waitShown());
        look(learner.dialog, u"practice-deactivate"_s);
        QVERIFY(learner.confirm());
        QVERIFY(learner.dialog.waitProperty("reason", u"wrongPassword"_s));
        look(learner.dialog, u"practice-deactivate-wrong-password"_s);
        QVERIFY(learner.confirm());
        QVERIFY(learner.isOver(u"deactivated"_s));
        look(learner.outcome, u"practice-outcome"_s);
    }

    void inTheBrowser_data() { looks::addRows(); }

    void inTheBrowser()
    {
        looks::dress();
        Learner learner(u"sso-other-person"_s);
        QVERIFY(learner.login.waitPhase(u"ready"_s));
        look(learner.login, u"practice-login-sso"_s);
        QVERIFY(learner.come());
        look(learner.dialog, u"practice-deactivate-sso"_s);
        QVERIFY(learner.confirmInBrowser());
        QVERIFY(learner.dialog.waitProperty("reason", u"otherPerson"_s));
        look(learner.dialog, u"practice-deactivate-other-person"_s);
    }

    void withoutAButton_data() { looks::addRows(); }

    void withoutAButton()
    {
        looks::dress();
        Learner learner(u"page-without-button"_s);
        QVERIFY(learner.come());
        QVERIFY(learner.dialog.waitPhase(u"account"_s));
        QVERIFY(learner.dialog.waitReachable(names::copySupportButton));
        look(learner.dialog, u"practice-deactivate-account"_s);
        QVERIFY(learner.doOnThePage());
        QVERIFY(learner.isOver(u"stillActive"_s));
        QVERIFY(learner.outcome.waitReachable(names::copySupportButton));
        look(learner.outcome, u"practice-outcome-without-button"_s);
    }
};

QTEST_MAIN(TestPracticeLooks)
#include "TestPracticeLooks.moc"
