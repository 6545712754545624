// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "app/base/SystemClock.h"
#include "tests/support/Waiting.h"

#include <QTest>

using namespace farewell;
using namespace std::chrono_literals;

using std::chrono::milliseconds;

/// How long ago something was, for a program that was not running all the time.
class TestClock final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atLeastSince_data()
    {
        QTest::addColumn<Moment>("then");
        QTest::addColumn<milliseconds>("ago");
        const QUuid sameBoot = ManualClock().boot();
        const QUuid otherBoot(u"{0f4ac0de-0000-4000-8000-00000000b007}");
        QTest::newRow("now") << Moment{sameBoot, 10min} << milliseconds(0);
        QTest::newRow("earlier") << Moment{sameBoot, 3min} << milliseconds(7min);
        QTest::newRow("cannot be") << Moment{sameBoot, 11min} << milliseconds(0);
        QTest::newRow("before a restart") << Moment{otherBoot, 3min} << milliseconds(10min);
        QTest::newRow("long before a restart") << Moment{otherBoot, 24h} << milliseconds(10min);
        QTest::newRow("perhaps before a restart") << Moment{{}, 3min} << milliseconds(7min);
        QTest::newRow("surely before a restart") << Moment{{}, 24h} << milliseconds(0);
    }

    void atLeastSince()
    {
        QFETCH(const Moment, then);
        ManualClock clock;
        clock.advance(10min);
        clock.jump(24h); // of the clock on the wall, which says nothing
        QTEST(clock.atLeastSince(then), "ago");
    }

    /// The clock of the program and that of the tests agree about delays that no timer has.
    void delaysOutOfRange()
    {
        SystemClock clock;
        QObject context;
        bool wasCalled = false;
        clock.callAfter(-1h, &context, [&wasCalled] { wasCalled = true; });
        QVERIFY(waitUntil([&wasCalled] { return wasCalled; }));
        wasCalled = false;
        // Beyond what a timer counts an int turns negative, and it would call at once.
        clock.callAfter(24h * 25, &context, [&wasCalled] { wasCalled = true; });
        clock.callAfter(24h * 50, &context, [&wasCalled] { wasCalled = true; });
        bool isLater = false;
        clock.callAfter(20ms, &context, [&isLater] { isLater = true; });
        QVERIFY(waitUntil([&isLater] { return isLater; }));
        QVERIFY(!wasCalled);

        ManualClock manual;
        manual.callAfter(-1h, &context, [&wasCalled] { wasCalled = true; });
        manual.advance(0ms);
        QVERIFY(waitUntil([&wasCalled] { return wasCalled; }));
    }

    void theSystemNamesItsStart()
    {
        QVERIFY(!SystemClock().boot().isNull());
        QCOMPARE(SystemClock().boot(), SystemClock().boot());
    }
};

QTEST_GUILESS_MAIN(TestClock)
#include "TestClock.moc"
