// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace farewell {

/// From now on Qt tells no password to screen readers, nor to the other programs on the
/// accessibility bus, and our own widgets say what they are. May be called again.
void installSpeech();

} // namespace farewell
