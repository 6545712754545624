// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/ActivityLog.h"
#include "app/admin/AdminAddresses.h"
#include "app/admin/job/JobFolder.h"
#include "app/base/SystemClock.h"
#include "app/matrix/MatrixClient.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/FakeBrowser.h"
#include "tests/support/Figure.h"
#include "tests/support/PatientRobot.h"
#include "ui/Conductor.h"
#include "ui/Names.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto latency = 100ms;

/// A machine that is busy elsewhere only ever adds time, so the best of several journeys counts.
constexpr int journeys = 5;

const QString password = u"correct horse battery"_s;

/// What a person waits for: from a click until something is shown.
struct Wait
{
    qint64 milliseconds;
    qsizetype requests; ///< by the server's own log

    /// So many requests, or fewer, waited for each other: each takes the latency at least.
    [[nodiscard]] qint64 inSequence() const { return milliseconds / latency.count(); }
};

/// The fastest of some waits.
Figure fastest(const QString &name, const QList<Wait> &waits, qint64 limit)
{
    const Wait best = *std::ranges::min_element(waits, {}, &Wait::milliseconds);
    return {name,
            best.inSequence(),
            {},
            limit,
            u"%1 in all, %2 ms"_s.arg(best.requests).arg(best.milliseconds)};
}

/// The program with a person in front of it, and a server that is far away.
struct Scene
{
    PracticeHomeserver server{u"localhost:9"_s}; // a name that leads nowhere
    SystemClock clock;
    FakeBrowser browser;
    MatrixClient client{clock};
    QTemporaryDir folder;
    NoteFolder notes{folder.path()};
    AdminAddresses adminAddresses{folder.filePath(u"administration.json"_s)};
    ActivityLog activities{folder.filePath(u"activities"_s)};
    JobFolder jobs{folder.filePath(u"jobs"_s)};
    Conductor conductor{Services{client, clock, browser, notes, adminAddresses, activities, jobs}};
    PatientRobot login{names::loginWindow};
    PatientRobot account{names::accountWindow};
    PatientRobot settings{names::settingsDialog};
    PatientRobot dialog{names::deactivateAccountDialog};
    PatientRobot outcome{names::outcomeDialog};

    /// Everything before the sign-in click. The name leads nowhere, so the address is typed, too.
    [[nodiscard]] bool arrive()
    {
        PracticeSettings farAway;
        farAway.latency = latency;
        server.setSettings(farAway);
        if (!server.start()) {
            return false;
        }
        conductor.start();
        return login.waitShown() && login.type(names::userIdEdit, server.userId(u"alice"_s))
            && login.press(Qt::Key_Return) && login.waitPhase(u"failed"_s)
            && login.click(names::editHomeserverButton)
            && login.type(names::homeserverEdit, server.baseUrl()) && login.press(Qt::Key_Return)
            && login.waitPhase(u"ready"_s) && login.type(names::passwordEdit, password);
    }

    /// Everything between the overview and the confirming click, which is armed late.
    [[nodiscard]] bool prepareDeactivation() const
    {
        return account.click(names::deactivateButton)
            && settings.click(names::deactivateAccountButton)
            && dialog.type(names::passwordEdit, password)
            && dialog.waitReachable(names::confirmButton);
    }

    template <class Act, class End>
    [[nodiscard]] bool measure(QList<Wait> &waits, Act act, End end)
    {
        server.forgetRequests();
        QElapsedTimer time;
        time.start();
        if (!act() || !end()) {
            return false;
        }
        waits += Wait{time.elapsed(), server.requests().size()};
        return true;
    }
};

} // namespace

/// How many requests a person waits for, one after the other; `figures` reads what it prints.
class RequestFigures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothWaits();
};

void RequestFigures::bothWaits()
{
    QList<Wait> signIn;
    QList<Wait> deactivation;
    for (int i = 0; i < journeys; ++i) {
        Scene scene;
        QVERIFY(scene.arrive());
        QVERIFY(scene.measure(
            signIn, [&] { return scene.login.click(names::signInButton); },
            [&] { return scene.account.waitShown() && scene.account.waitPhase(u"ready"_s); }));
        QVERIFY(scene.prepareDeactivation());
        QVERIFY(scene.measure(
            deactivation, [&] { return scene.dialog.click(names::confirmButton); },
            [&] {
                return scene.outcome.waitShown()
                    && scene.outcome.waitProperty("outcome", u"deactivated"_s);
            }));
        QVERIFY(scene.server.isDeactivated(u"alice"_s));
    }
    fastest(u"Requests in sequence, sign-in click to the account window with its overview"_s,
            signIn, 4)
        .print();
    fastest(u"Requests in sequence, confirming click to the outcome"_s, deactivation, 3).print();
}

QTEST_MAIN(RequestFigures)
#include "RequestFigures.moc"
