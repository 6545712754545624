// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Person.h"

#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/widgets/ArmedButton.h"

using namespace Qt::StringLiterals;

namespace farewell {

Person::Person()
    : login(names::loginWindow)
    , account(names::accountWindow)
    , settings(names::settingsDialog)
    , dialog(names::deactivateAccountDialog)
    , handOver(names::handOverDialog)
    , outcome(names::outcomeDialog)
    , letter(names::letterDialog)
    , unfinished(names::unfinishedDialog)
    , admin(names::adminWindow)
    , address(names::adminAddressDialog)
{
}

Person::~Person() = default;

bool Person::sayThatItIsMine()
{
    return account.waitShown() && account.waitPhase(u"ready"_s)
        && account.click(names::accountIsMineButton);
}

bool Person::signInWith(const QString &password)
{
    return login.waitPhase(u"ready"_s) && login.type(names::passwordEdit, password)
        && login.click(names::signInButton) && sayThatItIsMine();
}

bool Person::signInAs(const QString &user)
{
    return login.waitPhase(u"ready"_s) && login.click(names::keyed(names::ssoButton, u"practice"_s))
        && login.waitPhase(u"browser"_s) && walkAs(user) && sayThatItIsMine();
}

bool Person::signInManagedAs(const QString &user)
{
    const qsizetype pages = browser.opened().size();
    return login.waitPhase(u"ready"_s) && login.click(names::continueInBrowserButton)
        && waitUntil([&] { return browser.opened().size() > pages; }, PatientRobot::patience)
        && walkAs(user) && sayThatItIsMine();
}

bool Person::openSettings()
{
    return account.click(names::userMenuButton)
        && account.clickAction(names::userMenuSettingsAction) && settings.waitShown();
}

bool Person::openDeactivation()
{
    return openSettings() && settings.click(names::deactivateAccountButton) && dialog.waitShown();
}

bool Person::arm(const PatientRobot &robot, const QString &button)
{
    const auto isThere = [&] {
        const auto obstacle = robot.look(button).obstacle;
        return obstacle == reach::Obstacle::Disabled || obstacle == reach::Obstacle::None;
    };
    return waitUntil(isThere, PatientRobot::patience) && pass(ArmedButton::armingTime)
        && robot.waitReachable(button);
}

bool Person::confirmWith(const QString &password)
{
    return dialog.type(names::passwordEdit, password) && arm(dialog, names::confirmButton)
        && dialog.click(names::confirmButton);
}

QStringList Person::evidenceIn(const PatientRobot &robot)
{
    const QWidget *list = robot.look(names::evidenceList).widget;
    const auto children = list == nullptr
        ? QList<QWidget *>()
        : list->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    QStringList lines;
    for (const QWidget *line : children) {
        if (line->isVisible()) {
            lines += line->accessibleName();
        }
    }
    return lines;
}

bool Person::goToBrowser()
{
    return dialog.waitPhase(u"sso"_s) && arm(dialog, names::ssoButton)
        && dialog.click(names::ssoButton) && dialog.waitPhase(u"browser"_s);
}

} // namespace farewell
