// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/record/OfferCard.h"

namespace farewell {

/// Offers a letter to the people who run the server.
class LetterCard final : public OfferCard
{
    Q_OBJECT

public:
    explicit LetterCard(QWidget *parent);

    /// Whether the account is surely deactivated, so that only the rest is to be asked for.
    void setDeactivated(bool isDeactivated);

Q_SIGNALS:
    void letterRequested();

private:
    void giveNames() override;

    QPushButton *m_open;
};

} // namespace farewell
