// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/AdminOffice.h"

#include "tests/support/OwnSignIn.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace farewell::test {

bool AdminOffice::open()
{
    folder = std::make_unique<QTemporaryDir>();
    clock = std::make_unique<ManualClock>();
    server = std::make_unique<PracticeHomeserver>();
    server->setClock(*clock);
    server->moveCrowdIn();
    if (!server->start()) {
        return false;
    }
    line = std::make_unique<FaultProxy>(server->baseUrl(), *clock);
    if (!line->start()) {
        return false;
    }
    client = std::make_unique<MatrixClient>(*clock);
    server->editAccount(u"alice"_s, [](PracticeAccount &account) {
        account.sessions += PracticeSession{u"FAREWELL"_s, u"Farewell"_s, "canary-token"};
    });
    admin = signedIn(*client, *clock, {.url = line->baseUrl(), .userId = idOf(u"alice"_s)});
    log = std::make_unique<ActivityLog>(folder->filePath(u"log"_s));
    notes = std::make_unique<NoteFolder>(folder->filePath(u"notes"_s));
    return true;
}

void AdminOffice::close()
{
    log.reset();
    notes.reset();
    admin.reset();
    client.reset();
    line.reset();
    if (server && server->creations() > 0) { // by a PUT to an id that nobody has
        QTest::qFail("an account was made", __FILE__, __LINE__);
    }
    server.reset();
    clock.reset();
}

} // namespace farewell::test
