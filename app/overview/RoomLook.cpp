// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomLook.h"

#include "app/matrix/RoomEndpoints.h"
#include "app/overview/Aside.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// One look under way, shared by its requests.
struct Looking
{
    RoomLook look;
    RoomLook::Reply reply;
    ToldRoom told{};
    QList<QJsonObject> state{};
    QStringList toAsk{}; ///< types of state, or admins
};

using Shared = std::shared_ptr<Looking>;

void conclude(const Shared &looking, OwnRoom room, const std::optional<Failure> &failure = {})
{
    room.isJudged = room.isJudged && !failure;
    looking->reply({std::move(room), failure});
}

/// Only where no answer has told how many people there are.
void count(const Shared &looking)
{
    const auto onCount = [looking](std::optional<qsizetype> people) {
        looking->told.room.people = people;
        conclude(looking, looking->look.judge->judged(looking->told),
                 people ? std::nullopt : std::optional(Failure::of(Cause::BadAnswer)));
    };
    fetchJoinedMembers(
        looking->look.signedIn, looking->told.room.id, looking->look.context,
        [looking, onCount](const Result<QByteArray> &members) {
            if (members) {
                aside<std::optional<qsizetype>>(
                    looking->look.context, [json = *members] { return parseJoinedCount(json); },
                    onCount);
            } else if (members.error().cause == Cause::TooLarge) {
                conclude(looking, looking->look.judge->judged(looking->told)); // so there are many
            } else {
                conclude(looking, looking->look.judge->judged(looking->told), members.error());
            }
        });
}

void askNextAdmin(const Shared &looking)
{
    if (looking->toAsk.isEmpty()) {
        if (looking->told.room.people) {
            conclude(looking, looking->look.judge->judged(looking->told));
        } else {
            count(looking);
        }
        return;
    }
    const QString admin = looking->toAsk.takeFirst();
    fetchMembership(looking->look.signedIn, looking->told.room.id, admin, looking->look.context,
                    [looking, admin](const Result<QString> &membership) {
                        const RoomJudge &judge = *looking->look.judge;
                        if (!membership) {
                            conclude(looking, judge.judged(looking->told), membership.error());
                        } else if (*membership == "join"_L1) {
                            conclude(looking, judge.judged(looking->told, admin));
                        } else {
                            askNextAdmin(looking);
                        }
                    });
}

void settle(const Shared &looking)
{
    const RoomJudge &judge = *looking->look.judge;
    const RoomJudge::SortedOut sorted = judge.sortOut({looking->told});
    if (sorted.open.isEmpty()) {
        // It may have been left meanwhile; then it is told of as it was.
        conclude(looking,
                 sorted.settled.isEmpty() ? judge.judged(looking->told)
                                          : sorted.settled.constFirst());
        return;
    }
    looking->toAsk = adminsNamedIn(looking->told.powers, judge.userId).value_or(QStringList());
    askNextAdmin(looking);
}

/// `next` when all that `toAsk` names has been read; a room may be without some of it.
void readState(const Shared &looking, const std::function<void()> &next)
{
    if (looking->toAsk.isEmpty()) {
        looking->told = toldRoom(looking->told.room.id, looking->state);
        next();
        return;
    }
    const QString type = looking->toAsk.takeFirst();
    // Only the creation says something by its sender.
    const bool isWhole = type == "m.room.create"_L1;
    fetchRoomState(looking->look.signedIn, looking->told.room.id, type,
                   isWhole ? StateFormat::Event : StateFormat::Content, looking->look.context,
                   [looking, next, type, isWhole](const Result<QJsonObject> &read) {
                       if (!read && (isWhole || !saysNone(read.error()))) {
                           conclude(looking, looking->told.room, read.error());
                           return;
                       }
                       if (read) {
                           looking->state += isWhole ? *read
                                                     : QJsonObject{{u"type"_s, type},
                                                                   {u"state_key"_s, QString()},
                                                                   {u"content"_s, *read}};
                       }
                       readState(looking, next);
                   });
}

} // namespace

void RoomLook::settle(const ToldRoom &told, const Reply &reply) const
{
    farewell::settle(std::make_shared<Looking>(Looking{*this, reply, told}));
}

void RoomLook::readWhole(const QString &roomId, const Reply &reply) const
{
    const auto looking = std::make_shared<Looking>(Looking{*this, reply});
    looking->told.room.id = roomId;
    looking->toAsk = {u"m.room.create"_s, u"m.room.power_levels"_s, u"m.room.name"_s};
    readState(looking, [looking] {
        if (looking->look.judge->sortOut({looking->told}).open.isEmpty()) {
            farewell::settle(looking);
            return;
        }
        // Perhaps only theirs: the rest of it matters, too.
        looking->toAsk
            = {u"m.room.join_rules"_s, u"m.room.tombstone"_s, u"m.room.canonical_alias"_s};
        readState(looking, [looking] { farewell::settle(looking); });
    });
}

} // namespace farewell
