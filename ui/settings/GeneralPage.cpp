// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/GeneralPage.h"

#include "app/base/HomeserverUrl.h"
#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/settings/ClearProfileRow.h"
#include "ui/settings/ContactRow.h"
#include "ui/settings/ContactSection.h"
#include "ui/settings/RemoveAllRow.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/CopyCard.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/SelectableText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace farewell {

GeneralPage::GeneralPage(Clock &clock, QWidget *parent)
    : QWidget(parent), m_scroll(new ScrollColumn(names::contentScrollArea, this))
{
    auto *place = new QVBoxLayout(this);
    place->setContentsMargins({});
    place->addWidget(m_scroll);
    QWidget *content = m_scroll->content();
    QVBoxLayout *column = m_scroll->column();
    const int around = em(this, margin);
    column->setContentsMargins(around, around, around, around);
    column->setSpacing(em(this, 1.0));
    //: a page of the settings, as in Element
    column->addWidget(makeText(tr("General"), TextStyle::Title, content));
    column->addWidget(buildProfile(content));
    m_clearProfile = new ClearProfileRow(clock, content);
    column->addWidget(m_clearProfile);
    connect(m_clearProfile, &ClearProfileRow::confirmed, this, [this](const auto &parts) {
        m_scroll->setFocus(Qt::OtherFocusReason); // and no other button
        Q_EMIT clearProfileRequested(parts);
    });
    m_loading = makeText(tr("Looking up your email addresses and phone numbers…"), TextStyle::Muted,
                         content);
    column->addWidget(m_loading);
    m_emails = addSection(tr("Email addresses"), u"emails"_s, clock);
    m_phones = addSection(tr("Phone numbers"), u"phones"_s, clock);
    m_others = addSection(tr("Other contacts"), u"others"_s, clock);
    m_removeAll = new RemoveAllRow(clock, content);
    column->addWidget(m_removeAll);
    connect(m_removeAll, &RemoveAllRow::confirmed, this, [this] {
        m_scroll->setFocus(Qt::OtherFocusReason); // and no other button
        Q_EMIT removeAllContactsRequested(removable());
    });
    column->addWidget(makeText(
        tr("Your username is kept by the server for ever so that nobody can take it over. "
           "Remove your email addresses and phone numbers before you deactivate, otherwise "
           "they may cause trouble if you ever make a new account."),
        TextStyle::Muted, content));
    column->addWidget(makeRule(content));
    column->addWidget(buildDeactivation(content));
    column->addStretch(1);
}

void GeneralPage::showAccount(const AccountView &account)
{
    m_plainUserId = account.userId.toString();
    m_avatar->setPerson(m_plainUserId, account.name, account.avatar);
    m_name->setText(account.shownName());
    m_userId->setText(m_plainUserId);
    //: %1 is the host name of a homeserver
    m_host->setText(tr("Homeserver: %1").arg(isolatedLtr(account.host)));
    m_page = account.page;
    m_address->row()->setAddress(m_page);
    const bool isManaged = !m_page.isEmpty();
    m_managed->setVisible(isManaged);
    m_manage->setVisible(isManaged);
    if (isManaged) {
        //: %1 is a homeserver, %2 the host of a page, often another one
        m_managed->setText(tr("%1 manages your account in the browser, at %2.")
                               .arg(isolatedLtr(account.host), isolatedLtr(shownHost(m_page))));
    }
    m_deactivate->show();
}

void GeneralPage::tellPageOpened(bool opened)
{
    m_notOpened->setHidden(opened);
    m_address->setHidden(opened);
    if (!opened) {
        announce(m_notOpened, m_notOpened->text());
        m_scroll->ensureWidgetVisible(m_address);
    }
}

void GeneralPage::showRooms(const std::optional<qsizetype> &rooms)
{
    m_clearProfile->showRooms(rooms);
}

void GeneralPage::showProfile(const ProfileState &state)
{
    m_clearProfile->showProfile(state);
}

void GeneralPage::showOverview(const Overview &overview)
{
    m_clearProfile->showOverview(overview);
    if (!overview.hasContacts()) {
        return;
    }
    QList<Contact> emails;
    QList<Contact> phones;
    QList<Contact> others;
    for (const Contact &contact : overview.contacts.value_or(QList<Contact>())) {
        (contact.medium == "email"_L1        ? emails
             : contact.medium == "msisdn"_L1 ? phones
                                             : others)
            += contact;
    }
    const bool isManaged = !m_page.isEmpty();
    qsizetype rows = m_emails->showContacts(overview, emails, 0, isManaged);
    rows += m_phones->showContacts(overview, phones, rows, isManaged);
    m_others->showContacts(overview, others, rows, isManaged);
    m_loading->hide();
    m_emails->show();
    m_phones->show();
    m_others->setVisible(!others.isEmpty());
    m_removeAll->showCount(removable().size());
    m_removeAll->moveToEndOfTabs();
    moveToEndOfTabOrder(m_deactivate);
}

void GeneralPage::showRemoval(const Contact &contact, const RemovalState &state)
{
    for (ContactSection *section : {m_emails, m_phones, m_others}) {
        if (section->showRemoval(contact, state)) {
            break;
        }
    }
    m_removeAll->showCount(removable().size());
}

