// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminDesk.h"
#include "app/admin/LoggedAct.h"
#include "app/admin/steps/AdminStep.h"
#include "app/admin/steps/AdminTarget.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace farewell {

/// Carries out one step of a deactivation for somebody else. It ends once; another try is another
/// driver.
class StepDriver : public QObject
{
    Q_OBJECT

public:
    /// Desk and target must outlive it.
    StepDriver(const AdminDesk &desk, const AdminTarget &target, QObject *parent)
        : QObject(parent), m_desk(desk), m_target(target)
    {
    }

    /// Asked directly before each request that changes something: whether it is written down for
    /// the next start of the program. Without a yes it is not sent.
    void setNote(std::function<bool()> note) { m_note = std::move(note); }

    virtual void start() = 0;

    /// Nothing more after the request that is under way; what is only waited for ends now.
    virtual void stop() { m_isStopping = true; }

    /// While the server has asked to wait with a request that the click covers: how long still.
    [[nodiscard]] std::optional<std::chrono::milliseconds> pauseLeft() const;

    /// The log knows that something was sent, and not what came of it.
    [[nodiscard]] bool isResultUnwritten() const { return m_isResultUnwritten; }

Q_SIGNALS:
    void progressed();
    void ended(const farewell::StepEnd &end);

protected:
    [[nodiscard]] const AdminDesk &desk() const { return m_desk; }
    [[nodiscard]] const AdminTarget &target() const { return m_target; }
    [[nodiscard]] bool isStopping() const { return m_isStopping; }
    [[nodiscard]] bool isNoted() const { return !m_note || m_note(); }

    /// As LoggedAct::conclude().
    void conclude(LoggedAct &act, const QString &readBack);

    /// `goOn` after the pause that a 429 asks for, unless takePutOff() comes before.
    void putOff(const Failure &why, std::function<void()> goOn);

    /// Why something is put off, which then is not done.
    [[nodiscard]] std::optional<Failure> takePutOff();

private:
    struct PutOff
    {
        Failure why;
        std::chrono::milliseconds until; ///< Clock::elapsed()
    };

    const AdminDesk &m_desk;
    const AdminTarget &m_target;
    std::optional<PutOff> m_putOff;
    std::function<bool()> m_note;
    bool m_isStopping = false;
    bool m_isResultUnwritten = false;
};

} // namespace farewell
