// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/BeforeYouGo.h"

#include "ui/Names.h"
#include "ui/sentences/Sentences.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Controls.h"

#include <QBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr int narrowEms = 24;

/// A card whose button goes under its text where it is too narrow for both.
class EntryCard final : public Card
{
public:
    explicit EntryCard(QWidget *parent)
        : Card(parent), m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    {
        m_row->setContentsMargins(cardMargins());
        m_row->setSpacing(em(this, 0.75));
    }

    [[nodiscard]] QBoxLayout *row() const { return m_row; }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        Card::resizeEvent(event);
        m_row->setDirection(width() < em(this, narrowEms) ? QBoxLayout::TopToBottom
                                                          : QBoxLayout::LeftToRight);
    }

private:
    QBoxLayout *m_row;
};

int count(const QList<Contact> &contacts, QLatin1StringView medium)
{
    return static_cast<int>(
        std::count_if(contacts.cbegin(), contacts.cend(),
                      [medium](const Contact &contact) { return contact.medium == medium; }));
}

} // namespace

/// The server accepts our sign-in no more, which matters more than what it told before.
BeforeYouGo::Entry BeforeYouGo::refusalEntry(Cause refusal)
{
    const auto warning = [](const QString &title, const QString &detail) {
        return Entry{Badge::Kind::Warning, Icon::Alert, title, detail, false};
    };
    if (refusal == Cause::UserLocked) {
        return warning(tr("Your account is locked"),
                       tr("A locked account cannot deactivate itself. Ask the people who run the "
                          "server to unlock it, or to deactivate it for you."));
    }
    if (refusal == Cause::UserDeactivated) {
        return warning(tr("Your account is deactivated already"),
                       tr("Your server says so. There is nothing left to do here: sign out."));
    }
    return warning(tr("Your sign-in has ended"),
                   tr("Your server accepts it no more. Sign out and sign in again."));
}

/// What could not be read, so that nobody takes silence for "none".
QString BeforeYouGo::missing(const Overview &overview)
{
    QStringList sentences;
    if (!overview.contacts) {
        sentences += tr("We could not read your email addresses and phone numbers.");
    }
    if (!overview.joinedRooms) {
        sentences += tr("We could not read your rooms.");
    }
    if (!overview.otherSessions) {
        sentences += tr("We could not read your other sessions.");
    }
    sentences += tr("There may be some all the same.");
    return Sentences::inARow(sentences);
}

BeforeYouGo::BeforeYouGo(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins({});
    m_column->setSpacing(em(this, 0.6));
}

QList<BeforeYouGo::Entry> BeforeYouGo::entriesOf(const Overview &overview, bool isFoundActive)
{
    QList<Entry> entries = settleable(overview);
    if (isFoundActive && !overview.refusal) {
        entries.prepend({Badge::Kind::Neutral, Icon::Alert,
                         tr("Your account is active: you have just signed in"),
                         tr("Nothing was deactivated, or not to the end."), false});
    }
    return entries;
}

QList<BeforeYouGo::Entry> BeforeYouGo::settleable(const Overview &overview)
{
    QList<Entry> entries;
    if (overview.refusal) {
        entries += refusalEntry(overview.refusal->cause);
    }
    const QList<Contact> contacts = overview.contacts.value_or(QList<Contact>());
    const int emails = count(contacts, "email"_L1);
    const int phones = count(contacts, "msisdn"_L1);
    if (emails > 0 || phones > 0) {
        //: alone, or as in “2 email addresses and 1 phone number”
        const QString mails = tr("%Ln email address(es)", nullptr, emails);
        //: alone, or as in “2 email addresses and 1 phone number”
        const QString numbers = tr("%Ln phone number(s)", nullptr, phones);
        entries += {Badge::Kind::Warning, emails + phones,
                    phones == 0       ? mails
                        : emails == 0 ? numbers
                                      : Sentences::listed({mails, numbers}),
                    //: beside the number of email addresses and phone numbers, which is %n
                    tr("Remove them now, otherwise they may cause trouble if you ever make a new "
                       "account.",
                       nullptr, emails + phones),
                    true};
    }
    if (const int rooms = static_cast<int>(overview.joinedRooms.value_or(0)); rooms > 0) {
        entries += {Badge::Kind::Neutral, Icon::Rooms, tr("%Ln room(s)", nullptr, rooms),
                    tr("You will leave all of them, direct chats too."), false};
    }
    if (const int sessions = static_cast<int>(overview.otherSessions.value_or(0)); sessions > 0) {
        entries
            += {Badge::Kind::Neutral, Icon::Sessions, tr("%Ln other session(s)", nullptr, sessions),
                tr("You will be signed out everywhere."), false};
    }
    if (!overview.isComplete) {
        return entries;
    }
    const bool allKnown = overview.contacts && overview.joinedRooms && overview.otherSessions;
    if (entries.isEmpty() && allKnown) {
        entries += {Badge::Kind::Good, Icon::Check, tr("Nothing to settle"),
                    tr("No email addresses, phone numbers, rooms or other sessions."), false};
    } else if (entries.isEmpty()) {
        entries += {Badge::Kind::Neutral, Icon::Question, tr("Your server did not tell us"),
                    tr("We could not read what your account holds. You can go on all the same."),
                    false};
    } else if (!allKnown && !overview.refusal) {
        entries += {Badge::Kind::Neutral, Icon::Question,
                    tr("Your server did not tell us everything"), missing(overview), false};
    }
    return entries;
}

void BeforeYouGo::sayFoundActive()
{
    m_isFoundActive = true;
    showOverview(m_overview);
}

void BeforeYouGo::showOverview(const Overview &overview)
{
    m_overview = overview;
    const QList<Entry> entries = entriesOf(m_overview, m_isFoundActive);
    m_shown.removeIf([&](const Shown &shown) {
        const bool isOver = !entries.contains(shown.entry);
        if (isOver) {
            m_column->removeWidget(shown.card);
            retire(shown.card);
        }
        return isOver;
    });
    // Entries have an order of their own, so those that stay are in it already.
    for (int i = 0; i < entries.size(); ++i) {
        if (m_shown.value(i).entry != entries.at(i)) {
            QWidget *card = makeCard(entries.at(i));
            m_shown.insert(i, {entries.at(i), card});
            m_column->insertWidget(i, card);
        }
    }
}

QWidget *BeforeYouGo::makeCard(const Entry &entry)
{
    auto *card = new EntryCard(this);
    auto *what = new QHBoxLayout;
    what->setSpacing(em(this, 0.75));
    what->addWidget(new Badge(entry.kind, entry.sign, card));
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.2));
    lines->addWidget(makeText(entry.title, TextStyle::Strong, card));
    lines->addWidget(makeText(entry.detail, TextStyle::Small, card));
    what->addLayout(lines, 1);
    card->row()->addLayout(what, 1);
    if (entry.canReview) {
        QPushButton *review
            = makeButton(names::reviewContactsButton, tr("Review…"), Role::Plain, card);
        review->setAccessibleName(tr("Review email addresses and phone numbers"));
        connect(review, &QPushButton::clicked, this, &BeforeYouGo::reviewRequested);
        card->row()->addWidget(review, 0, Qt::AlignTrailing | Qt::AlignVCenter);
    }
    return card;
}

} // namespace farewell
