// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomReader.h"

#include "app/matrix/AccountEndpoints.h"
#include "app/matrix/FanOut.h"
#include "app/matrix/RoomEndpoints.h"
#include "app/matrix/SignedIn.h"
#include "app/overview/Aside.h"

#include <algorithm>

namespace farewell {

namespace {

using Done = std::function<void()>;
using Kind = OwnRoom::Kind;
using Phase = RoomOverview::Phase;

/// After so many looks in a row that no server answered, the others would fare no better.
constexpr int enoughFailures = 8;

/// Says of our sign-in that it is accepted no more.
bool isRefusal(Cause cause)
{
    return cause == Cause::TokenRejected || cause == Cause::UserLocked
        || cause == Cause::UserDeactivated;
}

/// Another question would meet the same: nobody answers, or wants to be left alone.
bool isSilence(const Failure &failure)
{
    return (failure.httpStatus == 0 && failure.cause != Cause::TooLarge
            && failure.cause != Cause::BadAnswer)
        || failure.cause == Cause::RateLimited;
}

/// Rooms as they were told, sorted out by a thread of its own.
struct Told
{
    RoomJudge::SortedOut sorted{};
    QStringList ids{};
    qsizetype count = 0;
};

std::optional<Told> toldIn(const QByteArray &json, bool isPage, const RoomJudge &judge)
{
    const auto rooms = isPage ? parseRoomPage(json, judge.userId) : parseRoomSync(json);
    if (!rooms) {
        return std::nullopt;
    }
    Told told{judge.sortOut(rooms->rooms), {}, rooms->count.value_or(0)};
    for (const ToldRoom &room : rooms->rooms) {
        told.ids += room.room.id;
    }
    return told;
}

struct Lists
{
    QList<OwnRoom> all{};
    QList<OwnRoom> onlyMine{};
};

Lists listsOf(QList<OwnRoom> rooms)
{
    sortByName(rooms);
    Lists lists{std::move(rooms), {}};
    std::ranges::copy_if(lists.all, std::back_inserter(lists.onlyMine), &OwnRoom::isOnlyMine);
    sortByReach(lists.onlyMine);
    return lists;
}

} // namespace

void RoomOverview::forget(const QString &roomId)
{
    const auto isIt = [&roomId](const OwnRoom &room) { return room.id == roomId; };
    const auto found = std::find_if(all.cbegin(), all.cend(), isIt);
    if (found == all.cend()) {
        return;
    }
    std::optional<qsizetype> &count = found->kind == Kind::DirectChat ? directChats
        : found->kind == Kind::Invitation                             ? invitations
        : found->kind == Kind::Knock                                  ? knocks
                                                                      : rooms;
    if (count) {
        --*count;
    }
    all.removeIf(isIt);
    onlyMine.removeIf(isIt);
}

RoomReader::RoomReader(SignedIn &signedIn, QObject *parent)
    : QObject(parent)
    , m_signedIn(signedIn)
    , m_judge(std::make_shared<RoomJudge>(RoomJudge{signedIn.session().userId.toString()}))
    , m_reading(std::make_unique<QObject>())
{
}

RoomReader::~RoomReader() = default;

void RoomReader::start()
{
    QObject *context = m_reading.get();
    const auto hasPages = std::make_shared<bool>(false);
    std::vector<FanOut::Job> jobs;
    jobs.emplace_back([this, context](const Done &done) {
        fetchJoinedRooms(m_signedIn, context, [this, done](const Result<QStringList> &rooms) {
            if (rooms) {
                m_judge->joined = QSet<QString>(rooms->begin(), rooms->end());
            } else if (endsAll(rooms.error())) {
                return;
            }
            done();
        });
    });
    jobs.emplace_back([this, context](const Done &done) {
        fetchDirectChats(m_signedIn, context, [this, done](const Result<QSet<QString>> &rooms) {
            if (!rooms && isRefusal(rooms.error().cause) && endsAll(rooms.error())) {
                return;
            }
            m_knowsDirectChats = rooms.has_value();
            m_judge->directChats = rooms.value_or(QSet<QString>());
            done();
        });
    });
    jobs.emplace_back([this, context, hasPages](const Done &done) {
        // Where that cannot be read, the next question finds it out.
        fetchHasRoomPages(m_signedIn, context, [hasPages, done](const Result<bool> &has) {
            *hasPages = has.value_or(false);
            done();
        });
    });
    (new FanOut(std::move(jobs), [this, hasPages] { begin(*hasPages); }, context))->start();
}

void RoomReader::stop()
{
    finish(Phase::Stopped);
}

void RoomReader::begin(bool hasPages)
{
    if (m_isOver) {
        return;
    }
    tell();
    if (hasPages) {
        readPage(0);
    } else {
        readAtOnce();
    }
}

void RoomReader::readPage(qsizetype first)
{
    fetchRoomPage(m_signedIn, first, m_reading.get(),
                  [this, first](const Result<QByteArray> &json) { onRooms(json, first, true); });
}

void RoomReader::readAtOnce()
{
    fetchAllRooms(m_signedIn, m_reading.get(),
                  [this](const Result<QByteArray> &json) { onRooms(json, 0, false); });
}

/// What the server has no word for, or says wrongly, is asked for in another way.
void RoomReader::onRooms(const Result<QByteArray> &json, qsizetype first, bool isPage)
{
    if (m_isOver) {
        return;
    }
    const auto askElsewise = [this, isPage] {
        if (isPage) {
            readAtOnce();
        } else {
            readOneByOne();
        }
    };
    if (!json) {
        // All at once may be too much for a server that can tell of each room.
        const bool isTooMuch = !isPage && !isRefusal(json.error().cause);
        if (isTooMuch || !endsAll(json.error())) {
            askElsewise();
        }
        return;
    }
    const auto onTold = [this, first, isPage, askElsewise](const std::optional<Told> &told) {
        if (m_isOver) {
            return;
        }
        if (!told) {
            askElsewise();
            return;
        }
        take(told->sorted, told->ids);
        const qsizetype next = first + roomsOnAPage;
        if (isPage && next < told->count) {
            readPage(next);
            return;
        }
        m_knowsGuestRooms = true;
        m_knowsDirectChats = m_knowsDirectChats || isPage;
        readOneByOne();
    };
    aside<std::optional<Told>>(
        m_reading.get(),
        [bytes = *json, isPage, judge = std::shared_ptr<const RoomJudge>(m_judge)] {
            return toldIn(bytes, isPage, *judge);
        },
        onTold);
}

/// Those of a page that no earlier one has told of.
void RoomReader::take(const RoomJudge::SortedOut &sorted, const QStringList &ids)
{
    for (const OwnRoom &room : sorted.settled) {
        if (!m_told.contains(room.id)) {
            m_rooms += room;
        }
    }
    for (const ToldRoom &open : sorted.open) {
        if (!m_told.contains(open.room.id)) {
            m_open += open;
        }
    }
    m_told.unite(QSet<QString>(ids.begin(), ids.end()));
    tell();
}

void RoomReader::readOneByOne()
{
    const RoomLook look{m_signedIn, m_reading.get(), m_judge};
    std::vector<FanOut::Job> jobs;
    const auto noting = [this](const Done &done) {
        return [this, done](const RoomFinding &finding) {
            note(finding);
            if (!m_isOver) {
                done();
            }
        };
    };
    for (const ToldRoom &told : std::as_const(m_open)) {
        jobs.emplace_back(
            [look, told, noting](const Done &done) { look.settle(told, noting(done)); });
    }
    QStringList untold = m_judge->joined.value_or(QSet<QString>()).values();
    untold.removeIf([this](const QString &id) { return m_told.contains(id); });
    untold.sort(); // a set has no order of its own
    for (const QString &id : std::as_const(untold)) {
        jobs.emplace_back(
            [look, id, noting](const Done &done) { look.readWhole(id, noting(done)); });
    }
    const bool isKnown = m_judge->joined || m_knowsGuestRooms;
    (new FanOut(
         std::move(jobs), [this, isKnown] { finish(isKnown ? Phase::Complete : Phase::Failed); },
         m_reading.get()))
        ->start();
}

void RoomReader::note(const RoomFinding &finding)
{
    if (m_isOver) {
        return;
    }
    m_rooms += finding.room;
    m_told += finding.room.id;
    const bool isSilent = finding.failure && isSilence(*finding.failure);
    m_failedInARow = isSilent ? m_failedInARow + 1 : 0;
    if (finding.failure && isRefusal(finding.failure->cause)) {
        m_overview.refusal = finding.failure;
        finish(Phase::Failed);
    } else if (m_failedInARow >= enoughFailures) {
        m_overview.failure = finding.failure;
        finish(Phase::Failed);
    } else {
        tell();
    }
}

/// Whether nothing more is to be had; then that is said.
bool RoomReader::endsAll(const Failure &failure)
{
    const bool ends = isRefusal(failure.cause) || isSilence(failure);
    if (!m_overview.failure) {
        m_overview.failure = failure; // told only if there is no other way
    }
    if (ends) {
        m_overview.failure = failure;
        if (isRefusal(failure.cause)) {
            m_overview.refusal = failure;
        }
        finish(Phase::Failed);
    }
    return ends;
}

void RoomReader::count()
{
    const auto ofKind
        = [this](Kind kind) { return std::ranges::count(m_rooms, kind, &OwnRoom::kind); };
    const qsizetype guests = ofKind(Kind::Invitation) + ofKind(Kind::Knock);
    m_overview.looked = m_rooms.size() - guests;
    if (m_judge->joined || m_knowsGuestRooms) {
        const qsizetype all
            = m_judge->joined ? m_judge->joined->size() : m_overview.looked + m_open.size();
        const auto isJoined = [this](const QString &id) { return m_judge->joined->contains(id); };
        const qsizetype direct = m_judge->joined && !m_judge->directChats.isEmpty()
            ? std::ranges::count_if(m_judge->directChats, isJoined)
            : ofKind(Kind::DirectChat);
        m_overview.directChats = m_knowsDirectChats ? std::optional(direct) : std::nullopt;
        m_overview.rooms = all - m_overview.directChats.value_or(0);
    }
    if (m_knowsGuestRooms) {
        m_overview.invitations = ofKind(Kind::Invitation);
        m_overview.knocks = ofKind(Kind::Knock);
    }
}

/// Queued, so that whoever is told may stop all of it.
void RoomReader::tell()
{
    if (std::exchange(m_isTelling, true)) {
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isTelling = false;
            if (!m_isOver) {
                count();
                Q_EMIT progressed();
            }
        },
        Qt::QueuedConnection);
}

