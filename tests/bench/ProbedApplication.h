// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QApplication>

#include <chrono>

namespace farewell {

/// An application that knows for how long its event loop did not come round: the time that the
/// events of one round took, painting included.
///
/// A robot works between the events, so its own time does not count; and as nobody presses two keys
/// in one round, each of its events begins a new one.
class ProbedApplication final : public QApplication
{
    Q_OBJECT

public:
    ProbedApplication(int &argc, char **argv);

    bool notify(QObject *receiver, QEvent *event) override;

    /// Since the last time this was asked.
    [[nodiscard]] std::chrono::microseconds takeLongest();

    /// What the process holds in memory now (proc(5), "statm"), without what was freed and could be
    /// used again; a server in the same process frees more than the windows do.
    [[nodiscard]] static qint64 residentMebibytes();

private:
    using Time = std::chrono::steady_clock::duration;

    Time m_round{0};
    Time m_longest{0};
    int m_depth = 0;
};

/// A figure of takeLongest().
void printStall(const QString &name, std::chrono::microseconds longest, qint64 mostMilliseconds);

} // namespace farewell
