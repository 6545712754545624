// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/SecondProcess.h"

#include "tests/support/Waiting.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <iostream>
#include <string>

namespace farewell {

namespace {

constexpr std::chrono::seconds patience{60};

} // namespace

SecondProcess::SecondProcess(const QMap<QString, QString> &environment)
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : environment.asKeyValueRange()) {
        all.insert(name, value);
    }
    m_process.setProcessEnvironment(all);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QCoreApplication::applicationFilePath(), {});
}

bool SecondProcess::waitSaid(const QByteArray &line)
{
    const auto isThere = [&] {
        m_output += m_process.readAll();
        return m_output.contains(line) || m_process.state() == QProcess::NotRunning;
    };
    return waitUntil(isThere, patience) && m_output.contains(line);
}

bool SecondProcess::waitEnded()
{
    const auto hasEnded = [&] { return m_process.state() == QProcess::NotRunning; };
    const bool ended = waitUntil(hasEnded, patience);
    m_output += m_process.readAll();
    return ended;
}

void SecondProcess::tell(const QByteArray &line)
{
    m_process.write(line + '\n');
}

void SecondProcess::say(const QByteArray &line)
{
    std::puts(line.constData());
    std::fflush(stdout);
}

QByteArray SecondProcess::hear()
{
    std::string line;
    std::getline(std::cin, line);
    return QByteArray::fromStdString(line);
}

} // namespace farewell
