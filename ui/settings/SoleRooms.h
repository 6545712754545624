// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/OwnRoom.h"

#include <QWidget>

class QVBoxLayout;

namespace farewell {

class Card;
class LinkButton;

/// "Only you can look after these": a row each, the first thirty until more are asked for. Hidden
/// while there are none.
class SoleRooms final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype shownAtFirst = 30;

    explicit SoleRooms(QWidget *parent);

    void showRooms(const QList<OwnRoom> &rooms);

private:
    void showRows();
    [[nodiscard]] Card *makeRow(const OwnRoom &room, qsizetype n);

    QList<OwnRoom> m_rooms;
    QList<Card *> m_rows;
    QVBoxLayout *m_column;
    LinkButton *m_more;
    bool m_showsAll = false;
};

} // namespace farewell
