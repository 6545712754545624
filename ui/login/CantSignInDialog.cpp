// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/CantSignInDialog.h"

#include "app/base/Text.h"
#include "app/matrix/ServerAddress.h"
#include "app/signin/SignInState.h"
#include "ui/Names.h"
#include "ui/login/AdminCall.h"
#include "ui/support/SupportCard.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/CopyCard.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/SelectableText.h"
#include "ui/widgets/WindowSize.h"

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

CantSignInDialog::CantSignInDialog(const SignInHelp &help, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(names::cantSignInDialog);
    setWindowTitle(tr("Can't sign in?"));
    openWithinScreen(this);
    limitLines(this);
    m_scroll = new ScrollColumn(names::contentScrollArea, this);
    const int around = em(this, margin);
    m_scroll->column()->setContentsMargins(around, around, around, around / 2);
    addSections(help);
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
    close->setFocus();
}

void CantSignInDialog::addSections(const SignInHelp &help)
{
    m_sections = m_scroll->column();
    m_sections->setSpacing(em(this, 0.5));
    m_sections->addWidget(
        makeText(tr("What you can do without signing in"), TextStyle::Title, m_scroll->content()));
    addWayIn(help);
    addPeople(help);
    addSection(tr("Customers of Element Matrix Services"),
               //: “EMS Control Panel” and “Server Admin” are words of a website in English only
               tr("Open the EMS Control Panel, choose your server, and deactivate the account on "
                  "the Server Admin tab."));
    addAdminCall(help);
    addAdministration();
    m_sections->addStretch(1);
}

Text *CantSignInDialog::addSection(const QString &heading, const QString &text)
{
    m_sections->addSpacing(em(this, 0.7));
    m_sections->addWidget(makeText(heading, TextStyle::Heading, m_scroll->content()));
    auto *below = makeText(text, TextStyle::Muted, m_scroll->content());
    m_sections->addWidget(below);
    return below;
}

void CantSignInDialog::addWayIn(const SignInHelp &help)
{
    if (!help.isManaged) {
        addSection(
            tr("Reset your password"),
            //: “Forgot password?” is a link in Element, and named as there
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
    auto *page = new CopyCard({names::accountPageLabel, tr("Address of the account page")},
                              {names::copyLinkButton, tr("Copy the address of the account page")},
                              m_scroll->content());
    page->row()->setAddress(help.accountPage);
    const LinkButton *open = page->row()->addOpen(
        {names::accountPageButton,
         //: for screen readers; %1: a host name
         tr("Open the account page at %1").arg(shownHost(help.accountPage))});
    connect(open, &QPushButton::clicked, this, &CantSignInDialog::openAccountPageRequested);
    m_sections->addWidget(page);
}

void CantSignInDialog::addPeople(const SignInHelp &help)
{
    const QString server
        = help.serverName.isEmpty() ? QString() : isolatedLtr(cleaned(help.serverName));
    QString heading = tr("Ask the people who run your homeserver");
    if (!server.isEmpty()) {
        //: %1: the name of a homeserver
        heading = tr("Ask the people who run %1").arg(server);
    }
    m_people = addSection(
        heading,
        tr("They can deactivate the account for you. We know of no contact for them: look at the "
           "website of the server, or ask whoever invited you."));
    m_support = new SupportCard(m_scroll->content());
    connect(m_support, &SupportCard::openPageRequested, this, &CantSignInDialog::openPageRequested);
    m_sections->addWidget(m_support);
    if (!help.adminContact.isEmpty()) {
        m_support->showNamed(help.adminContact);
        tellThatTheyAreKnown();
    }
}

void CantSignInDialog::showContacts(const SupportContacts &contacts)
{
    if (!contacts.isEmpty()) {
        m_support->showContacts(contacts);
        tellThatTheyAreKnown();
    }
}

void CantSignInDialog::tellThatTheyAreKnown()
{
    m_people->setText(tr("They can deactivate the account for you. Tell them your Matrix ID; they "
                         "will want to know that it is yours."));
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

/// The same without a command line.
void CantSignInDialog::addAdministration()
{
    auto *administer
        = makeLink(names::administerButton, tr("For administrators"), m_scroll->content());
    administer->setAccessibleDescription(tr("Sign in to look after other people's accounts"));
    connect(administer, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT administerRequested();
    });
    m_sections->addWidget(administer, 0, Qt::AlignLeading);
}

void CantSignInDialog::addCall(const QString &call)
{
    //: for screen readers: what an administrator sends to the server
    auto *card
        = new CopyCard({names::adminCallLabel, tr("Request")},
                       {names::copyAdminCallButton, tr("Copy the request")}, m_scroll->content());
    SelectableText *request = card->row()->text();
    request->setStyle(TextStyle::Code);
    request->setLayoutDirection(Qt::LeftToRight);
    card->row()->setContent(call);
    m_sections->addWidget(card);
}

} // namespace farewell
