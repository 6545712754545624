// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/ContactSection.h"

#include "ui/settings/ContactRow.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

#include <algorithm>

namespace farewell {

ContactSection::ContactSection(const QString &heading, const QString &pageName, Clock &clock,
                               QWidget *parent)
    : QWidget(parent), m_clock(clock), m_column(new QVBoxLayout(this))
{
    m_explanation = makeText({}, TextStyle::Muted, this);
    m_page = makeLink(pageName, tr("Change on my account page"), this);
    //: for screen readers; %1 is for example “Email addresses”
    m_page->setAccessibleName(tr("%1: change on my account page").arg(heading));
    connect(m_page, &QPushButton::clicked, this, &ContactSection::accountPageRequested);
    m_column->setContentsMargins({});
    m_column->setSpacing(em(this, 0.5));
    m_column->addWidget(makeText(heading, TextStyle::Heading, this));
    m_column->addWidget(m_explanation);
    m_column->addWidget(m_page, 0, Qt::AlignLeading);
}

qsizetype ContactSection::showContacts(const Overview &overview, const QList<Contact> &contacts,
                                       qsizetype firstIndex, bool isManaged)
{
    QList<Contact> wanted = contacts;
    // What was removed here stays to be read, so that a new list does not take the answer away.
    for (const ContactRow *row : std::as_const(m_rows)) {
        if (row->isRemoved() && !wanted.contains(row->contact())) {
            wanted.insert(std::min(m_rows.indexOf(row), wanted.size()), row->contact());
        }
    }
    const bool same = firstIndex == m_firstIndex
        && std::equal(m_rows.cbegin(), m_rows.cend(), wanted.cbegin(), wanted.cend(),
                      [](const ContactRow *row, const Contact &contact) {
                          return row->contact() == contact;
                      });
    if (!same) {
        rebuild(wanted, firstIndex);
    }
    m_mayRemove = overview.capabilities && overview.capabilities->contactChanges && !isManaged;
    showWhatCanBeRemoved();
    const bool isOnThePage = isManaged && !m_rows.isEmpty();
    m_page->setVisible(isOnThePage);
    m_explanation->setText(isOnThePage ? QString() : explanation(overview));
    m_explanation->setVisible(!m_explanation->text().isEmpty());
    return m_rows.size();
}

bool ContactSection::showRemoval(const Contact &contact, const RemovalState &state)
{
    for (ContactRow *row : std::as_const(m_rows)) {
        if (row->contact() == contact) {
            row->showRemoval(state);
            return true;
        }
    }
    return false;
}

void ContactSection::hold(bool isHeld)
{
    m_isHeld = isHeld;
    showWhatCanBeRemoved();
}

void ContactSection::showWhatCanBeRemoved()
{
    for (ContactRow *row : std::as_const(m_rows)) {
        row->setRemovable(m_mayRemove && !m_isHeld);
    }
}

QList<Contact> ContactSection::removable() const
{
    QList<Contact> contacts;
    for (const ContactRow *row : m_rows) {
        if (row->canBeRemoved()) {
            contacts += row->contact();
        }
    }
    return contacts;
}

ContactRow *ContactSection::firstLeft() const
{
    const auto found = std::ranges::find_if_not(m_rows, &ContactRow::isRemoved);
    return found == m_rows.cend() ? nullptr : *found;
}

void ContactSection::rebuild(const QList<Contact> &contacts, qsizetype firstIndex)
{
    QList<ContactRow *> old = std::exchange(m_rows, {});
    m_firstIndex = firstIndex;
    for (const Contact &contact : contacts) {
        auto *row = new ContactRow(contact, firstIndex + m_rows.size(), m_clock, this);
        connect(row, &ContactRow::removeRequested, this,
                [this, contact] { Q_EMIT removeRequested(contact); });
        m_column->addWidget(row);
        m_rows += row;
    }
    for (ContactRow *row : old) {
        retire(row);
    }
}

QString ContactSection::explanation(const Overview &overview) const
{
    if (!overview.contacts) {
        return tr("Your server did not tell us.");
    }
    if (m_rows.isEmpty()) {
        return tr("None.");
    }
    if (!overview.capabilities) {
        return tr("We could not find out whether your server lets you remove them, so this is not "
                  "offered.");
    }
    return overview.capabilities->contactChanges
        ? QString()
        : tr("Your server does not let you change them. Ask the people who run it.");
}

} // namespace farewell
