// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/support/SupportCard.h"

#include "app/base/HomeserverUrl.h"
#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/CopyRow.h"
#include "ui/widgets/SelectableText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace farewell {

SupportCard::SupportCard(QWidget *parent)
    : Card(parent)
    , m_heading(makeText({}, TextStyle::Strong, this))
    , m_lines(new QVBoxLayout)
    , m_copyAll(makeLink({}, tr("Copy the contacts"), this))
{
    connect(m_copyAll, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(everything().join(u'\n')); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(cardMargins());
    column->setSpacing(em(this, 0.3));
    m_lines->setSpacing(em(this, 0.1));
    column->addWidget(m_heading);
    column->addLayout(m_lines);
    column->addWidget(m_copyAll, 0, Qt::AlignTrailing);
    m_heading->hide();
    showRows();
}

void SupportCard::setHeading(const QString &heading)
{
    m_heading->setText(heading);
    m_heading->setHidden(heading.isEmpty());
}

void SupportCard::showContacts(const SupportContacts &contacts)
{
    m_contacts = contacts;
    showRows();
}

void SupportCard::showNamed(const QString &contact)
{
    m_named = contact;
    showRows();
}

void SupportCard::setWanted(bool wanted)
{
    m_isWanted = wanted;
    showRows();
}

/// What is there already stays, for somebody may be at it.
void SupportCard::showRows()
{
    const QStringList wanted = everything();
    const auto same = std::ranges::mismatch(std::as_const(m_shown), wanted).in1;
    const qsizetype kept = same - m_shown.cbegin();
    while (m_rows.size() > kept) {
        retire(m_rows.takeLast());
    }
    const qsizetype persons = people().size();
    for (qsizetype i = m_rows.size(); i < wanted.size(); ++i) {
        CopyRow *row = i < persons ? newPerson(wanted.at(i)) : newPage();
        m_lines->addWidget(row);
        row->show(); // at once: the layout would do it later, and the height be known too late
        m_rows += row;
    }
    if (m_shown != wanted) {
        m_shown = wanted;
        followInTabOrder();
    }
    giveNames();
    setVisible(m_isWanted && !wanted.isEmpty());
}

QStringList SupportCard::people() const
{
    QStringList all{m_named};
    all += m_contacts.people;
    all.removeAll(QString());
    all.removeDuplicates();
    return all;
}

QStringList SupportCard::everything() const
{
    QStringList all = people();
    if (!m_contacts.page.isEmpty()) {
        all += m_contacts.page.toString(QUrl::FullyEncoded);
    }
    return all;
}

CopyRow *SupportCard::newPerson(const QString &contact)
{
    //: for screen readers: a Matrix ID or an email address of somebody
    auto *row = new CopyRow({{}, tr("Contact")},
                            //: for screen readers; %1: a Matrix ID or an email address
                            {{}, tr("Copy %1").arg(cleaned(contact))}, this);
    row->setContent(contact);
    return row;
}

CopyRow *SupportCard::newPage()
{
    const QUrl page = m_contacts.page;
    auto *row = new CopyRow({{}, tr("Address of the support page")},
                            {{}, tr("Copy the address of the support page")}, this);
    row->setAddress(page);
    //: for screen readers; %1: a host name
    const QString spoken = tr("Open the support page at %1").arg(shownHost(page));
    connect(row->addOpen({{}, spoken}), &QPushButton::clicked, this,
            [this, page] { Q_EMIT openPageRequested(page); });
    return row;
}

/// The rows are made late, and stand before the button that was there from the beginning.
void SupportCard::followInTabOrder()
{
    QWidget *last = m_copyAll;
    do {
        last = last->previousInFocusChain();
    } while (last->focusPolicy() == Qt::NoFocus && last != m_copyAll);
    for (const CopyRow *row : std::as_const(m_rows)) {
        for (QWidget *control : row->controls()) {
            if (control != last) {
                setTabOrder(last, control);
            }
            last = control;
        }
    }
}

void SupportCard::giveNames()
{
    const bool isShown = m_isWanted && !m_shown.isEmpty();
    const auto give = [isShown](QWidget *widget, const QString &name) {
        widget->setObjectName(isShown ? name : QString());
    };
    give(m_copyAll, names::copySupportButton);
    const qsizetype persons = people().size();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const CopyRow &row = *m_rows.at(i);
        const bool isPerson = i < persons;
        give(m_rows.at(i), isPerson ? names::indexed(names::supportContactRow, i) : QString());
        give(row.text(),
             isPerson ? names::indexed(names::supportContactLabel, i)
                      : QString(names::supportPageLabel));
        give(row.copyButton(),
             isPerson ? names::indexed(names::copySupportContactButton, i)
                      : QString(names::copySupportPageButton));
        if (row.openButton() != nullptr) {
            give(row.openButton(), names::supportPageButton);
        }
    }
}

} // namespace farewell
