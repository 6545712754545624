// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/CantSignInDialog.h"

#include "app/base/Text.h"
#include "app/matrix/ServerAddress.h"
#include "app/signin/SignInState.h"
#include "ui/Names.h"
#include "ui/login/AdminCall.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr double margin = 1.5;
constexpr double usualWidth = 32;
constexpr double usualHeight = 34;

} // namespace

SignInHelp SignInHelp::of(const SignInState &state, const std::optional<UserId> &userId)
{
    SignInHelp help;
    help.userId = userId;
    help.serverName = state.serverText;
    if (state.server) {
        help.homeserver = state.server->url;
    }
    if (state.server && state.server->oauth) {
        help.issuer = state.server->oauth->issuer;
    }
    help.accountPage = state.accountPage;
    help.isManaged = state.server && state.server->oauth;
    // Somebody may have typed a whole address: the people behind it are asked by its host.
    const auto typed = ServerAddress::parse(state.serverText);
    if (!isServerName(help.serverName) && (state.server || typed)) {
        help.serverName = (state.server ? state.server->url : typed->url).displayHost();
    }
    help.adminContact = state.adminContact;
    return help;
}

CantSignInDialog::CantSignInDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(names::cantSignInDialog);
    setWindowTitle(tr("Can't sign in?"));
    limitLines(this);
    m_scroll = new ScrollColumn(names::contentScrollArea, this);
    const int around = em(this, margin);
    m_scroll->column()->setContentsMargins(around, around, around, around / 2);
    auto *close = makeButton(names::closeCantSignInButton, tr("Close"), Role::Plain, this);
    auto *buttons = new ButtonRow(this);
    buttons->add(close);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_scroll, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(around, around / 2, around, around);
    foot->addWidget(buttons);
    all->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    resize(em(this, usualWidth), em(this, usualHeight));
    show(SignInHelp{});
    close->setFocus();
}

void CantSignInDialog::show(const SignInHelp &help)
{
    delete m_content;
    m_content = new QWidget(m_scroll->content());
    m_sections = new QVBoxLayout(m_content);
    m_sections->setContentsMargins({});
    m_sections->setSpacing(em(this, 0.5));
    m_sections->addWidget(
        makeText(tr("What you can do without signing in"), TextStyle::Title, m_content));
    addWayIn(help);
    addContacts(help);
    addSection(tr("Customers of Element Matrix Services"),
               tr("Open the EMS Control Panel, choose your server, and deactivate the account on "
                  "the Server Admin tab."));
    addAdminCall(help);
    m_sections->addStretch(1);
    m_scroll->column()->addWidget(m_content);
    m_content->show();
}

void CantSignInDialog::addSection(const QString &heading, const QString &text)
{
    m_sections->addSpacing(em(this, 0.7));
    m_sections->addWidget(makeText(heading, TextStyle::Heading, m_content));
    m_sections->addWidget(makeText(text, TextStyle::Muted, m_content));
}

void CantSignInDialog::addWayIn(const SignInHelp &help)
{
    if (!help.isManaged) {
        addSection(
            tr("Reset your password"),
            tr("In Element, choose “Forgot password?” on the sign-in page. You need the email "
               "address that belongs to your account. Then sign in here with the new password."));
        return;
    }
    if (help.accountPage.isEmpty()) {
        return; // only the people who run it can say where that is done
    }
    addSection(tr("Your account page"),
               //: %1: a homeserver
               tr("%1 manages its accounts in the browser. What can be done without this program, "
                  "such as resetting a password, is done there.")
                   .arg(isolatedLtr(cleaned(help.serverName))));
    auto *row = makeCopyRow(names::copyLinkButton, tr("Copy the address of the account page"),
                            help.accountPage.toString(QUrl::FullyEncoded),
                            isolatedLtr(shownHost(help.accountPage)));
    auto *open = makeLink(names::accountPageButton, tr("Open"), row);
    //: for screen readers; %1: a host name
    open->setAccessibleName(tr("Open the account page at %1").arg(shownHost(help.accountPage)));
    row->layout()->addWidget(open);
    connect(open, &QPushButton::clicked, this, &CantSignInDialog::openAccountPageRequested);
    m_sections->addWidget(row);
}

