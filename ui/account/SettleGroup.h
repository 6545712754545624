// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/account/SettleEntry.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace farewell {

class SettleCard;
class Text;

/// The topics of one group under its heading; hidden while there are none.
class SettleGroup final : public QWidget
{
    Q_OBJECT

public:
    SettleGroup(SettleEntry::Group group, QWidget *parent);

    /// Those of this group are shown, in their order; a card whose topic stays is changed in place.
    void showEntries(const QList<SettleEntry> &entries);

    [[nodiscard]] QList<QPushButton *> buttons() const; ///< of the cards, from top to bottom

Q_SIGNALS:
    void pressed(farewell::SettleEntry::Act act);

private:
    [[nodiscard]] QString heading() const;
    [[nodiscard]] SettleCard *cardFor(const SettleEntry &entry);

    SettleEntry::Group m_group;
    QVBoxLayout *m_column; ///< of the cards
    QList<SettleCard *> m_cards;
};

} // namespace farewell
