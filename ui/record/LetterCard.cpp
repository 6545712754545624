// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/record/LetterCard.h"

#include "ui/Names.h"

#include <QPushButton>

namespace farewell {

LetterCard::LetterCard(QWidget *parent)
    : OfferCard(Icon::Letter, parent), m_open(addButton(tr("Letter…")))
{
    m_open->setAccessibleName(tr("Open the letter to the people who run your server"));
    connect(m_open, &QPushButton::clicked, this, &LetterCard::letterRequested);
    setDeactivated(false);
    giveNames();
}

void LetterCard::setDeactivated(bool isDeactivated)
{
    say(isDeactivated ? tr("Ask for the rest to be erased")
                      : tr("Ask the people who run your server"),
        tr("A letter to the people who run your server, ready to send."));
}

void LetterCard::giveNames()
{
    give(this, names::letterCard);
    give(m_open, names::letterButton);
}

} // namespace farewell
