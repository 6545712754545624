// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/Overview.h"
#include "ui/settings/RemovalState.h"

#include <QWidget>

class QVBoxLayout;

namespace farewell {

class Clock;
class ContactRow;
class LinkButton;
class Text;

/// The contacts of one kind, or why there are none to remove.
class ContactSection final : public QWidget
{
    Q_OBJECT

public:
    /// `pageName` is the object name of the link to the page that manages the account.
    ContactSection(const QString &heading, const QString &pageName, Clock &clock, QWidget *parent);

    /// Returns the number of rows, which are numbered from `firstIndex`. `contacts` are of this
    /// kind only. Where the account is managed on a page, that page removes them.
    qsizetype showContacts(const Overview &overview, const QList<Contact> &contacts,
                           qsizetype firstIndex, bool isManaged);

    /// Nothing can be asked to be removed while it is held.
    void hold(bool isHeld);

    /// Those that the person could still ask to be removed.
    [[nodiscard]] QList<Contact> removable() const;

    /// Whether the contact was one of these.
    bool showRemoval(const Contact &contact, const RemovalState &state);

    /// The first row that was not removed; nullptr when there is none.
    [[nodiscard]] ContactRow *firstLeft() const;

Q_SIGNALS:
    void removeRequested(const farewell::Contact &contact);
    void accountPageRequested();

private:
    void showWhatCanBeRemoved();
    void rebuild(const QList<Contact> &contacts, qsizetype firstIndex);
    [[nodiscard]] QString explanation(const Overview &overview) const;

    Clock &m_clock;
    Text *m_explanation;
    LinkButton *m_page;
    QVBoxLayout *m_column;
    QList<ContactRow *> m_rows;
    qsizetype m_firstIndex = 0;
    bool m_mayRemove = false;
    bool m_isHeld = false;
};

} // namespace farewell
