// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/SessionListModel.h"

#include "app/base/Text.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/EntryDelegate.h"

namespace farewell {

void SessionListModel::setOtherSessions(const QList<Device> &others)
{
    if (others == m_others) {
        return;
    }
    beginResetModel();
    m_others = others;
    endResetModel();
}

int SessionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_others.size()) + 1;
}

QVariant SessionListModel::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return name(index.row());
    case Qt::AccessibleTextRole:
        return Sentences::named(name(index.row()), lastSeen(index.row()));
    case EntryDelegate::DetailRole:
        return lastSeen(index.row());
    case EntryDelegate::IconRole:
        return QVariant::fromValue(Icon::Sessions);
    default:
        return {};
    }
}

/// Apps name their sessions; one that did not is called by its id.
QString SessionListModel::name(int row) const
{
    if (row == 0) {
        //: a session in a list of sessions
        return tr("Farewell, this one");
    }
    const Device &device = m_others.at(row - 1);
    return device.name.isEmpty() ? cleaned(device.id) : device.name;
}

QString SessionListModel::lastSeen(int row) const
{
    if (row == 0) {
        //: when a session was last seen
        return tr("Last seen: now");
    }
    const auto &at = m_others.at(row - 1).lastSeen;
    //: %1 as “23 November 2026, 14:09”
    return at ? tr("Last seen: %1").arg(Times::dateAndTime(*at)) : tr("Last seen: unknown");
}

} // namespace farewell
