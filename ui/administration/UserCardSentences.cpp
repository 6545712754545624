// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserCardSentences.h"

#include "app/admin/AdminReads.h"
#include "app/base/Text.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using State = OnlyAdminSearch::State;

constexpr qsizetype mostRoomsNamed = 10;

} // namespace

template <class T, class Words>
QString UserCardSentences::part(const CardPart<T> &part, const Words &words)
{
    if (!part) {
        return tr("being read…", "instead of a number");
    }
    return *part ? words(part->value()) : tr("could not be read", "instead of a number");
}

QString UserCardSentences::problem(const UserCardView &view)
{
    const AdminCard &card = view.card;
    if (card.account && !*card.account) {
        //: %1 is a Matrix ID, %2 the name of a server
        return isNotThere(card.account->error())
            ? tr("There is no account %1 on %2.")
                  .arg(isolatedLtr(cleaned(card.userId)), isolatedLtr(view.serverName))
            : tr("The account could not be read.");
    }
    return card.isComplete() && card.hasGaps() ? tr("Some of it could not be read.") : QString();
}

QString UserCardSentences::created(const AdminUser &user)
{
    return user.createdAt ? Times::date(*user.createdAt) : tr("not known", "when");
}

QString UserCardSentences::lastSeen(const AdminUser &user)
{
    return moment(user.lastSeenAt);
}

QString UserCardSentences::moment(const std::optional<QDateTime> &at)
{
    return at ? Times::dateAndTime(*at) : tr("not known", "when");
}

QString UserCardSentences::sessions(const AdminCard &card)
{
    return part(card.sessions, [](qint64 count) { return Numbers::count(count); });
}

QString UserCardSentences::contacts(const AdminAccount &account)
{
    QStringList lines;
    for (const AdminAccount::Contact &contact : account.contacts) {
        const QString address = cleaned(contact.address);
        lines += isolatedLtr(contact.medium == "msisdn"_L1 ? u'+' + address : address);
    }
    return lines.isEmpty() ? tr("none", "email addresses and phone numbers") : lines.join(u'\n');
}

QString UserCardSentences::rooms(const AdminCard &card)
{
    return part(card.joinedRooms, [&card](const QStringList &rooms) {
        const QString joined = tr("%Ln room(s)", nullptr, Numbers::plural(rooms.size()));
        const bool isInvited
            = card.invitations && *card.invitations && card.invitations->value() > 0;
        return isInvited ? Sentences::listed({joined,
                                              tr("%Ln invitation(s)", nullptr,
                                                 Numbers::plural(card.invitations->value()))})
                         : joined;
    });
}

QString UserCardSentences::files(const AdminCard &card)
{
    return part(card.files, [](qint64 count) { return Numbers::count(count); });
}

QString UserCardSentences::provider(const QString &id, const QMap<QString, QString> &names)
{
    if (names.contains(id)) {
        return names.value(id);
    }
    constexpr QLatin1StringView prefix{"oidc-"}; // Synapse's own
    return cleaned(id.startsWith(prefix) ? id.sliced(prefix.size()) : id);
}

QString UserCardSentences::links(const UserCardView &view)
{
    QStringList lines;
    for (const AdminAccount::Link &link : view.card.known()->links) {
        lines += Sentences::named(provider(link.provider, view.providers),
                                  isolatedLtr(cleaned(link.subject)));
    }
    return lines.join(u'\n');
}

QString UserCardSentences::aboutLinks(const UserCardView &view)
{
    const QList<AdminAccount::Link> &links = view.card.known()->links;
    if (links.isEmpty()) {
        return {};
    }
    if (links.size() > 1) {
        return tr("A new account cannot take over these sign-ins.");
    }
    //: %1 is a sign-in provider such as GitHub
    return tr("A new account cannot take over this %1 sign-in.")
        .arg(provider(links.constFirst().provider, view.providers));
}

QString UserCardSentences::onlyAdminHeading(const OnlyAdminSearch &search)
{
    return tr("Only admin in %Ln room(s)", nullptr, Numbers::plural(search.rooms.size()));
}

QString UserCardSentences::onlyAdminRooms(const AdminCard &card)
{
    const QList<OnlyAdminRoom> &rooms = card.onlyAdmin.rooms;
    QStringList items;
    for (const OnlyAdminRoom &room : rooms.first(std::min(rooms.size(), mostRoomsNamed))) {
        const QString name = room.name.isEmpty() ? isolatedLtr(cleaned(room.id)) : room.name;
        //: %1 is the name of a room, %Ln counts those who are in it
        items += tr("%1 (%Ln people)", nullptr, Numbers::plural(room.people)).arg(name);
    }
    if (rooms.size() > mostRoomsNamed) {
        items += tr("%Ln more room(s)", nullptr, Numbers::plural(rooms.size() - mostRoomsNamed));
    }
    //: %1 lists rooms
    return tr("%1. Once the account has left, nobody can be made admin there.")
        .arg(Sentences::listed(items));
}

