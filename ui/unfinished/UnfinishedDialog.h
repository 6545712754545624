// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/record/ReceiptState.h"
#include "ui/unfinished/UnfinishedState.h"

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace farewell {

class BusyBar;
class ButtonRow;
class EvidenceList;
class ReceiptCard;
class ScrollColumn;
class StepList;
class Text;

/// "A deactivation was under way": one whose end an earlier run of the program did not see, and how
/// to find out. Nothing in it can change the account.
class UnfinishedDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit UnfinishedDialog(QWidget *parent = nullptr);

    void showState(const UnfinishedState &state);
    void showReceipt(const ReceiptState &state);

    /// Escape, "Not now" and the window's own close button. accept() closes without closed().
    void reject() override;

Q_SIGNALS:
    void findOutRequested();
    void checkAgainRequested(); ///< of somebody else's account, once more
    void signInRequested();
    void saveReceiptRequested();
    void showReceiptRequested();
    void forgetRequested();
    void closed(); ///< once, after the dialog has closed

private:
    void build();
    void buildButtons();
    void publish();
    void showSteps();
    void showButtons();
    void placeFocus();

    UnfinishedState m_state;
    bool m_isShown = false;
    bool m_hasClosed = false;
    QVBoxLayout *m_column = nullptr;
    Text *m_heading = nullptr;
    Text *m_subtitle = nullptr;
    ScrollColumn *m_scroll = nullptr;
    Text *m_sentence = nullptr;
    StepList *m_steps = nullptr; ///< of somebody else's account
    EvidenceList *m_evidence = nullptr;
    ReceiptCard *m_receipt = nullptr; ///< of one's own account
    Text *m_aboutNote = nullptr;
    BusyBar *m_progress = nullptr;
    ButtonRow *m_buttons = nullptr;
    QPushButton *m_forget = nullptr;
    QPushButton *m_notNow = nullptr;
    QPushButton *m_checkAgain = nullptr;
    QPushButton *m_findOut = nullptr;
    QPushButton *m_signIn = nullptr;
};

} // namespace farewell
