// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

namespace farewell {

/// What came back for one address; nothing is followed.
struct PracticePage
{
    int status = 0;      ///< 0: nobody answered
    QByteArray location; ///< where it wants to go, as sent
    QByteArray body;
};

/// Gets `target` (path and query, encoded) from that port of 127.0.0.1, from any thread, and takes
/// a few seconds at most. The module of PracticeHttp has this function, too.
using FetchPracticePage = void (*)(int port, const QByteArray &target, PracticePage &page);
inline constexpr char fetchPracticePageName[] = "farewellFetchPracticePage";

} // namespace farewell
