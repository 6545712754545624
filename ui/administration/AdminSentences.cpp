// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminSentences.h"

#include "app/base/Text.h"

namespace farewell {

QString AdminSentences::acting(const AdminView &view)
{
    const QString server = isolatedLtr(cleaned(view.serverName));
    const bool isKnown = view.phase != AdminPhase::Probing && view.phase != AdminPhase::Unavailable;
    return isKnown
        //: %1 a Matrix ID, %2 the name of a homeserver, %3 a host name
        ? tr("%1 · administrator of %2 at %3")
              .arg(view.admin.display(), server, isolatedLtr(view.host))
        //: the same of somebody who may be none; %1 a Matrix ID, %2 the name of a homeserver, %3 a
        //: host name
        : tr("%1 · %2 at %3").arg(view.admin.display(), server, isolatedLtr(view.host));
}

QString AdminSentences::heading(const AdminView &view)
{
    switch (view.reason) {
    case EntryReason::None:
        return tr("One moment");
    case EntryReason::NotAdmin:
        return tr("You are not an administrator here");
    case EntryReason::Hidden:
        return tr("The accounts cannot be reached at this address");
    case EntryReason::NoAdminApi:
        return tr("This server cannot be administrated from here");
    case EntryReason::SignedOut:
        return tr("Your sign-in has ended");
    case EntryReason::Network:
        return tr("There was no answer");
    }
    return {};
}

QString AdminSentences::sentence(const AdminView &view)
{
    const QString host = isolatedLtr(view.host);
    const QString server = isolatedLtr(cleaned(view.serverName));
    switch (view.reason) {
    case EntryReason::None:
        //: %1 is a host name
        return tr("Asking %1 whether you may look after other people's accounts.").arg(host);
    case EntryReason::NotAdmin:
        //: %1 is a Matrix ID, %2 the name of a homeserver
        return tr("%1 does not administrate %2.").arg(view.admin.display(), server);
    case EntryReason::Hidden:
        //: %1 is a host name, %2 the name of a homeserver
        return tr("%1 does not answer administrators. Some servers do so at another address: the "
                  "people who have set up %2 know it.")
            .arg(host, server);
    case EntryReason::NoAdminApi:
        //: %1 is a host name, %2 the name of a homeserver; Synapse and tuwunel are server software
        return tr("%1 says that it has no admin API. Synapse and tuwunel have one, other software "
                  "has none; where %2 runs one of these, the people who have set it up know the address.")
            .arg(host, server);
    case EntryReason::SignedOut:
        //: %1 is a host name
        return tr("%1 does not accept our sign-in any more. Sign out here, then sign in again.")
            .arg(host);
    case EntryReason::Network:
        //: %1 is a host name
        return tr("%1 did not say whether you may look after other people's accounts. Look whether "
                  "this computer is connected, then check again.")
            .arg(host);
    }
    return {};
}

QString AdminSentences::fault(const AddressEntry::State &state, const QString &serverName)
{
    using Fault = AddressEntry::Fault;
    const QString host = isolatedLtr(state.address.displayHost());
    const QString server = isolatedLtr(cleaned(serverName));
    switch (state.fault) {
    case Fault::None:
        return {};
    case Fault::NoAddress:
        return tr("This is not an address that can be used. It begins with https://; http:// only "
                  "works on this computer itself.");
    case Fault::NoAnswer:
        //: %1 is a host name
        return tr("%1 does not answer as a server that can be administrated. Compare the address "
                  "with the one that you were given.")
            .arg(host);
    case Fault::OtherServer:
        //: %1 is a host name, %2 and %3 are names of homeservers
        return tr("%1 belongs to %2, and not to %3.")
            .arg(host, isolatedLtr(state.otherName), server);
    case Fault::StillHidden:
        //: %1 is a host name
        return tr("%1 answers, but does not let administrators in either.").arg(host);
    case Fault::NotAccepted:
        //: %1 is a host name, %2 the name of a homeserver
        return tr("%1 does not know our sign-in. It may belong to another server than %2.")
            .arg(host, server);
    }
    return {};
}

} // namespace farewell
