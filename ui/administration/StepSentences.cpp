// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/StepSentences.h"

#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

#include <algorithm>

namespace farewell {

namespace {

using Kind = AdminReply::Kind;

constexpr qsizetype mostHandOvers = 4; ///< with a line each

/// Never less than is left: it is not due before.
int secondsOf(std::chrono::milliseconds left)
{
    return Numbers::plural(std::chrono::ceil<std::chrono::seconds>(left).count());
}

StepResult resultOf(const AdminReply &reply)
{
    switch (reply.kind) {
    case Kind::Confirmed:
        return StepResult::Done;
    case Kind::RateLimited: // it can be done still
        return StepResult::Waiting;
    case Kind::Unclear:
        return StepResult::Unknown;
    case Kind::NothingSent:
    case Kind::RefusedBefore:
    case Kind::Refused:
    case Kind::SignedOut:
    case Kind::Hidden:
        return StepResult::Failed;
    }
    Q_UNREACHABLE();
}

QString nameOf(const QString &roomId, const AdminTarget &target)
{
    const auto room = std::ranges::find(target.onlyAdminIn, roomId, &AdminRoom::id);
    return room == target.onlyAdminIn.end() || room->name.isEmpty() ? roomId : room->name;
}

} // namespace

QList<StepLine> StepSentences::of(const AdminDeactivationState &state, const AdminTarget &target,
                                  const QString &host)
{
    QList<StepLine> lines;
    if (state.step == AdminStep::WaitProfile) {
        lines += newName(state);
    }
    lines += handOvers(state, target);
    lines += deactivation(state, target, host);
    if (state.outcome == Outcome::Deactivated) {
        lines += rooms(state, target);
    }
    if (state.choices.redact) {
        lines += redaction(state);
    }
    if (state.choices.deleteFiles) {
        lines += files(state, target);
    }
    return lines;
}

QString StepSentences::notBegun(StepResult result)
{
    return result == StepResult::Skipped ? tr("Left out") : tr("Not begun");
}

/// While it is written into their rooms; told before anything of it is known, it would be untrue.
StepLine StepSentences::newName(const AdminDeactivationState &state)
{
    const StepResult result = state.resultOf(AdminStep::WaitProfile);
    if (state.isProfileUnderWay) {
        return {result, tr("A new name or picture is still being written into their rooms"),
                tr("Deactivated before its end, the account would stay in some of them for good.")};
    }
    const QString title = tr("Whether a new name or picture is being written into their rooms");
    return {result, title,
            result == StepResult::Failed ? tr("The server did not tell.") : QString()};
}

/// One line for a long list that is done: what became of the account is to be seen below it.
QList<StepLine> StepSentences::handOvers(const AdminDeactivationState &state,
                                         const AdminTarget &target)
{
    const auto isDone = [](const HandOver::Line &line) { return line.result == StepResult::Done; };
    if (state.handOvers.size() > mostHandOvers && std::ranges::all_of(state.handOvers, isDone)) {
        return {{StepResult::Done,
                 tr("%Ln room(s) can be looked after by somebody else", nullptr,
                    Numbers::plural(state.handOvers.size())),
                 readAt(state.handOvers.constLast()), state.handOvers.constLast().at}};
    }
    QList<StepLine> lines;
    for (const HandOver::Line &line : state.handOvers) {
        lines += handOver(line, target);
    }
    return lines;
}

QString StepSentences::readAt(const HandOver::Line &line)
{
    return line.at.isValid() ? tr("Read back at %1").arg(Times::ofDay(line.at)) : QString();
}

StepLine StepSentences::handOver(const HandOver::Line &line, const AdminTarget &target)
{
    const QString room = nameOf(line.heir.roomId, target);
    const QString &heir = line.heir.userId;
    switch (line.result) {
    case StepResult::Done:
        return {line.result,
                line.isHeirAdmin ? tr("%1: %2 is admin now").arg(room, heir)
                                 : tr("%1: somebody else can look after it").arg(room),
                readAt(line), line.at};
    case StepResult::Failed:
        return {line.result, tr("%1: %2 could not be made admin").arg(room, heir), readAt(line),
                line.at};
    case StepResult::Unknown:
        return {line.result, tr("%1: nobody can tell whether %2 is admin now").arg(room, heir),
                tr("The room could not be read.")};
    case StepResult::Skipped:
        return {line.result, tr("%1: %2 is not made admin").arg(room, heir), tr("Left out")};
    case StepResult::Waiting:
    case StepResult::Running:
        return {line.result, tr("%1: make %2 admin").arg(room, heir),
                line.result == StepResult::Waiting ? tr("Not begun") : QString()};
    }
    Q_UNREACHABLE();
}

/// Nothing shows messages again that are hidden, but a reactivation.
QString StepSentences::toBeDone(const AdminDeactivationState &state, const AdminTarget &target)
{
    if (target.account.user.isErased) {
        return tr("Deactivate; messages stay hidden");
    }
    return state.choices.erase.value_or(false)
        ? tr("Deactivate, and hide messages from new joiners")
        : tr("Deactivate; messages stay visible");
}

QList<StepLine> StepSentences::deactivation(const AdminDeactivationState &state,
                                            const AdminTarget &target, const QString &host)
{
    const auto &seen = state.deactivation;
    const StepResult result = state.resultOf(AdminStep::Deactivate);
    if (!seen.sentAt.isValid()) {
        return {{result, toBeDone(state, target),
                 result == StepResult::Running ? tr("Looking at the account once more")
                                               : notBegun(result)}};
    }
    if (!seen.answeredAt.isValid()) {
        return {{StepResult::Running, tr("Sent to %1; no answer yet").arg(seen.askedHost),
                 Times::ofDay(seen.sentAt), seen.sentAt}};
    }
    QList<StepLine> lines{{resultOf(seen.reply), answer(seen.reply, seen.askedHost),
                           Times::ofDay(seen.answeredAt), seen.answeredAt}};
    const bool hasNothingToRead
        = seen.reply.kind == Kind::NothingSent || seen.reply.kind == Kind::RateLimited;
    const bool isToBeRead
        = state.phase != AdminDeactivationPhase::Verifying || seen.readAt.isValid();
    if (!hasNothingToRead && isToBeRead) {
        lines += readBack(state, host);
    }
    if (seen.reply.kind == Kind::Confirmed && seen.account.hadContacts) {
        lines += identityServer(seen.reply.unbind, host);
    }
    return lines;
}

StepLine StepSentences::identityServer(UnbindResult unbind, const QString &host)
{
    const QString title = tr("Email and phone at the identity server");
    switch (unbind) {
    case UnbindResult::Success:
        return {StepResult::Done, title,
                //: %1 is a homeserver; “they” are email addresses and phone numbers
                tr("%1 says they were removed, or that there was nothing to remove.").arg(host)};
    case UnbindResult::NoSupport:
        return {StepResult::Unknown, title,
                //: %1 is a homeserver; the first “they” are email addresses and phone numbers
                tr("%1 could not remove them itself. If they were published there, they may still "
                   "be found.")
                    .arg(host)};
    case UnbindResult::NotReported:
        return {StepResult::Unknown, title,
                //: %1 is a homeserver; “they” are email addresses and phone numbers
                tr("%1 did not report whether they were removed.").arg(host)};
    }
    Q_UNREACHABLE();
}

QString StepSentences::answer(const AdminReply &reply, const QString &host)
{
    switch (reply.kind) {
    case Kind::NothingSent:
        return tr("%1 was not reached: nothing was sent").arg(host);
    case Kind::Confirmed:
        return reply.isOfService ? tr("%1 accepted it").arg(host) : tr("%1 confirmed it").arg(host);
    case Kind::RefusedBefore:
    case Kind::Refused:
        return tr("%1 refused").arg(host);
    case Kind::SignedOut:
        return reply.isOfService
            ? tr("%1 does not accept your sign-in as an administrator's").arg(host)
            : tr("%1 does not accept your sign-in any more").arg(host);
    case Kind::Hidden:
        return tr("What answered is not the admin API of %1").arg(host);
    case Kind::RateLimited:
        return tr("%1 asked to wait").arg(host);
    case Kind::Unclear:
        return reply.httpStatus == 0 ? tr("No answer came from %1").arg(host)
                                     : tr("What %1 answered says neither yes nor no").arg(host);
    }
    Q_UNREACHABLE();
}

StepLine StepSentences::readBack(const AdminDeactivationState &state, const QString &host)
{
    const auto &seen = state.deactivation;
    const QString at = seen.readAt.isValid() ? Times::ofDay(seen.readAt) : QString();
    const QString next = state.phase == AdminDeactivationPhase::Verifying && state.nextLookIn
        ? tr("Next look in %Ln second(s)", nullptr, secondsOf(*state.nextLookIn))
        : at;
    if (!seen.account.isDeactivated) {
        return {state.phase == AdminDeactivationPhase::Verifying ? StepResult::Running
                                                                 : StepResult::Unknown,
                tr("The account could not be read back"), next, seen.readAt};
    }
    if (!*seen.account.isDeactivated) {
        const StepResult result = state.phase == AdminDeactivationPhase::Verifying
            ? StepResult::Running
            : state.outcome == Outcome::StillActive ? StepResult::Failed
                                                    : StepResult::Unknown;
        //: %1 is a host name
        return {
            result,
            seen.account.isAccepted == true
                ? tr("Read back: deactivated at the account service, and not yet at %1").arg(host)
                : active(seen.account),
            next, seen.readAt};
    }
    const bool wantsErased = state.choices.erase.value_or(false);
    if (seen.account.isErased == true) {
        return {StepResult::Done, tr("Read back: deactivated, messages hidden"), at, seen.readAt};
    }
    if (wantsErased && state.phase == AdminDeactivationPhase::Verifying) {
        return {StepResult::Running, tr("Read back: deactivated, messages not hidden yet"), next,
                seen.readAt};
    }
    return {wantsErased ? StepResult::Failed : StepResult::Done,
            wantsErased ? tr("Read back: deactivated, but messages are not hidden")
                        : tr("Read back: deactivated"),
            at, seen.readAt};
}

QString StepSentences::active(const AdminSeen &seen)
{
    if (!seen.hadSigns) {
        return tr("Read back: active"); // it had neither sessions nor contacts to go by
    }
    if (!seen.hasAllSigns) {
        return tr("Read back: active; its sessions could not be read");
    }
    return *seen.hasAllSigns ? tr("Read back: active, with its sessions and contacts")
                             : tr("Read back: active, but sessions or contacts of it are gone");
}

StepLine StepSentences::rooms(const AdminDeactivationState &state, const AdminTarget &target)
{
    const StepResult result = state.resultOf(AdminStep::Rooms);
    if (!state.roomsLeft) {
        return {result,
                result == StepResult::Running ? tr("Its rooms are being looked at")
                                              : tr("Its rooms were not looked at"),
                {}};
    }
    const qint64 left = *state.roomsLeft;
    if (result == StepResult::Done) {
        return {result, tr("All rooms left"), {}};
    }
    const qint64 before = std::max<qint64>(target.joined.size(), left);
    const QString title = left == before
        ? tr("Still in %Ln room(s)", nullptr, Numbers::plural(left))
        : tr("Out of %1 of %Ln room(s)", nullptr, Numbers::plural(before))
              .arg(Numbers::count(before - left));
    if (result == StepResult::Running) {
        const QString next = state.nextLookIn
            ? tr("Next look in %Ln second(s)", nullptr, secondsOf(*state.nextLookIn))
            : QString();
        return {result, title,
                Sentences::inARow({tr("The server works through them one by one."), next})};
    }
    return {result, title,
            result == StepResult::Failed ? tr("The number has not fallen for ten minutes.")
                                         : tr("Nobody has watched it to its end.")};
}

StepLine StepSentences::redaction(const AdminDeactivationState &state)
{
    const StepResult result = state.resultOf(AdminStep::Redact);
    switch (result) {
    case StepResult::Done:
        return {result, tr("Messages redacted"), {}};
    case StepResult::Running:
        return {result, tr("Redacting their messages"),
                tr("The server does not say how far it is.")};
    case StepResult::Failed:
        return {result, tr("Not all messages could be redacted"), {}};
    case StepResult::Unknown:
        return {result, tr("Nobody can tell whether their messages were redacted"), {}};
    case StepResult::Waiting:
    case StepResult::Skipped:
        return {result, tr("Redact their messages"), notBegun(result)};
    }
    Q_UNREACHABLE();
}

StepLine StepSentences::files(const AdminDeactivationState &state, const AdminTarget &target)
{
    const StepResult result = state.resultOf(AdminStep::Media);
    const int deleted = Numbers::plural(state.filesDeleted);
    switch (result) {
    case StepResult::Done:
        return {result, tr("%Ln file(s) deleted", nullptr, deleted), {}};
    case StepResult::Running:
        return {result, tr("Deleting their files"),
                tr("%Ln file(s) deleted so far", nullptr, deleted)};
    case StepResult::Failed:
        return {result, tr("Not all files could be deleted"),
                tr("%Ln file(s) deleted", nullptr, deleted)};
    case StepResult::Unknown:
        return {result, tr("Nobody can tell whether all their files were deleted"),
                tr("%Ln file(s) deleted", nullptr, deleted)};
    case StepResult::Waiting:
    case StepResult::Skipped:
        return {result,
                tr("Delete their %Ln uploaded file(s)", nullptr, Numbers::plural(target.files)),
                notBegun(result)};
    }
    Q_UNREACHABLE();
}

} // namespace farewell
