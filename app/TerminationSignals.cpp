// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/TerminationSignals.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace farewell {

namespace {

constexpr std::array handled{SIGINT, SIGTERM, SIGHUP};

/// All that a signal handler may touch: where it writes its byte.
volatile std::sig_atomic_t writeEnd = -1;

extern "C" void wakeUp(int /*signal*/)
{
    const int before = errno; // of whatever was interrupted
    const char byte = 0;
    // Three bytes at most, for a second signal does what it always does: the pipe cannot be full.
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
    errno = before;
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) { // not for the browser that we start
        return;                                 // the signals do what they always do
    }
    m_readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = new QSocketNotifier(m_readEnd, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT came();
    });
    struct sigaction action = {};
    action.sa_handler = wakeUp;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (const int signal : handled) {
        ::sigaction(signal, &action, nullptr);
    }
}

TerminationSignals::~TerminationSignals()
{
    for (const int signal : handled) {
        std::signal(signal, SIG_DFL);
    }
    if (m_readEnd >= 0) {
        ::close(m_readEnd);
        ::close(writeEnd);
        writeEnd = -1;
    }
}

} // namespace farewell
