// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/Overview.h"
#include "ui/account/ProfileState.h"

#include <QWidget>

namespace farewell {

class BusyBar;
class Clock;
class InlineQuestion;
class Text;

/// "Remove name and picture", the question before it, and how far it has come. Hidden where there
/// is nothing to remove, or the server does not allow it.
class ClearProfileRow final : public QWidget
{
    Q_OBJECT

public:
    ClearProfileRow(Clock &clock, QWidget *parent);

    void showOverview(const Overview &overview);

    /// Who sees that they are removed; missing: it is not known in how many rooms.
    void showRooms(const std::optional<qsizetype> &rooms);
    void showProfile(const ProfileState &state);

Q_SIGNALS:
    void confirmed(const QList<farewell::ProfilePart> &parts);

private:
    [[nodiscard]] QString question() const;
    void refresh();

    QList<ProfilePart> m_parts;
    std::optional<qsizetype> m_rooms;
    ProfileState m_state;
    InlineQuestion *m_question;
    Text *m_status;
    BusyBar *m_bar;
};

} // namespace farewell