/// What was not looked at is listed all the same: the account is in it, and can leave it.
void RoomReader::addUnread()
{
    QSet<QString> listed;
    for (const OwnRoom &room : std::as_const(m_rooms)) {
        listed += room.id;
    }
    const auto add = [this, &listed](OwnRoom room) {
        if (!listed.contains(room.id)) {
            listed += room.id;
            room.isJudged = false;
            m_rooms += room;
        }
    };
    for (const ToldRoom &told : std::as_const(m_open)) {
        add(told.room);
    }
    QStringList ids = m_judge->joined.value_or(QSet<QString>()).values();
    ids.sort(); // a set has no order of its own
    for (const QString &id : std::as_const(ids)) {
        const bool isDirect = m_judge->directChats.contains(id);
        add({.id = id, .kind = isDirect ? Kind::DirectChat : Kind::Room});
    }
}

void RoomReader::finish(Phase phase)
{
    if (std::exchange(m_isOver, true)) {
        return;
    }
    m_reading.release()->deleteLater(); // it may be calling us
    count();
    const qsizetype unjudged = std::ranges::count(m_rooms, false, &OwnRoom::isJudged);
    m_overview.unread = unjudged + std::max<qsizetype>(0, m_overview.joined() - m_overview.looked);
    if (phase == Phase::Complete) {
        m_overview.failure.reset();
    }
    addUnread();
    // A context of its own: nothing else is asked for any more.
    aside<Lists>(
        this, [rooms = m_rooms] { return listsOf(rooms); },
        [this, phase](const Lists &lists) {
            m_overview.all = lists.all;
            m_overview.onlyMine = lists.onlyMine;
            m_overview.phase = phase;
            Q_EMIT ended();
        });
}

} // namespace farewell
