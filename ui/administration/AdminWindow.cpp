// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminWindow.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/administration/AdminHeader.h"
#include "ui/administration/AdminWords.h"
#include "ui/administration/EntryPage.h"
#include "ui/administration/UserListPage.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/WindowSize.h"

#include <QCloseEvent>
#include <QFrame>
#include <QStackedLayout>

namespace farewell {

namespace {

constexpr double usualWidth = 67; // of the font's height
constexpr double usualHeight = 40;

} // namespace

AdminWindow::AdminWindow(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_header(new AdminHeader(this))
    , m_entry(new EntryPage(this))
    , m_list(new UserListPage(clock, this))
    , m_pages(new QStackedLayout)
{
    setNames(this, names::adminWindow, {});
    openWithinScreen(this);
    const int margin = em(this, 1.2);
    m_entry->setContentsMargins(margin, margin, margin, margin);
    m_pages->addWidget(m_entry);
    m_pages->addWidget(m_list);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(makeRule(this));
    column->addLayout(m_pages, 1);
    connect(m_header, &AdminHeader::logRequested, this, &AdminWindow::logRequested);
    connect(m_header, &AdminHeader::signOutRequested, this, &AdminWindow::signOutRequested);
    connect(m_entry, &EntryPage::openAccountRequested, this, &AdminWindow::openAccountRequested);
    connect(m_entry, &EntryPage::checkAgainRequested, this, &AdminWindow::checkAgainRequested);
    resize(em(this, usualWidth), em(this, usualHeight));
}

void AdminWindow::showView(const AdminView &view)
{
    const bool hadList = m_pages->currentWidget() == m_list;
    const bool isNew = view.phase != m_phase || view.reason != m_reason;
    m_phase = view.phase;
    m_reason = view.reason;
    setProperty("phase", words::phase(view.phase));
    setProperty("reason", words::reason(view.reason));
    //: window title; %1 is the name of a homeserver
    setWindowTitle(tr("Administration — %1").arg(cleaned(view.serverName)));
    m_header->showView(view);
    const bool hasList = view.phase != AdminPhase::Probing && view.phase != AdminPhase::Unavailable;
    if (!hasList) {
        m_entry->showView(view);
    }
    m_pages->setCurrentIndex(hasList ? m_pages->indexOf(m_list) : m_pages->indexOf(m_entry));
    m_list->setDisabled(view.phase == AdminPhase::Working);
    m_list->setHost(view.host);
    if (isNew && view.phase == AdminPhase::Unavailable) {
        m_entry->takeFocus();
    } else if (hasList && !hadList) {
        m_list->takeFocus();
    }
}

void AdminWindow::closeEvent(QCloseEvent *event)
{
    event->ignore(); // whoever hears of it hides the window
    Q_EMIT closed();
}

} // namespace farewell
