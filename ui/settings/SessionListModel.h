// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/DeviceEndpoints.h"

#include <QAbstractListModel>

namespace farewell {

/// The sessions of an account, this one first.
class SessionListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setOtherSessions(const QList<Device> &others);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString name(int row) const;
    [[nodiscard]] QString lastSeen(int row) const;

    QList<Device> m_others;
};

} // namespace farewell
