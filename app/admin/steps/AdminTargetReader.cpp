// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminTargetReader.h"

#include "app/admin/service/WholeAccount.h"
#include "app/matrix/FanOut.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Tries = Request::Tries;

/// The server has no such question.
template <class T>
bool isMissing(const Result<T> &result)
{
    return !result && result.error().cause == Cause::Unrecognized;
}

} // namespace

AdminTargetReader::AdminTargetReader(AdminPlace place, QObject *parent)
    : QObject(parent), m_place(std::move(place))
{
}

AdminTargetReader::~AdminTargetReader() = default;

void AdminTargetReader::read(const QString &userId, Reply reply)
{
    m_reading = std::make_unique<QObject>();
    m_reply = std::move(reply);
    m_target = {};
    m_failure.reset();
    // The account first: of an id that is none, the server says that it is in no room.
    fetchWholeAccount(m_place, userId, Tries::Patient, m_reading.get(),
                      [this](const Result<AdminAccount> &account) {
                          if (!account || !account->service.isClear()) {
                              m_failure = account ? account->service.failure : account.error();
                              finish();
                              return;
                          }
                          m_target.account = *account;
                          readParts();
                      });
}

void AdminTargetReader::readParts()
{
    using Done = std::function<void()>;
    std::vector<FanOut::Job> jobs;
    jobs.emplace_back([this](const Done &done) { readSessions(done); });
    jobs.emplace_back([this](const Done &done) { readJoined(done); });
    jobs.emplace_back([this](const Done &done) { readMemberships(done); });
    jobs.emplace_back([this](const Done &done) { readFiles(done); });
    auto *reads = new FanOut(std::move(jobs), [this] { readRooms(); }, m_reading.get());
    reads->start();
}

/// What was read; the first part that was not fails the whole.
template <class T>
std::optional<T> AdminTargetReader::taken(const Result<T> &result)
{
    if (!result && !m_failure) {
        m_failure = result.error();
    }
    return result ? std::optional<T>(*result) : std::nullopt;
}

void AdminTargetReader::readSessions(const std::function<void()> &done)
{
    fetchAdminSessions(m_place, m_target.id(), Tries::Patient, m_reading.get(),
                       [this, done](const Result<QStringList> &sessions) {
                           m_target.sessions = taken(sessions).value_or(QStringList()).size();
                           done();
                       });
}

void AdminTargetReader::readJoined(const std::function<void()> &done)
{
    fetchAdminJoinedRooms(m_place, m_target.id(), Tries::Patient, m_reading.get(),
                          [this, done](const Result<QStringList> &rooms) {
                              m_target.joined = taken(rooms).value_or(QStringList());
                              done();
                          });
}

void AdminTargetReader::readMemberships(const std::function<void()> &done)
{
    fetchAdminMemberships(m_place, m_target.id(), m_reading.get(),
                          [this, done](const Result<QMap<QString, QString>> &memberships) {
                              m_target.knowsPastRooms = !isMissing(memberships);
                              if (m_target.knowsPastRooms) {
                                  take(taken(memberships).value_or(QMap<QString, QString>()));
                              }
                              done();
                          });
}

void AdminTargetReader::readFiles(const std::function<void()> &done)
{
    fetchAdminFiles(m_place, m_target.id(), m_reading.get(),
                    [this, done](const Result<qint64> &files) {
                        if (!isMissing(files)) {
                            m_target.files = taken(files).value_or(0);
                        }
                        done();
                    });
}

void AdminTargetReader::take(const QMap<QString, QString> &memberships)
{
    for (auto it = memberships.begin(); it != memberships.end(); ++it) {
        if (it.value() == "invite"_L1) {
            ++m_target.invitations;
        } else if (it.value() != "knock"_L1) {
            m_target.redactable += it.key();
        }
    }
}

void AdminTargetReader::readRooms()
{
    for (const QString &room : std::as_const(m_target.joined)) {
        if (!m_target.redactable.contains(room)) {
            m_target.redactable += room;
        }
    }
    const QStringList rooms = m_failure ? QStringList() : m_target.joined;
    QObject *context = m_reading.get();
    std::vector<FanOut::Job> jobs;
    for (const QString &id : rooms) {
        jobs.emplace_back([this, context, id](const std::function<void()> &done) {
            fetchAdminRoom(m_place, id, context, [this, done](const Result<AdminRoom> &room) {
                judge(room);
                done();
            });
        });
    }
    if (jobs.empty()) {
        finish();
        return;
    }
    auto *reads = new FanOut(std::move(jobs), [this] { finish(); }, context);
    reads->start();
}

void AdminTargetReader::judge(const Result<AdminRoom> &room)
{
    using Verdict = OnlyAdmin::Verdict;
    const Verdict verdict
        = room ? onlyAdminOf(*room, m_target.id(), m_target.joined).verdict : Verdict::CannotJudge;
    if (verdict == Verdict::OnlyThem) {
        m_target.onlyAdminIn += *room;
    } else if (verdict == Verdict::CannotJudge) {
        ++m_target.unclearRooms;
    }
}

void AdminTargetReader::finish()
{
    std::ranges::sort(m_target.onlyAdminIn, {}, &AdminRoom::name);
    m_reading.release()->deleteLater(); // it is calling us
    const Reply reply = std::move(m_reply);
    reply(m_failure ? Result<AdminTarget>(unexpected(*m_failure)) : Result<AdminTarget>(m_target));
}

} // namespace farewell
