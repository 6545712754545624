// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobFlow.h"

namespace farewell {

/// Where a list comes from.
struct JobOrigin
{
    enum class Kind {
        Typed,  ///< or pasted: AdminJobWindow::text()
        File,   ///< AdminJobWindow::columns() says what stands where
        Search, ///< accounts that a search has found
        Rest,   ///< of a job: what was not done there
        Left,   ///< a job of an earlier start of the program
    };

    Kind kind = Kind::Typed;
    QString name{}; ///< of the file
    qsizetype lines = 0;

    friend bool operator==(const JobOrigin &, const JobOrigin &) = default;
};

/// How a job stands. The rows go to the window on their own: showPreview(), showRows(),
/// updateRow(); it counts them itself.
struct JobView
{
    using milliseconds = std::chrono::milliseconds;

    JobPhase phase = JobPhase::Empty;
    JobReason reason = JobReason::None; ///< JobFlow::reason()
    QString serverText{};               ///< the server's own words about it, if it said something
    JobOrigin origin{};                 ///< of the list being resolved and after

    qsizetype toResolve = 0; ///< in Resolving: questions to the server, and how many are answered
    qsizetype resolved = 0;

    std::optional<QDateTime> frozenAt{}; ///< from Preview on; UTC
    QString fingerprint{};               ///< whole; from Preview on
    bool isLookingForSoleAdmins = false; ///< in Preview: what soleAdminCheckBox asks for is read

    std::optional<QDateTime> rehearsedAt{};   ///< when the last dry run began; UTC
    qsizetype rehearsed = 0;                  ///< in Rehearsing: of the rows to be sent, looked at
    bool erase = false;                       ///< as frozen by the start
    std::optional<QDateTime> startedAt{};     ///< UTC; of this run of the program
    std::optional<QDateTime> endedAt{};       ///< UTC
    std::optional<milliseconds> timeLeft{};   ///< JobFlow::timeLeft()
    std::optional<milliseconds> coolingFor{}; ///< in Cooling: what is left of it

    bool areResultsSaved = false; ///< then nobody is asked when the window of a finished job closes

    /// False while a request may be under way: the window asks to pause, and closes when it may.
    bool mayClose = true;
};

} // namespace farewell
