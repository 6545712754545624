// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/Overview.h"

#include <QWidget>

namespace farewell {

class ScrollColumn;
class SessionListModel;
class Text;

/// The settings page "Sessions": where the person is signed in, and where notifications go. All of
/// it ends by itself, so that there is nothing to press.
class SessionsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SessionsPage(QWidget *parent);

    void showOverview(const Overview &overview);

private:
    [[nodiscard]] static QString statusOf(const Overview &overview);
    [[nodiscard]] static QString goingTo(const QList<Pusher> &pushers);
    [[nodiscard]] static QString notificationsOf(const Overview &overview);

    ScrollColumn *m_scroll;
    SessionListModel *m_model;
    Text *m_status = nullptr;
    Text *m_notifications = nullptr;
};

} // namespace farewell
