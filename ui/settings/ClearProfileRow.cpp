// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/ClearProfileRow.h"

#include "ui/Names.h"
#include "ui/account/ProfileSentences.h"
#include "ui/sentences/Numbers.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/FocusRing.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace farewell {

namespace {

using Phase = ProfileState::Phase;

} // namespace

ClearProfileRow::ClearProfileRow(Clock &clock, QWidget *parent)
    : QWidget(parent)
{
    build(clock);
    refresh();
}

void ClearProfileRow::build(Clock &clock)
{
    m_clear = makeLink(names::clearProfileButton, {}, this, true);
    m_question = makeText(names::clearProfileLabel, {}, TextStyle::Body, this);
    m_confirm = new ArmedButton(names::clearProfileConfirmButton, tr("Remove"), Role::Danger, clock,
                                this);
    setRole(m_confirm, Role::DangerLink);
    new FocusRing(m_confirm);
    m_cancel = makeLink(names::clearProfileCancelButton, tr("Cancel"), this);
    m_cancel->setAccessibleName(tr("Cancel: remove nothing of your profile"));
    swallowEnter(m_cancel);
    m_status = makeText(names::clearProfileStatusLabel, {}, TextStyle::Muted, this);
    m_bar = new BusyBar(names::clearProfileProgressBar, tr("Your server is telling your rooms"),
                        this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.4));
    column->addWidget(m_question);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(em(this, 0.75));
    buttons->addWidget(m_clear);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addWidget(m_status);
    column->addWidget(m_bar);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        ask(true);
        focusAndAnnounce(m_cancel, m_question->text());
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        ask(false);
        m_clear->setFocus(Qt::OtherFocusReason);
    });
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed(m_parts);
        ask(false);
    });
}

void ClearProfileRow::showOverview(const Overview &overview)
{
    m_parts = clearableParts(overview);
    refresh();
}

void ClearProfileRow::showRooms(const std::optional<qsizetype> &rooms)
{
    m_rooms = rooms;
    refresh();
}

void ClearProfileRow::showProfile(const ProfileState &state)
{
    const bool isNews = state.phase != m_state.phase;
    m_state = state;
    refresh();
    if (isNews) {
        announce(this, m_status->text());
    }
}

void ClearProfileRow::ask(bool asks)
{
    m_asks = asks;
    refresh();
}

void ClearProfileRow::refresh()
{
    const bool isBusy = m_state.phase == Phase::Working;
    const bool mayAsk = !m_parts.isEmpty() && !isBusy;
    const bool asks = m_asks && mayAsk;
    const bool hasName = m_parts.contains(ProfilePart::Name);
    const bool hasPicture = m_parts.contains(ProfilePart::Picture);
    retitle(m_clear,
            hasName && hasPicture ? tr("Remove name and picture")
                : hasName         ? tr("Remove name")
                                  : tr("Remove picture"));
    m_confirm->setAccessibleName(m_clear->text());
    m_question->setText(
        m_rooms ? tr("Everybody in your %Ln room(s) sees a line that you have removed them, with "
                     "the old name in it.",
                     nullptr, Numbers::plural(*m_rooms))
                : tr("Everybody in your rooms sees a line that you have removed them, with the old "
                     "name in it."));
    m_question->setVisible(asks);
    m_clear->setVisible(mayAsk && !asks);
    m_confirm->setVisible(asks);
    m_confirm->setWanted(asks);
    m_cancel->setVisible(asks);
    m_status->setText(ProfileSentences::status(m_state));
    m_status->setHidden(m_status->text().isEmpty());
    m_bar->setRange(0, static_cast<int>(m_state.total));
    m_bar->setValue(static_cast<int>(m_state.looked));
    m_bar->setVisible(isBusy || m_state.phase == Phase::Spreading);
    setHidden(m_parts.isEmpty() && m_state.phase == Phase::Idle);
}

void ClearProfileRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_asks) {
        m_cancel->click(); // and not the whole window
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace farewell
