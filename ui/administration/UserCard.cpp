// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserCard.h"

#include "app/base/Text.h"
#include "app/base/UserId.h"
#include "ui/Names.h"
#include "ui/administration/OnlyAdminBox.h"
#include "ui/administration/TagRow.h"
#include "ui/administration/UserCardSentences.h"
#include "ui/speech/Announcement.h"
#include "ui/theme/Shades.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

namespace farewell {

namespace {

using State = OnlyAdminSearch::State;

constexpr double labelWidth = 5.2; // of the font's height

} // namespace

UserCard::UserCard(QWidget *parent)
    : QWidget(parent), m_scroll(new ScrollColumn(names::userCardScrollArea, this))
{
    setNames(this, names::userCard, tr("The chosen account"));
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setAccessibleName(accessibleName());
    m_scroll->content()->setAutoFillBackground(false); // see recolour()
    build();
    connectButtons();
    recolour();
    setCard({});
}

void UserCard::setCard(const UserCardView &view)
{
    const bool isAnother = view.card.userId != m_view.card.userId;
    m_view = view;
    const AdminCard &card = view.card;
    const AdminAccount *account = card.known();
    const bool isChosen = !card.userId.isEmpty();
    m_nobody->setVisible(!isChosen);
    m_header->setVisible(isChosen);
    m_busy->setVisible(isChosen && !card.isComplete());
    showProblem(isChosen ? UserCardSentences::problem(view) : QString());
    m_readAgain->setVisible(m_problem->isVisibleTo(this) && card.hasGaps());
    m_facts->setVisible(account != nullptr);
    m_acts->setVisible(account != nullptr);
    if (isAnother) {
        retitle(m_copy, tr("Copy"));
        m_copy->setAccessibleName(tr("Copy the Matrix ID"));
    }
    if (isChosen) {
        showHeader();
    }
    if (account == nullptr) {
        m_box->hide();
    } else {
        showFacts(*account);
        showActs(*account);
        showDeactivation(*account);
    }
}

void UserCard::build()
{
    auto *place = new QVBoxLayout(this);
    place->setContentsMargins({});
    place->addWidget(m_scroll);
    QVBoxLayout *column = m_scroll->column();
    const int margin = em(this, 1.0);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(this, 0.7));
    m_nobody = makeText(tr("Choose an account to see what is known of it."), TextStyle::Muted,
                        m_scroll->content());
    column->addWidget(m_nobody);
    buildHeader(column);
    buildFacts(column);
    buildActs(column);
    column->addStretch(1);
}

void UserCard::buildHeader(QVBoxLayout *column)
{
    m_header = new QWidget(m_scroll->content());
    m_avatar = new Avatar(m_header);
    m_name = makeText({}, TextStyle::Strong, m_header);
    m_id = makeText({}, TextStyle::Small, m_header);
    m_copy = makeLink(names::copyTargetIdButton, tr("Copy"), m_header);
    auto *row = new QHBoxLayout(m_header);
    row->setContentsMargins({});
    row->setSpacing(em(this, 0.75));
    row->addWidget(m_avatar);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.1));
    lines->addWidget(m_name);
    lines->addWidget(m_id);
    row->addLayout(lines, 1);
    row->addWidget(m_copy);
    column->addWidget(m_header);
    m_busy
        = new BusyBar(names::userCardProgressBar, tr("Reading the account"), m_scroll->content());
    column->addWidget(m_busy);
    m_problem = makeText(names::userCardProblemLabel, {}, TextStyle::Danger, m_scroll->content());
    m_readAgain = makeLink(names::readAgainButton, tr("Read again"), m_scroll->content());
    column->addWidget(m_problem);
    column->addWidget(m_readAgain, 0, Qt::AlignLeading);
}

