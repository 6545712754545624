// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserListPage.h"

#include "app/base/Clock.h"
#include "ui/Names.h"
#include "ui/administration/UserSearchRow.h"
#include "ui/administration/UserSentences.h"
#include "ui/administration/UserStatusRow.h"
#include "ui/administration/UserTable.h"
#include "ui/administration/UserTableModel.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Controls.h"

#include <QFrame>
#include <QHBoxLayout>

#include <algorithm>

namespace farewell {

namespace {

using Phase = UserListState::Phase;

constexpr double cardWidth = 21;                       // of the font's height
constexpr std::chrono::milliseconds passingPause{250}; ///< a row that is only passed is not read

} // namespace

UserListPage::UserListPage(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_model(new UserTableModel(this))
    , m_search(new UserSearchRow(clock, this))
{
    build();
    connect(m_search, &UserSearchRow::searchEntered, this, &UserListPage::searchEntered);
    connect(m_search, &UserSearchRow::filterChosen, this, &UserListPage::filterChosen);
    connect(m_search, &UserSearchRow::manyRequested, this, &UserListPage::manyRequested);
    connect(m_table, &UserTable::orderChosen, this, &UserListPage::orderChosen);
    connect(m_table, &UserTable::rowPressed, this, [this] { choose(m_table->chosen()); });
    connect(m_table, &UserTable::rowChanged, this, &UserListPage::chooseLater);
    connect(m_model, &UserTableModel::moreWanted, this, &UserListPage::moreWanted);
    connect(m_status, &UserStatusRow::stopRequested, this, &UserListPage::stopRequested);
    connect(m_status, &UserStatusRow::goOnRequested, this, &UserListPage::goOnRequested);
    connect(m_status, &UserStatusRow::saveRequested, this, &UserListPage::saveRequested);
    connect(m_back, &QPushButton::clicked, this, &UserListPage::backToList);
}

void UserListPage::build()
{
    m_list = new QWidget(this);
    m_problem = new Banner(names::problemBanner, m_list);
    m_busy = new BusyBar(names::userTableProgressBar, tr("Reading accounts"), m_list);
    QSizePolicy policy = m_busy->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // the list stays where it is
    m_busy->setSizePolicy(policy);
    auto *frame = new Card(m_list);
    m_table = new UserTable(*m_model, frame);
    auto *framed = new QVBoxLayout(frame);
    framed->setContentsMargins(2, 2, 2, 2);
    framed->addWidget(m_table);
    m_status = new UserStatusRow(m_list);
    auto *list = new QVBoxLayout(m_list);
    list->setContentsMargins({});
    list->setSpacing(em(this, 0.4));
    list->addWidget(m_problem);
    list->addWidget(m_busy);
    list->addWidget(frame, 1);
    list->addWidget(m_status);

    m_cardPlace = new QFrame(this);
    m_back = makeLink(names::backToListButton, tr("Back to the list"), m_cardPlace);
    m_cardColumn = new QVBoxLayout(m_cardPlace);
    m_cardColumn->setContentsMargins({});
    m_cardColumn->addWidget(m_back, 0, Qt::AlignLeading);
    m_cardPlace->hide();

    auto *beside = new QHBoxLayout;
    beside->setSpacing(em(this, 1.0));
    beside->addWidget(m_list, 1);
    beside->addWidget(m_cardPlace);
    auto *column = new QVBoxLayout(this);
    const int margin = em(this, 1.0);
    column->setContentsMargins(margin, margin, margin, margin / 2);
    column->setSpacing(em(this, 0.4));
    column->addWidget(m_search);
    column->addLayout(beside, 1);
}

void UserListPage::setHost(const QString &host)
{
    m_host = host;
}

void UserListPage::setCard(QWidget *card)
{
    if (m_card) {
        retire(m_card);
    }
    m_card = card;
    m_cardColumn->addWidget(card, 1);
    arrange();
}

void UserListPage::clear()
{
    m_model->clear();
    m_problem->clear();
    choose({});
}

void UserListPage::add(const QList<AdminUser> &users)
{
    m_model->add(users);
}

void UserListPage::update(const AdminUser &user)
{
    m_model->update(user);
}

void UserListPage::showState(const UserListState &state)
{
    const Phase before = std::exchange(m_phase, state.phase);
    m_status->showState(state);
    m_busy->setRange(0, state.isAll ? static_cast<int>(state.total) : 0);
    m_busy->setValue(static_cast<int>(std::min(state.told, state.total)));
    m_busy->setVisible(state.isReading());
    if (state.phase == Phase::Failed) {
        m_problem->tell(Banner::Kind::Error, UserSentences::failure(state.failure, m_host),
                        state.failure.serverText);
        announce(this, m_problem->text());
    } else if (before == Phase::Failed) {
        m_problem->clear();
    }
    const bool isThere = state.phase == Phase::Waiting || state.phase == Phase::Complete;
    if (isThere && before == Phase::Beginning) {
        announce(this, m_status->text());
    }
    chooseOnlyHit(state);
    // Last: the view asks for more as soon as it hears of it.
    m_model->setHasMore(state.phase == Phase::Waiting);
    if (state.phase == Phase::Waiting) {
        m_table->askForMore();
    }
}

/// Whom one looked for, and nobody else: the row need not be pressed.
void UserListPage::chooseOnlyHit(const UserListState &state)
{
    const bool isOnly = state.phase == Phase::Complete && m_model->rowCount() == 1
        && !m_search->text().trimmed().isEmpty();
    if (isOnly && m_chosen.isEmpty()) {
        m_table->selectRow(0);
        choose(m_table->chosen());
    }
}

void UserListPage::tell(Banner::Kind kind, const QString &text)
{
    m_problem->tell(kind, text);
    announce(this, text);
}

void UserListPage::takeFocus()
{
    m_search->takeFocus();
}

void UserListPage::focusList()
{
    if (m_list->isHidden()) {
        m_back->setFocus(Qt::OtherFocusReason);
    } else {
        m_table->setFocus(Qt::OtherFocusReason);
    }
}

void UserListPage::choose(const QString &userId)
{
    if (m_passing) {
        m_passing.release()->deleteLater(); // we may be inside its callback
    }
    if (userId == m_chosen) {
        return;
    }
    m_chosen = userId;
    arrange();
    Q_EMIT accountChosen(userId);
    if (!m_chosen.isEmpty() && m_card != nullptr && m_list->isHidden()) {
        focusList(); // the table that had it has gone
    }
}

/// Where the card takes the place of the list, the arrow keys would never get to the next row.
void UserListPage::chooseLater()
{
    if (width() < roomForBoth) {
        return;
    }
    m_passing = std::make_unique<QObject>();
    m_clock.callAfter(passingPause, m_passing.get(), [this] { choose(m_table->chosen()); });
}

void UserListPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void UserListPage::arrange()
{
    const bool hasCard = m_card != nullptr && !m_chosen.isEmpty();
    const bool hasRoom = width() >= roomForBoth;
    m_list->setHidden(hasCard && !hasRoom);
    m_cardPlace->setVisible(hasCard);
    m_back->setVisible(!hasRoom);
    const int wide = em(this, cardWidth);
    m_cardPlace->setMinimumWidth(hasRoom ? wide : 0);
    m_cardPlace->setMaximumWidth(hasRoom ? wide : QWIDGETSIZE_MAX);
}

void UserListPage::backToList()
{
    choose({});
    focusList();
}

} // namespace farewell
