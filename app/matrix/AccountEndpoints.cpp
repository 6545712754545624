// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/AccountEndpoints.h"

#include "app/base/HttpStatus.h"
#include "app/base/Text.h"
#include "app/matrix/ClientRead.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype displayNameLimit = 100;
constexpr qsizetype maxContacts = 200;
constexpr int avatarPixels = 96; ///< asked for; the server may send something else

/// A single try within the time of a look, for evidence; a patient one otherwise.
Request probing(Request request, Request::Tries tries)
{
    request.tries = tries;
    request.deadline = tries == Request::Tries::Single ? deadline::probe : deadline::normal;
    return request;
}

Request profileRequest(const HomeserverUrl &server, const UserId &userId)
{
    return Request::get(clientV3(server, {u"profile"_s, userId.toString()}),
                        u"/profile/{userId}"_s);
}

Request avatarRequest(QUrl url)
{
    Request request = Request::get(std::move(url), u"/media/thumbnail"_s);
    request.expects = Request::Body::Bytes;
    request.sizeCap = sizeCap::avatar;
    return request;
}

Result<QByteArray> bytesOf(const Result<Answer> &result)
{
    if (!result) {
        return unexpected(result.error());
    }
    return result->isSuccess() ? Result<QByteArray>(result->bytes) : unexpected(failureOf(*result));
}

} // namespace

Capabilities parseCapabilities(const QJsonObject &object)
{
    const QJsonObject all = object.value("capabilities"_L1).toObject();
    const QJsonObject status = all.value("org.matrix.msc3720.account_status"_L1).toObject();
    const auto isAllowed = [&all](QLatin1StringView capability) {
        return all.value(capability).toObject().value("enabled"_L1).toBool(true);
    };
    return {isAllowed("m.3pid_changes"_L1), status.value("enabled"_L1).toBool(false),
            isAllowed("m.set_displayname"_L1), isAllowed("m.set_avatar_url"_L1)};
}

QList<Contact> parseContacts(const QJsonObject &object)
{
    QList<Contact> contacts;
    const QJsonArray threepids = object.value("threepids"_L1).toArray();
    for (const auto entry : threepids) {
        const QJsonObject item = entry.toObject();
        Contact contact{item.value("medium"_L1).toString(), item.value("address"_L1).toString()};
        if (!contact.medium.isEmpty() && !contact.address.isEmpty()
            && contacts.size() < maxContacts) {
            contacts += std::move(contact);
        }
    }
    return contacts;
}

QStringList parseJoinedRooms(const QJsonObject &object)
{
    QStringList rooms;
    const QJsonArray joinedRooms = object.value("joined_rooms"_L1).toArray();
    for (const auto room : joinedRooms) {
        rooms += room.toString();
    }
    return rooms;
}

Profile parseProfile(const QJsonObject &object)
{
    return {cleaned(object.value("displayname"_L1).toString(), displayNameLimit),
            object.value("avatar_url"_L1).toString()};
}

bool wantsSignIn(const Failure &failure)
{
    return (failure.httpStatus == http::unauthorized || failure.httpStatus == http::forbidden)
        && !failure.errcode.isEmpty() && failure.cause != Cause::UserDeactivated;
}

Result<WhoAmI> whoAmIOf(const Result<Answer> &result)
{
    const auto object = objectOf(result);
    if (!object) {
        return unexpected(object.error());
    }
    const auto userId = UserId::parse(object->value("user_id"_L1).toString());
    if (!userId) {
        return unexpected(failureOf(*result));
    }
    return WhoAmI{*userId, object->value("device_id"_L1).toString()};
}

Result<bool> accountStatusOf(const Result<Answer> &result, const UserId &userId)
{
    const auto object = objectOf(result);
    if (!object) {
        return unexpected(object.error());
    }
    const QJsonObject statuses = object->value("account_statuses"_L1).toObject();
    for (auto status = statuses.begin(); status != statuses.end(); ++status) {
        const QJsonValue deactivated = status->toObject().value("deactivated"_L1);
        if (UserId::parse(status.key()) == userId && deactivated.isBool()) {
            return deactivated.toBool();
        }
    }
    return unexpected(failureOf(*result));
}

std::optional<QStringList> mediaOf(const QString &mxc)
{
    const QUrl uri(mxc, QUrl::StrictMode);
    const QString mediaId = uri.path().sliced(qMin<qsizetype>(1, uri.path().size()));
    // "." and ".." name no media, and may be resolved away on the way.
    const bool isMedia = !mediaId.isEmpty() && mediaId != "."_L1 && mediaId != ".."_L1;
    if (uri.scheme() != "mxc"_L1 || uri.host().isEmpty() || !isMedia) {
        return std::nullopt;
    }
    return QStringList{uri.authority(), mediaId};
}

void fetchWhoAmI(SignedIn &signedIn, Request::Tries tries, QObject *context, Reply<WhoAmI> reply)
{
    const QUrl url = clientV3(signedIn.homeserver(), {u"account"_s, u"whoami"_s});
    signedIn.read(
        probing(Request::get(url, u"/account/whoami"_s), tries), context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(whoAmIOf(result)); });
}

void fetchCapabilities(SignedIn &signedIn, QObject *context, Reply<Capabilities> reply)
{
    readObject<Capabilities>(signedIn, {u"capabilities"_s}, context, std::move(reply),
                             &parseCapabilities);
}

