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
    void showPause(std::chrono::seconds pause); ///< before more is known

private:
    void showTexts();
    [[nodiscard]] QString status() const;
    [[nodiscard]] static QString goingTo(const QList<Pusher> &pushers);
    [[nodiscard]] QString notifications() const;

    ScrollColumn *m_scroll;
    SessionListModel *m_model;
    Overview m_overview;
    std::chrono::seconds m_pause{0};
    Text *m_status = nullptr;
    Text *m_notifications = nullptr;
};

} // namespace farewell
