// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/LoggedAct.h"
#include "app/admin/steps/StepDriver.h"

#include <memory>

namespace farewell {

/// Makes somebody else an admin of each room, one after the other, and reads each back. It ends at
/// the first that has not worked. What was handed over is not asked for again, and a room that is
/// tried again is looked at first: another may be its admin by now.
class HandOver final : public StepDriver
{
    Q_OBJECT

public:
    /// One room of the list.
    struct Line
    {
        Heir heir;
        StepResult result = StepResult::Waiting;
        QDateTime at{};           ///< UTC, of the last word on it
        bool isHeirAdmin = false; ///< with Done: it is the one who was chosen

        friend bool operator==(const Line &, const Line &) = default;
    };

    /// Goes on with those that wait or have failed.
    HandOver(const AdminDesk &desk, const AdminTarget &target, QList<Line> lines, QObject *parent);

    void start() override;
    void stop() override;

    [[nodiscard]] const QList<Line> &lines() const { return m_lines; }

private:
    void next();
    void lookFirst();
    void onLookedFirst(const Result<AdminRoom> &room);
    void send();
    void onAnswer(const Result<QJsonObject> &answer);
    void readBack(std::optional<Failure> failure);
    void onRoom(const Result<AdminRoom> &room, const std::optional<Failure> &failure);
    void giveUp(const Failure &why);
    void stopReading();
    void handedOver(const AdminRoom &room);
    void endLine(StepResult result, const QString &readBack);

    QList<Line> m_lines;
    qsizetype m_at = -1;
    LoggedAct m_act;
    std::unique_ptr<QObject> m_reading; ///< the room is being read
};

} // namespace farewell
