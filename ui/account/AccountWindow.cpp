// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/AccountWindow.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/account/AccountWords.h"
#include "ui/account/BeforeYouGo.h"
#include "ui/account/UserMenuButton.h"
#include "ui/widgets/AccountCard.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QCloseEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace farewell {

namespace {

constexpr double bodyMargin = 1.2;
constexpr double largestWidth = 44;

} // namespace

AccountWindow::AccountWindow(QWidget *parent)
    : QWidget(parent)
{
    setNames(this, names::accountWindow, {});
    setWindowTitle(tr("Farewell"));
    openWithinScreen(this);
    build();
    refresh();
    resize(em(this, 37), em(this, 34));
}

void AccountWindow::showAccount(const AccountView &account)
{
    //: window title; %1 is a Matrix ID
    setWindowTitle(tr("Farewell — %1").arg(cleaned(account.userId.toString())));
    m_userMenu->showAccount(account);
    m_entries->showAccount(account);
    m_questionCard->setAccount(account.userId.toString(), account.name, account.host,
                               account.avatar);
    //: %1 is a Matrix ID
    m_questionText->setText(
        tr("You are signed in as %1. Is this the account you mean?").arg(account.userId.display()));
}

void AccountWindow::showOverview(const Overview &overview)
{
    m_entries->showOverview(overview);
    moveToEndOfTabOrder(m_deactivate);
    m_loaded = overview.isComplete;
    refresh();
}

void AccountWindow::showRooms(const RoomOverview &rooms)
{
    m_entries->showRooms(rooms);
    moveToEndOfTabOrder(m_deactivate);
}

void AccountWindow::showProfile(const ProfileState &profile)
{
    m_entries->showProfile(profile);
    moveToEndOfTabOrder(m_deactivate);
}

void AccountWindow::showPause(std::chrono::seconds pause)
{
    m_entries->showPause(pause);
    moveToEndOfTabOrder(m_deactivate);
}

void AccountWindow::sayFoundActive()
{
    m_entries->sayFoundActive();
}

void AccountWindow::askWhoseAccount()
{
    m_asking = true;
    refresh();
    // On neither answer: who pressed Enter once too often has read nothing yet.
    m_questionText->setFocus(Qt::OtherFocusReason);
}

void AccountWindow::setWorking(bool working)
{
    m_working = working;
    refresh();
}

bool AccountWindow::event(QEvent *event)
{
    const bool known = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) {
        // Lines that run through a whole screen are hard to read.
        const int around = em(this, bodyMargin);
        const int beside = std::max(around, (width() - em(this, largestWidth)) / 2);
        m_body->setContentsMargins(beside, around, beside, around);
        // Only as high as the list, so that the way on stands right below it. In the width that it
        // gets, for it does not have that yet, less a scroll bar, which would stay once it is
        // there.
        const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
        m_scroll->setMaximumHeight(m_scroll->fittingHeight(width() - 2 * beside - bar));
    }
    return known;
}

void AccountWindow::closeEvent(QCloseEvent *event)
{
    event->ignore(); // whoever hears of it hides the window, where it may go
    Q_EMIT closed();
}

void AccountWindow::build()
{
    m_userMenu = new UserMenuButton(this);
    connect(m_userMenu, &UserMenuButton::settingsRequested, this,
            &AccountWindow::settingsRequested);
    connect(m_userMenu, &UserMenuButton::signOutRequested, this, &AccountWindow::signOutRequested);
    m_scroll = new ScrollColumn(names::contentScrollArea, this);
    m_question = buildQuestion();
    m_list = buildList();
    m_scroll->column()->addWidget(m_question);
    m_scroll->column()->addWidget(m_list);
    m_scroll->column()->addStretch(1);
    m_deactivate
        = makeButton(names::deactivateButton, tr("Deactivate account…"), Role::DangerOutline, this);
    connect(m_deactivate, &QPushButton::clicked, this, &AccountWindow::deactivateRequested);
    m_buttons = new ButtonRow(this);
    m_buttons->add(m_deactivate);

    const int margin = em(this, bodyMargin);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(margin / 2, margin / 3, margin / 2, margin / 3);
    header->addWidget(m_userMenu);
    header->addStretch(1);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(margin, margin, margin, margin);
    m_body->setSpacing(em(this, 1.0));
    m_body->addWidget(m_scroll, 1);
    m_body->addWidget(m_buttons);
    m_body->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(makeRule(this));
    column->addLayout(m_body, 1);
}

QWidget *AccountWindow::buildQuestion()
{
    auto *page = new QWidget(m_scroll->content());
    m_questionCard = new AccountCard(page);
    m_questionText = makeText({}, TextStyle::Heading, page);
    m_yes = makeButton(names::accountIsMineButton, tr("Yes"), Role::Primary, page);
    QPushButton *no
        = makeButton(names::accountIsNotMineButton, tr("No, sign out"), Role::Plain, page);
    connect(m_yes, &QPushButton::clicked, this, [this] { answer(true); });
    connect(no, &QPushButton::clicked, this, [this] { answer(false); });
    auto *buttons = new ButtonRow(page);
    buttons->add(no);
    buttons->add(m_yes);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(em(this, 1.0));
    column->addWidget(m_questionText);
    column->addWidget(m_questionCard);
    column->addWidget(buttons);
    return page;
}

QWidget *AccountWindow::buildList()
{
    auto *page = new QWidget(m_scroll->content());
    m_busy = new BusyBar(names::phaseProgressBar, tr("Looking at your account"), page);
    m_entries = new BeforeYouGo(page);
    connect(m_entries, &BeforeYouGo::pressed, this, &AccountWindow::settleRequested);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.6));
    column->addWidget(makeText(tr("Before you go"), TextStyle::Title, page));
    column->addWidget(makeText(tr("Once deactivated, an account can never come back. You may want "
                                  "to settle these things first. All of them are optional."),
                               TextStyle::Muted, page));
    column->addSpacing(em(this, 0.2));
    column->addWidget(m_busy);
    column->addWidget(m_entries);
    return page;
}

void AccountWindow::answer(bool mine)
{
    if (mine) {
        m_asking = false;
        refresh();
        m_userMenu->setFocus();
    }
    Q_EMIT accountConfirmed(mine);
}

AccountPhase AccountWindow::phase() const
{
    if (m_working) {
        return AccountPhase::Working;
    }
    return m_loaded ? AccountPhase::Ready : AccountPhase::Loading;
}

void AccountWindow::refresh()
{
    setProperty("phase", words::phase(phase()));
    m_question->setVisible(m_asking);
    m_list->setVisible(!m_asking);
    m_busy->setVisible(!m_loaded);
    m_buttons->setVisible(!m_asking);
    m_deactivate->setVisible(!m_asking);
    m_userMenu->setEnabled(!m_working);
    m_userMenu->setSettingsEnabled(!m_asking);
    m_question->setEnabled(!m_working);
    m_list->setEnabled(!m_working);
    m_deactivate->setEnabled(!m_working);
}

} // namespace farewell
