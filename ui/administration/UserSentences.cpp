// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserSentences.h"

#include "app/base/HttpStatus.h"
#include "app/base/Text.h"
#include "ui/administration/UserRow.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

namespace farewell {

QList<UserTag> UserSentences::inOrder(UserTags tags)
{
    QList<UserTag> all;
    for (const UserTag tag :
         {UserTag::Deactivated, UserTag::Erased, UserTag::Locked, UserTag::Administrator,
          UserTag::Guest, UserTag::Bridge, UserTag::Bot, UserTag::Support, UserTag::OtherType}) {
        if (tags.testFlag(tag)) {
            all += tag;
        }
    }
    return all;
}

QString UserSentences::tag(UserTag tag)
{
    switch (tag) {
    case UserTag::Administrator:
        return tr("administrator");
    case UserTag::Bot:
        return tr("bot");
    case UserTag::Support:
        return tr("support");
    case UserTag::OtherType:
        return tr("not a person");
    case UserTag::Guest:
        return tr("guest");
    case UserTag::Bridge:
        //: an account that a program has made, to bring messages over from another network
        return tr("bridge");
    case UserTag::Locked:
        return tr("locked");
    case UserTag::Deactivated:
        return tr("deactivated");
    case UserTag::Erased:
        //: the messages of the account are hidden
        return tr("erased");
    }
    return {};
}

QString UserSentences::filter(UserFilter filter)
{
    switch (filter) {
    case UserFilter::Everybody:
        return tr("Everybody");
    case UserFilter::Active:
        return tr("Active");
    case UserFilter::Deactivated:
        return tr("Deactivated");
    case UserFilter::Locked:
        return tr("Locked");
    case UserFilter::Administrators:
        return tr("Administrators");
    case UserFilter::Guests:
        return tr("Guests");
    case UserFilter::NotPeople:
        return tr("Not people");
    }
    return {};
}

QString UserSentences::day(const std::optional<QDateTime> &at)
{
    return at ? Times::briefDate(*at) : tr("not known");
}

QString UserSentences::row(const UserRow &row)
{
    QStringList states;
    for (const UserTag one : inOrder(row.tags)) {
        states += tag(one);
    }
    if (!row.tags.testFlag(UserTag::Deactivated) && !row.tags.testFlag(UserTag::Locked)) {
        states.prepend(tr("active"));
    }
    const QString name = row.name.isEmpty() ? tr("no name") : row.name;
    //: for screen readers; %1 a name, %2 a Matrix ID, %3 as "active and administrator", %4 and %5
    //: dates, or "not known"
    return tr("%1, %2, %3, created: %4, last seen: %5")
        .arg(name, cleaned(row.id), Sentences::listed(states), day(row.createdAt()),
             day(row.lastSeenAt()));
}

QString UserSentences::status(const UserListState &state)
{
    using Phase = UserListState::Phase;
    const QString meant = Numbers::count(state.meant);
    const QString told = Numbers::count(state.told);
    const QString total = Numbers::count(state.total);
    switch (state.phase) {
    case Phase::Nothing:
        return {};
    case Phase::Beginning:
        return tr("Asking the server…");
    case Phase::Complete:
        return complete(state);
    case Phase::Failed:
        if (state.total == 0) {
            return {};
        }
        break;
    case Phase::Reading:
    case Phase::Waiting:
    case Phase::Stopped:
        break;
    }
    // Where the pages have started anew, the server tells once more of those who are there.
    return state.meant >= state.told
        //: %1 and %2 are numbers of accounts
        ? tr("%1 of %2 read · sorted by the server").arg(meant, total)
        //: %1, %2 and %3 are numbers of accounts
        : tr("%1 found · %2 of %3 read · sorted by the server").arg(meant, told, total);
}

QString UserSentences::complete(const UserListState &state)
{
    if (state.meant == 0) {
        return state.unasked ? Sentences::inARow({tr("Nobody was found on the homeserver."),
                                                  unasked(*state.unasked)})
                             : tr("Nobody was found.");
    }
    const int meant = Numbers::plural(state.meant);
    return state.isExact ? tr("%Ln account(s) found", nullptr, meant)
                         : tr("%Ln account(s), all read · sorted by the server", nullptr, meant);
}

QString UserSentences::unasked(const Failure &why)
{
    const bool mayNot = why.isOfService && why.httpStatus == http::unauthorized;
    return mayNot ? tr("The account service, which keeps email addresses and sign-in links, does "
                       "not let you search in them.")
                  : tr("The account service, which keeps email addresses and sign-in links, could "
                       "not be asked.");
}

QString UserSentences::failure(const Failure &failure, const QString &host)
{
    const QString server = isolatedLtr(host);
    if (failure.cause == Cause::RateLimited) {
        //: %1 is a host name
        return tr("%1 asks for a pause. Wait a little, then try again.").arg(server);
    }
    if (failure.httpStatus == http::forbidden) {
        //: %1 is a host name
        return tr("%1 does not let you see its accounts any more.").arg(server);
    }
    if (failure.httpStatus == 0) {
        //: %1 is a host name
        return tr("%1 did not answer. Look whether this computer is connected, then try again.")
            .arg(server);
    }
    //: %1 is a host name
    return tr("%1 could not tell its accounts. Trying again may help.").arg(server);
}

} // namespace farewell
