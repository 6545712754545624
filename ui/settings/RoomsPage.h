// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/RoomReader.h"

#include <QWidget>

class QLineEdit;

namespace farewell {

class RoomListModel;
class ScrollColumn;
class SoleRooms;
class Text;

/// The settings page "Rooms": those that only the account can look after, and all of them.
class RoomsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RoomsPage(QWidget *parent);

    void showRooms(const RoomOverview &rooms);

private:
    void buildAll();
    [[nodiscard]] static QString statusOf(const RoomOverview &rooms);

    ScrollColumn *m_scroll;
    RoomListModel *m_model;
    SoleRooms *m_sole = nullptr;
    Text *m_status = nullptr;
    QWidget *m_all = nullptr;
    QLineEdit *m_search = nullptr;
    Text *m_none = nullptr;
    bool m_hasEnded = false;
};

} // namespace farewell
