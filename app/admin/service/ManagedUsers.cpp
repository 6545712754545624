// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/service/ManagedUsers.h"

#include "app/admin/AdminReads.h"
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
                          } else if (!isNotThere(read.error()) && !reading->failure) {
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

void readPage(const AdminPlace &place, const QList<ManagedAccount> &soFar, const QString &after,
              QObject *context, const Reply<QList<ManagedAccount>> &reply)
{
    fetchManagedAdminPage(
        place, after, context, [place, soFar, context, reply](const Result<ManagedPage> &page) {
            if (!page) {
                reply(unexpected(page.error()));
            } else if (page->next.isEmpty()) {
                reply(soFar + page->accounts);
            } else {
                readPage(place, soFar + page->accounts, page->next, context, reply);
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
    readPage(place, {}, {}, context,
             [place, context, reply](const Result<QList<ManagedAccount>> &admins) {
                 if (admins) {
                     readAtHomeserver(place, *admins, context, reply);
                 } else {
                     reply(unexpected(admins.error()));
                 }
             });
}

void readAtHomeserver(const AdminPlace &place, const QList<ManagedAccount> &accounts,
                      QObject *context, const Reply<QList<AdminUser>> &reply)
{
    const auto reading = std::make_shared<Reading>(Reading{place, context, reply});
    std::vector<FanOut::Job> jobs;
    for (const ManagedAccount &account : accounts) {
        jobs.emplace_back(
            [reading, account](const Done &done) { readAccount(reading, account, done); });
    }
    if (jobs.empty()) {
        conclude(*reading);
        return;
    }
    auto *reads = new FanOut(std::move(jobs), [reading] { conclude(*reading); }, context);
    reads->start();
}

} // namespace farewell
