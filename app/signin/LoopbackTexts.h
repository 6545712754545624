// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

/// What a person reads in the browser when it comes back to this machine; plain text.
struct LoopbackTexts
{
    QString language; ///< of the others, as in HTML: "en"
    QString welcome;  ///< the sign-in has arrived
    QString nothing;  ///< anything else was asked for
    QString mark{};   ///< stands above both, in a rehearsal
};

} // namespace farewell
