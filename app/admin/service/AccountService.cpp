// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/service/AccountService.h"

#include "app/base/Text.h"
#include "app/base/UserId.h"
#include "app/matrix/SignedIn.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Tries = Request::Tries;

struct ServicePath
{
    QStringList segments;
    QString pathTemplate;
    QString query{};

    [[nodiscard]] QUrl url(const HomeserverUrl &address) const
    {
        return address.endpoint(QStringList{u"api"_s, u"admin"_s, u"v1"_s} + segments, query);
    }
    [[nodiscard]] QString logged() const { return u"/api/admin/v1"_s + pathTemplate; }
};

ServicePath siteConfig()
{
    return {{u"site-config"_s}, u"/site-config"_s};
}

void get(const AdminPlace &place, const ServicePath &path, Tries tries, QObject *context,
         Reply<QJsonObject> reply)
{
    Request request = Request::get(path.url(*place.service), path.logged());
    request.tries = tries;
    request.deadline = tries == Tries::Single ? deadline::probe : deadline::normal;
    request.isToService = true;
    place.actor.read(
        std::move(request), context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(objectOf(result)); });
}

Request post(const AdminPlace &place, const ServicePath &path, const QJsonObject &body)
{
    Request request = Request::post(path.url(*place.service), path.logged(), toJson(body))
                          .within(deadline::committing);
    request.isToService = true;
    return request;
}

QString actWord(AccountAct act)
{
    switch (act) {
    case AccountAct::Lock:
        return u"lock"_s;
    case AccountAct::Unlock:
        return u"unlock"_s;
    case AccountAct::Reactivate:
        return u"reactivate"_s;
    }
    Q_UNREACHABLE();
}

/// Nothing is known of accounts by what another server's service says of them.
std::optional<ServiceWord> objectionTo(const Result<QJsonObject> &config, const QString &serverName)
{
    if (!config) {
        return wordOfFailure(config.error());
    }
    if (config->value("server_name"_L1).toString() != serverName) {
        return ServiceWord{.kind = ServiceWord::Kind::Hidden,
                           .failure = Failure::of(Cause::BadAnswer)};
    }
    return std::nullopt;
}

} // namespace

void fetchServiceWord(const AdminPlace &place, const QString &userId, Tries tries, QObject *context,
                      const std::function<void(const ServiceWord &)> &reply)
{
    if (!place.isManaged()) {
        reply({});
        return;
    }
    const auto id = UserId::parse(userId);
    if (!place.service || !id) {
        reply({.kind = ServiceWord::Kind::Hidden, .failure = Failure::of(Cause::NotMatrix)});
        return;
    }
    const auto ask = [place, tries, context, localpart = id->localpart(), reply] {
        get(place, {{u"users"_s, u"by-username"_s, localpart}, u"/users/by-username/{localpart}"_s},
            tries, context, [localpart, reply](const Result<QJsonObject> &answer) {
                reply(wordByName(answer, localpart));
            });
    };
    get(place, siteConfig(), tries, context,
        [ask, reply, serverName = id->serverName()](const Result<QJsonObject> &config) {
            if (const auto objection = objectionTo(config, serverName)) {
                reply(*objection);
            } else {
                ask();
            }
        });
}

void fetchManagedAccount(const AdminPlace &place, const QString &id, Tries tries, QObject *context,
                         std::function<void(const ServiceWord &)> reply)
{
    get(place, {{u"users"_s, id}, u"/users/{id}"_s}, tries, context,
        [id, reply = std::move(reply)](const Result<QJsonObject> &answer) {
            reply(wordById(answer, id));
        });
}

void fetchServiceServerName(const AdminPlace &place, QObject *context, Reply<QString> reply)
{
    get(place, siteConfig(), Tries::Single, context,
        [reply = std::move(reply)](const Result<QJsonObject> &answer) {
            reply(answer.map([](const QJsonObject &object) {
                return cleaned(object.value("server_name"_L1).toString());
            }));
        });
}

void askSiteConfig(MatrixClient &client, const HomeserverUrl &address, QObject *context,
                   std::function<void(const Result<Answer> &)> reply)
{
    const ServicePath path = siteConfig();
    Request request = Request::get(path.url(address), path.logged()).within(deadline::probe);
    request.isToService = true;
    client.send(std::move(request), context, std::move(reply));
}

void countManagedAdmins(const AdminPlace &place, QObject *context, Reply<qint64> reply)
{
    const QString query = u"filter%5Badmin%5D=true&filter%5Bstatus%5D=active&count=only"_s;
    get(place, {{u"users"_s}, u"/users"_s, query}, Tries::Patient, context,
        [reply = std::move(reply)](const Result<QJsonObject> &answer) {
            reply(answer.and_then(parseManagedCount));
        });
}

void fetchManagedAdminPage(const AdminPlace &place, const QString &after, QObject *context,
                           Reply<ManagedPage> reply)
{
    QString query = u"filter%5Badmin%5D=true&page%5Bfirst%5D=200&count=false"_s;
    if (!after.isEmpty()) {
        query += u"&page%5Bafter%5D="_s + QString::fromLatin1(QUrl::toPercentEncoding(after));
    }
    get(place, {{u"users"_s}, u"/users"_s, query}, Tries::Patient, context,
        [reply = std::move(reply)](const Result<QJsonObject> &answer) {
            reply(answer.and_then(parseManagedPage));
        });
}

void deactivateManaged(const AdminPlace &place, const QString &id, bool erase, QObject *context,
                       std::function<void(const AdminReply &)> reply)
{
    Request request = post(place, {{u"users"_s, id, u"deactivate"_s}, u"/users/{id}/deactivate"_s},
                           {{u"skip_erase"_s, !erase}});
    place.actor.change(std::move(request), context,
                       [id, reply = std::move(reply)](const Result<Answer> &result) {
                           reply(sortServiceReply(result, id));
                       });
}

void changeManaged(const AdminPlace &place, const QString &id, AccountAct act, QObject *context,
                   Reply<QJsonObject> reply)
{
    const QString word = actWord(act);
    Request request = post(place, {{u"users"_s, id, word}, u"/users/{id}/"_s + word}, {});
    place.actor.change(
        std::move(request), context,
        [reply = std::move(reply)](const Result<Answer> &result) { reply(objectOf(result)); });
}

Result<qint64> parseManagedCount(const QJsonObject &object)
{
    const QJsonValue count = object.value("meta"_L1).toObject().value("count"_L1);
    return count.isDouble() ? Result<qint64>(count.toInteger())
                            : unexpected(Failure::of(Cause::BadAnswer));
}

} // namespace farewell
