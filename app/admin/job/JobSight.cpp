// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobSight.h"

#include "app/admin/AdminReads.h"
#include "app/admin/service/AccountService.h"
#include "app/admin/steps/ProfileWait.h"
#include "app/matrix/FanOut.h"

#include <memory>

namespace farewell {

namespace {

using Done = std::function<void()>;
using Tries = Request::Tries;

/// What the questions bring, each by itself.
struct Views
{
    AccountLook look;
    Result<QList<AdminTask>> tasks = QList<AdminTask>();
};

JobSight sightOf(const Views &views)
{
    const AccountLook &look = views.look;
    JobSight sight{.look = jobLookOf(look)};
    if (!look.account) {
        sight.failure = look.account.error();
        return sight;
    }
    sight.lastSeenAt = look.account->user.lastSeenAt;
    if (look.service.isKnown()) {
        sight.managedId = look.service.account.id;
    } else if (!look.service.isClear()) {
        sight.failure = look.service.failure;
    }
    const bool isMissing = !views.tasks && views.tasks.error().cause == Cause::Unrecognized;
    if (views.tasks) {
        sight.look.isRenamed = isProfileUnderWay(*views.tasks);
    } else if (!isMissing && sight.look.failure == AdminReason::None) {
        sight.look.failure = reasonOfNoRead(views.tasks.error());
        sight.failure = views.tasks.error();
    }
    if (!look.sessions && sight.look.failure == AdminReason::None) {
        sight.failure = look.sessions.error();
    }
    return sight;
}

/// By its name, where its id there is not known.
FanOut::Job askForService(const AdminPlace &place, const QString &userId, Tries tries,
                          QObject *context, const std::shared_ptr<Views> &views)
{
    return [place, userId, tries, context, views](const Done &done) {
        fetchServiceWord(place, userId, tries, context, [views, done](const ServiceWord &word) {
            views->look.service = word;
            done();
        });
    };
}

FanOut::Job askForAccount(const AdminPlace &place, const AccountQuestion &question,
                          QObject *context, const std::shared_ptr<Views> &views)
{
    return [place, question, context, views](const Done &done) {
        lookAtAccount(place, question, context, [views, question, done](const AccountLook &look) {
            const ServiceWord word = views->look.service;
            views->look = look;
            if (question.managedId.isEmpty()) {
                views->look.service = word;
            }
            done();
        });
    };
}

FanOut::Job askForTasks(const AdminPlace &place, const QString &userId, QObject *context,
                        const std::shared_ptr<Views> &views)
{
    return [place, userId, context, views](const Done &done) {
        fetchAdminTasks(place, userId, context, [views, done](const Result<QList<AdminTask>> &all) {
            views->tasks = all;
            done();
        });
    };
}

void ask(std::vector<FanOut::Job> questions, const std::shared_ptr<Views> &views, QObject *context,
         std::function<void(const JobSight &)> done)
{
    auto *all = new FanOut(
        std::move(questions), [views, done = std::move(done)] { done(sightOf(*views)); }, context);
    all->start();
}

} // namespace

void lookFirst(const AdminPlace &place, const QString &userId, QObject *context,
               std::function<void(const JobSight &)> done)
{
    const auto views = std::make_shared<Views>();
    std::vector<FanOut::Job> questions;
    questions.push_back(
        askForAccount(place, {.userId = userId, .tries = Tries::Patient}, context, views));
    questions.push_back(askForTasks(place, userId, context, views));
    if (place.isManaged()) {
        questions.push_back(askForService(place, userId, Tries::Patient, context, views));
    }
    ask(std::move(questions), views, context, std::move(done));
}

void lookBack(const AdminPlace &place, const JobSent &sent, QObject *context,
              std::function<void(const JobSight &)> done)
{
    const auto views = std::make_shared<Views>();
    std::vector<FanOut::Job> questions;
    questions.push_back(askForAccount(
        place, {.userId = sent.userId, .managedId = sent.managedId, .withAccess = sent.isRefused},
        context, views));
    if (place.isManaged() && sent.managedId.isEmpty()) {
        questions.push_back(askForService(place, sent.userId, Tries::Single, context, views));
    }
    ask(std::move(questions), views, context, std::move(done));
}

} // namespace farewell
