// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/TourGuide.h"

#include "app/tour/AdminGuide.h"
#include "app/tour/HandOverGuide.h"
#include "app/tour/SettlingGuide.h"
#include "ui/Names.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace farewell {

/*
    TRANSLATOR farewell::TourGuide
    %1 is what stands on a button, or beside a field, as it is translated there.
*/

namespace {

using Act = TourStep::Act;
using When = TourStep::When;
using Steps = QList<TourStep>;

/// The texts, where lupdate finds them.
class Guide final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::TourGuide)

public:
    explicit Guide(const PracticeScenario &scenario)
        : m_scenario(scenario)
    {
    }

    [[nodiscard]] Steps steps(const Sight &sight) const;

private:
    [[nodiscard]] Steps login(const Sight &sight) const;
    [[nodiscard]] Steps signIn() const;
    [[nodiscard]] Steps account(const Sight &sight) const;
    [[nodiscard]] Steps settings(const Sight &sight) const;
    [[nodiscard]] Steps dialog(const Sight &sight) const;
    [[nodiscard]] Steps consequences() const;
    [[nodiscard]] static Steps password(const QString &reason);
    [[nodiscard]] static Steps sso(const QString &reason);
    [[nodiscard]] static Steps browser(const QString &reason);
    [[nodiscard]] static Steps accountPage();
    [[nodiscard]] static Steps submitting();
    [[nodiscard]] Steps outcome(const Sight &sight) const;
    [[nodiscard]] QString outcomeSentence(const Sight &sight) const;

    [[nodiscard]] static QString pressIt() { return tr("Press “%1”."); }
    [[nodiscard]] static Steps passing(const QString &see)
    {
        return {{.see = see, .when = When::Passing}};
    }

    const PracticeScenario &m_scenario;
};

Steps Guide::steps(const Sight &sight) const
{
    if (sight.window == names::loginWindow) {
        return login(sight);
    }
    if (sight.window == names::accountWindow) {
        return account(sight);
    }
    if (adminguide::knows(sight)) {
        return adminguide::stepsAt(sight, m_scenario);
    }
    if (sight.window == names::settingsDialog) {
        return settings(sight);
    }
    if (sight.window == names::handOverDialog) {
        return handoverguide::stepsAt(sight);
    }
    if (sight.window == names::deactivateAccountDialog) {
        return dialog(sight);
    }
    return sight.window == names::outcomeDialog ? outcome(sight) : Steps();
}

Steps Guide::login(const Sight &sight) const
{
    if (sight.phase == "discovering"_L1 && m_scenario.isForAdmin) {
        return passing(tr("The first window, turned round by its link for administrators: you sign "
                          "in as yourself, to look after other people's accounts."));
    }
    if (sight.phase == "discovering"_L1) {
        return passing(
            tr("Type your Matrix ID, or your username and your homeserver. Farewell asks "
               "the server who it is and how people sign in there."));
    }
    if (sight.phase == "ready"_L1) {
        return signIn();
    }
    if (sight.phase == "signingIn"_L1) {
        return passing(tr("Farewell signs in. Nothing happens to the account by that; other apps "
                          "may tell of a new session named Farewell."));
    }
    if (sight.phase == "browser"_L1) {
        return {{.see = tr("Your browser shows the sign-in page of your server, and Farewell waits "
                           "for you."),
                 .todo = tr("Sign in there, as you always do, then come back to this window."),
                 .act = Act::Visit}};
    }
    return {};
}

Steps Guide::signIn() const
{
    if (m_scenario.signIn == PracticeScenario::SignIn::Managed && m_scenario.isForAdmin) {
        return {{.see = tr("The server is found; one signs in to it in the browser, and allows "
                           "Farewell there to look after other people's accounts."),
                 .todo = pressIt(),
                 .control = names::continueInBrowserButton,
                 .act = Act::Click}};
    }
    if (m_scenario.signIn == PracticeScenario::SignIn::Managed) {
        return {{.see = tr("The server is found; it manages its accounts in the browser, and "
                           "signing in here is for looking before and after."),
                 .todo = pressIt(),
                 .control = names::continueInBrowserButton,
                 .act = Act::Click}};
    }
    if (m_scenario.signIn == PracticeScenario::SignIn::SingleSignOn) {
        return {{.see = tr("The server is found, and people sign in there in the browser."),
                 .todo = pressIt(),
                 .control = names::keyed(names::ssoButton, u"practice"_s),
                 .act = Act::Click}};
    }
    return {{.see = tr("The server is found, and only now the field for the password opens: the "
                       "password goes to that server and to nobody else."),
             .todo = tr("Type the password of your account into “%1”."),
             .control = names::passwordEdit,
             .act = Act::Type},
            {.see = tr("All is filled in."),
             .todo = pressIt(),
             .control = names::signInButton,
             .act = Act::Click}};
}