void GeneralPage::setRemovingAll(bool removing)
{
    for (ContactSection *section : {m_emails, m_phones, m_others}) {
        section->hold(removing);
    }
    m_removeAll->showCount(removable().size());
}

QList<Contact> GeneralPage::removable() const
{
    return m_emails->removable() + m_phones->removable() + m_others->removable();
}

void GeneralPage::scrollToDeactivation()
{
    m_revealWanted = true;
    if (isVisible()) {
        revealDeactivation();
    }
}

void GeneralPage::scrollToContacts()
{
    for (const ContactSection *section : {m_emails, m_phones, m_others}) {
        if (ContactRow *row = section->firstLeft()) {
            m_scroll->ensureWidgetVisible(row);
            row->takeFocus();
            return;
        }
    }
}

void GeneralPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The place of the section is known only when the layout has run.
    QMetaObject::invokeMethod(this, &GeneralPage::revealDeactivation, Qt::QueuedConnection);
}

void GeneralPage::revealDeactivation()
{
    if (m_revealWanted) {
        m_revealWanted = false;
        m_scroll->ensureWidgetVisible(m_deactivateHeading);
        m_scroll->ensureWidgetVisible(m_deactivate);
        m_deactivate->setFocus(Qt::OtherFocusReason);
    }
}

QWidget *GeneralPage::buildProfile(QWidget *parent)
{
    auto *profile = new QWidget(parent);
    m_avatar = new Avatar(profile);
    m_name = makeText({}, TextStyle::Strong, profile);
    m_userId = new SelectableText(names::userIdLabel, tr("Matrix ID"), TextStyle::Small, profile);
    m_host = makeText({}, TextStyle::Small, profile);
    LinkButton *copy = makeLink(names::copyUserIdButton, tr("Copy"), profile);
    copy->setAccessibleName(tr("Copy the Matrix ID"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_plainUserId); });

    auto *id = new QHBoxLayout;
    id->setSpacing(em(this, 0.5));
    id->addWidget(m_userId, 0, Qt::AlignVCenter);
    id->addWidget(copy, 0, Qt::AlignVCenter);
    id->addStretch(1);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.15));
    lines->addWidget(m_name);
    lines->addLayout(id);
    lines->addWidget(m_host);
    auto *row = new QHBoxLayout;
    row->setSpacing(em(this, 0.75));
    row->addWidget(m_avatar, 0, Qt::AlignTop);
    row->addLayout(lines, 1);
    auto *column = new QVBoxLayout(profile);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.6));
    column->addWidget(makeText(tr("Profile"), TextStyle::Heading, profile));
    column->addLayout(row);
    m_managed = makeText(names::manageAccountLabel, {}, TextStyle::Body, profile);
    m_manage = makeLink(names::manageAccountButton, tr("Manage my account"), profile);
    m_notOpened = makeText(names::pageNotOpenedLabel,
                           tr("The browser did not open. Open this address yourself:"),
                           TextStyle::Danger, profile);
    m_address = new CopyCard({names::addressLabel, tr("Address")},
                             {names::copyAddressButton, tr("Copy the address")}, profile);
    for (QWidget *later :
         std::initializer_list<QWidget *>{m_managed, m_manage, m_notOpened, m_address}) {
        later->hide();
    }
    column->addWidget(m_managed);
    column->addWidget(m_manage, 0, Qt::AlignLeading);
    column->addWidget(m_notOpened);
    column->addWidget(m_address);
    connect(m_manage, &QPushButton::clicked, this, &GeneralPage::accountPageRequested);
    return profile;
}

QWidget *GeneralPage::buildDeactivation(QWidget *parent)
{
    auto *section = new QWidget(parent);
    //: a title, and the button below it, word for word as in Element
    m_deactivateHeading = makeText(tr("Deactivate Account"), TextStyle::DangerHeading, section);
    //: a title, and the button below it, word for word as in Element
    m_deactivate = makeButton(names::deactivateAccountButton, tr("Deactivate Account"),
                              Role::DangerOutline, section);
    // Shown with the account: before that its kind of sign-in is not known.
    m_deactivate->hide();
    connect(m_deactivate, &QPushButton::clicked, this, &GeneralPage::deactivateRequested);
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.6));
    column->addWidget(m_deactivateHeading);
    column->addWidget(makeText(tr("Deactivating your account is a permanent action — be careful!"),
                               TextStyle::Muted, section));
    column->addWidget(m_deactivate, 0, Qt::AlignLeading);
    return section;
}

ContactSection *GeneralPage::addSection(const QString &heading, const QString &key, Clock &clock)
{
    auto *section = new ContactSection(heading, names::keyed(names::manageAccountButton, key),
                                       clock, m_scroll->content());
    connect(section, &ContactSection::removeRequested, this, &GeneralPage::removeContactRequested);
    connect(section, &ContactSection::accountPageRequested, this,
            &GeneralPage::accountPageRequested);
    section->hide();
    m_scroll->column()->addWidget(section);
    return section;
}

} // namespace farewell
