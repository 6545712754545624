// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/SpreadLook.h"

#include "app/matrix/FanOut.h"
#include "app/matrix/RoomEndpoints.h"
#include "app/matrix/SignedIn.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

void note(SpreadLook &look, const QString &roomId,
          const std::function<bool(const Profile &)> &showsIt, const Result<MemberEvent> &event)
{
    if (!event) {
        look.isRefused = look.isRefused || event.error().endsSignIn();
    } else if (event->membership != "join"_L1 || showsIt(event->profile)) {
        look.told += roomId;
    } else {
        look.untold += roomId;
    }
}

} // namespace

void lookWhereTold(SignedIn &signedIn, const QStringList &roomIds,
                   const std::function<bool(const Profile &)> &showsIt, QObject *context,
                   const std::function<void(const SpreadLook &)> &reply)
{
    const auto look = std::make_shared<SpreadLook>();
    const QString me = signedIn.session().userId.toString();
    std::vector<FanOut::Job> jobs;
    for (const QString &id : roomIds) {
        jobs.emplace_back(
            [&signedIn, look, id, me, showsIt, context](const std::function<void()> &done) {
                fetchMember(signedIn, id, me, context,
                            [look, id, showsIt, done](const Result<MemberEvent> &event) {
                                note(*look, id, showsIt, event);
                                done();
                            });
            });
    }
    (new FanOut(std::move(jobs), [look, reply] { reply(*look); }, context))->start();
}

} // namespace farewell
