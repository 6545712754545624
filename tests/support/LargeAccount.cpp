// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/LargeAccount.h"

#include "app/practice/PracticeHomeserver.h"

using namespace Qt::StringLiterals;

namespace farewell {

QList<LargeAccount> largeAccounts()
{
    return {{u"2,000 rooms"_s, 2000, 0, 0},
            {u"10,000 sessions"_s, 0, 10000, 0},
            {u"both, and 200 email addresses"_s, 2000, 10000, 200}};
}

void LargeAccount::giveToAlice(PracticeHomeserver &server) const
{
    server.editAccount(u"alice"_s, [this](PracticeAccount &alice) {
        alice.rooms.clear();
        alice.directChats.clear();
        for (int i = 0; i < rooms; ++i) {
            // Ids as long as real ones.
            alice.rooms += u"!room%1ofmanyrooms:practice.test"_s.arg(i, 4, 10, QChar(u'0'));
            if (i % 10 == 0) {
                alice.directChats.insert(u"@friend%1:practice.test"_s.arg(i), {alice.rooms.last()});
            }
        }
        alice.sessions.clear();
        for (int i = 0; i < sessions; ++i) {
            alice.sessions += PracticeSession{u"SESSION%1"_s.arg(i, 5, 10, QChar(u'0')),
                                              u"Element on an old phone (%1)"_s.arg(i),
                                              "syt_other_" + QByteArray::number(i)};
        }
        alice.contacts.clear();
        for (int i = 0; i < contacts; ++i) {
            alice.contacts += PracticeContact{u"email"_s, u"alice+%1@example.org"_s.arg(i)};
        }
    });
}

} // namespace farewell
