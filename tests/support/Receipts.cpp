// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Receipts.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace farewell::test {

Receipt someReceipt()
{
    const QDateTime at(QDate(2026, 11, 28), QTime(14, 9, 19), QTimeZone::utc());
    using Proof = AttemptRequest::Proof;
    using Result = AttemptRequest::Result;
    Receipt receipt{.issued = at.addSecs(400),
                    .language = u"en"_s,
                    .programVersion = u"1.0"_s,
                    .account = *UserId::parse(u"@alice:example.org"_s),
                    .signIn = Session::Kind::Password,
                    .server = *HomeserverUrl::parse(u"https://matrix.example.org"_s),
                    .software = u"Synapse"_s,
                    .softwareVersion = u"1.160.0"_s,
                    .hidesMessages = true,
                    .outcome = Outcome::Deactivated,
                    .knownSince = at.addSecs(2)};
    receipt.requests = {{at, Proof::None, Result::Answered, 401, {}},
                        {at.addSecs(2), Proof::Password, Result::Answered, 200, {}}};
    receipt.evidence = {{EvidenceLine::Answer::Confirmed, at.addSecs(2), 200},
                        {EvidenceLine::SignIn::Rejected, at.addSecs(3)},
                        {EvidenceLine::Profile::GoneAsChosen, at.addSecs(3)},
                        {EvidenceLine::IdentityServer::NoSupport, at.addSecs(2)}};
    receipt.before = HadBefore{3, 14, 2, 4, std::nullopt};
    receipt.settled = Settled();
    receipt.settled->contacts
        = {{at.addSecs(-60), u"email"_s, u"a***@example.org"_s, UnbindResult::NoSupport}};
    receipt.settled->handedOver = {
        {at.addSecs(-50), u"!choir:example.org"_s, u"Choir"_s, u"@bob:example.org"_s, 100, true}};
    receipt.settled->left = {{at.addSecs(-40), u"!news:example.org"_s, u"News"_s}};
    receipt.settled->profile = Settled::ClearedProfile{at.addSecs(-30), true};
    return receipt;
}

} // namespace farewell::test
