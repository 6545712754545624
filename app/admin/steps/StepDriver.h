// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminDesk.h"
#include "app/admin/steps/AdminStep.h"
#include "app/admin/steps/AdminTarget.h"

#include <QObject>

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

    virtual void start() = 0;

    /// Nothing more after the request that is under way; what is only waited for ends now.
    virtual void stop() { m_isStopping = true; }

Q_SIGNALS:
    void progressed();
    void ended(const farewell::StepEnd &end);

protected:
    [[nodiscard]] const AdminDesk &desk() const { return m_desk; }
    [[nodiscard]] const AdminTarget &target() const { return m_target; }
    [[nodiscard]] bool isStopping() const { return m_isStopping; }

private:
    const AdminDesk &m_desk;
    const AdminTarget &m_target;
    bool m_isStopping = false;
};

} // namespace farewell
