// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

/// What is before the person: the window in front and the state it is in, in the words of the
/// contract for automation (ui/Names.h).
struct Sight
{
    QString window; ///< object name
    QString phase{};
    QString reason{};
    QString outcome{};
    QString likely{};
    QString step{};

    friend bool operator==(const Sight &, const Sight &) = default;
};

/// A picture of the tour, and what the person does there.
struct TourStep
{
    enum class Act {
        None,
        Click,       ///< on the control
        ClickAction, ///< the control is an action in the menu that is open
        Type,        ///< `text` into the control, or else the password
        TypeTotal,   ///< into the control: how many accounts the window says will be sent
        Choose,      ///< the first of a list, which is the control
        Search,      ///< `text` into the control, and Enter
        Leave,       ///< the window, by Escape
        Visit,       ///< in the browser, the page that was opened last
    };
    enum class When {
        Passing, ///< at once: the state may be gone in a moment; nothing is done
        Settled, ///< when all that was asked for has come
        Appears, ///< once the control is there, which may be never
    };

    QString see;          ///< translated: what is there
    QString todo = {};    ///< translated: what to do; %1 is what the control calls itself
    QString control = {}; ///< object name; of nothing, when nothing is pressed or filled
    Act act = Act::None;
    QString text = {};
    When when = When::Settled;
    bool onlyOnce = false; ///< what need not be told a second time
};

} // namespace farewell
