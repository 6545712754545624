// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/RoomRow.h"

#include "ui/Names.h"
#include "ui/account/Badge.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/ServerWords.h"
#include "ui/settings/RoomSentences.h"
#include "ui/settings/SettingsWords.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/FocusRing.h"

#include <QBoxLayout>

#include <utility>

namespace farewell {

namespace {

using Kind = RoomRowState::Kind;

constexpr double narrowEms = 24;

} // namespace

RoomRow::RoomRow(OwnRoom room, qsizetype n, Clock &clock, QWidget *parent)
    : Card(parent), m_clock(clock), m_room(std::move(room)), m_n(n)
{
    build();
    showState({}, false);
}

void RoomRow::build()
{
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_row->setContentsMargins(cardMargins());
    m_row->setSpacing(em(this, 0.75));
    auto *what = new QHBoxLayout;
    what->setSpacing(em(this, 0.75));
    auto *picture = new Avatar(this);
    picture->setPerson(m_room.id, m_room.name, {});
    what->addWidget(picture, 0, Qt::AlignTop);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.15));
    lines->addWidget(makeText(RoomSentences::name(m_room), TextStyle::Strong, this));
    m_told = makeText(names::indexed(names::roomStateLabel, m_n), {}, TextStyle::Small, this);
    m_serverSaid
        = makeText(names::indexed(names::serverSaidLabel, m_n), {}, TextStyle::Small, this);
    lines->addWidget(makeText(RoomSentences::about(m_room), TextStyle::Small, this));
    lines->addWidget(m_told);
    lines->addWidget(m_serverSaid);
    what->addLayout(lines, 1);
    m_badge = new Badge(Badge::Kind::Good, Icon::Check, this);
    what->addWidget(m_badge, 0, Qt::AlignVCenter);
    m_row->addLayout(what, 1);
    m_buttons = new QVBoxLayout; // for two beside each other are too wide
    m_buttons->setSpacing(em(this, 0.3));
    m_row->addLayout(m_buttons);
}

void RoomRow::showState(const RoomRowState &state, bool isBusy)
{
    const bool hasEnded = m_state.kind == Kind::Working && !state.isUnderWay();
    m_state = state;
    setProperty("rowState", words::rowState(state.kind));
    showTexts();
    showButtons(isBusy);
    if (hasEnded) {
        announce(this, accessibleName());
    }
}

void RoomRow::showTexts()
{
    const QString told = RoomSentences::told(m_state);
    m_told->setText(told);
    m_told->setHidden(told.isEmpty());
    const std::optional<Failure> refusal = m_state.kind == Kind::Refused ? m_state.result.failure
        : m_state.kind == Kind::NotLeft                                  ? m_state.leaving.failure
                                                                         : std::nullopt;
    const QString said = refusal ? ServerWords::said(refusal->serverText) : QString();
    m_serverSaid->setText(said);
    m_serverSaid->setHidden(said.isEmpty());
    m_badge->setVisible(m_state.kind == Kind::HandedOver || m_state.kind == Kind::Left);
    const QString about = RoomSentences::about(m_room);
    setNames(this, names::indexed(names::roomRow, m_n),
             Sentences::named(RoomSentences::name(m_room), Sentences::inARow({about, told})));
}

QString RoomRow::buttonName() const
{
    switch (m_state.kind) {
    case Kind::Open:
        return names::indexed(names::handOverButton, m_n);
    case Kind::HandedOver:
        return m_state.canBeTakenBack ? names::indexed(names::undoHandOverButton, m_n) : QString();
    case Kind::Refused:
    case Kind::Changed:
    case Kind::Unknown:
        return names::indexed(names::lookAgainButton, m_n);
    case Kind::NotLeft:
        return names::indexed(names::retryLeaveButton, m_n);
    case Kind::Waiting:
    case Kind::Working:
    case Kind::Left:
        return {};
    }
    Q_UNREACHABLE();
}

/// Who cannot leave a room can still see to it that somebody looks after it.
QString RoomRow::secondName() const
{
    if (m_state.kind != Kind::NotLeft || !m_room.isOnlyMine()) {
        return {};
    }
    if (m_state.mustBeLookedAt) {
        return names::indexed(names::lookAgainButton, m_n);
    }
    if (!m_state.hadOtherAdmin) {
        return names::indexed(names::handOverButton, m_n);
    }
    return m_state.canBeTakenBack ? names::indexed(names::undoHandOverButton, m_n) : QString();
}

