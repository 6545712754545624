// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell {

/// From now on what Qt tells screen readers, and with them every program on the accessibility bus,
/// holds no password, and our own widgets say what they are. May be called again.
void installSpeech();

} // namespace farewell
