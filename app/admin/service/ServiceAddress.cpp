// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/service/ServiceAddress.h"

#include "app/admin/service/AccountService.h"
#include "app/matrix/SignedIn.h"

namespace farewell {

using Fault = AddressEntry::Fault;
using Finding = AddressEntry::Finding;

namespace {

Fault faultOf(const Failure &failure)
{
    const ServiceWord word = wordOfFailure(failure);
    if (word.kind == ServiceWord::Kind::Hidden) {
        return Fault::StillHidden;
    }
    return failure.cause == Cause::TokenRejected ? Fault::NotAccepted : Fault::NoAnswer;
}

/// Without a sign-in it only says that it wants one, in words that nothing else has.
Finding seenBy(const Result<Answer> &result)
{
    const bool isService = result && !result->isSuccess() && !result->titles().isEmpty();
    return {isService ? Fault::None : Fault::NoAnswer};
}

Finding triedBy(const Result<QString> &serverName, const SignedIn &actor)
{
    if (!serverName) {
        return {faultOf(serverName.error())};
    }
    const bool isOurs = *serverName == actor.session().userId.serverName();
    return isOurs ? Finding{} : Finding{Fault::OtherServer, *serverName};
}

} // namespace

std::unique_ptr<AddressEntry> makeServiceAddressEntry(const AdminPlace &place)
{
    using Reply = std::function<void(const Finding &)>;
    const auto look = [place](const HomeserverUrl &address, QObject *context, const Reply &reply) {
        askSiteConfig(place.actor.client(), address, context,
                      [reply](const Result<Answer> &result) { reply(seenBy(result)); });
    };
    const auto tryOut
        = [place](const HomeserverUrl &address, QObject *context, const Reply &reply) {
              fetchServiceServerName({place.actor, place.address, address}, context,
                                     [place, reply](const Result<QString> &name) {
                                         reply(triedBy(name, place.actor));
                                     });
          };
    return std::make_unique<AddressEntry>(place.service.value_or(place.address), look, tryOut);
}

} // namespace farewell
