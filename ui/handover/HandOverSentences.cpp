// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/handover/HandOverSentences.h"

#include "app/base/HttpStatus.h"
#include "app/base/Text.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/PauseSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"
#include "ui/settings/RoomSentences.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Kind = RoomHandOverResult::Kind;
using Verdict = OnlyAdmin::Verdict;

constexpr qsizetype onAButton = 12; ///< letters of a name, for a narrow window and a large font

} // namespace

QString HandOverSentences::name(const RoomMember &member)
{
    return member.name.isEmpty() ? isolatedLtr(cleaned(member.id)) : member.name;
}

QString HandOverSentences::about(const RoomMember &member, bool knowsWriting,
                                 const QDateTime &nowUtc)
{
    QString id = isolatedLtr(cleaned(member.id));
    if (!knowsWriting) {
        return id;
    }
    if (!member.wroteLast.isValid()) {
        return Sentences::besideEachOther(id, tr("has not written lately"));
    }
    const QDateTime at = member.wroteLast.toLocalTime();
    return Sentences::besideEachOther(id,
                                      at.date() == nowUtc.toLocalTime().date()
                                          ? tr("wrote today")
                                          //: %1 is a date such as 23 Nov 2026
                                          : tr("wrote on %1").arg(Times::briefDate(at)));
}

QString HandOverSentences::spoken(const RoomMember &member, bool knowsWriting,
                                  const QDateTime &nowUtc)
{
    const QString text = about(member, knowsWriting, nowUtc);
    return Sentences::named(
        name(member), member.isModerator ? Sentences::besideEachOther(moderator(), text) : text);
}

QString HandOverSentences::moderator()
{
    //: of a room
    return tr("Moderator");
}

QString HandOverSentences::heading(const HandOverState &state)
{
    const QString room = RoomSentences::name(state.room);
    switch (state.phase) {
    case HandOverPhase::Loading:
    case HandOverPhase::Choosing:
    case HandOverPhase::Working:
        //: %1 is a room
        return tr("Who shall look after %1?").arg(room);
    case HandOverPhase::Done:
        //: %1 is a person, %2 a room
        return tr("%1 is an admin of %2").arg(name(state.heir), room);
    case HandOverPhase::Failed:
        break;
    }
    if (state.list.failure) {
        //: %1 is a room
        return tr("We could not look at %1").arg(room);
    }
    if (state.list.judged.verdict == Verdict::Others || state.result.kind == Kind::HasOther) {
        //: %1 is a room
        return tr("%1 has another admin now").arg(room);
    }
    switch (state.result.kind) {
    case Kind::Done:
    case Kind::NoMore:
    case Kind::HasOther:
    case Kind::HeirLeft:
    case Kind::NotDone:
    case Kind::Refused:
        //: %1 is a room
        return tr("%1 was not handed over").arg(room);
    case Kind::MoreChanged:
        return tr("Something else was changed, too");
    case Kind::NotThere:
        return tr("It did not work");
    case Kind::Unknown:
        return tr("We do not know whether it worked");
    }
    Q_UNREACHABLE();
}

QString HandOverSentences::told(const HandOverState &state)
{
    switch (state.phase) {
    case HandOverPhase::Loading:
        return PauseSentences::goesOnOr(state.pause, RoomSentences::about(state.room));
    case HandOverPhase::Choosing:
        return RoomSentences::about(state.room);
    case HandOverPhase::Working:
        return tr("Asking your server…");
    case HandOverPhase::Done:
        //: %1 is a time of day such as 14:02:11
        return tr("We looked again at %1: your server shows it.").arg(Times::ofDay(state.at));
    case HandOverPhase::Failed:
        return failed(state);
    }
    Q_UNREACHABLE();
}

QString HandOverSentences::failed(const HandOverState &state)
{
    if (state.list.failure) {
        return unread(*state.list.failure);
    }
    if (state.list.judged.verdict != Verdict::OnlyThem) {
        return notOffered(state.list.judged.verdict);
    }
    const RoomHandOverResult &result = state.result;
    const QString heir = name(state.heir);
    switch (result.kind) {
    case Kind::Done:
        return {};
    case Kind::NoMore:
        return tr("The permissions of this room are not what they were when you opened this "
                  "window. Look again before you choose.");
    case Kind::HasOther:
        return Sentences::inARow({notOffered(Verdict::Others), tr("Nothing was changed.")});
    case Kind::HeirLeft:
        //: %1 is a person
        return tr("%1 has left this room. Choose somebody else.").arg(heir);
    case Kind::NotDone:
        return RoomSentences::notDone(result.failure.value_or(Failure()), state.pause);
    case Kind::Refused:
        return result.isStillAdmin
            ? tr("The server did not allow it.")
            : tr("The server did not allow it: you are not an admin any more.");
    case Kind::MoreChanged:
        //: %1 is a person
        return tr("%1 is an admin now. Somebody changed the permissions at the same moment, and "
                  "what they changed may be undone: look at them in the app you chat with.")
            .arg(heir);
    case Kind::NotThere:
        //: %1 is a person
        return tr("Your server said yes, but when we looked again, %1 was no admin.").arg(heir);
    case Kind::Unknown:
        break;
    }
    const QString why = result.isConfirmed
        ? tr("Your server said yes, but we could not look again.")
        : tr("Your server gave no clear answer.");
    if (!result.isHeirAdmin) {
        return result.isConfirmed
            ? why
            : Sentences::inARow({why, tr("Nor could we look again."),
                                 //: %1 is a person
                                 tr("%1 may be an admin now, or not.").arg(heir)});
    }
    return Sentences::inARow({why,
                              *result.isHeirAdmin
                                  //: %1 is a person
                                  ? tr("We looked again: %1 is an admin.").arg(heir)
                                  //: %1 is a person
                                  : tr("We looked again: %1 is none.").arg(heir)});
}

