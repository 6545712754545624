// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/EndOfSession.h"

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

void set(int signal, void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    ::sigaction(signal, &action, nullptr);
}

} // namespace

struct EndOfSession::Own
{
    std::array<int, 2> pipe{-1, -1};
    std::unique_ptr<QSocketNotifier> notifier;
};

EndOfSession::EndOfSession(std::function<void()> asked)
    : m_own(std::make_unique<Own>())
{
    if (::pipe(m_own->pipe.data()) != 0) {
        return; // the signals do what they always do
    }
    for (const int end : m_own->pipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC); // not for the browser that we start
    }
    writeEnd = m_own->pipe[1];
    m_own->notifier = std::make_unique<QSocketNotifier>(m_own->pipe[0], QSocketNotifier::Read);
    QSocketNotifier *notifier = m_own->notifier.get();
    QObject::connect(notifier, &QSocketNotifier::activated, notifier,
                     [notifier, asked = std::move(asked)] {
                         notifier->setEnabled(false);
                         asked();
                     });
    for (const int signal : handled) {
        set(signal, wakeUp, static_cast<int>(SA_RESTART | SA_RESETHAND));
    }
}

EndOfSession::~EndOfSession()
{
    for (const int signal : handled) {
        set(signal, SIG_DFL, 0);
    }
    writeEnd = -1;
    for (const int end : m_own->pipe) {
        if (end >= 0) {
            ::close(end);
        }
    }
}

} // namespace farewell
