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

/// What the module of PracticeHttp has for us as well: gets `target` (path and query, encoded) from
/// that port of 127.0.0.1, and takes a few seconds at most. From any thread.
using FetchPracticePage = void (*)(int port, const QByteArray &target, PracticePage &page);
inline constexpr char fetchPracticePageName[] = "farewellFetchPracticePage";

} // namespace farewell
