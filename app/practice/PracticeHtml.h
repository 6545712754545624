// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeExchange.h"
#include "app/practice/PracticeState.h"

/// The pages of the practice homeserver. Each says at its top that nothing here is real.
namespace farewell::practice {

/// `content` is HTML, `title` is not.
[[nodiscard]] PracticeAnswer page(const QString &title, const QString &content, int status = 200);
[[nodiscard]] QString paragraph(const QString &text);
[[nodiscard]] QString link(const QString &target, const QString &text);

/// A box to tick, with its text; `target` is the same page with the box changed.
[[nodiscard]] QString box(const QString &target, const QString &text, bool ticked);

/// Asks who one is: a link for everybody, to `target` and their localpart, then `more` of them.
[[nodiscard]] PracticeAnswer whoAreYou(const PracticeState &state, const QString &target,
                                       const QString &more = {});

/// For a value in a query.
[[nodiscard]] QString encoded(const QString &text);

} // namespace farewell::practice
