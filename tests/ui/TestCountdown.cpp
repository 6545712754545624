// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "tests/support/Waiting.h"
#include "ui/Countdown.h"

#include <QSignalSpy>
#include <QTest>

using namespace farewell;
using namespace std::chrono_literals;

/// The seconds that are left of a pause, each told once.
class TestCountdown final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachSecond()
    {
        ManualClock clock;
        Countdown countdown(clock);
        QSignalSpy changed(&countdown, &Countdown::changed);
        WAIT_COMPARE(countdown.left(), 0s);
        countdown.start(2500ms);
        WAIT_COMPARE(countdown.left(), 3s);
        WAIT_COMPARE(changed.size(), 1);
        clock.advance(499ms);
        WAIT_COMPARE(changed.size(), 1);
        clock.advance(1ms);
        WAIT_COMPARE(countdown.left(), 2s);
        WAIT_COMPARE(changed.size(), 2);
        clock.advance(1s);
        WAIT_COMPARE(countdown.left(), 1s);
        clock.advance(1s);
        WAIT_COMPARE(countdown.left(), 0s);
        WAIT_COMPARE(changed.size(), 4);
        clock.advance(1h);
        WAIT_COMPARE(changed.size(), 4);
    }

    void theLongestGoesOn()
    {
        ManualClock clock;
        Countdown countdown(clock);
        countdown.start(5s);
        countdown.start(2s);
        WAIT_COMPARE(countdown.left(), 5s);
        clock.advance(1s);
        countdown.start(9s);
        WAIT_COMPARE(countdown.left(), 9s);
        clock.advance(9s);
        WAIT_COMPARE(countdown.left(), 0s);
        countdown.start(1s); // and anew
        WAIT_COMPARE(countdown.left(), 1s);
    }

    void noneAtAll()
    {
        ManualClock clock;
        Countdown countdown(clock);
        QSignalSpy changed(&countdown, &Countdown::changed);
        countdown.start(0s);
        countdown.start(-1s);
        clock.advance(1h);
        WAIT_COMPARE(countdown.left(), 0s);
        WAIT_COMPARE(changed.size(), 0);
    }

    void whoeverIsToldMayEndIt()
    {
        ManualClock clock;
        auto countdown = std::make_unique<Countdown>(clock);
        countdown->start(3s);
        connect(countdown.get(), &Countdown::changed, this, [&countdown] { countdown.reset(); });
        clock.advance(3s);
        WAIT_VERIFY(!countdown);
    }
};

QTEST_GUILESS_MAIN(TestCountdown)
#include "TestCountdown.moc"
