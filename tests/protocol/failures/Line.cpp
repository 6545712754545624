// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/protocol/failures/Line.h"

#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/widgets/Banner.h"

#include <QLabel>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell::failures {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds step{1000};
constexpr milliseconds longest{150000}; ///< that anything before the deactivation may take
constexpr milliseconds blink{10};       ///< of the clock on the wall

QStringList people()
{
    return {u"alice"_s, u"bob"_s, u"carol"_s};
}

/// The labels of a window in which its sentences stand.
QStringList textsIn(const QWidget &window)
{
    QStringList texts;
    const auto labels = window.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        const bool isOurs = label->window() == &window && label->isVisible();
        if (isOurs && !label->text().isEmpty() && label->objectName() != names::consequencesLabel) {
            texts += label->text();
        }
    }
    return texts;
}

} // namespace

QString withoutNumbers(QString text)
{
    static const QRegularExpression number(u"[0-9]+"_s);
    return text.replace(number, u"#"_s);
}

void Line::breakNext(const QList<Fault> &faults)
{
    for (const Fault &fault : faults) {
        proxy.faultNext("POST", deactivatePath, fault);
    }
}

void Line::askFor(const QList<QStringList> &flows)
{
    PracticeSettings settings = stage.server.settings();
    settings.flows = flows;
    stage.server.setSettings(settings);
}

bool Line::openAsAlice()
{
    return stage.signInAlice() && stage.openDeactivation();
}

bool Line::openAsBob()
{
    return stage.signInBob() && stage.openDeactivation();
}

bool Line::confirm()
{
    return stage.confirmWith(Stage::alicesPassword);
}

bool Line::press(const QString &dangerButton)
{
    return stage.arm(stage.dialog, dangerButton) && stage.dialog.click(dangerButton);
}

bool Line::waitFor(const PatientRobot &window, const QStringList &phases)
{
    const auto isThere = [&] { return phases.contains(window.property("phase")); };
    for (milliseconds passed{0}; passed < longest; passed += step) {
        // While an answer is held back, only the clock brings anything about.
        if (waitUntil(isThere, proxy.heldBack() > 0 ? milliseconds(0) : blink)) {
            return true;
        }
        if (!stage.pass(step)) {
            break;
        }
    }
    QTest::qFail(qPrintable(u"%1 is not reached, but “%2”"_s.arg(phases.join(u'|'),
                                                                 window.property("phase"))),
                 __FILE__, __LINE__);
    return false;
}

bool Line::waitRequests(qsizetype wanted) const
{
    return waitUntil([&] { return requests() == wanted; });
}

qsizetype Line::posts(const QByteArray &path) const
{
    const auto found = proxy.requestsTo(path);
    return std::ranges::count(found, "POST"_ba, &FaultRequest::verb);
}

bool Line::isGone() const
{
    const QStringList all = people();
    return std::ranges::any_of(
        all, [this](const QString &who) { return stage.server.isDeactivated(who); });
}

bool Line::isErased() const
{
    const QStringList all = people();
    return std::ranges::any_of(all,
                               [this](const QString &who) { return stage.server.isErased(who); });
}

bool Line::hasProfile() const
{
    const QStringList all = people();
    return std::ranges::none_of(all, [this](const QString &who) {
        const PracticeAccount account = stage.server.account(who).value();
        return account.erased || account.displayName.isEmpty();
    });
}

const PatientRobot &Line::front() const
{
    for (const PatientRobot *robot :
         {&stage.outcome, &stage.dialog, &stage.settings, &stage.account}) {
        if (robot->window() != nullptr) {
            return *robot;
        }
    }
    return stage.login;
}

Seen Line::seen() const
{
    const PatientRobot &robot = front();
    const QWidget *window = robot.window();
    return {window == nullptr ? QString() : window->objectName(), robot.property("phase"),
            robot.property("reason"), robot.property("outcome"), robot.property("likely")};
}

QString Line::told() const
{
    const QWidget *window = front().window();
    return window == nullptr ? QString() : withoutNumbers(textsIn(*window).join(u'\n'));
}

} // namespace farewell::failures
