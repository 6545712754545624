// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

class QSocketNotifier;

namespace farewell {

/// Turns the signals by which a terminal or a session asks a program to go (SIGINT, SIGTERM,
/// SIGHUP) into a Qt signal, so that a session can be signed out first. The same signal again ends
/// the program at once. One object in a program, on the main thread.
class TerminationSignals final : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

Q_SIGNALS:
    void came();

private:
    int m_readEnd = -1;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace farewell
