// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/AliceOnALine.h"

#include "tests/support/OwnSignIn.h"
#include "tests/support/Waiting.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace farewell::test {

namespace {

constexpr int breath = 20; ///< ms in which what has come is parsed, and asks on

} // namespace

bool AliceOnALine::open()
{
    clock = std::make_unique<ManualClock>();
    server = std::make_unique<PracticeHomeserver>();
    server->setClock(*clock);
    if (!server->start()) {
        return false;
    }
    server->editAccount(u"alice"_s, [](PracticeAccount &alice) {
        alice.sessions += PracticeSession{u"FAREWELL"_s, u"Farewell"_s, "canary-token"};
    });
    line = std::make_unique<FaultProxy>(server->baseUrl(), *clock);
    if (!line->start()) {
        return false;
    }
    client = std::make_unique<MatrixClient>(*clock);
    signedIn = test::signedIn(*client, *clock,
                              {.url = line->baseUrl(), .userId = server->userId(u"alice"_s)});
    return true;
}

void AliceOnALine::close()
{
    signedIn.reset();
    client.reset();
    line.reset();
    server.reset();
    clock.reset();
}

bool AliceOnALine::passUntil(const std::function<bool()> &isSo) const
{
    QElapsedTimer real;
    real.start();
    return waitUntil(
        [&] {
            if (!client->onTheWire().isEmpty()) {
                real.restart();
            } else if (clock->untilNext() && real.elapsed() > breath) {
                clock->advance(*clock->untilNext());
                real.restart();
            }
            return isSo();
        },
        std::chrono::seconds(20));
}

PracticeAccount AliceOnALine::account() const
{
    return *server->account(u"alice"_s);
}

qsizetype AliceOnALine::sent(const QByteArray &pathSuffix) const
{
    return line->requestsTo(pathSuffix).size();
}

} // namespace farewell::test