QString UserCardSentences::search(const OnlyAdminSearch &search)
{
    switch (search.state) {
    case State::NotBegun:
        return {};
    case State::Looking:
    case State::Stopped:
        //: %1 of %2 rooms, to see where an account is the only admin
        return tr("%1 of %2 rooms looked at")
            .arg(Numbers::count(search.looked), Numbers::count(search.total));
    case State::Done:
        break;
    }
    if (search.unclear > 0) {
        return tr("%Ln room(s) could not be judged.", nullptr, Numbers::plural(search.unclear));
    }
    return search.rooms.isEmpty() && search.total > 0 ? tr("in no room", "beside: Only admin")
                                                      : QString();
}

QString UserCardSentences::service(const AdminAccount &account)
{
    using Kind = ServiceWord::Kind;
    switch (account.service.kind) {
    case Kind::NoService:
        return {};
    case Kind::Known:
        return managed(account);
    case Kind::NotKnown:
        return tr("does not know it: the account is only on the homeserver");
    case Kind::OtherName:
        //: %1 is the name of an account
        return tr("only knows %1").arg(isolatedLtr(cleaned(account.service.account.username)));
    case Kind::Hidden:
    case Kind::NotRead:
        return tr("could not be read", "what the account service says");
    }
    Q_UNREACHABLE();
}

QString UserCardSentences::managed(const AdminAccount &account)
{
    const ManagedAccount &own = account.service.account;
    if (own.isDeactivated) {
        const QString at = moment(own.deactivatedAt);
        return account.isDeactivatedAtHomeserver
            ? tr("deactivated: %1", "an account, and when").arg(at)
            : tr("deactivated: %1. The homeserver has not followed yet.", "an account, and when")
                  .arg(at);
    }
    if (account.isDeactivatedAtHomeserver) {
        return tr("active: the person can still sign in, though the homeserver calls the account "
                  "deactivated");
    }
    if (own.isLocked) {
        return tr("locked: %1", "an account, and when").arg(moment(own.lockedAt));
    }
    return account.isLockedAtHomeserver ? tr("active: only the homeserver locks it")
                                        : tr("active", "an account at the account service");
}

QString UserCardSentences::milder(const AdminAccount &account)
{
    const AdminUser &user = account.user;
    if (account.isDeactivatedSomewhere()) {
        return tr("An administrator can reactivate the account. Its rooms, contacts and sessions "
                  "do not come back with it.");
    }
    return user.isLocked ? tr("The account is locked: nobody can use it until it is unlocked. Its "
                              "rooms and everything else are kept.")
                         : tr("Lock keeps rooms and everything else, and can be undone.");
}

QString UserCardSentences::again(const AdminCard &card)
{
    const qsizetype rooms
        = card.joinedRooms && *card.joinedRooms ? card.joinedRooms->value().size() : 0;
    if (rooms > 0) {
        return tr("The account is deactivated and still in %Ln room(s). Deactivating it again "
                  "takes it out of them.",
                  nullptr, Numbers::plural(rooms));
    }
    return card.known()->user.isErased
        ? tr("The account is deactivated, its messages are hidden, and it is in no room. Its "
             "messages and files can still be taken away.")
        : tr("Its messages can still be hidden from people who join later, and its files taken "
             "away.");
}

QString UserCardSentences::guard(const UserCardView &view)
{
    switch (guardOn(view.card, view.actor)) {
    case AdminGuard::None:
        return {};
    case AdminGuard::Oneself:
        return tr("This is the account that you act with. To deactivate your own account, sign in "
                  "the ordinary way.");
    case AdminGuard::LastAdmin:
        //: %1 is the name of a server
        return tr("This is the last administrator of %1 who can still sign in. It is not "
                  "deactivated from here, for nobody could look after the server then.")
            .arg(isolatedLtr(view.serverName));
    case AdminGuard::NotYetKnown:
        return tr("Whether there are other administrators is being read.");
    case AdminGuard::NotKnown:
        return tr("Whether there are other administrators could not be read, so this one is not "
                  "deactivated from here.");
    case AdminGuard::ServiceHidden:
        return tr("This server has an account service, which does not answer administrators at its "
                  "own address. An account that the homeserver alone deactivates can still be "
                  "signed in to, so nothing is changed from here.");
    case AdminGuard::ServiceNotRead:
        return tr("What the account service says of this account could not be read, so nothing is "
                  "changed from here.");
    case AdminGuard::ServiceOtherName:
        //: %1 is the name of an account
        return tr("The account service only knows %1, which is written otherwise and may be "
                  "somebody else's. So nothing is changed from here.")
            .arg(isolatedLtr(cleaned(view.card.known()->service.account.username)));
    }
    Q_UNREACHABLE();
}

} // namespace farewell
