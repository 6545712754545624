// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/ConsentCard.h"

#include "ui/Names.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/CopyRow.h"
#include "ui/widgets/SelectableText.h"

#include <QVBoxLayout>

namespace farewell {

ConsentCard::ConsentCard(QWidget *parent)
    : Card(parent)
    , m_row(new CopyRow({{}, tr("Address of the page")}, {{}, tr("Copy the address of the page")},
                        this))
    , m_open(m_row->addOpen({{}, tr("Open the page")}))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(cardMargins());
    column->setSpacing(em(this, 0.3));
    column->addWidget(makeText(tr("Where to agree to the terms"), TextStyle::Strong, this));
    column->addWidget(m_row);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openPageRequested(m_page); });
    refresh();
}

void ConsentCard::showPage(const QUrl &page)
{
    m_page = page;
    m_row->setAddress(page);
    refresh();
}

void ConsentCard::setWanted(bool wanted)
{
    m_isWanted = wanted;
    refresh();
}

void ConsentCard::refresh()
{
    const bool isShown = m_isWanted && !m_page.isEmpty();
    const auto give = [isShown](QWidget *widget, QLatin1StringView name) {
        widget->setObjectName(isShown ? QString(name) : QString());
    };
    give(m_row->text(), names::consentPageLabel);
    give(m_row->copyButton(), names::copyConsentPageButton);
    give(m_open, names::consentPageButton);
    setVisible(isShown);
}

} // namespace farewell
