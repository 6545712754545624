// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminCard.h"

#include <QWidget>

namespace farewell {

class Text;

/// Which rooms lose their only admin with an account; hidden while there are none.
class OnlyAdminBox final : public QWidget
{
    Q_OBJECT

public:
    explicit OnlyAdminBox(QWidget *parent);

    void showCard(const AdminCard &card);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void recolour();

    Text *m_heading;
    Text *m_rooms;
};

} // namespace farewell