void UserCard::buildFacts(QVBoxLayout *column)
{
    m_facts = new QWidget(m_scroll->content());
    m_grid = new QGridLayout(m_facts);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(em(this, 0.75));
    m_grid->setVerticalSpacing(em(this, 0.5));
    m_grid->setColumnMinimumWidth(0, em(this, labelWidth));
    m_grid->setColumnStretch(1, 1);
    m_tags = new TagRow(names::userTags, m_facts);
    m_grid->addWidget(makeText(tr("State"), TextStyle::Muted, m_facts), 0, 0);
    m_grid->addWidget(m_tags, 0, 1);
    m_service = addRow(tr("Account service"));
    m_created = addRow(tr("Created", "when an account was made"));
    m_lastSeen = addRow(tr("Last seen"));
    m_sessions = addRow(tr("Sessions"));
    m_contacts = addRow(tr("Contacts", "email addresses and phone numbers"));
    m_links = addRow(tr("Sign-in", "by an account elsewhere"));
    m_aboutLinks = makeText({}, TextStyle::Small, m_facts);
    m_grid->addWidget(m_aboutLinks, m_grid->rowCount(), 1);
    m_rooms = addRow(tr("Rooms"));
    m_files = addRow(tr("Files", "that were sent"));
    m_onlyAdmin = addRow(tr("Only admin", "the only one in some rooms"));
    m_stopLooking = makeLink(names::stopLookingButton, tr("Stop looking"), m_facts);
    m_lookOn = makeLink(names::lookOnButton, tr("Look at the others"), m_facts);
    for (LinkButton *link : {m_stopLooking, m_lookOn}) {
        m_grid->addWidget(link, m_grid->rowCount(), 1, Qt::AlignLeading);
    }
    m_box = new OnlyAdminBox(m_scroll->content());
    column->addWidget(m_facts);
    column->addWidget(m_box);
}

void UserCard::buildActs(QVBoxLayout *column)
{
    m_acts = new QWidget(m_scroll->content());
    auto *inside = new QVBoxLayout(m_acts);
    inside->setContentsMargins(0, em(this, 0.3), 0, 0);
    inside->setSpacing(em(this, 0.6));
    m_milderHeading = makeText(tr("Milder", "than deactivating"), TextStyle::Heading, m_acts);
    m_milder = makeText({}, TextStyle::Small, m_acts);
    m_lock = makeButton(names::lockButton, tr("Lock…"), Role::Plain, m_acts);
    m_reactivate = makeButton(names::reactivateButton, tr("Reactivate…"), Role::Plain, m_acts);
    m_rule = makeRule(m_acts);
    m_again = makeText({}, TextStyle::Small, m_acts);
    m_guard = makeText(names::guardLabel, {}, TextStyle::Small, m_acts);
    m_serviceAddress = makeLink(names::serviceAddressButton, tr("Enter its address…"), m_acts);
    m_deactivate
        = makeButton(names::deactivateUserButton, tr("Deactivate…"), Role::DangerOutline, m_acts);
    inside->addWidget(m_milderHeading);
    inside->addWidget(m_milder);
    inside->addWidget(m_lock, 0, Qt::AlignLeading);
    inside->addWidget(m_reactivate, 0, Qt::AlignLeading);
    inside->addSpacing(em(this, 0.3));
    inside->addWidget(m_rule);
    inside->addWidget(m_again);
    inside->addWidget(m_guard);
    inside->addWidget(m_serviceAddress, 0, Qt::AlignLeading);
    inside->addWidget(m_deactivate);
    column->addWidget(m_acts);
}

void UserCard::connectButtons()
{
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_view.card.userId);
        retitle(m_copy, tr("Copied"));
    });
    const auto passOn = [this](LinkButton *link, void (UserCard::*intent)()) {
        connect(link, &QPushButton::clicked, this, [this, intent] {
            m_scroll->setFocus(Qt::OtherFocusReason); // the link goes
            Q_EMIT(this->*intent)();
        });
    };
    passOn(m_readAgain, &UserCard::checkAgainWanted);
    passOn(m_stopLooking, &UserCard::stopLookingWanted);
    passOn(m_lookOn, &UserCard::lookOnWanted);
    connect(m_lock, &QPushButton::clicked, this,
            [this] { Q_EMIT lockWanted(!m_view.card.known()->user.isLocked); });
    connect(m_reactivate, &QPushButton::clicked, this, &UserCard::reactivateWanted);
    connect(m_serviceAddress, &QPushButton::clicked, this, &UserCard::serviceAddressWanted);
    connect(m_deactivate, &QPushButton::clicked, this, &UserCard::deactivateWanted);
}

