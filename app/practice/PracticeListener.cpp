// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeListener.h"

#include <httplib.h>

#include <algorithm>
#include <future>

namespace farewell {

namespace {

constexpr char host[] = "127.0.0.1";

/// An idle connection keeps its worker, so there are more than clients open connections.
constexpr size_t workers = 24;

PracticeRequest requestFrom(const httplib::Request &incoming)
{
    const auto target = QByteArray::fromStdString(incoming.target);
    const qsizetype mark = target.indexOf('?');
    return {.verb = QByteArray::fromStdString(incoming.method),
            .path = target.first(mark < 0 ? target.size() : mark),
            .query = mark < 0 ? QByteArray() : target.sliced(mark + 1),
            .authorizationPresent = incoming.has_header("Authorization"),
            .body = QByteArray::fromStdString(incoming.body)};
}

void send(const PracticeAnswer &answer, httplib::Response &outgoing)
{
    for (const auto &[name, value] : answer.headers) {
        outgoing.set_header(name.toStdString(), value.toStdString());
    }
    outgoing.status = answer.status;
    outgoing.body = answer.body.toStdString();
}

} // namespace

struct PracticeListener::Http
{
    Handler handler;
    std::unique_ptr<httplib::Server> server;
    std::future<void> listening;
    quint16 port = 0;

    explicit Http(Handler answers)
        : handler(std::move(answers))
    {
    }

    void make();
};

/// The library would route by the decoded path; so it gets one route that takes all, per verb.
void PracticeListener::Http::make()
{
    const auto answer = [this](const httplib::Request &incoming, httplib::Response &outgoing) {
        const auto authorization = incoming.get_header_value("Authorization");
        send(handler(requestFrom(incoming), QByteArray::fromStdString(authorization)), outgoing);
    };
    constexpr char everything[] = R"([\s\S]*)";
    server = std::make_unique<httplib::Server>();
    server->Get(everything, answer)
        .Post(everything, answer)
        .Put(everything, answer)
        .Patch(everything, answer)
        .Delete(everything, answer)
        .Options(everything, answer);
    server->set_keep_alive_timeout(1);
    server->set_keep_alive_max_count(1000);
    server->set_tcp_nodelay(true);
    server->new_task_queue = [] { return new httplib::ThreadPool(workers); };
}

PracticeListener::PracticeListener(Handler handler)
    : m_http(std::make_unique<Http>(std::move(handler)))
{
}

PracticeListener::~PracticeListener()
{
    stop();
}

bool PracticeListener::start(quint16 port)
{
    stop();
    m_http->make();
    if (port == 0) {
        port = static_cast<quint16>(std::max(0, m_http->server->bind_to_any_port(host)));
    } else if (!m_http->server->bind_to_port(host, port)) {
        port = 0;
    }
    if (port == 0) {
        return false;
    }
    m_http->port = port;
    m_http->listening = std::async(
        std::launch::async, [server = m_http->server.get()] { server->listen_after_bind(); });
    // A stop() before the server runs would be lost.
    while (!m_http->server->is_running()) {
        if (m_http->listening.wait_for(std::chrono::milliseconds(1)) == std::future_status::ready) {
            return false;
        }
    }
    return true;
}

void PracticeListener::stop()
{
    if (m_http->listening.valid()) {
        m_http->server->stop();
        m_http->listening.get();
    }
    m_http->server.reset();
}

quint16 PracticeListener::port() const
{
    return m_http->port;
}

} // namespace farewell