QString HandOverSentences::notOffered(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Others:
        return tr("Somebody else can look after this room by now.");
    case Verdict::Nobody:
        return tr("You are not an admin of this room any more.");
    case Verdict::EndsWithThem:
        return tr("Nobody else is in this room any more.");
    case Verdict::OnlyThem:
    case Verdict::DirectChat:
    case Verdict::Replaced:
    case Verdict::CannotJudge:
        return tr("The permissions of this room cannot be read.");
    }
    Q_UNREACHABLE();
}

QString HandOverSentences::unread(const Failure &failure)
{
    if (failure.cause == Cause::TooLarge) {
        return tr("Too many people are in this room to list them here. Make one of them an admin "
                  "in the app you chat with.");
    }
    if (failure.endsSignIn()) {
        return RoomSentences::notDone(failure);
    }
    if (http::isServerError(failure.httpStatus)) {
        return tr("Your server had a problem, so we do not know who is in this room.");
    }
    if (failure.cause == Cause::BadAnswer) {
        return tr("Your server gave no usable answer, so we do not know who is in this room.");
    }
    if (failure.sent == Sent::No && failure.httpStatus == 0) {
        return tr("Your server could not be reached, so we do not know who is in this room.");
    }
    if (failure.httpStatus == 0) {
        return tr("Your server did not answer, so we do not know who is in this room.");
    }
    return tr("Your server did not tell who is in this room.");
}

/// Nobody is put beside the creators of room version 12.
bool HandOverSentences::isEqual(const HeirList &list)
{
    return !list.judged.canBeTakenBack;
}

QString HandOverSentences::consequence(const HeirList &list, const RoomMember &heir)
{
    const QString who = name(heir);
    if (isEqual(list)) {
        //: %1 is a person
        return tr("%1 will be able to do everything you can do here.").arg(who);
    }
    QString able = list.abilities.changesRoom
        //: %1 is a person
        ? tr("%1 will be able to remove people, change the room and appoint others.").arg(who)
        //: %1 is a person
        : tr("%1 will be able to remove people and appoint others.").arg(who);
    if (list.abilities.upgrades) {
        return able;
    }
    const bool creatorsReign = list.room.version.toInt() >= 12;
    return Sentences::inARow({able,
                              creatorsReign ? tr("Upgrading the room stays with its creators.")
                                            //: %1 is a person
                                            : tr("%1 will not be able to upgrade it.").arg(who)});
}

QString HandOverSentences::finality(const HeirList &list, const RoomMember &heir)
{
    return isEqual(list)
        //: %1 is a person
        ? tr("This cannot be taken back: in this room %1 will be your equal.").arg(name(heir))
        : tr("You can take it back until you deactivate.");
}

QString HandOverSentences::confirm(const RoomMember &heir)
{
    const QString who = heir.name.isEmpty() ? cleaned(heir.id) : heir.name;
    QString brief = who;
    if (who.size() > onAButton) {
        brief.truncate(onAButton - 1);
        if (brief.back().isHighSurrogate()) {
            brief.chop(1);
        }
        brief += u'…';
    }
    //: on a button; %1 is a person
    return tr("Make %1 an admin").arg(heir.name.isEmpty() ? isolatedLtr(brief) : brief);
}

QString HandOverSentences::confirm()
{
    //: on a button, while nobody is chosen
    return tr("Make an admin");
}

QString HandOverSentences::level(const HeirList &list)
{
    const QString number = Numbers::count(list.judged.give);
    //: %1 is a number: what somebody may do in a room
    return isEqual(list) ? tr("Level %1, as you have").arg(number)
                         //: %1 is a number: what somebody may do in a room
                         : tr("Level %1").arg(number);
}

QString HandOverSentences::abilities(const HeirList &list, const RoomMember &heir)
{
    return list.abilities.changesRoom
        //: %1 is a person
        ? tr("%1 can appoint others, remove people and change the room.").arg(name(heir))
        //: %1 is a person
        : tr("%1 can appoint others and remove people.").arg(name(heir));
}

} // namespace farewell
