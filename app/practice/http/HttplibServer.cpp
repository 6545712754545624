// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeHttp.h"

#include <httplib.h>

#include <algorithm>
#include <future>
#include <memory>

namespace farewell {

namespace {

constexpr char host[] = "127.0.0.1";

/// More than the connections that clients open: an idle one keeps its worker.
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

/// On cpp-httplib; nothing else knows of it.
class HttplibServer final : public PracticeHttp
{
public:
    explicit HttplibServer(Handler handler)
        : m_handler(std::move(handler))
    {
    }
    ~HttplibServer() override { halt(); }
    Q_DISABLE_COPY_MOVE(HttplibServer)

    bool start(quint16 port) override;
    void stop() override { halt(); }
    [[nodiscard]] quint16 port() const override { return m_port; }

private:
    void make();
    void halt();

    Handler m_handler;
    std::unique_ptr<httplib::Server> m_server;
    std::future<void> m_listening;
    quint16 m_port = 0;
};

/// The library would route by the decoded path; so it gets one route that takes all, per verb.
void HttplibServer::make()
{
    const auto answer = [this](const httplib::Request &incoming, httplib::Response &outgoing) {
        const auto authorization = incoming.get_header_value("Authorization");
        send(m_handler(requestFrom(incoming), QByteArray::fromStdString(authorization)), outgoing);
    };
    constexpr char everything[] = R"([\s\S]*)";
    m_server = std::make_unique<httplib::Server>();
    m_server->Get(everything, answer)
        .Post(everything, answer)
        .Put(everything, answer)
        .Patch(everything, answer)
        .Delete(everything, answer)
        .Options(everything, answer);
    m_server->set_keep_alive_timeout(1);
    m_server->set_keep_alive_max_count(1000);
    m_server->set_tcp_nodelay(true);
    m_server->new_task_queue = [] { return new httplib::ThreadPool(workers); };
}

bool HttplibServer::start(quint16 port)
{
    halt();
    make();
    if (port == 0) {
        port = static_cast<quint16>(std::max(0, m_server->bind_to_any_port(host)));
    } else if (!m_server->bind_to_port(host, port)) {
        port = 0;
    }
    if (port == 0) {
        return false;
    }
    m_port = port;
    m_listening = std::async(std::launch::async,
                             [server = m_server.get()] { server->listen_after_bind(); });
    // A stop() before the server runs would be lost.
    while (!m_server->is_running()) {
        if (m_listening.wait_for(std::chrono::milliseconds(1)) == std::future_status::ready) {
            return false;
        }
    }
    return true;
}

void HttplibServer::halt()
{
    if (m_listening.valid()) {
        m_server->stop();
        m_listening.get();
    }
    m_server.reset();
}

} // namespace

} // namespace farewell

extern "C" Q_DECL_EXPORT farewell::PracticeHttp *
farewellMakePracticeHttp(const farewell::PracticeHttp::Handler &handler)
{
    return new farewell::HttplibServer(handler);
}
