// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/SupportCard.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/widgets/Controls.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace farewell {

SupportCard::SupportCard(const QString &heading, QWidget *parent)
    : Card(parent)
    , m_heading(makeText(heading, TextStyle::Strong, this))
    , m_text(makeText({}, TextStyle::Small, this))
    , m_copy(makeButton(names::copySupportButton, tr("Copy"), Role::Plain, this))
{
    m_copy->setAccessibleName(tr("Copy the contacts"));
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(withoutIsolates(m_text->text())); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(cardMargins());
    row->setSpacing(em(this, 0.75));
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.2));
    lines->addWidget(m_heading);
    lines->addWidget(m_text);
    row->addLayout(lines, 1);
    row->addWidget(m_copy, 0, Qt::AlignVCenter);
    showLines();
}

SupportCard *SupportCard::forConsent(QWidget *parent)
{
    auto *card = new SupportCard(tr("Where to agree to the terms"), parent);
    card->m_copy->setAccessibleName(tr("Copy the address of the page"));
    card->m_open = makeButton(names::consentPageButton, tr("Open"), Role::Plain, card);
    card->m_open->setAccessibleName(tr("Open the page"));
    connect(card->m_open, &QPushButton::clicked, card, &SupportCard::openRequested);
    card->layout()->addWidget(card->m_open);
    card->showLines();
    return card;
}

void SupportCard::setHeading(const QString &heading)
{
    m_heading->setText(heading);
}

void SupportCard::showContacts(const SupportContacts &contacts)
{
    m_contacts = contacts;
    showLines();
}

void SupportCard::showAnswer(const Failure &failure)
{
    m_named = m_open != nullptr ? failure.consentPage.toString(QUrl::FullyEncoded)
                                : failure.adminContact;
    showLines();
}

void SupportCard::setWanted(bool wanted)
{
    m_isWanted = wanted;
    showLines();
}

void SupportCard::showLines()
{
    QStringList lines;
    for (const QString &contact :
         QStringList{m_named} + m_contacts.emailAddresses + m_contacts.matrixIds) {
        lines += isolatedLtr(cleaned(contact));
    }
    if (m_named.isEmpty()) {
        lines.removeFirst();
    }
    if (!m_contacts.page.isEmpty()) {
        lines += isolatedLtr(m_contacts.page.toString(QUrl::FullyEncoded));
    }
    lines.removeDuplicates();
    m_text->setText(lines.join(u'\n'));
    const bool isShown = m_isWanted && !lines.isEmpty();
    const auto rename = [isShown](QPushButton *button, QLatin1StringView name) {
        button->setObjectName(isShown ? QString(name) : QString());
    };
    if (m_open != nullptr) {
        rename(m_open, names::consentPageButton);
        rename(m_copy, names::copyConsentPageButton);
    } else {
        rename(m_copy, names::copySupportButton);
    }
    setVisible(isShown);
}

} // namespace farewell
