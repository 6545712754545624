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
{
    QPushButton *copy = makeButton(names::copySupportButton, tr("Copy"), Role::Plain, this);
    copy->setAccessibleName(tr("Copy the contacts"));
    connect(copy, &QPushButton::clicked, this, [this] {
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
    row->addWidget(copy, 0, Qt::AlignVCenter);
    hide();
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
    setVisible(!contacts.isEmpty());
}

} // namespace farewell