void fetchContacts(SignedIn &signedIn, QObject *context, Reply<QList<Contact>> reply)
{
    readObject<QList<Contact>>(signedIn, {u"account"_s, u"3pid"_s}, context, std::move(reply),
                               &parseContacts);
}

void fetchJoinedRooms(SignedIn &signedIn, QObject *context, Reply<QStringList> reply)
{
    Request request
        = Request::get(clientV3(signedIn.homeserver(), {u"joined_rooms"_s}), u"/joined_rooms"_s)
              .patiently();
    request.sizeCap = sizeCap::accountList;
    signedIn.read(
        std::move(request), context, [reply = std::move(reply)](const Result<Answer> &result) {
            const auto object = objectOf(result);
            const bool isOther = object && !object->value("joined_rooms"_L1).isArray();
            reply(isOther ? unexpected(failureOf(*result)) : object.map(parseJoinedRooms));
        });
}

void fetchProfile(MatrixClient &client, const HomeserverUrl &server, const UserId &userId,
                  Request::Tries tries, QObject *context, Reply<Profile> reply)
{
    client.send(probing(profileRequest(server, userId), tries), context,
                [reply = std::move(reply)](const Result<Answer> &result) {
                    reply(objectOf(result).map(parseProfile));
                });
}

void fetchProfileAs(SignedIn &actor, const UserId &subject, Request::Tries tries, QObject *context,
                    const Reply<Profile> &reply)
{
    const auto asActor = [&actor, subject, tries, context, reply] {
        actor.read(
            probing(profileRequest(actor.homeserver(), subject), tries), context,
            [reply](const Result<Answer> &result) { reply(objectOf(result).map(parseProfile)); });
    };
    fetchProfile(actor.client(), actor.homeserver(), subject, tries, context,
                 [asActor, reply](const Result<Profile> &profile) {
                     if (!profile && wantsSignIn(profile.error())) {
                         asActor();
                     } else {
                         reply(profile);
                     }
                 });
}

void clearProfile(SignedIn &signedIn, ProfilePart part, QObject *context, Reply<QJsonObject> reply)
{
    const QString field = part == ProfilePart::Name ? u"displayname"_s : u"avatar_url"_s;
    const QUrl url = clientV3(signedIn.homeserver(),
                              {u"profile"_s, signedIn.session().userId.toString(), field});
    // An empty one: null and {} are refused (Synapse 1.160).
    signedIn.change(
        Request::put(url, u"/profile/{userId}/"_s + field, toJson({{field, QString()}})), context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(objectOf(result)); });
}

void fetchAccountStatus(MatrixClient &client, const HomeserverUrl &server, const UserId &userId,
                        QObject *context, Reply<bool> reply)
{
    const QUrl url = server.endpoint(
        {u"_matrix"_s, u"client"_s, u"unstable"_s, u"org.matrix.msc3720"_s, u"account_status"_s});
    client.send(Request::post(url, u"/account_status"_s,
                              toJson({{u"user_ids"_s, QJsonArray{userId.toString()}}}))
                    .within(deadline::probe),
                context, [reply = std::move(reply), userId](const Result<Answer> &result) {
                    reply(accountStatusOf(result, userId));
                });
}

void fetchAvatar(SignedIn &signedIn, const QString &mxc, QObject *context,
                 const Reply<QByteArray> &reply)
{
    const auto media = mediaOf(mxc);
    if (!media) {
        QMetaObject::invokeMethod(
            context, [reply] { reply(unexpected(Failure::of(Cause::NotFound))); },
            Qt::QueuedConnection);
        return;
    }
    const QString side = QString::number(avatarPixels);
    const QString query = u"width="_s + side + u"&height="_s + side + u"&method=crop"_s;
    const QStringList tail = QStringList{u"thumbnail"_s} + *media;
    const QUrl authenticated = signedIn.homeserver().endpoint(
        QStringList{u"_matrix"_s, u"client"_s, u"v1"_s, u"media"_s} + tail, query);
    const QUrl legacy = signedIn.homeserver().endpoint(
        QStringList{u"_matrix"_s, u"media"_s, u"v3"_s} + tail, query);
    signedIn.read(
        avatarRequest(authenticated), context,
        [&client = signedIn.client(), legacy, context, reply](const Result<Answer> &result) {
            if (!result || result->status != 404) {
                reply(bytesOf(result));
                return;
            }
            client.send(avatarRequest(legacy), context,
                        [reply](const Result<Answer> &second) { reply(bytesOf(second)); });
        });
}

UnbindResult parseUnbindResult(const QJsonObject &object)
{
    const QString result = object.value("id_server_unbind_result"_L1).toString();
    if (result == "success"_L1) {
        return UnbindResult::Success;
    }
    return result == "no-support"_L1 ? UnbindResult::NoSupport : UnbindResult::NotReported;
}

void removeContact(SignedIn &signedIn, const Contact &contact, QObject *context,
                   Reply<UnbindResult> reply)
{
    const QUrl url = clientV3(signedIn.homeserver(), {u"account"_s, u"3pid"_s, u"delete"_s});
    signedIn.change(
        Request::post(url, u"/account/3pid/delete"_s,
                      toJson({{u"medium"_s, contact.medium}, {u"address"_s, contact.address}}))
            .within(deadline::contactRemoval),
        context, [reply = std::move(reply)](const Result<Answer> &result) {
            reply(objectOf(result).map(parseUnbindResult));
        });
}

} // namespace farewell
