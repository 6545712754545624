// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/ProbedApplication.h"

#include <QAbstractEventDispatcher>
#include <QThread>

#include <algorithm>
#include <utility>

namespace farewell {

ProbedApplication::ProbedApplication(int &argc, char **argv)
    : QApplication(argc, argv)
{
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

} // namespace farewell
