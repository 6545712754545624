// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Controls.h"

#include <chrono>

namespace farewell {

class Clock;

/// A danger button: pressed by Space or a click, never by Enter, and not within half a second of
/// becoming possible, so that no keystroke or click meant for something else reaches it.
class ArmedButton final : public QPushButton
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds armingTime{500};

    /// `role` is Danger, DangerOutline, or Primary for what can be undone. Unwanted, thus disabled,
    /// at first.
    ArmedButton(const QString &name, const QString &text, Role role, Clock &clock, QWidget *parent);

    /// Its enabling condition: false disables at once, a change to true arms it later.
    void setWanted(bool wanted);

    /// A phase has appeared: disabled, and armed later where it is wanted.
    void arm();

    /// Moves the focus here, now or as soon as it is armed. setWanted(false) forgets it.
    void focusWhenArmed();

Q_SIGNALS:
    void armed();

private:
    void onArmed(int attempt);

    Clock &m_clock;
    int m_attempt = 0; ///< outdated timers are told by it
    bool m_wanted = false;
    bool m_focusWanted = false;
};

} // namespace farewell
