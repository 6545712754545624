// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/RoomHandOverScene.h"

#include "app/base/Clock.h"
#include "app/matrix/SignedIn.h"
#include "ui/handover/HandOverDialog.h"
#include "ui/handover/HandOverSentences.h"
#include "ui/practice/PracticeMark.h"

#include <algorithm>

namespace farewell {

namespace {

using End = RoomHandOverResult::Kind;
using Row = RoomRowState::Kind;
using Verdict = OnlyAdmin::Verdict;

/// What a row says of a change that has not ended as was wished; NotDone changes nothing in it.
Row rowOf(End end)
{
    switch (end) {
    case End::HasOther:
        return Row::HandedOver;
    case End::Done:
    case End::HeirLeft:
    case End::NotDone:
        return Row::Open;
    case End::NoMore:
    case End::MoreChanged:
        return Row::Changed;
    case End::Refused:
        return Row::Refused;
    case End::NotThere:
    case End::Unknown:
        return Row::Unknown;
    }
    Q_UNREACHABLE();
}

/// It calls us, and goes when that is over.
template <class T>
void release(std::unique_ptr<T> &worker)
{
    worker.release()->deleteLater();
}

} // namespace

RoomHandOverScene::RoomHandOverScene(SignedIn &signedIn, const Services &services)
    : m_signedIn(signedIn)
    , m_services(services)
    , m_readPause(services.clock)
    , m_changePause(services.clock)
{
    connect(&m_signedIn, &SignedIn::waits, &m_readPause, &Countdown::start);
    connect(&m_readPause, &Countdown::changed, this, &RoomHandOverScene::showDialog);
    connect(&m_changePause, &Countdown::changed, this, [this] {
        showDialog();
        Q_EMIT changed();
    });
}

RoomHandOverScene::~RoomHandOverScene()
{
    delete m_dialog;
}

void RoomHandOverScene::open(const OwnRoom &room, QWidget *parent)
{
    if (isBusy() || m_dialog) {
        return;
    }
    m_state = {.room = room};
    m_dialog = new HandOverDialog(m_state, m_services.clock, parent);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    markIfPractice(m_services, *m_dialog);
    connect(m_dialog, &HandOverDialog::heirConfirmed, this, &RoomHandOverScene::handOver);
    connect(m_dialog, &HandOverDialog::readAgainRequested, this, &RoomHandOverScene::read);
    connect(m_dialog, &QDialog::finished, this, [this, parent] {
        m_dialog.clear();
        m_reader.reset();
        if (m_change && !m_change->isWritten()) { // so that nothing is sent any more
            m_change.reset();
            showRow(m_at, m_before);
        }
        parent->activateWindow(); // not every desktop does it by itself
    });
    m_dialog->open();
    read();
}

void RoomHandOverScene::read()
{
    m_state = {.room = m_state.room};
    m_readPause.stop();
    showDialog();
    m_reader = std::make_unique<HeirReader>(m_signedIn, m_state.room.id);
    connect(m_reader.get(), &HeirReader::ended, this, &RoomHandOverScene::onRead);
    m_reader->start();
}

void RoomHandOverScene::onRead()
{
    m_state.list = m_reader->list();
    release(m_reader);
    const bool isOffered
        = !m_state.list.failure && m_state.list.judged.verdict == Verdict::OnlyThem;
    m_state.phase = isOffered ? HandOverPhase::Choosing : HandOverPhase::Failed;
    if (!m_state.list.failure) {
        showRow(m_state.room.id, rowFrom(m_state.room.id, m_state.list));
    }
    showDialog();
}

void RoomHandOverScene::handOver(const RoomMember &heir)
{
    if (isBusy() || m_state.phase != HandOverPhase::Choosing || m_changePause.left().count() > 0) {
        return;
    }
    m_state.phase = HandOverPhase::Working;
    m_state.heir = heir;
    m_offer
        = {m_signedIn.session().userId.toString(), m_state.list.room, heir.id, m_state.list.judged};
    m_change
        = std::make_unique<RoomHandOver>(m_signedIn, m_state.room.id, RoomHandOverFlow(m_offer));
    connect(m_change.get(), &RoomHandOver::ended, this, &RoomHandOverScene::onHandedOver);
    begin(m_state.room.id, HandOverSentences::name(heir));
    showDialog();
    m_change->start();
}

void RoomHandOverScene::onHandedOver()
{
    const RoomHandOverResult result = m_change->result();
    const QString heir = HandOverSentences::name(m_state.heir);
    m_state.at = m_services.clock.nowUtc();
    if (m_change->isWritten()) {
        m_given[m_at] = {m_offer,           result.change, heir,
                         m_state.room.name, m_state.at,    result.isThere.value_or(false)};
    }
    release(m_change);
    m_state.result = result;
    const bool isDone = result.kind == End::Done;
    const bool mustWait = waitIfAsked(result); // before anybody is told
    showRow(m_at,
            {.kind = isDone ? Row::HandedOver : rowOf(result.kind),
             .heir = result.kind == End::HasOther ? QString() : heir,
             .canBeTakenBack = isDone && m_offer.judged.canBeTakenBack,
             .result = result});
    m_state.phase = isDone ? HandOverPhase::Done
        : mustWait         ? HandOverPhase::Choosing
                           : HandOverPhase::Failed;
    showDialog();
}

/// Nothing has changed: the person clicks again once that is over.
bool RoomHandOverScene::waitIfAsked(const RoomHandOverResult &result)
{
    const bool mustWait = result.kind == End::NotDone && result.failure
        && result.failure->cause == Cause::RateLimited;
    if (mustWait) {
        m_changePause.start(result.failure->pause());
    }
    return mustWait;
}

void RoomHandOverScene::takeBack(const QString &roomId)
{
    const auto given = m_given.constFind(roomId);
    if (isBusy() || m_dialog || given == m_given.constEnd() || m_changePause.left().count() > 0) {
        return;
    }
    m_change = std::make_unique<RoomHandOver>(m_signedIn, roomId,
                                              RoomHandOverFlow(given->offer, given->change));
    connect(m_change.get(), &RoomHandOver::ended, this, &RoomHandOverScene::onTakenBack);
    begin(roomId, given->heir);
    m_change->start();
}

void RoomHandOverScene::onTakenBack()
{
    const RoomHandOverResult result = m_change->result();
    release(m_change);
    const Given given = m_given.value(m_at);
    const bool isUntouched = result.kind == End::NotDone;
    if (result.kind == End::Done) {
        m_given.remove(m_at);
    } else if (!isUntouched) {
        m_given[m_at].isSeen = false; // nobody knows
    }
    waitIfAsked(result);
    showRow(m_at,
            {.kind = isUntouched ? Row::HandedOver : rowOf(result.kind),
             .heir = given.heir,
             .canBeTakenBack = given.offer.judged.canBeTakenBack,
             .result = result});
}

void RoomHandOverScene::lookAgain(const QString &roomId)
{
    if (isBusy() || m_dialog) {
        return;
    }
    m_look = std::make_unique<HeirReader>(m_signedIn, roomId);
    connect(m_look.get(), &HeirReader::ended, this, &RoomHandOverScene::onLookedAgain);
    begin(roomId, m_rows.value(roomId).heir);
    m_look->start();
}

void RoomHandOverScene::onLookedAgain()
{
    const HeirList list = m_look->list();
    release(m_look);
    if (list.failure) {
        RoomRowState row = m_before; // as little is known as before
        if (row.kind == Row::Unknown) {
            row.result.isHeirAdmin.reset();
        }
        showRow(m_at, row);
        return;
    }
    showRow(m_at, rowFrom(m_at, list));
}

QMap<QString, RoomRowState> RoomHandOverScene::rows() const
{
    QMap<QString, RoomRowState> rows = m_rows;
    for (RoomRowState &row : rows) {
        row.pause = m_changePause.left();
    }
    return rows;
}

/// What a row says after a look. Whatever else is so, handOverDialog says before it offers
/// anything.
RoomRowState RoomHandOverScene::rowFrom(const QString &roomId, const HeirList &list) const
{
    const auto given = m_given.constFind(roomId);
    const bool isOurs = given != m_given.constEnd()
        && namedLevel(permissionsOf(list.room), given->change.userId) == given->change.after
        && list.room.joined.contains(given->change.userId);
    if (isOurs) {
        return {.kind = Row::HandedOver,
                .heir = given->heir,
                .canBeTakenBack = given->offer.judged.canBeTakenBack};
    }
    return {.kind = list.judged.verdict == Verdict::Others ? Row::HandedOver : Row::Open};
}

void RoomHandOverScene::stop()
{
    const bool wasBusy = isBusy();
    const bool isWritten = m_change && m_change->isWritten();
    if (isWritten && !m_change->result().takesBack) {
        m_given[m_at] = {m_offer, m_change->result().change, HandOverSentences::name(m_state.heir),
                         m_state.room.name, m_services.clock.nowUtc()};
    }
    m_change.reset();
    m_look.reset();
    if (wasBusy) {
        RoomRowState row = isWritten ? m_rows.value(m_at) : m_before;
        row.kind = isWritten ? Row::Unknown : row.kind;
        showRow(m_at, row);
    }
    if (m_dialog) {
        m_dialog->reject();
    }
}

QList<OwnRoom> RoomHandOverScene::givenAway(const RoomOverview &rooms) const
{
    QList<OwnRoom> given;
    for (const OwnRoom &room : rooms.all) {
        const bool isListed = std::ranges::any_of(
            rooms.onlyMine, [&room](const OwnRoom &mine) { return mine.id == room.id; });
        if (!isListed && m_given.contains(room.id) && m_rows.value(room.id).hasOtherAdmin()) {
            given += room;
        }
    }
    return given;
}

void RoomHandOverScene::takeOver(const QList<OwnRoom> &onlyMine)
{
    for (const OwnRoom &room : onlyMine) {
        if (room.isOnlyMine()) {
            m_rows.remove(room.id);
        }
    }
    Q_EMIT changed();
}

QList<Settled::HandedOverRoom> RoomHandOverScene::givenRooms() const
{
    QList<Settled::HandedOverRoom> rooms;
    for (auto given = m_given.cbegin(); given != m_given.cend(); ++given) {
        rooms += {given->at,
                  given.key(),
                  given->room,
                  given->change.userId,
                  given->change.after.value_or(0),
                  given->isSeen};
    }
    return rooms;
}

qsizetype RoomHandOverScene::handedOver(const QList<OwnRoom> &rooms) const
{
    return std::ranges::count_if(
        rooms, [this](const OwnRoom &room) { return m_rows.value(room.id).hasOtherAdmin(); });
}

void RoomHandOverScene::begin(const QString &roomId, const QString &heir)
{
    m_at = roomId;
    m_before = m_rows.value(roomId);
    showRow(roomId,
            {.kind = Row::Working, .heir = heir, .hadOtherAdmin = m_before.hasOtherAdmin()});
}

void RoomHandOverScene::showRow(const QString &roomId, const RoomRowState &state)
{
    m_rows.insert(roomId, state);
    Q_EMIT changed();
}

void RoomHandOverScene::showDialog()
{
    if (m_dialog) {
        m_state.pause
            = (m_state.phase == HandOverPhase::Loading ? m_readPause : m_changePause).left();
        m_dialog->showState(m_state);
    }
}

} // namespace farewell
