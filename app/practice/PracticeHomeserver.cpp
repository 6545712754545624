// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeHomeserver.h"

#include "app/practice/PracticeCore.h"
#include "app/practice/PracticeCrowd.h"

using namespace Qt::StringLiterals;

namespace farewell {

PracticeHomeserver::PracticeHomeserver(const QString &serverName)
    : m_core(std::make_unique<PracticeCore>(serverName))
{
}

PracticeHomeserver::~PracticeHomeserver()
{
    stop();
}

bool PracticeHomeserver::start()
{
    stop();
    {
        const std::lock_guard lock(m_core->mutex);
        m_core->stopping = false;
    }
    if (!m_core->listener.start(m_core->listener.port())) {
        return false;
    }
    const std::lock_guard lock(m_core->mutex);
    m_core->state.setListeningUrl(baseUrl());
    return true;
}

void PracticeHomeserver::stop()
{
    {
        const std::lock_guard lock(m_core->mutex);
        m_core->stopping = true;
    }
    m_core->stopped.notify_all();
    m_core->listener.stop();
    m_core->adminListener.stop();
}

bool PracticeHomeserver::startForAdmins()
{
    return m_core->adminListener.start(m_core->adminListener.port());
}

QString PracticeHomeserver::adminUrl() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_core->adminListener.port());
}

void PracticeHomeserver::setClock(const Clock &clock)
{
    const std::lock_guard lock(m_core->mutex);
    m_core->state.timetable().setClock(clock);
}

void PracticeHomeserver::moveCrowdIn()
{
    const std::lock_guard lock(m_core->mutex);
    farewell::moveCrowdIn(m_core->state);
}

void PracticeHomeserver::rename(const QString &localpart, const QString &name)
{
    const std::lock_guard lock(m_core->mutex);
    m_core->state.timetable().catchUp();
    if (auto *account = m_core->state.byLocalpart(localpart)) {
        m_core->renaming.rename(*account, name);
    }
}

QString PracticeHomeserver::baseUrl() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_core->listener.port());
}

QString PracticeHomeserver::serverName() const
{
    return m_core->state.serverName();
}

QString PracticeHomeserver::userId(const QString &localpart) const
{
    return u"@%1:%2"_s.arg(localpart, serverName());
}

PracticeSettings PracticeHomeserver::settings() const
{
    const std::lock_guard lock(m_core->mutex);
    return m_core->state.settings();
}

void PracticeHomeserver::setSettings(const PracticeSettings &settings)
{
    const std::lock_guard lock(m_core->mutex);
    m_core->state.settings() = settings;
}

void PracticeHomeserver::answerNext(const QByteArray &verb, const QByteArray &pathSuffix,
                                    const PracticeAnswer &answer)
{
    const std::lock_guard lock(m_core->mutex);
    m_core->script.append({verb, pathSuffix, answer});
}

QList<PracticeRequest> PracticeHomeserver::requests() const
{
    const std::lock_guard lock(m_core->mutex);
    return m_core->requests;
}

QList<PracticeRequest> PracticeHomeserver::requestsTo(const QByteArray &pathSuffix) const
{
    QList<PracticeRequest> found = requests();
    found.removeIf([&](const auto &request) { return !request.path.endsWith(pathSuffix); });
    return found;
}

void PracticeHomeserver::forgetRequests()
{
    const std::lock_guard lock(m_core->mutex);
    m_core->requests.clear();
}

std::optional<PracticeAccount> PracticeHomeserver::account(const QString &localpart) const
{
    const std::lock_guard lock(m_core->mutex);
    m_core->state.timetable().catchUp();
    const auto *found = m_core->state.byLocalpart(localpart);
    return found == nullptr ? std::nullopt : std::optional(*found);
}

bool PracticeHomeserver::isDeactivated(const QString &localpart) const
{
    return account(localpart).value_or(PracticeAccount()).deactivated;
}

bool PracticeHomeserver::isErased(const QString &localpart) const
{
    return account(localpart).value_or(PracticeAccount()).erased;
}

QStringList PracticeHomeserver::sessionNames(const QString &localpart) const
{
    QStringList names;
    for (const auto &session : account(localpart).value_or(PracticeAccount()).sessions) {
        names += session.name;
    }
    return names;
}

QList<PracticeContact> PracticeHomeserver::contacts(const QString &localpart) const
{
    return account(localpart).value_or(PracticeAccount()).contacts;
}

void PracticeHomeserver::editAccount(const QString &localpart,
                                     const std::function<void(PracticeAccount &)> &edit)
{
    const std::lock_guard lock(m_core->mutex);
    m_core->state.timetable().catchUp();
    PracticeAccount &account = m_core->state.accounts()[localpart];
    account.localpart = localpart;
    edit(account);
}

void PracticeHomeserver::editRoom(const QString &id,
                                  const std::function<void(PracticeRoom &)> &edit)
{
    const std::lock_guard lock(m_core->mutex);
    m_core->state.timetable().catchUp();
    auto &rooms = m_core->state.rooms();
    edit(rooms.try_emplace(id, practiceRoomElsewhere(id)).first->second);
}

void PracticeHomeserver::openRooms(const QString &localpart, const PracticeRoomPlan &plan)
{
    const std::lock_guard lock(m_core->mutex);
    farewell::openRooms(m_core->state, m_core->state.accounts()[localpart], plan);
}

std::optional<PracticeRoom> PracticeHomeserver::room(const QString &id) const
{
    const std::lock_guard lock(m_core->mutex);
    m_core->state.timetable().catchUp();
    const auto *found = m_core->state.room(id);
    return found == nullptr ? std::nullopt : std::optional(*found);
}

QString PracticeHomeserver::roomId(const QString &name) const
{
    const std::lock_guard lock(m_core->mutex);
    for (const auto &[id, room] : m_core->state.rooms()) {
        if (room.name.compare(name, Qt::CaseInsensitive) == 0) {
            return id;
        }
    }
    return {};
}

int PracticeHomeserver::creations() const
{
    const std::lock_guard lock(m_core->mutex);
    return m_core->state.creations();
}

} // namespace farewell
