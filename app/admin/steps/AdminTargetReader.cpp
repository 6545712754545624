// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminTargetReader.h"

#include "app/matrix/FanOut.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Tries = Request::Tries;

} // namespace

AdminTargetReader::AdminTargetReader(const AdminPlace &place, QObject *parent)
    : QObject(parent), m_place(place)
{
}

AdminTargetReader::~AdminTargetReader() = default;

void AdminTargetReader::read(const QString &userId, const std::optional<QStringList> &onlyAdminIn,
                             Reply reply)
{
    m_reading = std::make_unique<QObject>();
    m_reply = std::move(reply);
    m_onlyAdminIn = onlyAdminIn;
    m_target = {};
    m_failure.reset();
    // The account first: of an id that is none, the server says that it is in no room.
    fetchAdminAccount(m_place, userId, Tries::Patient, m_reading.get(),
                      [this](const Result<AdminAccount> &account) {
                          if (!account) {
                              m_failure = account.error();
                              finish();
                              return;
                          }
                          m_target.account = *account;
                          readParts();
                      });
}

void AdminTargetReader::readParts()
{
    QObject *context = m_reading.get();
    const QString id = m_target.id();
    const auto keep = [this](auto &place, auto result) {
        if (result) {
            place = *std::move(result);
        } else if (!m_failure) {
            m_failure = result.error();
        }
    };
    std::vector<FanOut::Job> jobs;
    jobs.emplace_back([this, context, id, keep](const std::function<void()> &done) {
        fetchAdminSessions(m_place, id, Tries::Patient, context,
                           [this, keep, done](const Result<QStringList> &sessions) {
                               keep(m_target.sessions, sessions.transform(&QStringList::size));
                               done();
                           });
    });
    jobs.emplace_back([this, context, id, keep](const std::function<void()> &done) {
        fetchAdminJoinedRooms(m_place, id, Tries::Patient, context,
                              [this, keep, done](Result<QStringList> rooms) {
                                  keep(m_target.joined, std::move(rooms));
                                  done();
                              });
    });
    const auto isMissing
        = [](const auto &result) { return !result && result.error().cause == Cause::Unrecognized; };
    jobs.emplace_back([this, context, id, keep, isMissing](const std::function<void()> &done) {
        fetchAdminMemberships(m_place, id, context,
                              [=, this](const Result<QMap<QString, QString>> &memberships) {
                                  QMap<QString, QString> read;
                                  m_target.knowsPastRooms = !isMissing(memberships);
                                  if (m_target.knowsPastRooms) {
                                      keep(read, memberships);
                                  }
                                  take(read);
                                  done();
                              });
    });
    jobs.emplace_back([this, context, id, keep, isMissing](const std::function<void()> &done) {
        fetchAdminFiles(m_place, id, context, [=, this](const Result<qint64> &files) {
            if (!isMissing(files)) {
                keep(m_target.files, files);
            }
            done();
        });
    });
    auto *reads = new FanOut(std::move(jobs), [this] { readRooms(); }, context);
    reads->start();
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
    const QStringList rooms = m_failure ? QStringList() : m_onlyAdminIn.value_or(m_target.joined);
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
    Verdict verdict = Verdict::CannotJudge;
    if (room) {
        RoomPowers powers = room->powers;
        powers.isReplaced = room->isReplaced && m_target.joined.contains(room->replacement);
        verdict = onlyAdminIn(powers, m_target.id()).verdict;
    }
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
