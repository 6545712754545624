// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QMap>
#include <QProcess>
#include <QString>

namespace farewell {

/// The running test program once more, as a process of its own that plays a part. The two take
/// turns: the second says a line when it has come to a place, and may wait there for one of ours.
class SecondProcess final
{
public:
    /// What tells the second process from the first, and what it has to know.
    explicit SecondProcess(const QMap<QString, QString> &environment);

    /// False when it ended without having said so, or is not in time.
    [[nodiscard]] bool waitSaid(const QByteArray &line);
    [[nodiscard]] bool waitEnded();
    void tell(const QByteArray &line);
    void kill() { m_process.kill(); }

    [[nodiscard]] const QByteArray &output() const { return m_output; } ///< all of it so far
    [[nodiscard]] QProcess::ExitStatus exitStatus() const { return m_process.exitStatus(); }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }

    /// For the second process itself.
    static void say(const QByteArray &line);
    [[nodiscard]] static QByteArray hear(); ///< blocks until the first has told something

private:
    QProcess m_process;
    QByteArray m_output;
};

} // namespace farewell
