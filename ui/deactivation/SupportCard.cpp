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
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QString plain = m_text->text();
        plain.remove(QChar(0x2066)).remove(QChar(0x2069));
        QGuiApplication::clipboard()->setText(plain);
    });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(cardMargins());
    row->setSpacing(em(this, 0.75));
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.2));
    lines->addWidget(m_heading);
    lines->addWidget(m_text);
    row->addLayout(lines, 1);
    row->addWidget(m_copy, 0, Qt::AlignVCenter);
    showIfWanted();
}

void SupportCard::setHeading(const QString &heading)
{
    m_heading->setText(heading);
}

void SupportCard::showContacts(const SupportContacts &contacts)
{
    QStringList lines;
    for (const QString &contact : contacts.emailAddresses + contacts.matrixIds) {
        lines += isolatedLtr(cleaned(contact));
    }
    if (!contacts.page.isEmpty()) {
        lines += isolatedLtr(contacts.page.toString(QUrl::FullyEncoded));
    }
    m_text->setText(lines.join(u'\n'));
    showIfWanted();
}

void SupportCard::setWanted(bool wanted)
{
    m_isWanted = wanted;
    showIfWanted();
}

void SupportCard::showIfWanted()
{
    const bool isShown = m_isWanted && !m_text->text().isEmpty();
    m_copy->setObjectName(isShown ? QString(names::copySupportButton) : QString());
    setVisible(isShown);
}

} // namespace farewell
