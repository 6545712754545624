// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell {

class ActivityLog;
class AdminAddresses;
class BrowserLauncher;
class Clock;
class NoteFolder;
class JobFolder;
class MatrixClient;
class PracticeMark;

/// What every scene needs from the world; all of it outlives the scenes.
struct Services
{
    MatrixClient &client;
    Clock &clock;
    BrowserLauncher &browser;
    const NoteFolder &notes;
    const AdminAddresses &adminAddresses;
    ActivityLog &activityLog;
    const JobFolder &jobs;
    PracticeMark *practice = nullptr; ///< in a rehearsal: marks every window
};

} // namespace farewell
