// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"

#include <QObject>

class QPushButton;

namespace farewell {

class ArmedButton;
class ButtonRow;
class Clock;

/// The button row of the deactivation dialog. Each meaning has a button of its own, and exactly one
/// in view bears the name of the contract, so that a double click never presses the next meaning.
class DialogButtons final : public QObject
{
    Q_OBJECT

public:
    /// The row is a child of `parent`.
    DialogButtons(Clock &clock, QWidget *parent);

    [[nodiscard]] ButtonRow &row() const { return *m_row; }

    /// `isNews`: there is something to read first, so the danger button is armed anew.
    void showState(const DeactivationState &state, bool hasPassword, bool isNews);

    /// No danger button can be pressed; showState() counts from the next one on.
    void holdBack(bool holds) { m_holdsBack = holds; }

    /// A button that can be held back has the focus.
    [[nodiscard]] bool hasDangerousFocus() const;

    /// Moves the focus to the button that sends the password, now or as soon as it is armed.
    void focusConfirm();

Q_SIGNALS:
    void armed(); ///< a danger button can be pressed from now on
    void confirmRequested();
    void ssoRequested();
    void stopWaitingRequested();
    void accountPageRequested();
    void checkNowRequested();
    void leaveRequested();
    void detailsRequested();

private:
    void connectPlainButtons();
    ArmedButton *makeDangerButton(const QString &text, Clock &clock,
                                  void (DialogButtons::*intent)());
    void showPlainButtons(const DeactivationState &state);
    [[nodiscard]] ArmedButton *mainButton(const DeactivationState &state) const;

    bool m_holdsBack = false;
    ButtonRow *m_row;
    QPushButton *m_copyDetails;
    QPushButton *m_cancel;
    QPushButton *m_back;
    QPushButton *m_stopWaiting;
    QPushButton *m_checkNow;
    QPushButton *m_accountPage;
    ArmedButton *m_confirmPassword;
    ArmedButton *m_confirmBrowser;
    ArmedButton *m_confirmChoice;
    ArmedButton *m_sso;
    ArmedButton *m_fallback;
};

} // namespace farewell
