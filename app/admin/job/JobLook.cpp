// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobLook.h"

#include "app/admin/service/WholeAccount.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

JobSigns signsOf(const QStringList &sessions, const QList<AdminAccount::Contact> &contacts)
{
    JobSigns signs{.hasContacts = !contacts.isEmpty()};
    for (const QString &session : sessions) {
        signs.all += u"session "_s + session;
    }
    for (const AdminAccount::Contact &contact : contacts) {
        signs.all += contact.medium + u' ' + contact.address;
    }
    return signs;
}

} // namespace

JobLook jobLookOf(const AccountLook &look)
{
    AccountLook asked = look;
    if (look.service.kind == ServiceWord::Kind::NotKnown) {
        asked.service = {}; // the homeserver alone keeps it
    }
    JobLook job{.seen = seenIn(asked, {})};
    if (!look.account) {
        job.failure = reasonOfNoAccount(look.account.error());
        return job;
    }
    job.failure = reasonOfNoWord(look.service);
    job.isAdmin = joinedAccount(*look.account, look.service).user.isAdmin;
    if (look.sessions) {
        job.signs = signsOf(*look.sessions, look.account->contacts);
        job.signs->wasDeactivated = job.seen.isDeactivated == true;
    } else {
        job.noSigns = reasonOfNoRead(look.sessions.error());
    }
    return job;
}

} // namespace farewell
