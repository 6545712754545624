// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"
#include "ui/account/AccountView.h"

#include <QWidget>

namespace farewell {

class ConsentCard;
class LetterCard;
class ReceiptCard;
class ScrollColumn;
class SupportCard;
class Text;
struct ReceiptState;
struct SupportContacts;

/// A dead end: what is known of the account, why, the server's own words, and the way out.
class ImpossiblePage final : public QWidget
{
    Q_OBJECT

public:
    ImpossiblePage(const AccountView &account, QWidget *parent);

    /// Empty unless the state is a dead end.
    void showState(const DeactivationState &state);
    void showContacts(const SupportContacts &contacts);
    void showReceipt(const ReceiptState &state);

    [[nodiscard]] QWidget *focusTarget() const;
    [[nodiscard]] QString spoken() const;

Q_SIGNALS:
    void openPageRequested(const QUrl &page);
    void saveReceiptRequested();
    void showReceiptRequested();
    void letterRequested();

private:
    AccountView m_account;
    ScrollColumn *m_scroll;
    Text *m_heading;
    Text *m_sentence;
    Text *m_serverSaid;
    Text *m_wayOut;
    ConsentCard *m_consent;
    SupportCard *m_support;
    LetterCard *m_letter;
    ReceiptCard *m_receipt; ///< behind what comes before it by the Tab key
};

} // namespace farewell
