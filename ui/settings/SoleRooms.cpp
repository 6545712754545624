// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/SoleRooms.h"

#include "ui/Names.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/settings/RoomSentences.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Controls.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace farewell {

SoleRooms::SoleRooms(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout), m_more(makeLink(names::moreRoomsButton, {}, this))
{
    m_column->setSpacing(em(this, 0.6));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.6));
    column->addWidget(makeText(tr("Only you can look after these"), TextStyle::Heading, this));
    column->addWidget(
        makeText(tr("Make somebody else an admin there before you go, in the app you chat with. In "
                    "a room without an admin nobody can be removed, and nothing about it can be "
                    "changed."),
                 TextStyle::Muted, this));
    column->addLayout(m_column);
    column->addWidget(m_more, 0, Qt::AlignLeading);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_showsAll = true;
        showRows();
        m_rows.at(shownAtFirst)->setFocus(Qt::OtherFocusReason);
    });
    hide();
}

void SoleRooms::showRooms(const QList<OwnRoom> &rooms)
{
    m_rooms = rooms;
    for (Card *row : std::as_const(m_rows)) {
        m_column->removeWidget(row);
        retire(row);
    }
    m_rows.clear();
    showRows();
    setVisible(!m_rooms.isEmpty());
}

void SoleRooms::showRows()
{
    const qsizetype shown = m_showsAll ? m_rooms.size() : std::min(shownAtFirst, m_rooms.size());
    for (qsizetype n = m_rows.size(); n < shown; ++n) {
        m_rows += makeRow(m_rooms.at(n), n);
        m_column->addWidget(m_rows.constLast());
    }
    const int more = Numbers::plural(m_rooms.size() - shown);
    m_more->setText(tr("Show %Ln more room(s)", nullptr, more));
    m_more->setVisible(more > 0);
}

Card *SoleRooms::makeRow(const OwnRoom &room, qsizetype n)
{
    auto *card = new Card(this);
    const QString name = RoomSentences::name(room);
    const QString about = RoomSentences::about(room);
    setNames(card, names::indexed(names::roomRow, n), Sentences::named(name, about));
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(card->cardMargins());
    row->setSpacing(em(this, 0.75));
    auto *picture = new Avatar(card);
    picture->setPerson(room.id, room.name, {});
    row->addWidget(picture, 0, Qt::AlignTop);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.15));
    lines->addWidget(makeText(name, TextStyle::Strong, card));
    lines->addWidget(makeText(about, TextStyle::Small, card));
    row->addLayout(lines, 1);
    return card;
}

} // namespace farewell
