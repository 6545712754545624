// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/service/ManagedAdmins.h"

#include "app/admin/service/AccountService.h"
#include "app/admin/service/WholeAccount.h"
#include "app/matrix/FanOut.h"
#include "app/matrix/SignedIn.h"

#include <memory>

namespace farewell {

namespace {

using Done = std::function<void()>;

struct Reading
{
    AdminPlace place;
    QObject *context;
    Reply<QList<AdminUser>> reply;
    QList<ManagedAccount> accounts{};
    QList<AdminUser> users{};
    std::optional<Failure> failure{}; ///< the first
};

void readAccount(const std::shared_ptr<Reading> &reading, const ManagedAccount &account,
                 const Done &done)
{
    const QString userId
        = u'@' + account.username + u':' + reading->place.actor.session().userId.serverName();
    fetchAdminAccount(reading->place, userId, Request::Tries::Patient, reading->context,
                      [reading, account, done](const Result<AdminAccount> &read) {
                          if (read) {
                              const ServiceWord word{.kind = ServiceWord::Kind::Known,
                                                     .account = account};
                              reading->users += joinedAccount(*read, word).user;
                          } else if (read.error().cause != Cause::NotFound && !reading->failure) {
                              reading->failure = read.error();
                          }
                          done();
                      });
}

void conclude(const Reading &reading)
{
    reading.reply(reading.failure ? Result<QList<AdminUser>>(unexpected(*reading.failure))
                                  : Result<QList<AdminUser>>(reading.users));
}

void readAccounts(const std::shared_ptr<Reading> &reading)
{
    std::vector<FanOut::Job> jobs;
    for (const ManagedAccount &account : std::as_const(reading->accounts)) {
        jobs.emplace_back(
            [reading, account](const Done &done) { readAccount(reading, account, done); });
    }
    if (jobs.empty()) {
        conclude(*reading);
        return;
    }
    auto *reads = new FanOut(std::move(jobs), [reading] { conclude(*reading); }, reading->context);
    reads->start();
}

void readPage(const std::shared_ptr<Reading> &reading, const QString &after)
{
    fetchManagedAdminPage(reading->place, after, reading->context,
                          [reading](const Result<ManagedPage> &page) {
                              if (!page) {
                                  reading->reply(unexpected(page.error()));
                                  return;
                              }
                              reading->accounts += page->accounts;
                              if (page->next.isEmpty()) {
                                  readAccounts(reading);
                              } else {
                                  readPage(reading, page->next);
                              }
                          });
}

} // namespace

void fetchManagedAdmins(const AdminPlace &place, QObject *context,
                        const Reply<QList<AdminUser>> &reply)
{
    if (!place.service) {
        reply(unexpected(Failure::of(Cause::NotMatrix)));
        return;
    }
    readPage(std::make_shared<Reading>(Reading{place, context, reply}), {});
}

} // namespace farewell
