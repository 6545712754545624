// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/record/OfferCard.h"
#include "ui/record/ReceiptState.h"

namespace farewell {

/// Offers a receipt, and says where it is once it is saved.
class ReceiptCard final : public OfferCard
{
    Q_OBJECT

public:
    explicit ReceiptCard(QWidget *parent);

    void showState(const ReceiptState &state);

    /// What it says below "Keep a receipt".
    void setAbout(const QString &about);

    /// Whether there is enough to write down yet.
    void setReady(bool isReady);

Q_SIGNALS:
    void saveRequested();
    void showRequested(); ///< what was saved

private:
    void refresh();
    void giveNames() override;

    ReceiptState m_state;
    QString m_about;
    bool m_isReady = false;
    QPushButton *m_save = nullptr;
    LinkButton *m_show = nullptr;
};

} // namespace farewell
