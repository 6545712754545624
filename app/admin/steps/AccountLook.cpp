// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AccountLook.h"

#include "app/admin/service/AccountService.h"
#include "app/matrix/FanOut.h"

#include <algorithm>
#include <memory>

namespace farewell {

namespace {

using Done = std::function<void()>;

/// Whether everything that was there is still there.
template <class T>
bool hasAll(const QList<T> &now, const QList<T> &before)
{
    return std::ranges::all_of(before, [&now](const T &one) { return now.contains(one); });
}

/// At both, where there are two: one that says no is enough, one that says nothing is not.
std::optional<bool> isDeactivatedAtAll(const std::optional<bool> &homeserver,
                                       const ServiceWord &service)
{
    if (service.kind == ServiceWord::Kind::NoService) {
        return homeserver;
    }
    const std::optional<bool> other
        = service.isKnown() ? std::optional(service.account.isDeactivated) : std::nullopt;
    if (homeserver == false || other == false) {
        return false;
    }
    return homeserver && other ? std::optional(true) : std::nullopt;
}

} // namespace

void lookAtAccount(const AdminPlace &place, const AccountQuestion &question, QObject *context,
                   std::function<void(const AccountLook &)> done)
{
    const auto look = std::make_shared<AccountLook>();
    std::vector<FanOut::Job> jobs;
    jobs.emplace_back([place, question, context, look](const Done &ready) {
        fetchAdminAccount(place, question.userId, question.tries, context,
                          [look, ready](const Result<AdminAccount> &account) {
                              look->account = account;
                              ready();
                          });
    });
    jobs.emplace_back([place, question, context, look](const Done &ready) {
        fetchAdminSessions(place, question.userId, question.tries, context,
                           [look, ready](const Result<QStringList> &sessions) {
                               look->sessions = sessions;
                               ready();
                           });
    });
    if (!question.managedId.isEmpty()) {
        jobs.emplace_back([place, question, context, look](const Done &ready) {
            fetchManagedAccount(place, question.managedId, question.tries, context,
                                [look, ready](const ServiceWord &word) {
                                    look->service = word;
                                    ready();
                                });
        });
    }
    if (question.withAccess) {
        jobs.emplace_back([place, context, look](const Done &ready) {
            probeAdminAccess(place, context, [look, ready](AdminAccess access) {
                look->access = access;
                ready();
            });
        });
    }
    auto *reads
        = new FanOut(std::move(jobs), [look, done = std::move(done)] { done(*look); }, context);
    reads->start();
}

bool AccountBefore::areAllIn(const AccountLook &look) const
{
    return hasAll(*look.sessions, sessions) && hasAll(look.account->contacts, contacts);
}

AdminSeen seenIn(const AccountLook &look, const AccountBefore &before)
{
    AdminSeen seen;
    seen.access = look.access;
    seen.wasDeactivated = before.wasDeactivated;
    seen.hadContacts = !before.contacts.isEmpty();
    seen.hadSigns = seen.hadContacts || !before.sessions.isEmpty();
    if (look.account) {
        seen.isDeactivated = look.account->isDeactivatedAtHomeserver;
        seen.isErased = look.account->user.isErased;
    }
    seen.isDeactivated = isDeactivatedAtAll(seen.isDeactivated, look.service);
    if (look.service.isKnown()) {
        seen.isAccepted = look.service.account.isDeactivated;
    }
    if (look.account && look.sessions) {
        seen.hasAllSigns = before.areAllIn(look);
    }
    return seen;
}

} // namespace farewell
