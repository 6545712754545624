// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// Servers that differ from what most do: the practice homeserver behaves as they do, so that what
// is told is held against its own state.

#include "tests/protocol/failures/Row.h"
#include "ui/Names.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell::failures {

namespace {

using C = Case;
using Acts = Fault::Acts;
using Erasing = PracticeSettings::Erasing;

void change(Line &line, const std::function<void(PracticeSettings &)> &how)
{
    PracticeSettings settings = line.stage.server.settings();
    how(settings);
    line.stage.server.setSettings(settings);
}

bool untilTheEnd(Line &line)
{
    return line.stage.outcome.waitShown() && line.stage.pass(6min);
}

/// Alice asks to hide her messages, and confirms.
bool eraseAll(Line &line)
{
    return line.openAsAlice() && line.stage.dialog.click(names::eraseCheckBox) && line.confirm()
        && untilTheEnd(line);
}

bool on(Line &line, const QString &software, Erasing erasing)
{
    change(line, [&](PracticeSettings &settings) {
        settings.software = software;
        settings.erasing = erasing;
        settings.showsEmptyProfiles = software == u"Dendrite"_s;
    });
    return eraseAll(line);
}

bool failsHalfWay(Line &line, bool bySso)
{
    change(line, [](PracticeSettings &settings) { settings.failsHalfWay = true; });
    return (bySso ? line.openAsBob() && line.stage.goToBrowser() && line.stage.walkAs(u"bob"_s)
                    && line.press(names::confirmButton)
                  : line.openAsAlice() && line.confirm())
        && untilTheEnd(line);
}

/// The request is lost, and meanwhile the people who run the server have locked the account.
bool lockedMeanwhile(Line &line)
{
    line.breakNext({{}, Fault::dropAfterBody(Acts::No)});
    if (!line.openAsAlice()) {
        return false;
    }
    // The first look comes too early for it.
    line.proxy.faultNext("GET", "/account/whoami", Fault::page(502));
    if (!line.confirm() || !line.stage.outcome.waitShown()) {
        return false;
    }
    line.stage.server.editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.locked = true; });
    return untilTheEnd(line);
}

/// On the account page what comes first is done, then `before` happens, and then it is looked at.
bool onThePage(
    Line &line, const std::function<void(PracticeSettings &)> &how,
    const std::function<void()> &before = [] { })
{
    change(line, [&](PracticeSettings &settings) {
        settings.isManaged = true;
        settings.first = PracticeSettings::OnAccountPage::Leave;
        how(settings);
    });
    if (!line.stage.enter(u"carol"_s) || !line.stage.signInManagedAs(u"carol"_s)
        || !line.stage.openDeactivation() || !line.stage.dialog.waitPhase(u"account"_s)
        || !line.stage.dialog.click(names::accountPageButton) || !line.stage.walkAs(u"carol"_s)) {
        return false;
    }
    before();
    return line.stage.dialog.click(names::checkNowButton) && untilTheEnd(line);
}

bool withoutAButton(Line &line)
{
    return onThePage(line, [](PracticeSettings &settings) { settings.allowsDeletion = false; });
}

bool lockedOnThePage(Line &line)
{
    return onThePage(
        line, [](PracticeSettings &) {},
        [&line] {
            line.stage.server.editAccount(u"carol"_s,
                                          [](PracticeAccount &carol) { carol.locked = true; });
        });
}

} // namespace

QList<Row> serverRows()
{
    const Seen unknown = settled(u"unknown"_s);
    const Seen done = settled(u"deactivated"_s);
    return {
        {"fails half-way, password",
         {C::FailedAfterActing},
         [](Line &line) { return failsHalfWay(line, false); },
         unknown,
         2},
        {"fails half-way, Single Sign On",
         {C::FailedAfterActing},
         [](Line &line) { return failsHalfWay(line, true); },
         unknown,
         2},
        {"does nothing with erase, as Dendrite",
         {C::EraseIgnored},
         [](Line &line) { return on(line, u"Dendrite"_s, Erasing::Nothing); },
         done,
         2,
         true},
        {"does nothing with erase, as nobody knows",
         {C::EraseIgnoredUnknown},
         [](Line &line) { return on(line, u"Example"_s, Erasing::Nothing); },
         done,
         2,
         true},
        {"removes the profile only, as continuwuity",
         {C::OnlyTheProfileGoes},
         [](Line &line) { return on(line, u"continuwuity"_s, Erasing::OnlyTheProfile); },
         done,
         2,
         true},
        {"locked meanwhile", {C::LockedMeanwhile}, lockedMeanwhile, unknown, 2},
        {"account page without its button",
         {C::PageWithoutButton},
         withoutAButton,
         settled(u"stillActive"_s)},
        {"locked while on the account page",
         {C::LockedOnThePage},
         lockedOnThePage,
         settled(u"unknown"_s, u"deactivated"_s)},
    };
}

} // namespace farewell::failures
