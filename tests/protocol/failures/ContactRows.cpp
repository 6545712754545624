// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// The removal of an email address, which takes effect at once and can go wrong like anything else.

#include "tests/protocol/failures/Row.h"
#include "ui/Names.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell::failures {

namespace {

using C = Case;

Seen settings()
{
    return {u"settingsDialog"_s, u"ready"_s, {}, {}, {}};
}

constexpr char removalPath[] = "/account/3pid/delete";

/// The first contact, after `breakIt`; `posts` requests for it reach the proxy, and `words` stand
/// in what the person reads.
Row removal(const QByteArray &name, Case what, const std::function<void(Line &)> &breakIt,
            qsizetype posts = 1, const QString &words = {})
{
    const auto play = [=](Line &line) {
        const PatientRobot &robot = line.stage.settings;
        const QString confirm = names::indexed(names::removeContactConfirmButton, 0);
        const QString status = names::indexed(names::contactStatusLabel, 0);
        if (!line.stage.signInAlice() || !line.stage.openSettings()
            || !robot.click(names::indexed(names::removeContactButton, 0))
            || !line.stage.arm(robot, confirm)) {
            return false;
        }
        breakIt(line);
        return robot.click(confirm) && line.waitFor(robot, {u"ready"_s})
            && robot.text(status).contains(words)
            && line.proxy.requestsTo(removalPath).size() == posts;
    };
    return {name, {what}, play, settings()};
}

Row answered(const QByteArray &name, Case what, const Fault &fault, const QString &words = {})
{
    return removal(
        name, what, [fault](Line &line) { line.proxy.faultNext("POST", removalPath, fault); }, 1,
        words);
}

} // namespace

QList<Row> contactRows()
{
    using Acts = Fault::Acts;
    const QString minutes = u"in 2 minute"_s;
    return {
        removal(
            "contact: nobody listens", C::ContactNothingSent,
            [](Line &line) { line.proxy.goAway(); }, 0),
        answered("contact: 429 without a hint", C::ContactRateLimited, Fault::rateLimited()),
        answered("contact: 429, seconds", C::ContactRateLimited, Fault::rateLimited(90s), minutes),
        removal(
            "contact: 429, a date", C::ContactRateLimited,
            [](Line &line) {
                const QDateTime soon = line.stage.manualClock.nowUtc().addSecs(90);
                line.proxy.faultNext("POST", removalPath, Fault::rateLimited(soon));
            },
            1, minutes),
        answered("contact: 429, milliseconds", C::ContactRateLimited, Fault::rateLimitedInBody(90s),
                 minutes),
        answered("contact: refused", C::ContactRefused, error(400, "M_FORBIDDEN")),
        answered("contact: identity server fails", C::ContactLost, error(500, "M_UNKNOWN")),
        answered("contact: hung up", C::ContactLost, Fault::dropAfterBody(Acts::Yes)),
        answered("contact: no answer within 120 s", C::ContactLost, Fault::late(1h)),
        answered("contact: signed out", C::ContactSignedOut, error(401, "M_UNKNOWN_TOKEN")),
        answered("contact: locked", C::ContactLocked, error(401, "M_USER_LOCKED")),
    };
}

} // namespace farewell::failures
