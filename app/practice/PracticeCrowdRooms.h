// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell {

class PracticeState;

/// Opens the rooms of the crowd, and puts its people there: 40 rooms of versions 6, 10, 11 and 12,
/// and 400 small ones for the person who is in so many.
void furnishCrowdRooms(PracticeState &state);

} // namespace farewell
