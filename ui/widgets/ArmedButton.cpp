// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/ArmedButton.h"

#include "app/base/Clock.h"

namespace farewell {

ArmedButton::ArmedButton(const QString &name, const QString &text, Role role, Clock &clock,
                         QWidget *parent)
    : QPushButton(parent), m_clock(clock)
{
    dressButton(this, name, text, role);
    swallowEnter(this);
    setEnabled(false);
}

void ArmedButton::setWanted(bool wanted)
{
    if (wanted == m_wanted) {
        return;
    }
    m_wanted = wanted;
    if (!wanted) {
        m_focusWanted = false;
    }
    arm();
}

void ArmedButton::arm()
{
    setEnabled(false);
    ++m_attempt;
    if (m_wanted) {
        m_clock.callAfter(armingTime, this, [this, attempt = m_attempt] { onArmed(attempt); });
    }
}

void ArmedButton::focusWhenArmed()
{
    m_focusWanted = !isEnabled();
    if (isEnabled()) {
        setFocus(Qt::OtherFocusReason);
    }
}

void ArmedButton::onArmed(int attempt)
{
    if (attempt != m_attempt) {
        return;
    }
    setEnabled(true);
    if (m_focusWanted) {
        m_focusWanted = false;
        setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT armed();
}

} // namespace farewell
