// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/Journal.h"
#include "app/matrix/MatrixClient.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/FakeBrowser.h"
#include "tests/support/ManualClock.h"
#include "tests/support/Robot.h"
#include "ui/Conductor.h"

#include <QPointer>
#include <QTemporaryDir>

#include <functional>

namespace farewell {

class Exchange;

/// The whole program, from its first window on, beside a practice homeserver and a browser that
/// opens nothing; what a person does with it goes through robots.
///
/// Acts return false after a failure, as the Robot's do.
class Stage final
{
public:
    enum class Time { Real, Manual };

    /// Where a stage plays that is not the only one: one journal, one server, several runs.
    struct Place
    {
        QString journal; ///< folder
        QString baseUrl; ///< of the server; ours is not started
    };

    explicit Stage(Time time = Time::Real);
    Stage(Time time, const Place &place);
    ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    /// The server stands behind something that listens there: this is what people type from now
    /// on, and what discovery tells.
    void standBehind(const QString &baseUrl);

    /// It holds answers back until their time: so many now. Nobody waits for those.
    void setHeldBack(std::function<qsizetype()> heldBack) { m_heldBack = std::move(heldBack); }

    /// Types who and where, and leaves it to the caller to look what comes of it.
    [[nodiscard]] bool enter(const QString &user);

    /// To the account window; alice by her password, bob in the browser.
    [[nodiscard]] bool signInAlice();
    [[nodiscard]] bool signInBob();

    /// By the avatar menu, as in Element.
    [[nodiscard]] bool openSettings();

    /// By the avatar menu and the button at the end of the settings.
    [[nodiscard]] bool openDeactivation();

    /// Lets the half second pass after which a danger button can be pressed.
    [[nodiscard]] bool arm(const Robot &robot, const QString &button);

    /// Lets time pass, on the manual clock, with everything that is due in it. What is asked on the
    /// way gets a moment for its answer, or every deadline would be over before the wire is.
    [[nodiscard]] bool pass(std::chrono::milliseconds time);

    /// Types the password and presses `confirmButton`, with the mouse.
    [[nodiscard]] bool confirmWith(const QString &password);

    /// Presses `ssoButton`, which sends the first request.
    [[nodiscard]] bool goToBrowser();

    /// What a browser does with the last page that was opened: follows its links as `user`. True
    /// when it has come to a page without any.
    [[nodiscard]] bool walkAs(const QString &user) const;

    /// The program is asked from outside to go; true when it says that it has finished.
    [[nodiscard]] bool leave();

    /// Requests to the deactivation endpoint so far.
    [[nodiscard]] QList<PracticeRequest> deactivations() const;
    [[nodiscard]] qsizetype count() const { return deactivations().size(); }
    [[nodiscard]] bool waitCount(qsizetype wanted) const;

    /// Requests to any other path that ends so.
    [[nodiscard]] qsizetype count(const QByteArray &pathSuffix) const;

    [[nodiscard]] Clock &clock();

    /// What an earlier run at this place would have left behind, killed after the confirming click.
    static void leaveNote(const Place &place, const QString &userId, bool erase = false);

    /// The files of the journal now.
    [[nodiscard]] QStringList notes() const;

    PracticeHomeserver server;
    FakeBrowser browser;
    ManualClock manualClock;

    const Robot login;
    const Robot account;
    const Robot settings;
    const Robot dialog;
    const Robot outcome;
    const Robot unfinished;

    static const QString alicesPassword;

private:
    [[nodiscard]] bool comeToSignIn(const QString &user);
    [[nodiscard]] bool isMine();
    void letAnswersCome();
    [[nodiscard]] QList<Exchange *> onTheWire() const;

    QTemporaryDir m_ownFolder;
    Place m_place;
    Journal m_journal;
    SystemClock m_systemClock;
    Time m_time;
    MatrixClient m_client;
    QList<QPointer<QObject>> m_unanswered; ///< have had their moment
    std::function<qsizetype()> m_heldBack;
    std::unique_ptr<Conductor> m_conductor;
};

} // namespace farewell
