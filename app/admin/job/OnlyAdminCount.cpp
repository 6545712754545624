// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/OnlyAdminCount.h"

#include <utility>

namespace farewell {

OnlyAdminCount::OnlyAdminCount(AdminPlace place, QObject *parent)
    : QObject(parent), m_place(std::move(place)), m_reading(std::make_unique<QObject>())
{
}

OnlyAdminCount::~OnlyAdminCount() = default;

void OnlyAdminCount::count(const QStringList &userIds)
{
    std::vector<FanOut::Job> jobs;
    for (const QString &id : userIds) {
        jobs.emplace_back([this, id](const Done &done) { readJoined(id, done); });
    }
    read(std::move(jobs), &OnlyAdminCount::readRooms);
}

void OnlyAdminCount::readJoined(const QString &userId, const Done &done)
{
    fetchAdminJoinedRooms(m_place, userId, Request::Tries::Patient, m_reading.get(),
                          [this, userId, done](const Result<QStringList> &rooms) {
                              if (rooms) {
                                  m_joined.insert(userId, *rooms);
                              }
                              isRead();
                              done();
                          });
}

void OnlyAdminCount::readRooms()
{
    for (auto one = m_joined.cbegin(); one != m_joined.cend(); ++one) {
        m_counts.insert(one.key(), {});
        for (const QString &room : one.value()) {
            m_accounts[room] += one.key();
        }
    }
    std::vector<FanOut::Job> jobs;
    const QStringList rooms = m_accounts.keys();
    for (const QString &room : rooms) {
        jobs.emplace_back([this, room](const Done &done) {
            fetchAdminRoom(m_place, room, m_reading.get(),
                           [this, room, done](const Result<AdminRoom> &read) {
                               judge(room, read);
                               isRead();
                               done();
                           });
        });
    }
    read(std::move(jobs), &OnlyAdminCount::finish);
}

void OnlyAdminCount::read(std::vector<FanOut::Job> jobs, void (OnlyAdminCount::*next)())
{
    m_of += static_cast<qsizetype>(jobs.size());
    Q_EMIT progressed(m_done, m_of);
    auto *reads = new FanOut(std::move(jobs), [this, next] { (this->*next)(); }, m_reading.get());
    reads->start();
}

void OnlyAdminCount::isRead()
{
    Q_EMIT progressed(++m_done, m_of);
}

void OnlyAdminCount::judge(const QString &roomId, const Result<AdminRoom> &room)
{
    const QStringList accounts = m_accounts.value(roomId);
    for (const QString &account : accounts) {
        using Verdict = OnlyAdmin::Verdict;
        const Verdict verdict = room ? onlyAdminOf(*room, account, m_joined.value(account)).verdict
                                     : Verdict::CannotJudge;
        m_counts[account].known += verdict == Verdict::OnlyThem ? 1 : 0;
        m_counts[account].unclear += verdict == Verdict::CannotJudge ? 1 : 0;
    }
}

} // namespace farewell