void CantSignInDialog::addContacts(const SignInHelp &help)
{
    const QString server
        = help.serverName.isEmpty() ? QString() : isolatedLtr(cleaned(help.serverName));
    //: %1: the name of a homeserver
    const QString heading = server.isEmpty() ? tr("Ask the people who run your homeserver")
                                             : tr("Ask the people who run %1").arg(server);
    const SupportContacts contacts = help.contacts.value_or(SupportContacts());
    QStringList people = contacts.matrixIds + contacts.emailAddresses;
    if (!help.adminContact.isEmpty() && !people.contains(help.adminContact)) {
        people.prepend(help.adminContact);
    }
    const bool known = !people.isEmpty() || !contacts.page.isEmpty();
    addSection(heading,
               known
                   ? tr("They can deactivate the account for you. Tell them your Matrix ID; they "
                        "will want to know that it is yours.")
                   : tr("They can deactivate the account for you. We know of no contact for them: "
                        "look at the website of the server, or ask whoever invited you."));
    if (!known) {
        return;
    }
    int index = 0;
    for (const QString &contact : std::as_const(people)) {
        addContact(index++, contact);
    }
    if (!contacts.page.isEmpty()) {
        addPage(contacts.page);
    }
}

void CantSignInDialog::addContact(int index, const QString &contact)
{
    auto *row
        = makeCopyRow(names::indexed(names::copySupportContactButton, index),
                      //: for screen readers; %1: a Matrix ID or an email address
                      tr("Copy %1").arg(cleaned(contact)), contact, isolatedLtr(cleaned(contact)));
    row->setObjectName(names::indexed(names::supportContactRow, index));
    m_sections->addWidget(row);
}

void CantSignInDialog::addPage(const QUrl &page)
{
    auto *row
        = makeCopyRow(names::copySupportPageButton, tr("Copy the address of the support page"),
                      page.toString(QUrl::FullyEncoded), isolatedLtr(shownHost(page)));
    auto *open = makeLink(names::supportPageButton, tr("Open"), row);
    //: for screen readers; %1: a host name
    open->setAccessibleName(tr("Open the support page at %1").arg(shownHost(page)));
    row->layout()->addWidget(open);
    connect(open, &QPushButton::clicked, this, [this, page] { Q_EMIT openPageRequested(page); });
    m_sections->addWidget(row);
}

void CantSignInDialog::addAdminCall(const SignInHelp &help)
{
    if (help.isManaged) {
        addSection(
            tr("If you run the homeserver"),
            tr("With Synapse and the Matrix Authentication Service, use the Admin API of the "
               "latter; that of Synapse would leave the account there. The first of these "
               "requests tells the id of the account, and the second deactivates it and has "
               "its messages hidden from people who join later. Send them with a token for "
               "urn:mas:admin."));
        addCall(accountServiceCalls(help.issuer, help.userId));
        return;
    }
    addSection(tr("If you run the homeserver"),
               tr("With Synapse, this request of the Admin API deactivates the account and hides "
                  "its messages from people who join later. Send it with an administrator's access "
                  "token."));
    addCall(adminCall(help.homeserver, help.userId) + u'\n' + adminCallBody());
}

void CantSignInDialog::addCall(const QString &call)
{
    auto *row = makeCopyRow(names::copyAdminCallButton, tr("Copy the request"), call, call);
    auto *label = row->findChild<Text *>();
    label->setObjectName(names::adminCallLabel);
    label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    label->setLayoutDirection(Qt::LeftToRight);
    m_sections->addWidget(row);
}

QWidget *CantSignInDialog::makeCopyRow(const QString &name, const QString &spoken,
                                       const QString &text, const QString &shown)
{
    auto *card = new Card(m_content);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(card->cardMargins());
    row->setSpacing(em(this, 0.8));
    auto *label = makeText(shown, TextStyle::Body, card);
    label->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    row->addWidget(label, 1);
    auto *copy = makeLink(name, tr("Copy"), card);
    copy->setAccessibleName(spoken);
    row->addWidget(copy);
    connect(copy, &QPushButton::clicked, this, [copy, text] {
        QGuiApplication::clipboard()->setText(text);
        retitle(copy, tr("Copied"));
    });
    return card;
}

} // namespace farewell
