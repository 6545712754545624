// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/SettleGroup.h"

#include "ui/Names.h"
#include "ui/account/AccountWords.h"
#include "ui/account/SettleCard.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

#include <algorithm>

namespace farewell {

SettleGroup::SettleGroup(SettleEntry::Group group, QWidget *parent)
    : QWidget(parent), m_group(group), m_column(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.6));
    m_column->setSpacing(em(this, 0.6));
    if (m_group != SettleEntry::Group::Above) {
        column->addWidget(makeText(names::keyed(names::settleGroup, words::key(m_group)), heading(),
                                   TextStyle::FieldLabel, this));
    }
    column->addLayout(m_column);
    hide();
}

QString SettleGroup::heading() const
{
    switch (m_group) {
    case SettleEntry::Group::Above:
        return {};
    case SettleEntry::Group::Lives:
        return tr("Only while the account lives");
    case SettleEntry::Group::Stays:
        return tr("What stays behind under your name");
    case SettleEntry::Group::Itself:
        return tr("Happens by itself");
    }
    Q_UNREACHABLE();
}

void SettleGroup::showEntries(const QList<SettleEntry> &entries)
{
    QList<SettleEntry> ours = entries;
    ours.removeIf([this](const SettleEntry &entry) { return entry.group != m_group; });
    m_cards.removeIf([&](SettleCard *card) {
        const bool stays = std::ranges::find(ours, card->key(), &SettleEntry::key) != ours.end();
        if (!stays) {
            m_column->removeWidget(card);
            retire(card);
        }
        return !stays;
    });
    for (qsizetype i = 0; i < ours.size(); ++i) {
        SettleCard *card = cardFor(ours.at(i));
        if (m_cards.value(i) != card) {
            // Topics have an order of their own, so those that stay are in it already.
            m_cards.insert(i, card);
            m_column->insertWidget(static_cast<int>(i), card);
            card->show(); // at once, for the layout does it later: nobody tabs past it
        }
        card->showEntry(ours.at(i));
    }
    setVisible(!m_cards.isEmpty());
}

QList<QPushButton *> SettleGroup::buttons() const
{
    QList<QPushButton *> all;
    for (const SettleCard *card : m_cards) {
        if (card->button() != nullptr) {
            all += card->button();
        }
    }
    return all;
}

SettleCard *SettleGroup::cardFor(const SettleEntry &entry)
{
    const auto found = std::ranges::find(m_cards, entry.key, &SettleCard::key);
    if (found != m_cards.end()) {
        return *found;
    }
    auto *card = new SettleCard(entry, this);
    connect(card, &SettleCard::pressed, this, &SettleGroup::pressed);
    return card;
}

} // namespace farewell
