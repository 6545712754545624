// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/TargetConsequences.h"

#include "ui/deactivation/ConsequencesLabel.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"

namespace farewell {

QString TargetConsequences::of(const AdminTarget &target, const AdminChoices &choices)
{
    QStringList paragraphs;
    if (target.account.user.isDeactivated) {
        paragraphs
            += tr("This account is deactivated already. Doing it again takes it out of the "
                  "rooms that it is still in, and hides its messages where you choose that.");
    }
    if (const QString half = halfDeactivated(target.account); !half.isEmpty()) {
        paragraphs += half;
    }
    const auto item = &ConsequencesLabel::listItem;
    paragraphs += tr("If you proceed:");
    paragraphs
        += item(tr("They are signed out everywhere (%Ln session(s)) and can no longer log in",
                   nullptr, Numbers::plural(target.sessions)));
    paragraphs += item(tr("No one will be able to reuse the username (MXID), including them"));
    paragraphs += item(tr("They leave all %Ln room(s) and DMs they are in", nullptr,
                          Numbers::plural(target.joined.size())));
    if (target.invitations > 0) {
        paragraphs += item(
            tr("%Ln invitation(s) are declined", nullptr, Numbers::plural(target.invitations)));
    }
    paragraphs
        += item(tr("Their email addresses and phone numbers are removed from the account and "
                   "from the identity server"));
    paragraphs += item(tr("Their key backup is deleted: nobody can bring it back"));
    paragraphs += Sentences::inARow({whatStays(choices),
                                     tr("An administrator can reactivate the account; none of "
                                        "this comes back with it.")});
    return paragraphs.join(u'\n');
}

/// At one of the two who keep it.
QString TargetConsequences::halfDeactivated(const AdminAccount &account)
{
    if (account.user.isDeactivated || !account.isDeactivatedSomewhere()) {
        return {};
    }
    return account.isDeactivatedAtHomeserver
        ? tr("The homeserver calls this account deactivated already, but the account service does "
             "not: the person can still sign in.")
        : tr("The account service has deactivated this account already, and the homeserver has not "
             "followed. Doing it again asks for that once more.");
}

/// Unless it is taken away as well.
QString TargetConsequences::whatStays(const AdminChoices &choices)
{
    if (choices.deleteFiles && choices.redact) {
        return {};
    }
    if (choices.deleteFiles) {
        return tr("Messages other people received stay.");
    }
    return choices.redact ? tr("Their uploaded files stay.")
                          : tr("Their uploaded files, and messages other people received, stay.");
}

} // namespace farewell
