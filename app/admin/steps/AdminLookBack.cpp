// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminLookBack.h"

#include "app/admin/LookTimes.h"
#include "app/admin/service/WholeAccount.h"
#include "app/matrix/FanOut.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

using Done = std::function<void()>;
using Tries = Request::Tries;

constexpr std::chrono::milliseconds redactionInterval = 15s;

StepResult resultOf(const Result<AdminRedaction> &status)
{
    if (!status) {
        return StepResult::Unknown;
    }
    if (status->isUnderWay()) {
        return StepResult::Running;
    }
    return status->isComplete() ? StepResult::Done : StepResult::Failed;
}

} // namespace

AdminLookBack::AdminLookBack(AdminPlace place, Clock &clock, AdminAttempt attempt, QObject *parent)
    : QObject(parent), m_place(std::move(place)), m_clock(clock), m_attempt(std::move(attempt))
{
}

AdminLookBack::~AdminLookBack() = default;

bool AdminLookBack::wasRedacting() const
{
    const StepResult result = m_attempt.resultOf(AdminStep::Redact);
    return result == StepResult::Running || result == StepResult::Unknown;
}

void AdminLookBack::look()
{
    m_findings = {};
    m_sessions.reset();
    m_looking = std::make_unique<QObject>();
    std::vector<FanOut::Job> jobs{[this](const Done &done) { readAccount(done); },
                                  [this](const Done &done) { readSessions(done); },
                                  [this](const Done &done) { readRooms(done); }};
    if (wasRedacting()) {
        jobs.emplace_back([this](const Done &done) { readRedaction(done); });
    }
    (new FanOut(std::move(jobs), [this] { onAllRead(); }, m_looking.get()))->start();
}

void AdminLookBack::readAccount(const Done &done)
{
    fetchWholeAccount(m_place, m_attempt.subject.toString(), Tries::Single, m_looking.get(),
                      [this, done](const Result<AdminAccount> &account) {
                          takeAccount(account);
                          done();
                      });
}

/// What both say who keep it: at the homeserver alone nobody is kept from signing in.
void AdminLookBack::takeAccount(const Result<AdminAccount> &account)
{
    if (!account) {
        m_findings.noAccount = reasonOfNoAccount(account.error());
        return;
    }
    if (!account->service.isClear()) {
        m_findings.noAccount = reasonOfNoWord(account->service);
        return;
    }
    m_findings.account.isDeactivated = account->user.isDeactivated;
    m_findings.account.isErased = account->user.isErased;
    m_contacts = account->contacts;
    if (account->service.isKnown()) {
        m_findings.account.isAccepted = account->service.account.isDeactivated;
    }
}

void AdminLookBack::readSessions(const Done &done)
{
    fetchAdminSessions(m_place, m_attempt.subject.toString(), Tries::Single, m_looking.get(),
                       [this, done](const Result<QStringList> &sessions) {
                           if (sessions) {
                               m_sessions = *sessions;
                           }
                           done();
                       });
}

void AdminLookBack::readRooms(const Done &done)
{
    fetchAdminJoinedRooms(m_place, m_attempt.subject.toString(), Tries::Single, m_looking.get(),
                          [this, done](const Result<QStringList> &rooms) {
                              if (rooms) {
                                  m_findings.roomsLeft = rooms->size();
                              }
                              done();
                          });
}

/// Its id may have been on its way when the program ended; then the server still lists it.
void AdminLookBack::readRedaction(const Done &done)
{
    if (!m_attempt.redactId.isEmpty()) {
        readRedactionBy(m_attempt.redactId, done);
        return;
    }
    fetchAdminTasks(m_place, m_attempt.subject.toString(), m_looking.get(),
                    [this, done](const Result<QList<AdminTask>> &tasks) { onTasks(tasks, done); });
}

void AdminLookBack::onTasks(const Result<QList<AdminTask>> &tasks, const Done &done)
{
    // One that is over may be of another day.
    const auto isIt = [](const AdminTask &task) {
        return task.action == "redact_all_events"_L1 && task.isUnderWay();
    };
    const QList<AdminTask> all = tasks.value_or(QList<AdminTask>());
    const auto found = std::ranges::find_if(all, isIt);
    if (found == all.end()) {
        m_findings.redaction = StepResult::Unknown;
        done();
        return;
    }
    m_attempt.redactId = found->id; // once it has ended, it could not be told from others
    readRedactionBy(found->id, done);
}

void AdminLookBack::readRedactionBy(const QString &id, const Done &done)
{
    fetchAdminRedaction(m_place, id, m_looking.get(),
                        [this, done](const Result<AdminRedaction> &status) {
                            m_findings.redaction = resultOf(status);
                            done();
                        });
}

void AdminLookBack::onAllRead()
{
    m_looking.release()->deleteLater(); // it is calling us
    m_findings.at = m_clock.nowUtc();
    AdminSeen &seen = m_findings.account;
    const bool isRead = seen.isDeactivated.has_value();
    const auto sinceSent = m_clock.atLeastSince(m_attempt.sent);
    seen.access = isRead ? AdminAccess::May : AdminAccess::Unknown;
    seen.sinceSent = std::chrono::duration_cast<std::chrono::seconds>(sinceSent);
    seen.wasDeactivated = m_attempt.wasDeactivated;
    seen.hadSigns = !m_attempt.signs.prints.isEmpty();
    seen.hadContacts = m_attempt.signs.hadContacts;
    if (isRead && m_sessions) {
        seen.hasAllSigns = m_attempt.signs.areAllIn(*m_sessions, m_contacts);
    }
    const bool isSettled = verdictOf(m_attempt, m_findings).state != AdminVerdict::State::Verifying;
    const bool isRedacting = m_findings.redaction == StepResult::Running;
    const auto wait = isRedacting && isSettled ? redactionInterval : untilNextAdminLook(sinceSent);
    const bool isLast = (isSettled && !isRedacting) || wait.count() == 0;
    if (!isLast) {
        m_looking = std::make_unique<QObject>();
        m_clock.callAfter(wait, m_looking.get(), [this] {
            m_looking.release()->deleteLater();
            look();
        });
    }
    Q_EMIT looked(m_findings, isLast);
}

} // namespace farewell
