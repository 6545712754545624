// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/RoomListModel.h"

#include "ui/sentences/Sentences.h"
#include "ui/settings/RoomSentences.h"
#include "ui/widgets/EntryDelegate.h"

namespace farewell {

void RoomListModel::setRooms(const QList<OwnRoom> &rooms)
{
    m_rooms = rooms;
    filter();
}

void RoomListModel::search(const QString &text)
{
    m_search = text.trimmed();
    filter();
}

void RoomListModel::showStates(const QMap<QString, RoomRowState> &states)
{
    m_states = states;
    if (!m_shown.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

QString RoomListModel::detail(const OwnRoom &room) const
{
    const RoomRowState state = m_states.value(room.id);
    const bool isLeft
        = state.kind == RoomRowState::Kind::Left || state.kind == RoomRowState::Kind::NotLeft;
    return isLeft ? RoomSentences::told(state) : RoomSentences::about(room);
}

void RoomListModel::filter()
{
    beginResetModel();
    m_shown.clear();
    for (qsizetype i = 0; i < m_rooms.size(); ++i) {
        if (m_rooms.at(i).name.contains(m_search, Qt::CaseInsensitive)
            || m_rooms.at(i).id.contains(m_search, Qt::CaseInsensitive)) {
            m_shown += i;
        }
    }
    endResetModel();
}

int RoomListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant RoomListModel::data(const QModelIndex &index, int role) const
{
    const OwnRoom &room = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return RoomSentences::name(room);
    case Qt::AccessibleTextRole:
        return Sentences::named(RoomSentences::name(room), detail(room));
    case EntryDelegate::DetailRole:
        return detail(room);
    case EntryDelegate::IdRole:
        return room.id;
    case EntryDelegate::NameRole:
        return room.name;
    default:
        return {};
    }
}

} // namespace farewell
