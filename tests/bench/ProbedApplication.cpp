// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/ProbedApplication.h"

#include "app/platform/SharedHeap.h"
#include "tests/support/Figure.h"

#include <QAbstractEventDispatcher>
#include <QFile>
#include <QThread>

#include <algorithm>
#include <utility>

#include <malloc.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace farewell {

ProbedApplication::ProbedApplication(int &argc, char **argv)
    : QApplication(argc, argv)
{
    shareHeap(); // as the program does
    connect(eventDispatcher(), &QAbstractEventDispatcher::awake, this, [this] {
        if (m_depth == 0) {
            m_round = {};
        }
    });
}

bool ProbedApplication::notify(QObject *receiver, QEvent *event)
{
    // Events of the network's thread come through here too.
    if (QThread::currentThread() != thread() || m_depth > 0) {
        return QApplication::notify(receiver, event);
    }
    if (event->spontaneous()) {
        m_round = {};
    }
    const auto began = std::chrono::steady_clock::now();
    ++m_depth;
    const bool known = QApplication::notify(receiver, event);
    --m_depth;
    m_round += std::chrono::steady_clock::now() - began;
    m_longest = std::max(m_longest, m_round);
    return known;
}

std::chrono::microseconds ProbedApplication::takeLongest()
{
    return std::chrono::ceil<std::chrono::microseconds>(std::exchange(m_longest, Time(0)));
}

qint64 ProbedApplication::residentMebibytes()
{
    malloc_trim(0);
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const qint64 pages = file.readAll().split(' ').value(1).toLongLong();
    return pages * sysconf(_SC_PAGESIZE) / (1024 * 1024);
}

void printStall(const QString &name, std::chrono::microseconds longest, qint64 mostMilliseconds)
{
    const qint64 value = std::chrono::ceil<std::chrono::milliseconds>(longest).count();
    Figure{name, value, u" ms"_s, mostMilliseconds, {}}.print();
}

} // namespace farewell