Steps Guide::account(const Sight &sight) const
{
    if (sight.phase != "ready"_L1) {
        return passing(
            tr("You are signed in. Farewell gathers what you may want to know before you "
               "go."));
    }
    const Steps who{
        {.see = tr("Farewell names the account that it has signed in to."),
         .todo = tr("Compare it with the account you mean to close, and press “%1” if it is the "
                    "one."),
         .control = names::accountIsMineButton,
         .act = Act::Click}};
    const Steps onward{
        {.see = tr("What you may want to settle first; all of it is optional, and nothing has "
                   "happened to the account yet."),
         .todo = tr("When you are ready, press your name at the top left."),
         .control = names::userMenuButton,
         .act = Act::Click},
        {.see = tr("The menu of your account, where it is in Element as well."),
         .todo = tr("Choose “%1”."),
         .control = names::userMenuSettingsAction,
         .act = Act::ClickAction}};
    return who + settlingguide::inTheAccount(m_scenario.before) + onward;
}

Steps Guide::settings(const Sight &sight) const
{
    if (sight.phase == "loading"_L1) {
        return passing(tr("Farewell asks the server for your settings."));
    }
    Steps before = settlingguide::inTheSettings(sight, m_scenario.before);
    if (sight.phase != "ready"_L1) {
        return before;
    }
    const Steps page{
        {.see = tr("Email addresses and phone numbers can be taken off the account here, which is "
                   "best done before it is closed."),
         .todo = tr("“%1” takes one off; otherwise leave it and go on."),
         .control = names::indexed(names::removeContactButton, 0)},
        {.see = tr("The end of the settings: this button only opens the next window."),
         .todo = pressIt(),
         .control = names::deactivateAccountButton,
         .act = Act::Click}};
    return before + page;
}

Steps Guide::dialog(const Sight &sight) const
{
    const QString &phase = sight.phase;
    if (phase == "password"_L1) {
        return consequences() + password(sight.reason);
    }
    if (phase == "sso"_L1) {
        return consequences() + sso(sight.reason);
    }
    if (phase == "browser"_L1) {
        return browser(sight.reason);
    }
    if (phase == "account"_L1) {
        return consequences() + accountPage();
    }
    if (phase == "submitting"_L1) {
        return submitting();
    }
    if (phase == "cooling"_L1) {
        return passing(tr("The server wants a pause and says how long; nothing has happened to the "
                          "account. At the end nothing is sent by itself: the button waits for "
                          "you."));
    }
    if (phase == "verifying"_L1) {
        return passing(
            m_scenario.signIn == PracticeScenario::SignIn::Managed
                ? tr("Farewell looks at the account, as often as it takes to get an "
                     "answer.")
                : tr("No clear answer has come, so it is not known whether the server has "
                     "closed the account. Farewell sends nothing a second time; it goes and "
                     "finds out."));
    }
    if (phase == "impossible"_L1) {
        return {{.see = tr("It did not work, and the account is still active. The window says why, "
                           "what the server said in its own words, and what can be done about "
                           "it.")}};
    }
    return {};
}

Steps Guide::consequences() const
{
    return {{.see = tr("The last window before anything happens: your account, and what closing it "
                       "for good means."),
             .todo = tr("Read it through; “%1” explains the choice below."),
             .control = names::eraseHelpButton,
             .act = Act::Click,
             .onlyOnce = true},
            {.see = tr("What hiding your messages does, and what it does not."),
             .todo = tr("Read it, then press “%1”."),
             .control = names::eraseHelpButton,
             .act = Act::Click,
             .onlyOnce = true},
            {.see = m_scenario.signIn == PracticeScenario::SignIn::Managed
                 ? tr("The choice is yours; here it is only a reminder, for the page in the "
                      "browser decides.")
                 : tr("The choice is yours, and what stands here when you confirm is what the "
                      "server is told."),
             .todo = tr("Tick “%1” if you want that; this tour leaves it as it is."),
             .control = names::eraseCheckBox,
             .onlyOnce = true},
            {.see = tr("The server is still telling the rooms that the name is gone. Whoever "
                       "closes the account meanwhile may stay in some of them for ever, so that "
                       "the last button waits."),
             .control = names::spreadNoticeLabel,
             .onlyOnce = true}};
}

Steps Guide::password(const QString &reason)
{
    const TourStep press{.see = tr("This click closes the account; so that no stray one does, the "
                                   "button waits for half a second, and Enter does not press it."),
                         .todo = tr("If you are sure, press “%1”."),
                         .control = names::confirmButton,
                         .act = Act::Click};
    const auto type = [](const QString &see) {
        return TourStep{.see = see,
                        .todo = tr("Type the password of your account into “%1”."),
                        .control = names::passwordEdit,
                        .act = Act::Type};
    };
    if (reason == "wrongPassword"_L1) {
        return {type(tr("The server did not take the password, and the account is as it was.")),
                press};
    }
    if (reason == "sessionExpired"_L1) {
        return {type(tr("The server had forgotten the attempt and starts over; nothing has "
                        "happened.")),
                press};
    }
    return {type(tr("Your password shows the server that it is you.")), press};
}

