// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "tests/support/Waiting.h"
#include "ui/Countdown.h"

#include <QSignalSpy>
#include <QTest>

using namespace farewell;
using namespace std::chrono_literals;

namespace {

/// Time passes, and everybody whom that concerns has been told.
void pass(ManualClock &clock, std::chrono::milliseconds time)
{
    bool isThere = false;
    QObject context;
    clock.advance(time);
    clock.callAfter(0ms, &context, [&isThere] { isThere = true; });
    WAIT_VERIFY(isThere);
}

} // namespace

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
        QCOMPARE(countdown.left(), 0s);
        countdown.start(2500ms);
        QCOMPARE(countdown.left(), 3s);
        QCOMPARE(changed.size(), 1);
        pass(clock, 499ms);
        QCOMPARE(changed.size(), 1);
        pass(clock, 1ms);
        QCOMPARE(countdown.left(), 2s);
        QCOMPARE(changed.size(), 2);
        pass(clock, 1s);
        QCOMPARE(countdown.left(), 1s);
        pass(clock, 1s);
        QCOMPARE(countdown.left(), 0s);
        QCOMPARE(changed.size(), 4);
        pass(clock, 1h);
        QCOMPARE(changed.size(), 4);
    }

    void theLongestGoesOn()
    {
        ManualClock clock;
        Countdown countdown(clock);
        countdown.start(5s);
        countdown.start(2s);
        QCOMPARE(countdown.left(), 5s);
        pass(clock, 1s);
        countdown.start(9s);
        QCOMPARE(countdown.left(), 9s);
        pass(clock, 9s);
        QCOMPARE(countdown.left(), 0s);
        countdown.start(1s); // and anew
        QCOMPARE(countdown.left(), 1s);
    }

    void noneAtAll()
    {
        ManualClock clock;
        Countdown countdown(clock);
        QSignalSpy changed(&countdown, &Countdown::changed);
        countdown.start(0s);
        countdown.start(-1s);
        pass(clock, 1h);
        QCOMPARE(countdown.left(), 0s);
        QCOMPARE(changed.size(), 0);
    }

    void whoeverIsToldMayEndIt()
    {
        ManualClock clock;
        auto countdown = std::make_unique<Countdown>(clock);
        countdown->start(3s);
        connect(countdown.get(), &Countdown::changed, this, [&countdown] { countdown.reset(); });
        pass(clock, 3s);
        WAIT_VERIFY(!countdown);
    }
};

QTEST_GUILESS_MAIN(TestCountdown)
#include "TestCountdown.moc"
