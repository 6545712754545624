// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// What a server says about the account: sign-in, whoami, profile, capabilities and the lists.

#include "tests/fuzz/Fuzz.h"

#include "app/deactivation/Signs.h"
#include "app/matrix/DeviceEndpoints.h"
#include "app/matrix/LoginEndpoints.h"

#include <QJsonArray>

#include <algorithm>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype nameLimit = 100;

void claimFailure(const Failure &failure, const Answer &answer)
{
    claim(failure.httpStatus == answer.status && failure.sent == Sent::Perhaps,
          "a failure keeps what is known of the answer");
    claim((failure.cause == Cause::BadAnswer) == answer.isSuccess(),
          "a success that cannot be read is a bad answer, and nothing else is");
}

void claimSignIn(const Answer &answer)
{
    const auto grant = grantOf(answer);
    if (grant) {
        claim(answer.isSuccess() && !grant->token.isEmpty(), "a session has a token");
    } else {
        claimFailure(grant.error(), answer);
    }
    const auto whoAmI = whoAmIOf(answer);
    if (!whoAmI) {
        claimFailure(whoAmI.error(), answer);
    }
    const bool isAlice = whoAmI && whoAmI->userId == alice();
    claim((signOf(whoAmI, alice()) == SignInSign::Accepted) == isAlice,
          "only the account itself shows that it is still active");
    claim(signOf(whoAmI, alice()) != SignInSign::UserDeactivated
              || answer.errcode() == "M_USER_DEACTIVATED"_L1,
          "only M_USER_DEACTIVATED says so");
    claim(signOf(whoAmI, alice()) != SignInSign::Rejected || !answer.errcode().isEmpty(),
          "a sign-in is rejected when the homeserver says so");
}

void claimStatus(const Answer &answer)
{
    const auto deactivated = accountStatusOf(answer, alice());
    if (!deactivated) {
        claimFailure(deactivated.error(), answer);
        return;
    }
    const QJsonObject all = answer.object->value("account_statuses"_L1).toObject();
    const QStringList whose = all.keys();
    claim(answer.isSuccess()
              && std::ranges::any_of(
                  whose, [](const QString &id) { return UserId::parse(id) == alice(); }),
          "the status is this account's");
}

void claimProfile(const Answer &answer)
{
    const auto profile = objectOf(answer).map(parseProfile);
    const bool isGone = signOf(profile) == ProfileSign::Gone;
    claim(!isGone || (answer.status == 404 && !answer.errcode().isEmpty()),
          "a profile is gone when the homeserver says so");
    if (!profile) {
        return;
    }
    claimClean(profile->displayName, nameLimit);
    const auto media = mediaOf(profile->avatarMxc);
    if (media) {
        const QStringList thumbnail{u"_matrix"_s, u"media"_s, u"v3"_s, u"thumbnail"_s};
        claimBelow(someServer().endpoint(thumbnail + *media), thumbnail);
    }
}

void claimLists(const QJsonObject &object)
{
    const QList<Contact> contacts = parseContacts(object);
    claim(contacts.size() <= 200, "contacts are bounded");
    for (const Contact &contact : contacts) {
        claim(!contact.medium.isEmpty() && !contact.address.isEmpty(), "a contact can be removed");
    }
    const QList<Device> devices = parseDevices(object);
    claim(devices.size() == object.value("devices"_L1).toArray().size(), "every session counts");
    for (const Device &device : devices) {
        claimClean(device.name, 100);
        claim(!device.lastSeen || device.lastSeen->date().year() <= 9999, "a time can be shown");
    }
    const QList<Pusher> pushers = parsePushers(object);
    claim(pushers.size() <= 200, "pushers are bounded");
    for (const Pusher &pusher : pushers) {
        claimClean(pusher.app, 100);
        claimClean(pusher.device, 100);
    }
    claim(parseJoinedRooms(object).size() == object.value("joined_rooms"_L1).toArray().size(),
          "every room counts");
}

} // namespace

void fuzz(const QByteArray &input)
{
    const Answer answer = answerFrom(input);
    const QJsonObject object = answer.object.value_or(QJsonObject());
    claimSignIn(answer);
    claimStatus(answer);
    claimProfile(answer);
    claimLists(object);
    const bool isOffered = object.value("capabilities"_L1)
                               .toObject()
                               .contains("org.matrix.msc3720.account_status"_L1);
    claim(!parseCapabilities(object).accountStatus || isOffered, "no status unless it is offered");
}
