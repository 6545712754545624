// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeOAuth.h"
#include "tests/support/Looks.h"
#include "tests/support/Stage.h"
#include "ui/Names.h"
#include "ui/deactivation/Consequences.h"
#include "ui/deactivation/EraseChoice.h"
#include "ui/deactivation/ProofSection.h"
#include "ui/widgets/AccountCard.h"
#include "ui/widgets/ButtonRow.h"

#include <QApplication>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using looks::look;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr char deactivatePath[] = "/account/deactivate";
constexpr char whoamiPath[] = "/account/whoami";

/// Longer than any test takes; what is held back goes out when the server stops.
constexpr minutes never{10};

PracticeAnswer refusal(int status, const QByteArray &errcode)
{
    return {.status = status,
            .body = R"({"error":"<b>No</b> & never.","errcode":")" + errcode + R"("})"};
}

/// Lets the first request pass and breaks off the one with the proof.
void loseTheProof(Stage &stage)
{
    stage.server.answerNext(
        "POST", deactivatePath,
        {.status = 401,
         .body = R"({"session":"s","flows":[{"stages":["m.login.password"]}],"params":{}})"});
    stage.server.answerNext("POST", deactivatePath,
                            {.status = 502, .body = "<h1>Bad gateway</h1>"});
}

void askFor(Stage &stage, const QList<QStringList> &flows)
{
    PracticeSettings settings = stage.server.settings();
    settings.flows = flows;
    stage.server.setSettings(settings);
}

/// To the deactivation dialog and through its first click, which sends the password.
bool confirmAsAlice(Stage &stage)
{
    return stage.signInAlice() && stage.openDeactivation()
        && stage.confirmWith(Stage::alicesPassword);
}

/// Whether neither the window nor anything that scrolls cuts it off.
bool isAllInView(const QWidget &widget)
{
    QRect place = widget.rect();
    for (const QWidget *part = &widget; !part->isWindow(); part = part->parentWidget()) {
        place.translate(part->pos());
        if (!part->parentWidget()->rect().contains(place)) {
            return false;
        }
    }
    return true;
}

} // namespace

