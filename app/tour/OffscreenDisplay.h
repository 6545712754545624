// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QTemporaryFile>

namespace farewell {

/// For a tour, where nobody is to look on: it leaves the desktop alone, if there is one. The screen
/// that is not there is large enough for every window. Made before the application, and outlives
/// it.
class OffscreenDisplay final
{
public:
    OffscreenDisplay();

private:
    QTemporaryFile m_screen;
};

} // namespace farewell
