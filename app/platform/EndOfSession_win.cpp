// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/EndOfSession.h"

#include <atomic>

#include <windows.h>

namespace farewell {

namespace {

std::atomic<std::function<void()> *> listener = nullptr;

BOOL WINAPI onControl(DWORD event)
{
    const auto *asked = listener.exchange(nullptr);
    if (asked == nullptr) {
        return FALSE; // the system does what it always does: the program ends
    }
    (*asked)();
    if (event == CTRL_CLOSE_EVENT || event == CTRL_LOGOFF_EVENT || event == CTRL_SHUTDOWN_EVENT) {
        constexpr DWORD untilTheSystemLosesPatience = 10000;
        Sleep(untilTheSystemLosesPatience); // for on return the program is ended
    }
    return TRUE;
}

} // namespace

struct EndOfSession::Own
{
    std::function<void()> asked;
};

EndOfSession::EndOfSession(std::function<void()> asked)
    : m_own(new Own{std::move(asked)})
{
    listener = &m_own->asked;
    SetConsoleCtrlHandler(onControl, TRUE);
}

EndOfSession::~EndOfSession()
{
    SetConsoleCtrlHandler(onControl, FALSE);
    listener = nullptr;
}

} // namespace farewell