/// Every state of the two windows of a deactivation, light and dark, narrow and wide, in both
/// directions: nothing is cut off, and what is decided on never leaves the window.
class TestDeactivationLooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byPassword_data() { looks::addRows(); }

    void byPassword()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        lookAtSteps(stage, u"deactivate-password"_s);
        QVERIFY(stage.confirmWith(u"wrong"_s));
        QVERIFY(stage.dialog.waitProperty("reason", u"wrongPassword"_s));
        lookAtSteps(stage, u"deactivate-wrong-password"_s);
        QVERIFY(stage.dialog.click(names::eraseHelpButton));
        lookAtSteps(stage, u"deactivate-help"_s);
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        look(stage.outcome, u"outcome-deactivated"_s);
    }

    void whereHidingDoesNothing_data() { looks::addRows(); }

    void whereHidingDoesNothing()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        PracticeSettings settings = stage.server.settings();
        settings.software = u"continuwuity"_s;
        settings.erasing = PracticeSettings::Erasing::OnlyTheProfile;
        stage.server.setSettings(settings);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.dialog.click(names::eraseCheckBox));
        lookAtSteps(stage, u"deactivate-erase-ignored"_s);
        QVERIFY(stage.confirmWith(u"wrong"_s));
        QVERIFY(stage.dialog.waitProperty("reason", u"wrongPassword"_s));
        lookAtSteps(stage, u"deactivate-erase-ignored-wrong-password"_s);
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        look(stage.outcome, u"outcome-erase-ignored"_s);
    }

    void bySingleSignOn_data() { looks::addRows(); }

    void bySingleSignOn()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInBob());
        QVERIFY(stage.openDeactivation());
        lookAtSteps(stage, u"deactivate-sso"_s);
        QVERIFY(stage.goToBrowser());
        lookAtSteps(stage, u"deactivate-browser"_s);
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        QVERIFY(stage.dialog.waitProperty("reason", u"notConfirmedYet"_s));
        lookAtSteps(stage, u"deactivate-not-confirmed"_s);
        QVERIFY(stage.walkAs(u"alice"_s));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        QVERIFY(stage.dialog.waitProperty("reason", u"otherPerson"_s));
        lookAtSteps(stage, u"deactivate-other-person"_s);
    }

    void otherWays_data() { looks::addRows(); }

    void otherWays()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        askFor(stage,
               {{u"m.login.sso"_s}, {u"m.login.email.identity"_s}, {u"org.example.a.long.name"_s}});
        QVERIFY(confirmAsAlice(stage));
        QVERIFY(stage.dialog.waitPhase(u"choice"_s));
        lookAtSteps(stage, u"deactivate-choice"_s);
        QVERIFY(stage.arm(stage.dialog, u"flowButton_2"_s));
        lookAtSteps(stage, u"deactivate-choice-armed"_s);
        QVERIFY(stage.dialog.click(u"flowButton_2"_s));
        QVERIFY(stage.dialog.waitPhase(u"fallback"_s));
        lookAtSteps(stage, u"deactivate-fallback"_s);
    }

    void anotherWayAsLink_data() { looks::addRows(); }

    void anotherWayAsLink()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        askFor(stage, {{u"m.login.password"_s}, {u"org.example.a.long.name"_s}});
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(u"wrong"_s));
        QVERIFY(stage.dialog.waitProperty("reason", u"wrongPassword"_s));
        lookAtSteps(stage, u"deactivate-another-way"_s);
    }

    void managed_data() { looks::addRows(); }

    void managed()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        PracticeSettings settings = stage.server.settings();
        settings.isManaged = true;
        settings.first = PracticeSettings::OnAccountPage::Leave;
        stage.server.setSettings(settings);
        QVERIFY(stage.enter(u"carol"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.click(names::cantSignInButton));
        const PatientRobot help(names::cantSignInDialog);
        look(help, u"cant-sign-in-managed"_s);
        QVERIFY(help.press(Qt::Key_Escape));
        QVERIFY(stage.signInManagedAs(u"carol"_s));
        QVERIFY(stage.openSettings());
        look(stage.settings, u"settings-managed"_s);
        QVERIFY(stage.settings.click(names::deactivateAccountButton));
        QVERIFY(stage.dialog.waitPhase(u"account"_s));
        lookAtSteps(stage, u"deactivate-account"_s);
        QVERIFY(stage.dialog.click(names::eraseCheckBox));
        QVERIFY(stage.dialog.click(names::accountPageButton));
        QVERIFY(stage.dialog.waitReachable(names::copyLinkButton));
        lookAtSteps(stage, u"deactivate-account-open"_s);
        QVERIFY(stage.dialog.click(names::checkNowButton));
        QVERIFY(stage.outcome.waitProperty("outcome", u"stillActive"_s));
        look(stage.outcome, u"outcome-managed-active"_s);
        stage.server.editAccount(u"carol"_s,
                                 [](PracticeAccount &carol) { carol.sessions.clear(); });
        QVERIFY(stage.outcome.click(names::checkAgainButton));
        QVERIFY(stage.outcome.waitProperty("likely", u"deactivated"_s));
        look(stage.outcome, u"outcome-managed-ended"_s);
    }

    void managedOtherwise_data() { looks::addRows(); }

    void managedOtherwise()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        PracticeSettings settings = stage.server.settings();
        settings.isManaged = true;
        settings.leadsToDeactivation = true;
        stage.server.setSettings(settings);
        QVERIFY(stage.enter(u"carol"_s));
        QVERIFY(stage.login.click(names::accountPageButton));
        look(stage.login, u"login-account-page-open"_s);
        QVERIFY(stage.signInManagedAs(u"carol"_s));
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.dialog.waitPhase(u"account"_s));
        lookAtSteps(stage, u"deactivate-account-leads-there"_s);
    }

    void managedWithoutAPage_data() { looks::addRows(); }

    void managedWithoutAPage()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        PracticeSettings settings = stage.server.settings();
        settings.isManaged = true;
        settings.authMetadata = oauthMetadata(stage.server.baseUrl(), settings);
        settings.authMetadata->remove(u"account_management_uri"_s);
        stage.server.setSettings(settings);
        QVERIFY(stage.enter(u"carol"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        look(stage.login, u"login-no-account-page"_s);
        QVERIFY(stage.signInManagedAs(u"carol"_s));
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.dialog.waitPhase(u"impossible"_s));
        look(stage.dialog, u"impossible-no-account-page"_s);
    }

    void noProofNeeded_data() { looks::addRows(); }

    void noProofNeeded()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        askFor(stage, {{u"m.login.dummy"_s}});
        QVERIFY(confirmAsAlice(stage));
        QVERIFY(stage.dialog.waitPhase(u"choice"_s));
        lookAtSteps(stage, u"deactivate-no-proof"_s);
    }

    void waiting_data() { looks::addRows(); }

    void waiting()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        stage.server.answerNext("POST", deactivatePath, {.delay = never});
        QVERIFY(confirmAsAlice(stage));
        QVERIFY(stage.dialog.waitPhase(u"submitting"_s));
        lookAtSteps(stage, u"deactivate-submitting"_s);
        stage.setHeldBack([] { return 1; });
        QVERIFY(stage.pass(seconds(11)));
        QVERIFY(stage.dialog.waitReachable(names::stopWaitingButton));
        lookAtSteps(stage, u"deactivate-stop-waiting"_s);
        QVERIFY(stage.dialog.press(Qt::Key_Escape));
        QVERIFY(stage.dialog.waitReachable(names::leaveNoticeLabel));
        lookAtSteps(stage, u"deactivate-closing"_s);
        stage.server.answerNext("GET", whoamiPath, {.delay = never});
        QVERIFY(stage.dialog.click(names::stopWaitingButton));
        QVERIFY(stage.dialog.waitPhase(u"verifying"_s));
        lookAtSteps(stage, u"deactivate-verifying"_s);
    }

    void deadEnd_data() { looks::addRows(); }

    void deadEnd()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        stage.server.answerNext("POST", deactivatePath, refusal(429, "M_LIMIT_EXCEEDED"));
        stage.server.answerNext("POST", deactivatePath, refusal(403, "M_FORBIDDEN"));
        QVERIFY(confirmAsAlice(stage));
        QVERIFY(stage.dialog.waitPhase(u"cooling"_s));
        lookAtSteps(stage, u"deactivate-cooling"_s);
        QVERIFY(stage.pass(minutes(1)));
        QVERIFY(stage.dialog.waitPhase(u"password"_s));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        QVERIFY(stage.dialog.waitPhase(u"impossible"_s));
        QVERIFY(stage.dialog.text(names::serverSaidLabel).contains(u"<b>No</b> & never."_s));
        look(stage.dialog, u"deactivate-impossible"_s);
    }

    void namedWaysOut_data() { looks::addRows(); }

    void namedWaysOut()
    {
        looks::dress();
        const QByteArray consent
            = R"(,"consent_uri":"https://practice.test/_matrix/consent?u=alice&h=0")";
        const QByteArray limit = R"(,"admin_contact":"mailto:limits@practice.test")";
        for (const auto &[errcode, way] : {std::pair{"M_CONSENT_NOT_GIVEN"_ba, consent},
                                           {"M_RESOURCE_LIMIT_EXCEEDED"_ba, limit}}) {
            Stage stage(Stage::Time::Manual);
            PracticeAnswer answer = refusal(403, errcode);
            answer.body.insert(answer.body.size() - 1, way);
            stage.server.answerNext("POST", deactivatePath, answer);
            QVERIFY(confirmAsAlice(stage));
            QVERIFY(stage.dialog.waitPhase(u"impossible"_s));
            look(stage.dialog, u"impossible-"_s + QString::fromLatin1(errcode).toLower());
        }
    }

    void stillActive_data() { looks::addRows(); }

    void stillActive()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        stage.server.answerNext("POST", deactivatePath, refusal(502, "M_UNKNOWN"));
        QVERIFY(confirmAsAlice(stage));
        QVERIFY(stage.outcome.waitShown());
        look(stage.outcome, u"outcome-checking"_s);
        QVERIFY(stage.pass(minutes(6)));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"stillActive"_s);
        look(stage.outcome, u"outcome-still-active"_s);
    }

    void probablyDeactivated_data() { looks::addRows(); }

    void probablyDeactivated()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        loseTheProof(stage);
        stage.server.answerNext("GET", whoamiPath, refusal(401, "M_UNKNOWN_TOKEN"));
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QCOMPARE(stage.outcome.property("likely"), u"deactivated"_s);
        look(stage.outcome, u"outcome-probably"_s);
        QCOMPARE(roleOf(stage.outcome, names::checkAgainButton), QString());
        QCOMPARE(roleOf(stage.outcome, names::closeOutcomeButton), u"primary"_s);
    }

    void unknown_data() { looks::addRows(); }

    void unknown()
    {
        looks::dress();
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        loseTheProof(stage);
        PracticeAnswer softly = refusal(401, {});
        softly.body = R"({"errcode":"M_UNKNOWN_TOKEN","soft_logout":true})";
        stage.server.answerNext("GET", whoamiPath, softly); // tells nothing
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QCOMPARE(stage.outcome.property("likely"), QString());
        look(stage.outcome, u"outcome-unknown"_s);
        // Nobody should leave for good without having tried again.
        QCOMPARE(roleOf(stage.outcome, names::checkAgainButton), u"primary"_s);
        QCOMPARE(roleOf(stage.outcome, names::closeOutcomeButton), QString());
        QVERIFY(stage.outcome.press(Qt::Key_Escape));
        QVERIFY(stage.outcome.waitReachable(names::noticeBanner));
        look(stage.outcome, u"outcome-unknown-closing"_s);
    }

