// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/ManualClock.h"
#include "tests/support/FakeBrowser.h"
#include "tests/support/PatientRobot.h"

#include <QStringList>

namespace farewell {

/// Somebody who uses the program, window by window, through robots.
///
/// Acts return false after a failure, as the PatientRobot's do.
class Person
{
public:
    Person();
    virtual ~Person();
    Q_DISABLE_COPY_MOVE(Person)

    /// Lets time pass on the manual clock, as Passage does.
    [[nodiscard]] virtual bool pass(std::chrono::milliseconds time) = 0;

    /// The server is known by now; to the account window, by the password or in the browser.
    [[nodiscard]] bool signInWith(const QString &password);
    [[nodiscard]] bool signInAs(const QString &user);

    /// The same at a server that delegates sign-in.
    [[nodiscard]] bool signInManagedAs(const QString &user);

    /// By the avatar menu, as in Element.
    [[nodiscard]] bool openSettings();

    /// By the avatar menu and the button at the end of the settings.
    [[nodiscard]] bool openDeactivation();

    /// Lets the half second pass after which a danger button can be pressed.
    [[nodiscard]] bool arm(const PatientRobot &robot, const QString &button);

    /// Types the password and presses `confirmButton`, with the mouse.
    [[nodiscard]] bool confirmWith(const QString &password);

    /// Presses `ssoButton`, which sends the first request.
    [[nodiscard]] bool goToBrowser();

    /// What `evidenceList` of a window tells a screen reader, line by line; nothing while it is
    /// hidden.
    [[nodiscard]] static QStringList evidenceIn(const PatientRobot &robot);

    /// As FakeBrowser::walkAs().
    [[nodiscard]] bool walkAs(const QString &user) const { return browser.walkAs(user); }

    FakeBrowser browser;
    ManualClock manualClock;

    const PatientRobot login;
    const PatientRobot account;
    const PatientRobot settings;
    const PatientRobot dialog;
    const PatientRobot handOver;
    const PatientRobot outcome;
    const PatientRobot letter;
    const PatientRobot unfinished;
    const PatientRobot admin;
    const PatientRobot address; ///< of administrators

private:
    [[nodiscard]] bool sayThatItIsMine();
};

} // namespace farewell
