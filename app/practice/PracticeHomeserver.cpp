// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeHomeserver.h"

#include "app/practice/PracticeAccountEndpoints.h"
#include "app/practice/PracticeAccountPage.h"
#include "app/practice/PracticeDiscovery.h"
#include "app/practice/PracticeListener.h"
#include "app/practice/PracticeLogin.h"
#include "app/practice/PracticeMedia.h"
#include "app/practice/PracticeOAuth.h"
#include "app/practice/PracticePages.h"
#include "app/practice/PracticeUia.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

struct ScriptedAnswer
{
    QByteArray verb;
    QByteArray pathSuffix;
    PracticeAnswer answer;
};

QByteArray bearer(const QByteArray &authorization)
{
    return authorization.startsWith("Bearer ") ? authorization.sliced(7) : QByteArray();
}

} // namespace

class PracticeHomeserver::Core final
{
public:
    explicit Core(const QString &serverName)
        : state(serverName)
    {
    }

    [[nodiscard]] PracticeAnswer answer(const PracticeRequest &request, const QByteArray &token);
    [[nodiscard]] std::optional<PracticeAnswer> takeScripted(const PracticeRequest &request);

    std::mutex mutex; // guards all below down to the listener
    std::condition_variable stopped;
    bool stopping = false;
    PracticeState state;
    PracticeRoutes routes;
    PracticeDiscovery discovery{state, routes};
    PracticeLogin login{state, routes};
    PracticeAccountEndpoints accountEndpoints{state, routes};
    PracticeMedia media{state, routes};
    PracticeUia uia{state, routes};
    PracticePages pages{state, uia, routes};
    PracticeOAuth oauth{state, routes};
    PracticeAccountPage accountPage{state, routes};
    QList<PracticeRequest> requests;
    QList<ScriptedAnswer> script;

    // Last, so that it ends first.
    PracticeListener listener{
        [this](const PracticeRequest &request, const QByteArray &authorization) {
            return answer(request, bearer(authorization));
        }};
};

PracticeAnswer PracticeHomeserver::Core::answer(const PracticeRequest &request,
                                                const QByteArray &token)
{
    std::unique_lock lock(mutex);
    const auto waitFor = [&](std::chrono::milliseconds time) {
        stopped.wait_for(lock, time, [this] { return stopping; });
    };
    requests += request;
    const auto scripted = takeScripted(request);
    waitFor(state.settings().latency);
    const bool acts = !scripted || scripted->actFirst;
    auto real = acts ? routes.answer(request, token) : PracticeAnswer();
    if (!scripted) {
        return real;
    }
    waitFor(scripted->delay);
    return *scripted;
}

std::optional<PracticeAnswer> PracticeHomeserver::Core::takeScripted(const PracticeRequest &request)
{
    const auto next = std::find_if(script.begin(), script.end(), [&](const auto &scripted) {
        return scripted.verb == request.verb && request.path.endsWith(scripted.pathSuffix);
    });
    if (next == script.end()) {
        return std::nullopt;
    }
    return script.takeAt(std::distance(script.begin(), next)).answer;
}

PracticeHomeserver::PracticeHomeserver(const QString &serverName)
    : m_core(std::make_unique<Core>(serverName))
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
    PracticeAccount &account = m_core->state.accounts()[localpart];
    account.localpart = localpart;
    edit(account);
}

} // namespace farewell
