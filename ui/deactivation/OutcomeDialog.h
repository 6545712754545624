// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"
#include "ui/account/AccountView.h"

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace farewell {

class Banner;
class ButtonRow;
class Clock;
class ConsentCard;
class EvidenceList;
class LetterCard;
class ReceiptCard;
class ScrollColumn;
class SupportCard;
class Text;
struct ReceiptState;
struct SupportContacts;

/// What happened to the account, and how it is known: one of three outcomes, never a guess.
class OutcomeDialog final : public QDialog
{
    Q_OBJECT

public:
    OutcomeDialog(AccountView account, Clock &clock, QWidget *parent = nullptr);

    void showState(const DeactivationState &state);
    void showContacts(const SupportContacts &contacts);

    /// Before that no receipt is offered.
    void showReceipt(const ReceiptState &state);

    /// Every way of closing it. While the outcome is unknown the first one only says what to do
    /// later.
    void reject() override;

Q_SIGNALS:
    void checkAgainRequested();
    void openPageRequested(const QUrl &page);
    void saveReceiptRequested();
    void showReceiptRequested();
    void letterRequested();
    void closed();           ///< once, after the dialog has closed
    void signOutRequested(); ///< likewise, instead of closed()
    void signInRequested();  ///< likewise: the person signs in to find out

private:
    void build();
    void buildButtons();
    void publish();
    void showButtons();
    void closeFor(void (OutcomeDialog::*wish)());
    [[nodiscard]] bool isKnown() const;

    AccountView m_account;
    Clock &m_clock;
    DeactivationState m_state;
    bool m_isShown = false;
    bool m_hasWarned = false;
    bool m_hasClosed = false;
    QVBoxLayout *m_column = nullptr;
    Text *m_heading = nullptr;
    Text *m_subtitle = nullptr;
    ScrollColumn *m_scroll = nullptr;
    Text *m_sentence = nullptr;
    EvidenceList *m_evidence = nullptr;
    ReceiptCard *m_receipt = nullptr;
    LetterCard *m_letter = nullptr;
    Text *m_stays = nullptr;
    ConsentCard *m_consent = nullptr;
    SupportCard *m_support = nullptr;
    Banner *m_later = nullptr;
    ButtonRow *m_buttons = nullptr;
    QPushButton *m_copyDetails = nullptr;
    QPushButton *m_checkAgain = nullptr;
    QPushButton *m_signOut = nullptr;
    QPushButton *m_signIn = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace farewell