private:
    static QString roleOf(const PatientRobot &robot, const QString &name)
    {
        return robot.look(name).widget->property("role").toString();
    }

    /// Of what the person decides on, nothing ever leaves the window, on a small screen neither.
    static void lookAtSteps(const Stage &stage, const QString &name)
    {
        look(stage.dialog, name);
        QWidget *window = stage.dialog.window();
        QVERIFY(window != nullptr);
        const QSize before = window->size();
        QFETCH(const int, width);
        window->resize(width, looks::lowest);
        QCoreApplication::processEvents();
        const auto *consequences = window->findChild<Consequences *>();
        QVERIFY(consequences->height() >= 2 * consequences->fontMetrics().height());
        // In the usual font all of it is seen; in a larger one it scrolls.
        QFETCH(const double, points);
        auto *proof = window->findChild<ProofSection *>();
        QVERIFY(points > 9 || proof->verticalScrollBar()->maximum() == 0);
        const QWidget *const kept[]
            = {window->findChild<AccountCard *>(), window->findChild<EraseChoice *>(), proof,
               window->findChild<ButtonRow *>()};
        for (const QWidget *part : kept) {
            QVERIFY(part != nullptr);
            if (part->isVisible() && !isAllInView(*part)) {
                QTest::qFail(qPrintable(u"%1: not all of the %2 is in view"_s.arg(
                                 name, QString::fromLatin1(part->metaObject()->className()))),
                             __FILE__, __LINE__);
            }
        }
        window->resize(before);
    }
};

QTEST_MAIN(TestDeactivationLooks)
#include "TestDeactivationLooks.moc"