void RoomRow::showButtons(bool isBusy)
{
    const QWidget *focus = window()->focusWidget();
    const bool hadFocus = m_second != nullptr && focus == m_second;
    const QString second = secondName();
    const bool isOther = m_second != nullptr && m_second->objectName() != second;
    if (isOther) {
        retire(std::exchange(m_second, nullptr));
    }
    showButton(isBusy);
    if (m_second == nullptr && !second.isEmpty()) {
        m_second = makeIt(second);
        m_buttons->addWidget(m_second, 0, Qt::AlignTrailing);
        m_second->show(); // at once, for the layout does it later
    }
    enable(m_second, isBusy);
    if (hadFocus && isOther) { // on the row: a second press must not reach what sends something
        setFocus(Qt::OtherFocusReason);
    }
}

void RoomRow::enable(QAbstractButton *button, bool isBusy) const
{
    if (auto *armed = qobject_cast<ArmedButton *>(button)) {
        armed->setWanted(!isBusy && m_state.pause.count() <= 0);
    } else if (button != nullptr) {
        button->setEnabled(!isBusy);
    }
}

QList<QAbstractButton *> RoomRow::buttons() const
{
    QList<QAbstractButton *> all{m_button, m_second};
    all.removeAll(nullptr);
    return all;
}

/// A button that does something else is another one. It takes over the focus, but for one that
/// sends something: a second press on what was there before must not reach it.
void RoomRow::showButton(bool isBusy)
{
    const bool sends = m_state.kind == Kind::HandedOver || m_state.kind == Kind::NotLeft;
    const QString name = buttonName();
    // Also while a dialog has the focus, from which it will come back here.
    const QWidget *focus = window()->focusWidget();
    const bool hadFocus = focus == this || (m_button != nullptr && focus == m_button);
    const bool isOther = (m_button == nullptr ? QString() : m_button->objectName()) != name;
    if (isOther && m_button != nullptr) {
        retire(std::exchange(m_button, nullptr));
    }
    if (m_button == nullptr && !name.isEmpty()) {
        m_button = makeIt(name);
        m_buttons->insertWidget(0, m_button, 0, Qt::AlignTrailing);
        m_button->show(); // at once, for the layout does it later
    }
    enable(m_button, isBusy);
    if (hadFocus && isOther) {
        QWidget *next = m_button;
        (next != nullptr && !sends ? next : this)->setFocus(Qt::OtherFocusReason);
    }
}

QAbstractButton *RoomRow::makeIt(const QString &name)
{
    const QString room = RoomSentences::name(m_room);
    if (name == names::indexed(names::handOverButton, m_n)) {
        auto *button = makeButton(name, tr("Hand over…"), Role::Plain, this);
        //: %1 is a room
        button->setAccessibleName(tr("Hand over… %1").arg(room));
        connect(button, &QAbstractButton::clicked, this, &RoomRow::handOverRequested);
        return button;
    }
    if (name == names::indexed(names::undoHandOverButton, m_n)) {
        auto *button = new ArmedButton(name, tr("Take back"), Role::Primary, m_clock, this);
        setRole(button, Role::Link);
        new FocusRing(button);
        //: %1 is a room
        button->setAccessibleName(tr("Take back: %1").arg(room));
        connect(button, &QAbstractButton::clicked, this, &RoomRow::takeBackRequested);
        return button;
    }
    if (name == names::indexed(names::retryLeaveButton, m_n)) {
        auto *button = makeButton(name, tr("Try again"), Role::Plain, this);
        //: %1 is a room
        button->setAccessibleName(tr("Try again to leave %1").arg(room));
        connect(button, &QAbstractButton::clicked, this, &RoomRow::retryLeaveRequested);
        return button;
    }
    auto *button = makeLink(name, tr("Look again"), this);
    //: %1 is a room
    button->setAccessibleName(tr("Look again: %1").arg(room));
    connect(button, &QAbstractButton::clicked, this, &RoomRow::lookAgainRequested);
    return button;
}

void RoomRow::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    m_row->setDirection(width() < em(this, narrowEms) ? QBoxLayout::TopToBottom
                                                      : QBoxLayout::LeftToRight);
}

} // namespace farewell
