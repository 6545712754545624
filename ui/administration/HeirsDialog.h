// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminTarget.h"

#include <QDialog>

class QComboBox;

namespace farewell {

/// Who becomes an admin of each room that only the account looks after.
class HeirsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `acting`: who acts, for whom and where, as a line.
    HeirsDialog(const AdminTarget &target, const QList<Heir> &chosen, const QString &acting,
                QWidget *parent);

    /// Of each room that has one; a room that is to be left alone has none.
    [[nodiscard]] QList<Heir> heirs() const;

private:
    struct Row
    {
        QString roomId;
        QComboBox *box;
    };

    void addRoom(const AdminRoom &room, const QString &subject, const QList<Heir> &chosen,
                 QWidget *place);

    QList<Row> m_rows;
};

} // namespace farewell