UserCard::Row UserCard::addRow(const QString &label)
{
    const int row = m_grid->rowCount();
    Row made{makeText(label, TextStyle::Muted, m_facts), makeText({}, TextStyle::Body, m_facts)};
    m_grid->addWidget(made.label, row, 0);
    m_grid->addWidget(made.value, row, 1);
    return made;
}

void UserCard::fill(const Row &row, const QString &value)
{
    row.value->setText(value);
    row.label->setVisible(!value.isEmpty());
    row.value->setVisible(!value.isEmpty());
}

/// Heard once, and seen as long as it holds.
void UserCard::showProblem(const QString &problem)
{
    const bool isNew = problem != m_problem->text();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (isNew && !problem.isEmpty()) {
        announce(this, problem);
    }
}

void UserCard::showHeader()
{
    const AdminAccount *account = m_view.card.known();
    const QString name = account != nullptr ? account->user.displayName : QString();
    m_avatar->setPerson(m_view.card.userId, name, {});
    m_name->setText(name.isEmpty() ? tr("no name", "of an account") : name);
    m_name->setVisible(account != nullptr);
    m_id->setText(isolatedLtr(cleaned(m_view.card.userId)));
}

void UserCard::showFacts(const AdminAccount &account)
{
    const AdminCard &card = m_view.card;
    m_tags->showTags(CardTags::of(account));
    fill(m_service, UserCardSentences::service(account));
    fill(m_created, UserCardSentences::created(account.user));
    fill(m_lastSeen, UserCardSentences::lastSeen(account.user));
    fill(m_sessions, UserCardSentences::sessions(card));
    fill(m_contacts, UserCardSentences::contacts(account));
    fill(m_links, UserCardSentences::links(m_view));
    m_aboutLinks->setText(UserCardSentences::aboutLinks(m_view));
    m_aboutLinks->setVisible(!m_aboutLinks->text().isEmpty());
    fill(m_rooms, UserCardSentences::rooms(card));
    fill(m_files, UserCardSentences::files(card));
    fill(m_onlyAdmin, UserCardSentences::search(card.onlyAdmin));
    m_stopLooking->setVisible(card.onlyAdmin.state == State::Looking && card.onlyAdmin.total > 0);
    m_lookOn->setVisible(card.onlyAdmin.state == State::Stopped);
    m_box->showCard(card);
}

void UserCard::showActs(const AdminAccount &account)
{
    const bool isOneself = guardOn(m_view.card, m_view.actor) == AdminGuard::Oneself;
    const bool mayChange = account.service.isClear() && !isOneself;
    const bool isClosed = account.isDeactivatedSomewhere();
    m_milderHeading->setText(isClosed ? tr("Back again", "an account")
                                      : tr("Milder", "than deactivating"));
    m_milder->setText(UserCardSentences::milder(account));
    m_milderHeading->setVisible(mayChange);
    m_milder->setVisible(mayChange);
    m_lock->setVisible(mayChange && !isClosed);
    retitle(m_lock, account.user.isLocked ? tr("Unlock…") : tr("Lock…"));
    m_reactivate->setVisible(mayChange && isClosed);
    m_rule->setVisible(mayChange);
}

void UserCard::showDeactivation(const AdminAccount &account)
{
    const bool isAgain = account.user.isDeactivated;
    m_guard->setText(UserCardSentences::guard(m_view));
    m_guard->setVisible(!m_guard->text().isEmpty());
    m_serviceAddress->setVisible(guardOn(m_view.card, m_view.actor) == AdminGuard::ServiceHidden);
    const bool mayBe = m_guard->text().isEmpty();
    m_again->setText(mayBe && isAgain ? UserCardSentences::again(m_view.card) : QString());
    m_again->setVisible(!m_again->text().isEmpty());
    retitle(m_deactivate, isAgain ? tr("Deactivate again…") : tr("Deactivate…"));
    m_deactivate->setVisible(mayBe);
}

/// Raised a little from the list beside it. What stands on it takes its colours as everywhere.
void UserCard::recolour()
{
    const Shades shades = shadesOf(QApplication::palette());
    QPalette ground;
    ground.setColor(QPalette::Window, shades.raised);
    m_scroll->setPalette(ground);
    QPalette above;
    above.setColor(QPalette::Window, shades.background);
    m_scroll->content()->setPalette(above);
}

void UserCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        recolour();
    }
    QWidget::changeEvent(event);
}

} // namespace farewell
