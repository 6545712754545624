// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/protocol/endpoints/Trouble.h"

#include "tests/protocol/failures/Row.h"

#include <QTest>

using namespace std::chrono_literals;

namespace farewell::endpoints {

namespace {

using Acts = Fault::Acts;
using failures::error;

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t every = 3; ///< it takes as many times as long, and sees the same code
#else
constexpr std::size_t every = 1;
#endif

constexpr Trouble all[]{
    {"hung up at the head", Sort::Lost, [](const QByteArray &) { return Fault::dropBeforeBody(); }},
    {"hung up after the body", Sort::Lost,
     [](const QByteArray &) { return Fault::dropAfterBody(Acts::No); }},
    {"cut in the head", Sort::Lost, [](const QByteArray &) { return Fault::halfHead(Acts::Yes); }},
    {"cut in the body", Sort::Lost, [](const QByteArray &) { return Fault::halfBody(Acts::Yes); }},
    {"drips", Sort::Late, [](const QByteArray &) { return Fault::drip(); }},
    {"late", Sort::Late, [](const QByteArray &) { return Fault::late(1h); }},
    {"a page, 502", Sort::Busy, [](const QByteArray &) { return Fault::page(502); }},
    {"10 MiB", Sort::Busy, [](const QByteArray &) { return Fault::huge(); }},
    {"429", Sort::Busy, [](const QByteArray &) { return Fault::rateLimited(); }},
    {"a page", Sort::Nonsense, [](const QByteArray &) { return Fault::page(200); }},
    {"a page, 401", Sort::Nonsense, [](const QByteArray &) { return Fault::page(401); }},
    {"a list", Sort::Nonsense, [](const QByteArray &) { return Fault::json("[]"); }},
    {"to elsewhere", Sort::Nonsense, [](const QByteArray &to) { return Fault::redirect(307, to); }},
    {"404", Sort::NotThere, [](const QByteArray &) { return error(404, "M_UNRECOGNIZED"); }},
    {"403", Sort::Forbidden, [](const QByteArray &) { return error(403, "M_FORBIDDEN"); }},
    {"expired token", Sort::Ended,
     [](const QByteArray &) { return error(401, "M_UNKNOWN_TOKEN"); }},
    {"locked", Sort::Locked, [](const QByteArray &) { return error(401, "M_USER_LOCKED"); }},
};

/// As OAuth has it, which knows no `errcode` (RFC 6749, 5.2).
constexpr Trouble oauth[]{
    {"invalid_client", Sort::Forbidden,
     [](const QByteArray &) { return Fault::json(R"({"error":"invalid_client"})", 401); }},
    {"invalid_request", Sort::Forbidden,
     [](const QByteArray &) { return Fault::json(R"({"error":"invalid_request"})", 400); }},
    {"temporarily_unavailable", Sort::Busy,
     [](const QByteArray &) { return Fault::json(R"({"error":"temporarily_unavailable"})", 503); }},
};

/// Beginning with another trouble for each endpoint, so that none is left out of all.
void addSome(const Endpoint &endpoint, std::size_t begin, std::span<const Trouble> some)
{
    for (std::size_t i = begin % every; i < some.size(); i += every) {
        QTest::addRow("%s %s: %s", endpoint.verb, endpoint.path, some[i].name)
            << endpoint << some[i];
    }
}

void addRows(std::initializer_list<Endpoint> endpoints, std::span<const Trouble> more)
{
    QTest::addColumn<Endpoint>("endpoint");
    QTest::addColumn<Trouble>("trouble");
    std::size_t begin = 0;
    for (const Endpoint &endpoint : endpoints) {
        addSome(endpoint, begin, all);
        addSome(endpoint, begin, more);
        ++begin;
    }
}

} // namespace

std::span<const Trouble> troubles()
{
    return all;
}

void addRows(std::initializer_list<Endpoint> endpoints)
{
    addRows(endpoints, {});
}

void addOAuthRows(std::initializer_list<Endpoint> endpoints)
{
    addRows(endpoints, oauth);
}

void addRowsOf(const Endpoint &endpoint, std::span<const Trouble> some)
{
    addSome(endpoint, 0, some);
}

} // namespace farewell::endpoints
