// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeOAuth.h"
#include "tests/support/ReceiptFolder.h"
#include "tests/support/Sheet.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/login/QrPicture.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

using First = PracticeSettings::OnAccountPage;

namespace {

constexpr char tokenPath[] = "/practice/oauth/token";
constexpr char profilePath[] = "/profile/%40carol%3Apractice.test";
constexpr char revokePath[] = "/practice/oauth/revoke";

/// A server that has its accounts managed elsewhere, and whoever wants to leave it.
class Managed final
{
public:
    explicit Managed(const std::function<void(PracticeSettings &)> &change = {})
    {
        PracticeSettings settings = stage.server.settings();
        settings.isManaged = true;
        if (change) {
            change(settings);
        }
        stage.server.setSettings(settings);
        // Time waits for every answer, however busy this computer is.
        stage.setHeldBack([] { return qsizetype(0); });
    }

    [[nodiscard]] bool signIn()
    {
        return stage.enter(u"carol"_s) && stage.signInManagedAs(u"carol"_s);
    }

    /// Of another device.
    [[nodiscard]] bool askForCode()
    {
        return stage.enter(u"carol"_s) && stage.login.click(names::anotherDeviceButton)
            && stage.login.waitReachable(names::deviceCodeLabel);
    }

    [[nodiscard]] bool openDialog()
    {
        return signIn() && stage.openDeactivation() && stage.dialog.waitPhase(u"account"_s)
            && stage.pass(1s); // what the profile is
    }

    /// Opens the account page from the dialog, and does there what comes first.
    [[nodiscard]] bool doOnThePage()
    {
        return stage.dialog.click(names::accountPageButton) && stage.walkAs(u"carol"_s);
    }

    [[nodiscard]] bool checkNow()
    {
        return stage.dialog.click(names::checkNowButton) && stage.outcome.waitShown();
    }

    /// To the account page, back from it, and on to what is seen of the account.
    [[nodiscard]] bool goThrough() { return openDialog() && doOnThePage() && checkNow(); }

    void nameNoAccountPage()
    {
        PracticeSettings settings = stage.server.settings();
        QJsonObject metadata = oauthMetadata(stage.server.baseUrl(), settings);
        metadata.remove(u"account_management_uri"_s);
        settings.authMetadata = metadata;
        stage.server.setSettings(settings);
    }

    void addContact()
    {
        stage.server.editAccount(u"carol"_s, [](PracticeAccount &carol) {
            const QString address = u"carol%1@example.org"_s.arg(carol.contacts.size());
            carol.contacts += PracticeContact{u"email"_s, address};
        });
    }

    /// Opens the settings for it.
    [[nodiscard]] bool removeFirstContact()
    {
        const QString confirm = names::indexed(names::removeContactConfirmButton, 0);
        return stage.openSettings()
            && stage.settings.click(names::indexed(names::removeContactButton, 0))
            && stage.arm(stage.settings, confirm) && stage.settings.click(confirm);
    }

    [[nodiscard]] bool isGone() const { return stage.server.isDeactivated(u"carol"_s); }

    [[nodiscard]] bool hasSession() const
    {
        return stage.server.sessionNames(u"carol"_s).contains(u"Farewell"_s);
    }

    Stage stage{Stage::Time::Manual};
};

} // namespace

