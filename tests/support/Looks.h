// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QString;

namespace farewell {

class PatientRobot;

namespace looks {

/// For tests that look at every window in every way it can be seen: light and dark, narrow and
/// wide, from right to left, in a large font. The program runs once more at twice the scale, see
/// CMakeLists.txt.

/// What is left of a small screen when a panel has taken its part.
inline constexpr int lowest = 560;

/// The rows of such a test.
void addRows();

/// Makes the application look as the current row wants it, before there is any window.
void dress();

/// Takes a picture of the window in the size of the current row and fails the test for whatever
/// the inspector finds in it. The window has its former size again afterwards.
void look(const PatientRobot &robot, const QString &name);

} // namespace looks

} // namespace farewell