Steps Guide::sso(const QString &reason)
{
    const QString first = tr(
        "The browser shows the server that it is you, and a server may close the account as soon "
        "as you go there: this button is as serious as the last one.");
    const QString again = tr("The browser was signed in as somebody else; nothing has happened to "
                             "either account.");
    return {{.see = reason.isEmpty() ? first : again,
             .todo = tr("If you are sure, press “%1”."),
             .control = names::ssoButton,
             .act = Act::Click}};
}

Steps Guide::browser(const QString &reason)
{
    const TourStep visit{
        .see = tr("Your browser shows a page of your server that asks whether it is you."),
        .todo = tr("Confirm it there, signed in as yourself, then come back to this window."),
        .act = Act::Visit};
    const TourStep press{.see = tr("You have confirmed in the browser, and the account still "
                                   "exists: the last word is here."),
                         .todo = tr("If you are sure, press “%1”."),
                         .control = names::confirmButton,
                         .act = Act::Click};
    if (reason.isEmpty()) {
        return {visit, press};
    }
    TourStep again = press;
    again.see = tr("The server has not heard of the confirmation in the browser; nothing has "
                   "happened.");
    again.todo = tr("Look whether the page in the browser has thanked you, then press “%1” again.");
    return {again};
}

Steps Guide::accountPage()
{
    return {{.see = tr("Nothing is sent from here: the account is closed on a page in the browser, "
                       "and the window shows what to press there."),
             .todo = pressIt(),
             .control = names::accountPageButton,
             .act = Act::Click},
            {.see = tr("The page is open, and Farewell does not see what is done there."),
             .todo = tr("Do there what you have decided, then come back to this window."),
             .act = Act::Visit},
            {.see = tr("Farewell looks only when you say that you have finished."),
             .todo = pressIt(),
             .control = names::checkNowButton,
             .act = Act::Click}};
}

Steps Guide::submitting()
{
    Steps steps = passing(tr("The request is under way. A large account can take minutes."));
    steps += {.see = tr("Waiting can be stopped, but that does not cancel the deactivation: "
                        "Farewell would go and look what came of it."),
              .todo = tr("Wait, or press “%1” if you cannot."),
              .control = names::stopWaitingButton,
              .when = When::Appears};
    return steps;
}

Steps Guide::outcome(const Sight &sight) const
{
    if (sight.phase != "settled"_L1) {
        return passing(tr("Farewell looks what has become of the account: whether our sign-in is "
                          "rejected, and whether the profile is gone."));
    }
    return {{.see = outcomeSentence(sight),
             .todo = tr("“%1” leads to the first window, with your Matrix ID filled in: if you can "
                        "sign in, the account is active."),
             .control = names::signInToFindOutButton},
            {.see = outcomeSentence(sight),
             .todo = tr("Press “%1” when you have read it."),
             .control = names::closeOutcomeButton}};
}

QString Guide::outcomeSentence(const Sight &sight) const
{
    if (sight.outcome == "deactivated"_L1) {
        return tr("The account is closed for good, and the window shows how that is known, what "
                  "stays behind, and whom to ask about it.");
    }
    const bool isManaged = m_scenario.signIn == PracticeScenario::SignIn::Managed;
    if (sight.outcome == "stillActive"_L1 && isManaged) {
        return tr("The account was still active when Farewell looked; a server may take two "
                  "minutes to notice what was done on the page, and where the page has no button "
                  "for it, the people who run the server are to be asked.");
    }
    if (sight.outcome == "stillActive"_L1) {
        return tr("The account is still active, for our sign-in went on working for minutes after "
                  "the request: you can try again.");
    }
    if (sight.likely == "deactivated"_L1 && isManaged) {
        return tr("Our sign-in has ended, as it does when the account is deleted, and when it is "
                  "signed out or locked as well: what the page said is what counts.");
    }
    return sight.likely == "deactivated"_L1
        ? tr("The server did not say that it has closed the account, but it rejects our sign-in, "
             "which is what closing does; the window says what would make it certain.")
        : tr("Nobody can say what has become of the account, because the server does not answer, "
             "or has failed half-way; the window says what was seen, and how to find out.");
}

} // namespace

namespace tourguide {

QList<TourStep> stepsAt(const Sight &sight, const PracticeScenario &scenario)
{
    return Guide(scenario).steps(sight);
}

bool isTheEnd(const Sight &sight, const PracticeScenario &scenario)
{
    if (adminguide::knows(sight)) {
        return adminguide::isTheEnd(sight, scenario);
    }
    return sight.phase == "settled"_L1 || sight.phase == "impossible"_L1;
}

} // namespace tourguide

} // namespace farewell
