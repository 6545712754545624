// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/Names.h"
#include "ui/automation/Robot.h"

#include <QGenericPlugin>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;

namespace farewell {

/// Somebody who sits before the built program: signs in alice, and says so. Qt loads it into a
/// program that is started with QT_QPA_GENERIC_PLUGINS=hand.
class Hand final : public QObject
{
    Q_OBJECT

public:
    Hand()
    {
        connect(&m_tick, &QTimer::timeout, this, &Hand::goOn);
        m_tick.start(std::chrono::milliseconds(10));
    }

private:
    using Step = std::function<bool()>; ///< false: not yet

    static bool isIn(const reach::Robot &robot, const char *phase)
    {
        return robot.window() != nullptr && robot.window()->isActiveWindow()
            && robot.window()->property("phase").toString() == QLatin1StringView(phase);
    }

    void goOn()
    {
        if (m_next < m_steps.size() && m_steps.at(m_next)()) {
            ++m_next;
        }
    }

    [[nodiscard]] bool fill(QLatin1StringView name, const char *variable) const
    {
        return m_login.fill(name, qEnvironmentVariable(variable)).isReachable();
    }

    reach::Robot m_login{names::loginWindow};
    reach::Robot m_account{names::accountWindow};
    std::vector<Step> m_steps{
        [this] { return isIn(m_login, "idle"); },
        [] { return std::puts("@started") >= 0 && std::fflush(stdout) == 0; },
        [this] { return fill(names::userIdEdit, "FAREWELL_HAND_USER"); },
        [this] { return fill(names::homeserverEdit, "FAREWELL_HAND_SERVER"); },
        [this] { return m_login.press(Qt::Key_Return).isReachable(); },
        [this] { return isIn(m_login, "ready"); },
        [this] { return fill(names::passwordEdit, "FAREWELL_HAND_PASSWORD"); },
        [this] { return m_login.click(names::signInButton).isReachable(); },
        [this] { return isIn(m_account, "ready"); },
        [] { return std::puts("@signed in") >= 0 && std::fflush(stdout) == 0; },
    };
    std::size_t m_next = 0;
    QTimer m_tick;
};

class HandPlugin final : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "hand.json")

public:
    QObject *create(const QString & /*name*/, const QString & /*spec*/) override
    {
        return new Hand;
    }
};

} // namespace farewell

#include "Hand.moc"