/// Accounts that are managed in the browser. Nothing that is said here may rest on what was said
/// there, and no request may reach the deactivation endpoint.
class TestManaged final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    /// What happened on the page stands in no record of ours, only that it was opened, and what was
    /// seen afterwards.
    void aReceiptAndALetter()
    {
        Managed managed;
        Stage &stage = managed.stage;
        const ReceiptFolder folder;
        QVERIFY(managed.goThrough());
        QVERIFY(managed.isGone());
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QVERIFY(folder.save(stage.outcome, u"mine"_s));
        QCOMPARE(folder.complaints(u"mine"_s), QString());
        const QJsonObject receipt = folder.receipt(u"mine"_s);
        QCOMPARE(receipt["outcome"_L1]["state"_L1], u"unknown"_s);
        QCOMPARE(receipt["requests"_L1].toArray().size(), 0);
        QVERIFY(receipt["choices"_L1]["hideMessages"_L1].isNull());
        QVERIFY(!receipt["accountPage"_L1]["openedAt"_L1].toString().isEmpty());
        QVERIFY(!receipt["accountPage"_L1]["finishedSaidAt"_L1].toString().isEmpty());
        const QString page
            = test::told(u"pdftotext"_s, {u"-raw"_s, folder.path(u"mine.pdf"_s), u"-"_s});
        QVERIFY(page.contains(u"Go by what your account page said."_s));
        QVERIFY(stage.outcome.click(names::letterButton));
        QVERIFY(stage.letter.waitShown());
        QVERIFY(stage.letter.text(names::letterEdit)
                    .contains(u"could not find out whether that was done"_s));
    }

    /// What is asked while the account may be deleted on the page would take what its sign-in shows
    /// afterwards.
    void nothingIsAskedBesideThePage()
    {
        Managed managed;
        Stage &stage = managed.stage;
        stage.server.setClock(stage.manualClock);
        stage.server.openRooms(u"carol"_s, {.shared = 8});
        PracticeSettings settings = stage.server.settings();
        settings.admin.renamingTakes = 1500ms;
        stage.server.setSettings(settings);
        stage.server.rename(u"carol"_s, u"Carol at last"_s);
        QVERIFY(managed.openDialog());
        QVERIFY(stage.pass(2s));
        WAIT_VERIFY(stage.dialog.says(u"changed a moment ago"_s));
        QVERIFY(stage.dialog.click(names::accountPageButton));
        const auto membersAsked = [&stage] {
            const QList<PracticeRequest> all = stage.server.requests();
            return std::ranges::count_if(all, [](const PracticeRequest &request) {
                return request.path.contains("/state/m.room.member/");
            });
        };
        const auto asked = membersAsked();
        QVERIFY(asked > 0);
        QVERIFY(stage.pass(10s));
        QCOMPARE(membersAsked(), asked);
        QVERIFY(stage.dialog.says(u"we could not see whether"_s)); // it is not known any more
    }

    void deletedThere()
    {
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(managed.openDialog());
        QVERIFY(stage.dialog.says(u"Delete account"_s));
        QVERIFY(stage.dialog.says(u"Leave without a tick"_s));
        QVERIFY(stage.dialog.click(names::eraseCheckBox));
        QVERIFY(stage.dialog.says(u"Remember to tick"_s));
        QVERIFY(stage.dialog.click(names::eraseCheckBox));
        QVERIFY(managed.doOnThePage());
        QVERIFY(managed.isGone());
        QCOMPARE(stage.dialog.property("phase"), u"account"_s); // nobody has told us
        QVERIFY(stage.dialog.says(u"If the page has no such button, the people who run"_s));
        QVERIFY(managed.checkNow());
        QVERIFY(stage.outcome.waitProperty("likely", u"deactivated"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QCOMPARE(stage.outcome.text(names::headingLabel), u"Your sign-in has ended"_s);
        QVERIFY(stage.outcome.says(u"If the page said your account was deleted, it is closed; "
                                   "being signed out or locked looks the same."_s));
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        // Nothing about the homeserver or the identity server, which nobody has asked for anything.
        const QStringList evidence = Person::evidenceIn(stage.outcome);
        QCOMPARE(evidence.size(), 2);
        QVERIFY(evidence.at(0).startsWith(u"Seen: Our sign-in has ended"_s));
        QVERIFY(evidence.at(1).startsWith(u"Unclear: Your profile is still shown."_s));
        verifyNothingWasSent(stage);
        QCOMPARE(stage.count(revokePath), 0);
    }

    void deletedAndErasedThere()
    {
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(managed.openDialog());
        QVERIFY(stage.dialog.click(names::eraseCheckBox));
        QVERIFY(stage.dialog.click(names::accountPageButton));
        QCOMPARE(stage.browser.opened().constLast().path(), u"/practice/account"_s);
        QVERIFY(stage.pass(1s)); // what the profile is before
        stage.browser.goTo(QUrl(stage.server.baseUrl() + u"/practice/account?erase=yes"_s));
        QVERIFY(stage.walkAs(u"carol"_s));
        QVERIFY(stage.server.isErased(u"carol"_s));
        QVERIFY(managed.checkNow());
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(stage.account.waitGone());
        QVERIFY(stage.settings.waitGone());
        verifyNothingWasSent(stage);
    }

    /// Carol has a name and no picture there, which she could clear herself.
    void deletedAndErasedThereWithoutAPicture_data()
    {
        QTest::addColumn<bool>("isNamed"); ///< when the dialog opens
        QTest::newRow("there before") << true;
        QTest::newRow("gone before") << false;
    }

    void deletedAndErasedThereWithoutAPicture()
    {
        QFETCH(const bool, isNamed);
        Managed managed;
        Stage &stage = managed.stage;
        stage.server.editAccount(u"carol"_s, [&](PracticeAccount &carol) {
            carol.avatar.clear();
            carol.displayName = isNamed ? u"Carol"_s : QString();
        });
        QVERIFY(managed.openDialog());
        QVERIFY(stage.dialog.click(names::accountPageButton));
        QVERIFY(stage.pass(1s)); // what the profile is before
        (void)stage.browser.open(QUrl(stage.server.baseUrl() + u"/practice/account?erase=yes"_s),
                                 [] { });
        QVERIFY(stage.walkAs(u"carol"_s));
        QVERIFY(stage.server.isErased(u"carol"_s));
        QVERIFY(managed.checkNow());
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QCOMPARE(stage.outcome.property("likely"), u"deactivated"_s);
        QCOMPARE(stage.outcome.text(names::headingLabel),
                 isNamed ? u"Your account is very probably deactivated"_s
                         : u"Your sign-in has ended"_s);
        QVERIFY(stage.outcome.says(u"looks the same"_s));
        verifyNothingWasSent(stage);
    }

    void cancelledThereThenDeleted()
    {
        Managed managed([](PracticeSettings &settings) { settings.first = First::Leave; });
        Stage &stage = managed.stage;
        QVERIFY(managed.goThrough());
        QVERIFY(stage.outcome.waitProperty("outcome", u"stillActive"_s));
        QVERIFY(stage.outcome.text(names::headingLabel).contains(u"Still active at"_s));
        QVERIFY(Person::evidenceIn(stage.outcome)
                    .value(0)
                    .startsWith(u"Not seen: Our sign-in still works."_s));
        QVERIFY(stage.outcome.says(u"two minutes"_s));
        QVERIFY(stage.outcome.says(u"If the page had no button for it"_s));

        stage.server.editAccount(u"carol"_s, [](PracticeAccount &carol) {
            carol.sessions.clear();
            carol.deactivated = true;
        });
        QVERIFY(stage.outcome.click(names::checkAgainButton));
        QVERIFY(stage.outcome.waitProperty("likely", u"deactivated"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        verifyNothingWasSent(stage);
    }

    void cancelledThereAndSignedOutHere()
    {
        Managed managed([](PracticeSettings &settings) { settings.first = First::Leave; });
        Stage &stage = managed.stage;
        QVERIFY(managed.goThrough());
        QVERIFY(stage.outcome.waitProperty("outcome", u"stillActive"_s));
        QVERIFY(stage.outcome.click(names::signOutButton));
        QVERIFY(stage.login.waitShown());
        QVERIFY(waitUntil([&] { return !managed.hasSession(); }));
        QCOMPARE(stage.count(revokePath), 1);
        QCOMPARE(stage.count("/logout"), 0);
        QVERIFY(!managed.isGone());
        verifyNothingWasSent(stage);
    }

    /// Signing out looks the same, so nothing is said for certain.
    void onlySignedOutThere()
    {
        Managed managed([](PracticeSettings &settings) { settings.first = First::SignOut; });
        Stage &stage = managed.stage;
        QVERIFY(managed.goThrough());
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QVERIFY(!managed.isGone());
        QVERIFY(stage.outcome.says(u"being signed out or locked looks the same"_s));
        verifyNothingWasSent(stage);
    }

    /// Once the sign-in is rejected, a new one tells, at once: nothing of ours is under way there.
    void signingInAnewTells()
    {
        Managed managed([](PracticeSettings &settings) { settings.first = First::SignOut; });
        Stage &stage = managed.stage;
        QVERIFY(managed.goThrough());
        QVERIFY(stage.outcome.waitProperty("outcome", u"unknown"_s));
        QVERIFY(stage.outcome.waitReachable(names::signInToFindOutButton));
        QVERIFY(stage.outcome.click(names::signInToFindOutButton));
        QVERIFY(stage.outcome.waitGone());
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QCOMPARE(stage.login.text(names::userIdEdit), stage.server.userId(u"carol"_s));
        const qsizetype pages = stage.browser.opened().size();
        QVERIFY(stage.login.click(names::continueInBrowserButton));
        QVERIFY(waitUntil([&] { return stage.browser.opened().size() > pages; }));
        QVERIFY(stage.login.says(
            u"If the page says that the account is deactivated or deleted, it is closed."_s));
        QVERIFY(stage.walkAs(u"carol"_s));
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QVERIFY(stage.account.says(u"Your account is active: you have just signed in"_s));
        QVERIFY(!managed.isGone());
        verifyNothingWasSent(stage);
    }

    /// The homeserver goes on taking such a token for a while.
    void aTokenWithoutASession()
    {
        Managed managed([](PracticeSettings &settings) { settings.tokensHaveDevices = false; });
        Stage &stage = managed.stage;
        QVERIFY(managed.openDialog());
        QVERIFY(managed.doOnThePage());
        QVERIFY(managed.isGone());
        QVERIFY(managed.checkNow());
        QVERIFY(stage.outcome.waitProperty("outcome", u"stillActive"_s));
        QVERIFY(stage.outcome.says(u"two minutes"_s));
        stage.server.editAccount(u"carol"_s,
                                 [](PracticeAccount &carol) { carol.sessions.clear(); });
        QVERIFY(stage.outcome.click(names::checkAgainButton));
        QVERIFY(stage.outcome.waitProperty("likely", u"deactivated"_s));
        verifyNothingWasSent(stage);
    }

    void tokensAreRenewed_data()
    {
        QTest::addColumn<int>("status"); ///< of the refresh; 0: as it is
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("likely");
        const QByteArray spent = R"({"error":"invalid_grant"})";
        QTest::newRow("renewed") << 0 << QByteArray() << u"stillActive"_s << QString();
        QTest::newRow("ended") << 400 << spent << u"unknown"_s << u"deactivated"_s;
        QTest::newRow("no answer") << 503 << spent << u"unknown"_s << QString();
        QTest::newRow("something in between")
            << 403 << "<html>Forbidden</html>"_ba << u"unknown"_s << QString();
        QTest::newRow("not about the token")
            << 401 << R"({"error":"invalid_client"})"_ba << u"unknown"_s << QString();
    }

    void tokensAreRenewed()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(managed.openDialog());
        QVERIFY(stage.pass(10min)); // access tokens last for five
        const qsizetype looks = stage.count("/account/whoami");
        QCOMPARE(stage.count(tokenPath), 1);
        if (status != 0) {
            for (int i = 0; i < 9; ++i) {
                stage.server.answerNext("POST", tokenPath, {.status = status, .body = body});
            }
        }
        QVERIFY(managed.checkNow());
        QVERIFY(waitUntil([&] { return stage.count(tokenPath) == 2; }));
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QFETCH(const QString, outcome);
        QCOMPARE(stage.outcome.property("outcome"), outcome);
        QFETCH(const QString, likely);
        QCOMPARE(stage.outcome.property("likely"), likely);
        QCOMPARE(stage.count("/account/whoami"), looks + (status == 0 ? 1 : 0));
        verifyNothingWasSent(stage);
    }

    /// The dialog gives way after ten seconds, though a renewal may take thirty.
    void aTokenThatIsRenewedSlowly()
    {
        Managed managed;
        Stage &stage = managed.stage;
        stage.server.editAccount(u"carol"_s, [](PracticeAccount &carol) {
            carol.avatar.clear(); // so that nothing is looked at beside the sign-in
            carol.displayName.clear();
        });
        QVERIFY(managed.openDialog());
        QVERIFY(stage.pass(10min));
        stage.setHeldBack([] { return qsizetype(1); });
        stage.server.answerNext("POST", tokenPath, {.delay = 10min});
        QVERIFY(stage.dialog.click(names::checkNowButton));
        QVERIFY(stage.dialog.waitPhase(u"verifying"_s));
        QVERIFY(stage.pass(9s));
        QCOMPARE(stage.dialog.property("phase"), u"verifying"_s);
        QVERIFY(stage.pass(2s));
        QVERIFY(stage.outcome.waitPhase(u"checking"_s));
    }

    void aTokenIsRenewedInTime_data()
    {
        QTest::addColumn<std::chrono::seconds>("left");
        QTest::addColumn<bool>("isRenewed");
        QTest::newRow("long before") << 60s << false;
        QTest::newRow("before") << 25s << false;
        QTest::newRow("on its way it may run out") << 15s << true;
        QTest::newRow("it has run out") << 0s << true;
    }

    void aTokenIsRenewedInTime()
    {
        QFETCH(const std::chrono::seconds, left);
        QFETCH(const bool, isRenewed);
        Managed managed;
        Stage &stage = managed.stage;
        const auto runsOut = stage.manualClock.elapsed() + stage.server.settings().tokenLifetime;
        QVERIFY(managed.openDialog());
        QCOMPARE(stage.count(tokenPath), 1);
        QVERIFY(stage.pass(runsOut - left - stage.manualClock.elapsed()));
        const qsizetype looks = stage.count("/account/whoami");
        QVERIFY(managed.checkNow());
        QVERIFY(stage.outcome.waitProperty("outcome", u"stillActive"_s));
        QCOMPARE(stage.count("/account/whoami"), looks + 1);
        QCOMPARE(stage.count(tokenPath), isRenewed ? 2 : 1);
    }

    /// A computer that slept has counted less time than the server.
    void aTokenThatHasRunOutUnnoticed()
    {
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(managed.openDialog());
        stage.server.answerNext(
            "GET", "/account/whoami",
            {.status = 401, .body = R"({"errcode":"M_UNKNOWN_TOKEN","error":"Expired"})"});
        QVERIFY(managed.checkNow());
        QVERIFY(stage.outcome.waitProperty("outcome", u"stillActive"_s));
        QCOMPARE(stage.count(tokenPath), 2);
        QVERIFY(stage.outcome.click(names::signOutButton));
        QVERIFY(stage.login.waitShown());
        QVERIFY(waitUntil([&] { return !managed.hasSession(); }));
        QVERIFY(!stage.login.says(u"may remain"_s));
    }

    /// Servers say 200 of a spent token too, so that a revocation proves nothing then.
    /// Nor does it end the sign-in for what is read and removed in the settings.
    void contactsAreRemovedAndReadWithANewToken()
    {
        Managed managed;
        Stage &stage = managed.stage;
        managed.nameNoAccountPage();
        managed.addContact();
        QVERIFY(managed.signIn());
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QVERIFY(stage.pass(10min)); // access tokens last for five
        QVERIFY(managed.removeFirstContact());
        WAIT_COMPARE(stage.server.contacts(u"carol"_s).size(), 1);
        QVERIFY(stage.settings.waitPhase(u"ready"_s));
        QVERIFY(stage.settings.press(Qt::Key_Escape));
        QVERIFY(stage.settings.waitGone());
        QCOMPARE(stage.count(tokenPath), 2);

        // One that fails has the list read again.
        stage.server.answerNext("POST", "/account/3pid/delete", {.status = 502});
        QVERIFY(managed.removeFirstContact());
        QVERIFY(waitUntil([&] { return stage.settings.says(u"may or may not"_s); }));
        QVERIFY(stage.pass(10min));
        QVERIFY(stage.settings.press(Qt::Key_Escape));
        QVERIFY(stage.settings.waitGone());
        QVERIFY(stage.openSettings());
        QVERIFY(stage.settings.waitReachable(names::indexed(names::removeContactButton, 0)));
        QCOMPARE(stage.count(tokenPath), 3);
        QVERIFY(!stage.account.says(u"sign-in has ended"_s));
        QVERIFY(!stage.settings.says(u"sign-in has ended"_s));
    }

    /// A server says yes to the end of a token that is spent as well, and the session lives on.
    void signingOutWaitsForTheNewToken()
    {
        Managed managed;
        Stage &stage = managed.stage;
        managed.nameNoAccountPage();
        QVERIFY(managed.signIn());
        QVERIFY(stage.account.waitPhase(u"ready"_s));
        QVERIFY(stage.pass(10min));
        stage.server.answerNext("POST", tokenPath, {.delay = 3s});
        QVERIFY(managed.removeFirstContact());
        WAIT_COMPARE(stage.count(tokenPath), 2);
        QVERIFY(stage.leave());
        QVERIFY(stage.pass(4s));
        WAIT_COMPARE(stage.ends(), 1);
        QVERIFY(!managed.hasSession());
        QCOMPARE(stage.server.contacts(u"carol"_s).size(), 1); // who leaves changes no more
    }

    void aRefreshWithoutAnAnswerLeavesDoubt()
    {
        Managed managed([](PracticeSettings &settings) { settings.first = First::Leave; });
        Stage &stage = managed.stage;
        QVERIFY(managed.goThrough());
        QVERIFY(stage.outcome.waitProperty("outcome", u"stillActive"_s));
        QVERIFY(stage.pass(10min));
        stage.server.answerNext("POST", tokenPath, {.status = 502, .body = "Bad gateway"});
        QVERIFY(stage.outcome.click(names::checkAgainButton));
        QVERIFY(waitUntil([&] { return stage.count(tokenPath) == 2; }));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(stage.outcome.click(names::signOutButton));
        QVERIFY(stage.login.waitShown());
        QVERIFY(stage.login.says(u"A session named Farewell may remain"_s));
    }

    /// We do not know the token that the lost answer brought; ours is refused for that alone.
    void aRefreshAfterALostOneProvesNothing_data()
    {
        QTest::addColumn<int>("status"); ///< of the next one; 0: as it is
        QTest::newRow("refused by the server") << 0;
        QTest::newRow("refused by something in between") << 403;
    }

    void aRefreshAfterALostOneProvesNothing()
    {
        QFETCH(const int, status);
        Managed managed([](PracticeSettings &settings) { settings.first = First::Leave; });
        Stage &stage = managed.stage;
        QVERIFY(managed.goThrough());
        QVERIFY(stage.outcome.waitProperty("outcome", u"stillActive"_s));
        QVERIFY(stage.pass(10min));
        stage.server.answerNext("POST", tokenPath, {.status = 502, .actFirst = true});
        QVERIFY(stage.outcome.click(names::checkAgainButton));
        QVERIFY(waitUntil([&] { return stage.count(tokenPath) == 2; }));
        QVERIFY(stage.pass(1s));
        if (status != 0) {
            stage.server.answerNext("POST", tokenPath, {.status = status});
        }
        QVERIFY(stage.outcome.click(names::checkAgainButton));
        QVERIFY(waitUntil([&] { return stage.count(tokenPath) == 3; }));
        QVERIFY(stage.pass(1s));
        QVERIFY(stage.outcome.property("likely") != "deactivated"_L1);
        QVERIFY(stage.outcome.click(names::signOutButton));
        QVERIFY(stage.login.waitShown());
        QVERIFY(managed.hasSession());
        QVERIFY(stage.login.says(u"A session named Farewell may remain"_s));
    }

    /// "Check again" looks for as long as it is worth it, and no longer.
    void checkingAgainComesToAnEnd()
    {
        Managed managed([](PracticeSettings &settings) { settings.first = First::Leave; });
        Stage &stage = managed.stage;
        QVERIFY(managed.goThrough());
        QVERIFY(stage.outcome.waitProperty("outcome", u"stillActive"_s));
        stage.server.editAccount(u"carol"_s, [](PracticeAccount &carol) {
            carol.sessions.clear();
            carol.deactivated = true;
        });
        QVERIFY(stage.outcome.click(names::checkAgainButton));
        QVERIFY(stage.outcome.waitProperty("likely", u"deactivated"_s));
        QVERIFY(stage.outcome.waitPhase(u"checking"_s));
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        const qsizetype reads = stage.count(profilePath);
        QVERIFY(stage.pass(10min));
        QCOMPARE(stage.count(profilePath), reads);
    }

    /// A name that was cleared looks like a profile that is gone.
    void clearedProfilesProveNothing()
    {
        Managed managed([](PracticeSettings &settings) { settings.first = First::Leave; });
        Stage &stage = managed.stage;
        QVERIFY(managed.openDialog());
        QVERIFY(managed.doOnThePage());
        stage.server.editAccount(u"carol"_s, [](PracticeAccount &carol) {
            carol.displayName.clear();
            carol.avatar.clear();
        });
        QVERIFY(managed.checkNow());
        QVERIFY(stage.outcome.waitProperty("likely", u"stillActive"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitProperty("outcome", u"stillActive"_s));
    }

    void whatWasClearedBeforeProvesNothing_data()
    {
        QTest::addColumn<int>("status"); ///< of the profile when the page is opened; 0: as it is
        QTest::newRow("seen") << 0;
        QTest::newRow("not seen") << 503;
    }

    /// Cleared with another app after the sign-in here, then only signed out there.
    void whatWasClearedBeforeProvesNothing()
    {
        QFETCH(const int, status);
        Managed managed([](PracticeSettings &settings) { settings.first = First::SignOut; });
        Stage &stage = managed.stage;
        QVERIFY(managed.openDialog());
        stage.server.editAccount(u"carol"_s, [](PracticeAccount &carol) {
            carol.displayName.clear();
            carol.avatar.clear();
        });
        if (status != 0) {
            stage.server.answerNext("GET", profilePath, {.status = status});
        }
        const qsizetype reads = stage.count(profilePath);
        QVERIFY(managed.doOnThePage());
        QVERIFY(stage.pass(1s));
        QCOMPARE(stage.count(profilePath), reads + 1);
        QVERIFY(managed.checkNow());
        QVERIFY(stage.outcome.waitProperty("likely", u"deactivated"_s));
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QVERIFY(!managed.isGone());
    }

    /// Opened twice: what the first look saw may come after what the second one saw.
    void anOlderLookAtTheProfileDoesNotCount()
    {
        Managed managed([](PracticeSettings &settings) { settings.first = First::SignOut; });
        Stage &stage = managed.stage;
        QVERIFY(managed.openDialog());
        QVERIFY(stage.pass(1s));
        stage.server.answerNext(
            "GET", profilePath,
            {.body = R"({"displayname":"Carol","avatar_url":"mxc://practice.test/x"})",
             .delay = 700ms});
        const qsizetype reads = stage.count(profilePath);
        QVERIFY(stage.dialog.click(names::accountPageButton));
        QVERIFY(waitUntil([&] { return stage.count(profilePath) == reads + 1; }));
        stage.server.editAccount(u"carol"_s, [](PracticeAccount &carol) {
            carol.displayName.clear();
            carol.avatar.clear();
        });
        QVERIFY(managed.doOnThePage());
        QVERIFY(stage.pass(1s));
        QVERIFY(managed.checkNow());
        QVERIFY(stage.outcome.waitProperty("likely", u"deactivated"_s));
        QVERIFY(!managed.isGone());
    }

    /// Nothing can be opened then; whom to ask is all that helps.
    void aServerWithoutAnAccountPage()
    {
        Managed managed;
        Stage &stage = managed.stage;
        managed.nameNoAccountPage();
        QVERIFY(managed.signIn());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.dialog.waitPhase(u"impossible"_s));
        QCOMPARE(stage.dialog.property("reason"), u"managedElsewhere"_s);
        QCOMPARE(stage.dialog.property("outcome"), QString()); // nobody has looked
        QVERIFY(!stage.dialog.says(u"still active"_s));
        QVERIFY(!stage.dialog.look(names::accountPageButton).isReachable());
        QVERIFY(stage.dialog.says(u"ask the people who run it"_s));
        verifyNothingWasSent(stage);
    }

    void onAnotherDevice()
    {
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(managed.askForCode());
        const QString code = stage.login.text(names::deviceCodeLabel);
        QCOMPARE(code.size(), 9);
        QVERIFY(stage.login.says(u"/practice/oauth/link"_s));
        QVERIFY(stage.login.waitReachable(names::qrPicture));
        const QUrl page(stage.server.baseUrl() + u"/practice/oauth/link?code="_s + code);
        QVERIFY(isPictureOf(page, stage.login));
        QVERIFY(stage.login.click(names::copyLinkButton));
        QCOMPARE(QGuiApplication::clipboard()->text(), page.toString());
        QVERIFY(stage.browser.opened().isEmpty());
        QVERIFY(stage.pass(6s));
        QCOMPARE(stage.count(tokenPath), 1); // pending
        stage.browser.goTo(page);
        QVERIFY(stage.walkAs(u"carol"_s));
        QVERIFY(stage.pass(6s));
        QVERIFY(stage.account.waitShown());
        QVERIFY(managed.hasSession());
    }

    /// The answer may have been the session, which cannot be asked for twice.
    void aLostAnswerToTheOtherDevice()
    {
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(managed.askForCode());
        stage.server.answerNext("POST", tokenPath, {.status = 502, .body = "Bad gateway"});
        stage.server.answerNext("POST", tokenPath,
                                {.status = 400, .body = R"({"error":"invalid_grant"})"});
        QVERIFY(stage.pass(6s));
        QVERIFY(waitUntil([&] { return stage.count(tokenPath) == 1; }));
        QCOMPARE(stage.login.property("phase"), u"browser"_s);
        QVERIFY(stage.pass(6s)); // ten seconds now: it is asked less often
        QCOMPARE(stage.count(tokenPath), 1);
        QVERIFY(stage.pass(6s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QCOMPARE(stage.count(tokenPath), 2);
        QVERIFY(stage.login.says(u"A session named Farewell may remain"_s));
    }

    /// Somebody may have typed the code, and the answer to that was lost.
    void closingAfterALostAnswerToTheOtherDevice()
    {
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(managed.askForCode());
        stage.server.answerNext("POST", tokenPath, {.status = 502, .body = "Bad gateway"});
        QVERIFY(stage.pass(6s));
        WAIT_COMPARE(stage.count(tokenPath), 1);
        QVERIFY(stage.login.window()->close());
        QVERIFY(
            waitUntil([&] { return stage.login.says(u"A session named Farewell may remain"_s); }));
        QCOMPARE(stage.ends(), 0);
        QVERIFY(stage.login.window()->close());
        WAIT_COMPARE(stage.ends(), 1);
    }

    void theOtherDeviceIsAskedForNoMoreThanTheServerWants()
    {
        Managed managed;
        Stage &stage = managed.stage;
        stage.setHeldBack([] { return 0; }); // each answer is waited for, however slow
        QVERIFY(managed.askForCode());
        const auto asked = [&](std::chrono::seconds after) {
            return stage.pass(after) ? stage.count(tokenPath) : -1;
        };
        QCOMPARE(asked(4s), 0);
        QCOMPARE(asked(2s), 1); // at 5, and what follows from the answer is begun
        QCOMPARE(asked(5s), 2); // at 10
        stage.server.answerNext("POST", tokenPath,
                                {.status = 400, .body = R"({"error":"slow_down"})"});
        QCOMPARE(asked(5s), 3); // at 15
        QCOMPARE(asked(8s), 3); // at 24
        QCOMPARE(asked(2s), 4); // at 25, ten seconds later
        QCOMPARE(asked(8s), 4); // which stays so
        QCOMPARE(asked(2s), 5); // at 35
        stage.server.answerNext("POST", tokenPath,
                                {.status = 400, .body = R"({"error":"slow_down"})"});
        QCOMPARE(asked(10s), 6); // at 45
        QCOMPARE(asked(13s), 6); // at 59
        QCOMPARE(asked(3s), 7);  // at 60 or 61, fifteen seconds after the answer
        QCOMPARE(stage.login.property("phase"), u"browser"_s);
        const QString code = stage.login.text(names::deviceCodeLabel);
        stage.browser.goTo(QUrl(stage.server.baseUrl() + u"/practice/oauth/link?code="_s + code));
        QVERIFY(stage.walkAs(u"carol"_s));
        QVERIFY(stage.pass(15s));
        QVERIFY(stage.account.waitShown());
    }

    void theCodeRunsOut()
    {
        Managed managed;
        Stage &stage = managed.stage;
        stage.setHeldBack([] { return 0; }); // each answer is waited for, however slow
        stage.server.answerNext("POST", "/practice/oauth/device",
                                {.body = R"({"device_code":"d","user_code":"ABCD-EFGH",)"
                                         R"("verification_uri":"https://auth.practice.test/link",)"
                                         R"("expires_in":12})"});
        for (int i = 0; i < 2; ++i) {
            stage.server.answerNext(
                "POST", tokenPath, {.status = 400, .body = R"({"error":"authorization_pending"})"});
        }
        QVERIFY(managed.askForCode());
        // The page alone, where the server has none with the code in it.
        QVERIFY(isPictureOf(QUrl(u"https://auth.practice.test/link"_s), stage.login));
        QVERIFY(stage.pass(11s));
        QCOMPARE(stage.login.property("phase"), u"browser"_s);
        QVERIFY(stage.pass(1s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(!stage.login.says(u"may remain"_s));
        QVERIFY(stage.pass(1min));
        QCOMPARE(stage.count(tokenPath), 2);
    }

    void aLostAnswerAndThenTheCodeRunsOut()
    {
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(managed.askForCode());
        stage.server.answerNext("POST", tokenPath, {.status = 502});
        stage.server.answerNext("POST", tokenPath,
                                {.status = 400, .body = R"({"error":"expired_token"})"});
        QVERIFY(stage.pass(6s)); // and what follows from the answer is begun
        QVERIFY(waitUntil([&] { return stage.count(tokenPath) == 1; }));
        QVERIFY(stage.pass(12s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.says(u"A session named Farewell may remain"_s));
    }

    /// What comes when nobody waits for it any more is ended where it was begun.
    void aLateSessionIsEnded()
    {
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(managed.askForCode());
        const QString code = stage.login.text(names::deviceCodeLabel);
        stage.browser.goTo(QUrl(stage.server.baseUrl() + u"/practice/oauth/link?code="_s + code));
        QVERIFY(stage.walkAs(u"carol"_s));
        PracticeSettings settings = stage.server.settings();
        settings.latency = 500ms;
        stage.server.setSettings(settings);
        stage.setHeldBack({}); // but for this one
        QVERIFY(stage.pass(6s));
        QVERIFY(waitUntil([&] { return stage.count(tokenPath) == 1; }));
        QVERIFY(!managed.hasSession()); // the answer is still to come
        QVERIFY(stage.login.click(names::cancelBrowserButton));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(waitUntil([&] { return stage.count(revokePath) == 1; }));
        QVERIFY(waitUntil([&] { return !managed.hasSession(); }));
        QVERIFY(!stage.login.says(u"may remain"_s));
    }

    void saidNoInTheBrowser()
    {
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(stage.enter(u"carol"_s));
        QVERIFY(stage.login.click(names::continueInBrowserButton));
        QVERIFY(waitUntil([&] { return !stage.browser.opened().isEmpty(); }));
        QVERIFY(stage.walkAs(u"nobody"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.says(u"You said no in the browser"_s));
        QVERIFY(stage.login.waitFocus(names::continueInBrowserButton));
        QVERIFY(!managed.hasSession());
    }

    /// The session of somebody else is ended where it was begun.
    void somebodyElseInTheBrowser()
    {
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(stage.enter(stage.server.userId(u"carol"_s)));
        QVERIFY(stage.login.waitPhase(u"failed"_s)); // practice.test is nowhere
        QVERIFY(stage.login.click(names::editHomeserverButton));
        QVERIFY(stage.login.type(names::homeserverEdit, stage.server.baseUrl()));
        QVERIFY(stage.login.press(Qt::Key_Return));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.click(names::continueInBrowserButton));
        QVERIFY(waitUntil([&] { return !stage.browser.opened().isEmpty(); }));
        QVERIFY(stage.walkAs(u"alice"_s));
        QVERIFY(stage.login.waitProperty("reason", u"otherPerson"_s));
        QVERIFY(waitUntil(
            [&] { return !stage.server.sessionNames(u"alice"_s).contains(u"Farewell"_s); }));
        QCOMPARE(stage.count(revokePath), 1);
    }

    void registrationIsRefused()
    {
        Managed managed;
        Stage &stage = managed.stage;
        stage.server.answerNext(
            "POST", "/practice/oauth/registration",
            {.status = 400,
             .body = R"({"error":"invalid_client_metadata","error_description":"No such page"})"});
        QVERIFY(stage.enter(u"carol"_s));
        QVERIFY(stage.login.click(names::continueInBrowserButton));
        QVERIFY(stage.login.waitProperty("reason", u"refused"_s));
        QVERIFY(stage.login.says(u"No such page"_s));
        QVERIFY(stage.browser.opened().isEmpty());
        QVERIFY(stage.login.click(names::continueInBrowserButton)); // and once more
        QVERIFY(waitUntil([&] { return stage.browser.opened().size() == 1; }));
    }

    /// A service that says no more than the word of the standard is told with that.
    void theRegistrationIsRefusedInAWord()
    {
        Managed managed;
        Stage &stage = managed.stage;
        stage.server.answerNext("POST", "/practice/oauth/registration",
                                {.status = 400, .body = R"({"error":"invalid_client_uri"})"});
        QVERIFY(stage.enter(u"carol"_s));
        QVERIFY(stage.login.click(names::continueInBrowserButton));
        QVERIFY(stage.login.waitProperty("reason", u"refused"_s));
        QVERIFY(stage.login.says(u"invalid_client_uri"_s));
    }

    void tooLittleIsAllowed_data()
    {
        QTest::addColumn<QByteArray>("granted");
        QTest::newRow("less than asked for")
            << R"({"access_token":"t","token_type":"Bearer","scope":"openid"})"_ba;
        QTest::newRow("for another use") << R"({"access_token":"t","token_type":"DPoP"})"_ba;
        QTest::newRow("for no use that is named") << R"({"access_token":"t"})"_ba;
    }

    /// A session that may not do what a client does is of no use, and is not left behind.
    void tooLittleIsAllowed()
    {
        QFETCH(QByteArray, granted);
        Managed managed;
        Stage &stage = managed.stage;
        stage.server.answerNext("POST", tokenPath, {.body = granted});
        QVERIFY(stage.enter(u"carol"_s));
        QVERIFY(stage.login.click(names::continueInBrowserButton));
        QVERIFY(waitUntil([&] { return !stage.browser.opened().isEmpty(); }));
        QVERIFY(stage.walkAs(u"carol"_s));
        QVERIFY(stage.login.waitProperty("reason", u"refused"_s));
        QVERIFY(waitUntil([&] { return stage.count(revokePath) == 1; }));
        QCOMPARE(stage.count("/account/whoami"), 0);
    }

    void cancelledWhileTheBrowserIsOpen()
    {
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(stage.enter(u"carol"_s));
        QVERIFY(stage.login.click(names::continueInBrowserButton));
        QVERIFY(waitUntil([&] { return !stage.browser.opened().isEmpty(); }));
        QVERIFY(stage.login.click(names::cancelBrowserButton));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        // The page is still open, but what it brings is taken by nobody any more.
        const QUrl callback(QUrlQuery(stage.browser.opened().constLast())
                                .queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
        QTcpSocket late;
        late.connectToHost(callback.host(), static_cast<quint16>(callback.port()));
        QVERIFY(waitUntil([&] { return late.state() == QAbstractSocket::UnconnectedState; }));
        QCOMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
        QCOMPARE(stage.count(tokenPath), 0);
        QVERIFY(!managed.hasSession());
    }

    /// The homeserver's own way of deactivating would leave the account at its service.
    void helpForThoseWhoCannotSignIn()
    {
        Managed managed;
        Stage &stage = managed.stage;
        QVERIFY(stage.enter(u"carol"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.click(names::cantSignInButton));
        const PatientRobot help(names::cantSignInDialog);
        QVERIFY(help.waitShown());
        QVERIFY(help.says(u"manages its accounts in the browser"_s));
        QVERIFY(!help.says(u"Forgot password?"_s));
        QVERIFY(help.text(names::adminCallLabel)
                    .contains(u"api/admin/v1/users/by-username/USERNAME"_s));
        QVERIFY(!help.text(names::adminCallLabel).contains(u"_synapse"_s));
        QVERIFY(help.click(names::accountPageButton));
        QCOMPARE(stage.browser.opened().constLast().path(), u"/practice/account"_s);
        QVERIFY(help.press(Qt::Key_Escape));
        QVERIFY(stage.login.says(u"Farewell cannot check what you do there"_s));
    }

    void withoutSigningIn()
    {
        Managed managed([](PracticeSettings &settings) { settings.leadsToDeactivation = true; });
        Stage &stage = managed.stage;
        QVERIFY(stage.enter(u"carol"_s));
        QVERIFY(stage.login.click(names::accountPageButton));
        QCOMPARE(stage.browser.opened().constLast().query(),
                 u"action=org.matrix.account_deactivate"_s);
        QVERIFY(stage.login.says(u"Farewell cannot check what you do there"_s));
        QCOMPARE(stage.login.property("phase"), u"ready"_s);
        QVERIFY(!managed.hasSession());
    }

    void theSettingsLeadToThePage()
    {
        // Not to the deactivation, even where one can get there: this is for other changes.
        Managed managed([](PracticeSettings &settings) { settings.leadsToDeactivation = true; });
        Stage &stage = managed.stage;
        QVERIFY(managed.signIn());
        QVERIFY(stage.openSettings());
        QVERIFY(stage.settings.says(u"manages your account in the browser"_s));
        QVERIFY(stage.settings.click(names::keyed(names::manageAccountButton, u"emails"_s)));
        QCOMPARE(stage.browser.opened().constLast().path(), u"/practice/account"_s);
        QVERIFY(!stage.settings.look(u"manageAccountButton_phones"_s).isReachable()); // none there
        QVERIFY(!stage.settings.look(names::indexed(names::removeContactButton, 0)).isReachable());
        QVERIFY(stage.settings.click(names::manageAccountButton));
        QCOMPARE(stage.browser.opened().constLast().path(), u"/practice/account"_s);
        QVERIFY(stage.browser.opened().constLast().query().isEmpty());
    }

    /// With a browser that does not come up there is a way left that can be followed.
    void theAddressOfThePageCanBeCopied()
    {
        Managed managed;
        Stage &stage = managed.stage;
        stage.browser.setWorks(false);
        QVERIFY(stage.enter(u"carol"_s));
        QVERIFY(stage.login.click(names::accountPageButton));
        verifyAddress(stage, stage.login);
        stage.browser.setWorks(true);
        QVERIFY(stage.login.click(names::accountPageButton));
        QCOMPARE(stage.login.look(names::copyAddressButton).obstacle, reach::Obstacle::Hidden);
        QVERIFY(managed.signIn());
        QVERIFY(stage.openSettings());
        stage.browser.setWorks(false);
        QVERIFY(stage.settings.click(names::manageAccountButton));
        verifyAddress(stage, stage.settings);
        stage.browser.setWorks(true);
        QVERIFY(stage.settings.click(names::manageAccountButton));
        QVERIFY(!stage.settings.says(u"Open this address yourself:"_s));
        QCOMPARE(stage.settings.look(names::copyAddressButton).obstacle, reach::Obstacle::Hidden);
    }

private:
    static bool isPictureOf(const QUrl &page, const PatientRobot &login)
    {
        auto *shown = login.window()->findChild<QrPicture *>(names::qrPicture);
        QrPicture expected({}, shown->parentWidget());
        expected.setUrl(page);
        expected.resize(shown->size());
        return shown->grab().toImage() == expected.grab().toImage();
    }

    static void verifyAddress(const Stage &stage, const PatientRobot &robot)
    {
        const QString address = stage.browser.opened().constLast().toString(QUrl::FullyEncoded);
        QVERIFY(robot.says(u"Open this address yourself:"_s));
        QVERIFY(robot.says(address));
        QVERIFY(robot.text(names::announcementLabel).contains(u"Open this address yourself:"_s));
        QVERIFY(robot.click(names::copyAddressButton));
        QCOMPARE(QGuiApplication::clipboard()->text(), address); // to the letter
        QCOMPARE(robot.text(names::copyAddressButton), u"Copied"_s);
    }

    static void verifyNothingWasSent(const Stage &stage) { QCOMPARE(stage.count(), 0); }
};

QTEST_MAIN(TestManaged)
#include "TestManaged.moc"
