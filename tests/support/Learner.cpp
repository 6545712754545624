// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Learner.h"

#include "tests/support/Waiting.h"
#include "ui/Names.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

Scenario existing(const QString &id)
{
    std::optional<Scenario> found = scenarioWith(id);
    if (!found) {
        qFatal("there is no scenario %s", qPrintable(id));
    }
    return *std::move(found);
}

} // namespace

Scenario telling(Scenario scenario, const PracticeHomeserver *&prepared)
{
    scenario.prepare = [&prepared, prepare = std::move(scenario.prepare)](
                           PracticeHomeserver &server, FaultProxy &line) {
        prepared = &server;
        prepare(server, line);
    };
    return scenario;
}

Learner::Learner(const QString &scenarioId)
    : m_scenario(telling(existing(scenarioId), m_server))
    , m_rehearsal(m_scenario, manualClock, browser)
{
    if (!m_rehearsal.start()) {
        qFatal("the rehearsal does not start");
    }
    m_passage = std::make_unique<Passage>(manualClock, m_rehearsal.client());
    m_passage->setHeldBack([this] { return m_rehearsal.line().heldBack(); });
}

Learner::~Learner() = default;

bool Learner::pass(std::chrono::milliseconds time)
{
    return m_passage->pass(time);
}

bool Learner::signIn()
{
    switch (m_scenario.told.signIn) {
    case PracticeScenario::SignIn::Password:
        return signInWith(practicePassword());
    case PracticeScenario::SignIn::SingleSignOn:
        return signInAs(m_scenario.told.localpart);
    case PracticeScenario::SignIn::Managed:
        return signInManagedAs(m_scenario.told.localpart);
    }
    Q_UNREACHABLE();
}

bool Learner::signInForAdmin()
{
    if (!login.waitPhase(u"ready"_s)) {
        return false;
    }
    if (m_scenario.told.signIn == PracticeScenario::SignIn::Managed) {
        return login.click(names::continueInBrowserButton)
            && waitUntil([this] { return !browser.opened().isEmpty(); })
            && walkAs(m_scenario.told.localpart);
    }
    return login.type(names::passwordEdit, practicePassword()) && login.click(names::signInButton);
}

bool Learner::come()
{
    if (m_scenario.told.isForAdmin) {
        const auto isThere = [this] {
            const QString phase = admin.property("phase");
            return phase == "ready"_L1 || phase == "unavailable"_L1;
        };
        return signInForAdmin() && waitUntil(isThere);
    }
    return signIn() && settleBefore() && openDeactivation() && waitUntilRoomsKnow();
}

bool Learner::settleBefore()
{
    switch (m_scenario.told.before) {
    case PracticeScenario::Before::Nothing:
        return true;
    case PracticeScenario::Before::HandOver:
        return handOverARoom();
    case PracticeScenario::Before::LeaveRooms:
        return leaveSomeRooms();
    case PracticeScenario::Before::RemoveName:
        return removeName();
    }
    Q_UNREACHABLE();
}

/// As many as the server allows at once; the rest goes by itself.
bool Learner::leaveSomeRooms()
{
    const QString rooms = names::keyed(names::settleButton, u"rooms"_s);
    return account.waitReachable(rooms) && account.click(rooms)
        && settings.click(names::leaveAllButton) && arm(settings, names::leaveConfirmButton)
        && settings.click(names::leaveConfirmButton) && settings.waitPhase(u"working"_s)
        && isAtRest() && settings.click(names::stopLeavingButton) && settings.waitPhase(u"ready"_s)
        && settings.press(Qt::Key_Escape) && settings.waitGone();
}

bool Learner::removeName()
{
    return openSettings() && settings.click(names::clearProfileButton)
        && arm(settings, names::clearProfileConfirmButton)
        && settings.click(names::clearProfileConfirmButton) && settings.waitPhase(u"ready"_s)
        && isAtRest() && settings.press(Qt::Key_Escape) && settings.waitGone();
}

bool Learner::waitUntilRoomsKnow()
{
    return m_scenario.told.before != PracticeScenario::Before::RemoveName
        || (dialog.waitReachable(names::doNotWaitButton) && pass(std::chrono::minutes(2))
            && waitUntil([this] { return !dialog.look(names::doNotWaitButton).isReachable(); }));
}

bool Learner::handOverARoom()
{
    const QString choose = names::keyed(names::settleButton, u"admins"_s);
    if (!account.waitReachable(choose) || !account.click(choose)
        || !settings.click(names::indexed(names::handOverButton, 0))
        || !handOver.waitPhase(u"choosing"_s) || !handOver.click(names::memberList)
        || !arm(handOver, names::handOverConfirmButton)
        || !handOver.click(names::handOverConfirmButton)) {
        return false;
    }
    const auto isOver = [this] {
        const QString phase = handOver.property("phase");
        return phase == "done"_L1 || phase == "failed"_L1;
    };
    return waitUntil(isOver) && handOver.click(names::cancelButton)
        && settings.press(Qt::Key_Escape) && settings.waitGone();
}

bool Learner::confirm()
{
    return confirmWith(practicePassword());
}

bool Learner::press(const QString &dangerButton)
{
    return arm(dialog, dangerButton) && dialog.click(dangerButton);
}

bool Learner::confirmInBrowser()
{
    return goToBrowser() && walkAs(m_scenario.told.localpart) && press(names::confirmButton);
}

bool Learner::doOnThePage()
{
    return dialog.waitPhase(u"account"_s) && dialog.click(names::accountPageButton)
        && walkAs(m_scenario.told.localpart) && dialog.click(names::checkNowButton);
}

bool Learner::isAtRest() const
{
    constexpr int looks = 20; // what is answered may ask on with the next events
    int quiet = 0;
    return waitUntil([&] {
        const bool isQuiet = m_rehearsal.client().onTheWire().isEmpty();
        quiet = isQuiet ? quiet + 1 : 0;
        return quiet >= looks;
    });
}

bool Learner::isOver(const QString &outcomeWord, const QString &likely)
{
    return outcome.waitShown() && pass(std::chrono::minutes(6)) && outcome.waitPhase(u"settled"_s)
        && outcome.waitProperty("outcome", outcomeWord) && outcome.waitProperty("likely", likely);
}

bool Learner::isDeadEnd(const QString &reason)
{
    return dialog.waitPhase(u"impossible"_s) && dialog.waitProperty("reason", reason)
        && dialog.waitProperty("outcome", u"stillActive"_s) && pass(std::chrono::seconds(1));
}

bool Learner::isDeactivated() const
{
    return m_server->isDeactivated(m_scenario.told.localpart);
}

} // namespace farewell
