// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"
#include "app/deactivation/DeactivationState.h"
#include "ui/account/AccountView.h"
#include "ui/account/ProfileState.h"

#include <QDialog>

class QVBoxLayout;

namespace farewell {

class Clock;
class Consequences;
class DialogButtons;
class EraseChoice;
class ImpossiblePage;
class ProofSection;
class SpreadNotice;
class Text;
struct ReceiptState;
struct SupportContacts;

/// Where an account is deactivated: account, consequences, erase choice and proof in one view.
///
/// Only a pressed danger button leads to a request, and each meaning has a button of its own that
/// is armed late, so no key or click meant for one thing does another.
class DeactivateAccountDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The clock outlives the dialog.
    DeactivateAccountDialog(const AccountView &account, Clock &clock, QWidget *parent = nullptr);

    void showState(const DeactivationState &state);
    void showContacts(const SupportContacts &contacts);
    void showReceipt(const ReceiptState &state);
    void showProfile(const ProfileState &state);

    /// A copy of the password. What was typed stays as long as a request may need it.
    [[nodiscard]] Secret password() const;

    /// Escape, Cancel and the window's own close button. While a request is under way the first
    /// one only says that this does not cancel anything. accept() closes without leaveRequested().
    void reject() override;

Q_SIGNALS:
    void eraseChosen(bool erase);
    void armed(); ///< a danger button can be pressed from now on
    void confirmRequested();
    void ssoRequested();
    void openPageAgainRequested();
    void optionChosen(qsizetype index);
    void accountPageRequested();
    void checkNowRequested();
    void stopWaitingRequested();
    void openPageRequested(const QUrl &page);
    void saveReceiptRequested();
    void showReceiptRequested();
    void letterRequested();
    void leaveRequested(); ///< once, after the dialog has closed

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildSteps();
    void connectButtons();
    void swallowEnterEverywhere();
    void showButtons(bool isNews);
    void showNotice();
    void publish();
    void placeFocus();
    /// How its content is spaced: the smaller the window, the tighter.
    enum class Fit { Unknown, Ample, Tight, Tiny };
    void keepFit();
    void setFit(Fit fit);
    void startSize();

    AccountView m_account;
    Clock &m_clock;
    DeactivationState m_state;
    Fit m_fit = Fit::Unknown;
    bool m_isShown = false; ///< a state has come
    bool m_hasWarned = false;
    bool m_hasLeft = false;

    QVBoxLayout *m_column = nullptr;
    QWidget *m_steps = nullptr;
    QVBoxLayout *m_stepsColumn = nullptr;
    Text *m_title = nullptr;
    Consequences *m_consequences = nullptr;
    EraseChoice *m_erase = nullptr;
    ProfileState m_profile;
    SpreadNotice *m_spread = nullptr;
    ProofSection *m_proof = nullptr;
    ImpossiblePage *m_impossible = nullptr;
    Text *m_leaveNotice = nullptr;
    DialogButtons *m_buttons = nullptr;
};

} // namespace farewell
