// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeCore.h"

#include <algorithm>

namespace farewell {

namespace {

constexpr std::chrono::milliseconds lookEvery{2};

QByteArray bearer(const QByteArray &authorization)
{
    return authorization.startsWith("Bearer ") ? authorization.sliced(7) : QByteArray();
}

} // namespace

PracticeCore::PracticeCore(const QString &serverName)
    : state(serverName)
    , listener(answering(Address::Public))
    , adminListener(answering(Address::OfAdmins))
{
}

PracticeHttp::Handler PracticeCore::answering(Address address)
{
    return [this, address](const PracticeRequest &request, const QByteArray &authorization) {
        return answer(request, bearer(authorization), address);
    };
}

PracticeAnswer PracticeCore::answer(const PracticeRequest &request, const QByteArray &token,
                                    Address address)
{
    std::unique_lock lock(mutex);
    const auto waitFor = [&](std::chrono::milliseconds time) {
        stopped.wait_for(lock, time, [this] { return stopping; });
    };
    requests += request;
    const auto scripted = takeScripted(request);
    waitFor(state.settings().latency);
    const bool acts = !scripted || scripted->actFirst;
    auto real = acts ? act(request, token, address) : PracticeAnswer();
    while (!stopping && state.timetable().now() < real.due) {
        waitFor(lookEvery); // the clock may be moved by hand, and tells nobody
    }
    state.timetable().catchUp();
    if (!scripted) {
        return real;
    }
    waitFor(scripted->delay);
    return *scripted;
}

PracticeAnswer PracticeCore::act(const PracticeRequest &request, const QByteArray &token,
                                 Address address)
{
    state.timetable().catchUp();
    const auto proxys = address == Address::Public ? adminDoor.turnedAway(request) : std::nullopt;
    return proxys ? *proxys : routes.answer(request, token);
}

std::optional<PracticeAnswer> PracticeCore::takeScripted(const PracticeRequest &request)
{
    const auto next = std::find_if(script.begin(), script.end(), [&](const auto &scripted) {
        return scripted.verb == request.verb && request.path.endsWith(scripted.pathSuffix);
    });
    if (next == script.end()) {
        return std::nullopt;
    }
    return script.takeAt(std::distance(script.begin(), next)).answer;
}

} // namespace farewell
