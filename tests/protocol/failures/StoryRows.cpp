// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// More than one thing happens. A story ends where a row of the other tables ends, so its sentence
// is not its own.

#include "tests/protocol/failures/Row.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell::failures {

namespace {

using C = Case;
using Acts = Fault::Acts;

/// The request with alice's password, or the one after bob's browser, goes wrong.
bool loseTheProof(
    Line &line, bool bySso, const Fault &fault, bool erase = false,
    const std::function<void()> &before = [] { })
{
    line.breakNext({{}, fault});
    if (!(bySso ? line.openAsBob() : line.openAsAlice())
        || (erase && !line.stage.dialog.click(names::eraseCheckBox))) {
        return false;
    }
    before();
    return bySso ? line.stage.goToBrowser() && line.stage.walkAs(u"bob"_s)
            && line.press(names::confirmButton)
                 : line.confirm();
}

bool toOutcome(Line &line)
{
    return line.stage.outcome.waitShown();
}

bool untilTheEnd(Line &line)
{
    return toOutcome(line) && line.stage.pass(6min);
}

using Course = std::function<bool(Line &line, bool bySso)>;

/// A story with the same course in both journeys.
QList<Row> inBothJourneys(const QByteArray &name, const QList<Case> &cases, const Course &course,
                          const Seen &then, bool isDeactivated, qsizetype requests = 2)
{
    QList<Row> rows;
    for (const bool bySso : {false, true}) {
        rows += {name + (bySso ? ", Single Sign On" : ", password"),
                 cases,
                 [=](Line &line) { return course(line, bySso); },
                 then,
                 requests,
                 isDeactivated};
    }
    return rows;
}

/// The proof goes wrong, and the program finds out what it can.
Course lostFor(const Fault &fault, bool erase = false)
{
    return [=](Line &line, bool bySso) {
        return loseTheProof(line, bySso, fault, erase) && untilTheEnd(line);
    };
}

/// The outcome is known, and shown, while the other question is still open.
bool erasedWithASlowSignIn(Line &line, bool bySso)
{
    const auto slowDown
        = [&] { line.proxy.faultAlways("GET", "/account/whoami", Fault::late(5s)); };
    return loseTheProof(line, bySso, Fault::dropAfterBody(Acts::Yes), true, slowDown)
        && toOutcome(line) && line.stage.pass(10s) // the sign-in is heard first
        && line.stage.outcome.waitProperty("outcome", u"deactivated"_s)
        && waitUntil([&] { return line.stage.notes().isEmpty(); }) && untilTheEnd(line);
}

QList<Row> lostAnswers()
{
    const auto comesBack = [](Acts acts) -> Course {
        return [acts](Line &line, bool bySso) {
            return loseTheProof(line, bySso, Fault::goAway(acts)) && toOutcome(line)
                && line.stage.pass(14s) && line.proxy.comeBack() && line.stage.pass(6min);
        };
    };
    const Seen probably = settled(u"unknown"_s, u"deactivated"_s);
    const Seen done = settled(u"deactivated"_s);
    const Seen active = settled(u"stillActive"_s);
    return inBothJourneys("answer lost, the server had acted", {C::LostAfterTheServerActed},
                          lostFor(Fault::dropAfterBody(Acts::Yes)), probably, true)
        + inBothJourneys("answer lost, the server had not acted", {C::LostBeforeTheServerActed},
                         lostFor(Fault::dropAfterBody(Acts::No)), active, false)
        + inBothJourneys("server gone, had acted", {C::ServerGoneAfterwards},
                         lostFor(Fault::goAway(Acts::Yes)), settled(u"unknown"_s), true)
        + inBothJourneys("server gone, had not acted", {C::ServerGoneAfterwards},
                         lostFor(Fault::goAway(Acts::No)), settled(u"unknown"_s), false)
        + inBothJourneys("answer lost, the server had acted and erased",
                         {C::LostAfterTheServerActed},
                         lostFor(Fault::dropAfterBody(Acts::Yes), true), done, true)
        + inBothJourneys("erased, and the profile says so before our sign-in does",
                         {C::LostAfterTheServerActed, C::TokenUnknownAfterUnansweredCommit},
                         erasedWithASlowSignIn, done, true)
        + inBothJourneys("server back after 15 s, had acted", {C::ServerBackAfter15Seconds},
                         comesBack(Acts::Yes), probably, true)
        + inBothJourneys("server back after 15 s, had not acted", {C::ServerBackAfter15Seconds},
                         comesBack(Acts::No), active, false);
}

bool errorThenSuccess(Line &line, bool bySso)
{
    const bool isReady = bySso
        ? line.openAsBob() && line.stage.goToBrowser() && line.stage.walkAs(u"bob"_s)
        : line.openAsAlice() && line.stage.dialog.type(names::passwordEdit, Stage::alicesPassword);
    line.proxy.goAway();
    return isReady && line.press(names::confirmButton)
        && line.stage.dialog.waitProperty("reason", u"network"_s) && line.proxy.comeBack()
        && line.press(names::confirmButton);
}

/// The dialog is left behind while a request hangs, and the outcome shows what is known by then.
bool stopWaiting(Line &line)
{
    return line.waitRequests(2) && line.stage.pass(11s)
        && line.stage.dialog.click(names::stopWaitingButton) && toOutcome(line);
}

bool closeWhileSubmitting(Line &line)
{
    return line.waitRequests(2) && line.stage.dialog.press(Qt::Key_Escape)
        && line.stage.dialog.press(Qt::Key_Escape) && line.stage.dialog.waitGone()
        && toOutcome(line);
}

/// Nothing is said to the server any more, and the session, which is evidence, is left alone.
bool quitWhileSubmitting(Line &line)
{
    const auto isAlone = [&] { return line.proxy.requestsTo("/logout").isEmpty(); };
    // A server sees a request before it has acted on it.
    return line.stage.waitCount(2) && waitUntil([&] { return line.isGone(); }) && line.stage.leave()
        && isAlone() && line.stage.notes().size() == 1;
}

QList<Row> waits()
{
    const Fault late = Fault::late(30s);
    const Seen done = settled(u"deactivated"_s);
    QList<Row> rows;
    for (const bool bySso : {false, true}) {
        const QByteArray who = bySso ? ", Single Sign On" : ", password";
        rows += QList<Row>{
            {"nobody listens, then all is well" + who,
             {C::ErrorThenSuccess},
             [=](Line &line) { return errorThenSuccess(line, bySso); },
             done,
             2,
             true},
            {"stop waiting, the answer comes after all" + who,
             {C::StopWaiting},
             [=](Line &line) {
                 return loseTheProof(line, bySso, late) && stopWaiting(line)
                     && line.stage.pass(1min);
             },
             done,
             2,
             true},
            {"closed while submitting, the answer comes late" + who,
             {C::LateAnswerAfterClosing},
             [=](Line &line) {
                 return loseTheProof(line, bySso, late) && closeWhileSubmitting(line)
                     && line.stage.pass(1min);
             },
             done,
             2,
             true},
            {"quit while submitting" + who,
             {C::QuitWhileSubmitting},
             [=](Line &line) {
                 return loseTheProof(line, bySso, late) && quitWhileSubmitting(line);
             },
             {},
             2,
             true},
        };
    }
    return rows;
}

bool confirmOnThePage(Line &line)
{
    return line.stage.dialog.waitPhase(u"fallback"_s) && line.press(names::ssoButton)
        && line.stage.dialog.waitPhase(u"browser"_s) && line.stage.walkAs(u"alice"_s)
        && line.press(names::confirmButton);
}

/// Bob has been in the browser for the first stage already, and is sent there again.
bool twoStagesInTheBrowser(Line &line)
{
    line.askFor({{u"m.login.sso"_s, u"m.login.terms"_s}});
    return line.openAsBob() && line.stage.goToBrowser() && line.stage.walkAs(u"bob"_s)
        && line.press(names::confirmButton) && confirmOnThePage(line);
}

/// What the person sees there is an error; they come back and say that they have finished.
bool findNothingOnThePage(Line &line)
{
    return line.stage.dialog.waitPhase(u"fallback"_s) && line.press(names::ssoButton)
        && line.stage.dialog.waitPhase(u"browser"_s) && line.press(names::confirmButton);
}

/// With the first request, that of the click.
bool askFirst(Line &line, bool bySso)
{
    return bySso ? line.openAsBob() && line.press(names::ssoButton)
                 : line.openAsAlice() && line.confirm();
}

bool acceptTheTerms(Line &line, bool bySso)
{
    line.askFor({{u"m.login.terms"_s}});
    return askFirst(line, bySso) && confirmOnThePage(line);
}

bool comeToNoPage(Line &line, bool bySso)
{
    line.proxy.faultAlways("GET", "/fallback/web", Fault::page(404));
    line.askFor({{u"org.example.nobody.knows"_s}});
    return askFirst(line, bySso) && findNothingOnThePage(line);
}

bool twoStagesByPassword(Line &line)
{
    line.askFor({{u"m.login.password"_s, u"m.login.terms"_s}});
    return askFirst(line, false) && confirmOnThePage(line);
}

QList<Row> stages()
{
    const Seen done = settled(u"deactivated"_s);
    const Seen notYet{u"deactivateAccountDialog"_s, u"browser"_s, u"notConfirmedYet"_s, {}, {}};
    return QList<Row>{
               {"two stages, Single Sign On", {C::TwoStages}, twoStagesInTheBrowser, done, 3, true},
               {"two stages, password", {C::TwoStages}, twoStagesByPassword, done, 3, true},
           }
    + inBothJourneys("terms", {C::Terms}, acceptTheTerms, done, true)
        + inBothJourneys("unknown stage, its page answers 404", {C::FallbackAnswers404},
                         comeToNoPage, notYet, false);
}

/// In the settings; `row` of all there were.
bool removeContact(Line &line, const QString &user, int row)
{
    const Stage &stage = line.stage;
    const auto left = stage.server.contacts(user).size() - 1;
    const auto name = [row](QLatin1StringView base) { return names::indexed(base, row); };
    return stage.settings.click(name(names::removeContactButton))
        && line.stage.arm(stage.settings, name(names::removeContactConfirmButton))
        && stage.settings.click(name(names::removeContactConfirmButton))
        && waitUntil([&] { return stage.server.contacts(user).size() == left; })
        && stage.settings.waitPhase(u"ready"_s);
}

/// One by one, as the dead end tells them to.
bool removeContacts(Line &line, const QString &user)
{
    const int all = static_cast<int>(line.stage.server.contacts(user).size());
    for (int row = 0; row < all; ++row) {
        if (!removeContact(line, user, row)) {
            return false;
        }
    }
    return all > 0;
}

bool surviveADeadIdentityServer(Line &line, bool bySso)
{
    const Fault failed = Fault::json(
        R"({"errcode":"M_UNKNOWN","error":"Failed to remove threepid from ID server"})", 400);
    const bool isReady = loseTheProof(line, bySso, failed)
        && line.stage.dialog.waitProperty("reason", u"identityServer"_s)
        && line.stage.dialog.click(names::cancelButton) && line.stage.dialog.waitGone()
        && removeContacts(line, bySso ? u"bob"_s : u"alice"_s)
        && line.stage.settings.click(names::deactivateAccountButton)
        && line.stage.dialog.waitShown();
    return isReady
        && (bySso ? line.stage.goToBrowser() && line.stage.walkAs(u"bob"_s)
                    && line.press(names::confirmButton)
                  : line.confirm());
}

/// As servers do while somebody reads: what must not be lost goes out on a connection of its own.
bool removeAfterIdling(Line &line)
{
    line.proxy.faultNext("POST", "/account/3pid/delete", Fault::closeIdle());
    return line.stage.signInAlice() && line.stage.openSettings()
        && removeContact(line, u"alice"_s, 0);
}

/// What the clock on the wall says is for showing; it decides nothing.
bool jump(Line &line, std::chrono::milliseconds by)
{
    line.stage.manualClock.jump(by);
    return line.stage.pass(20s) && line.stage.outcome.property("likely") == u"stillActive"_s;
}

QList<Row> others()
{
    const auto jumps = [](std::chrono::milliseconds by) -> Course {
        return [by](Line &line, bool bySso) {
            return loseTheProof(line, bySso, Fault::dropAfterBody(Acts::No)) && toOutcome(line)
                && jump(line, by) && untilTheEnd(line);
        };
    };
    const Course closesIdle
        = [](Line &line, bool bySso) { return loseTheProof(line, bySso, Fault::closeIdle()); };
    const Seen signedOut{
        u"deactivateAccountDialog"_s, u"impossible"_s, u"signedOut"_s, u"unknown"_s, {}};
    const auto signOutElsewhere = [](const QString &localpart) {
        return [localpart](Line &line) {
            const bool bySso = localpart == "bob"_L1;
            if (!(bySso ? line.openAsBob() : line.openAsAlice())) {
                return false;
            }
            line.stage.server.editAccount(
                localpart, [](PracticeAccount &account) { account.sessions.clear(); });
            return bySso ? line.press(names::ssoButton) : line.confirm();
        };
    };
    return QList<Row>{
               {"signed out elsewhere, password",
                {C::SessionEndedElsewhere},
                signOutElsewhere(u"alice"_s),
                signedOut,
                1},
               {"signed out elsewhere, Single Sign On",
                {C::SessionEndedElsewhere},
                signOutElsewhere(u"bob"_s),
                signedOut,
                1},
               {"idle connections closed, contact removal",
                {C::IdleConnectionClosed},
                removeAfterIdling,
                {u"settingsDialog"_s, u"ready"_s, {}, {}, {}}},
           }
    + inBothJourneys("dead identity server, contacts removed, then it works",
                     {C::DeadIdentityServer}, surviveADeadIdentityServer, settled(u"deactivated"_s),
                     true, 4)
        + inBothJourneys("idle connections closed, deactivation", {C::IdleConnectionClosed},
                         closesIdle, settled(u"deactivated"_s), true)
        + inBothJourneys("the clock jumps an hour ahead", {C::ClockJumps}, jumps(1h),
                         settled(u"stillActive"_s), false)
        + inBothJourneys("the clock jumps a day back", {C::ClockJumps}, jumps(-24h),
                         settled(u"stillActive"_s), false);
}

} // namespace

QList<Row> storyRows()
{
    return lostAnswers() + waits() + stages() + others();
}

} // namespace farewell::failures
