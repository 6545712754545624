// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/service/AccountService.h"

#include "app/admin/service/ManagedSearch.h"
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
void checkServer(const AdminPlace &place, const QString &serverName, Tries tries, QObject *context,
                 std::function<void(const std::optional<ServiceWord> &objection)> reply)
{
    get(place, siteConfig(), tries, context,
        [serverName, reply = std::move(reply)](const Result<QJsonObject> &config) {
            if (!config) {
                reply(wordOfFailure(config.error()));
            } else if (config->value("server_name"_L1).toString() != serverName) {
                reply(ServiceWord{.kind = ServiceWord::Kind::Hidden,
                                  .failure = Failure::of(Cause::BadAnswer)});
            } else {
                reply(std::nullopt);
            }
        });
}

QString filtered(QLatin1StringView by, const QString &value)
{
    return u"filter%5B"_s + by + u"%5D="_s + QString::fromLatin1(QUrl::toPercentEncoding(value))
        + u"&page%5Bfirst%5D=200"_s;
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
    const auto onChecked = [place, tries, context, localpart = id->localpart(),
                            reply](const std::optional<ServiceWord> &objection) {
        if (objection) {
            reply(*objection);
            return;
        }
        get(place, {{u"users"_s, u"by-username"_s, localpart}, u"/users/by-username/{localpart}"_s},
            tries, context, [localpart, reply](const Result<QJsonObject> &answer) {
                reply(wordByName(answer, localpart));
            });
    };
    checkServer(place, id->serverName(), tries, context, onChecked);
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

// Whose something is

namespace {

/// The accounts with these ids, one after the other: mostly it is one.
void readManaged(const AdminPlace &place, const QStringList &ids, QList<ManagedAccount> soFar,
                 QObject *context, const Reply<ManagedHits> &reply)
{
    if (ids.isEmpty()) {
        reply(ManagedHits{.accounts = std::move(soFar)});
        return;
    }
    fetchManagedAccount(
        place, ids.constFirst(), Tries::Patient, context,
        [place, ids, soFar = std::move(soFar), context, reply](const ServiceWord &word) {
            if (word.isKnown()) {
                readManaged(place, ids.sliced(1), soFar + QList{word.account}, context, reply);
            } else {
                reply(unexpected(word.failure));
            }
        });
}

/// `owners`: of a list, the ids of the accounts that are meant.
void findOwners(const AdminPlace &place, const ServicePath &path,
                std::function<Result<QStringList>(const QJsonObject &)> owners, QObject *context,
                const Reply<ManagedHits> &reply)
{
    get(place, path, Tries::Patient, context,
        [place, owners = std::move(owners), context, reply](const Result<QJsonObject> &answer) {
            if (const auto ids = answer.and_then(owners)) {
                readManaged(place, *ids, {}, context, reply);
            } else {
                reply(unexpected(ids.error()));
            }
        });
}

void findByEmail(const AdminPlace &place, const QString &address, QObject *context,
                 const Reply<ManagedHits> &reply)
{
    findOwners(
        place, {{u"user-emails"_s}, u"/user-emails"_s, filtered("email"_L1, address)},
        [address](const QJsonObject &list) { return ownersOfEmail(list, address); }, context,
        reply);
}

void findByLink(const AdminPlace &place, const UserSearch &link, QObject *context,
                const Reply<ManagedHits> &reply)
{
    const auto onProviders = [place, link, context, reply](const Result<QStringList> &providers) {
        if (!providers) {
            reply(unexpected(providers.error()));
        } else if (providers->isEmpty()) {
            reply(ManagedHits{.isProvider = false});
        } else {
            findOwners(
                place,
                {{u"upstream-oauth-links"_s},
                 u"/upstream-oauth-links"_s,
                 filtered("subject"_L1, link.text)},
                [link, ids = *providers](const QJsonObject &list) {
                    return ownersOfLink(list, link.text, ids);
                },
                context, reply);
        }
    };
    get(place,
        {{u"upstream-oauth-providers"_s}, u"/upstream-oauth-providers"_s, u"page%5Bfirst%5D=200"_s},
        Tries::Patient, context, [onProviders, link](const Result<QJsonObject> &answer) {
            onProviders(answer.and_then(
                [&link](const QJsonObject &list) { return providersCalled(list, link.provider); }));
        });
}

} // namespace

void findManagedAccounts(const AdminPlace &place, const UserSearch &search, QObject *context,
                         const Reply<ManagedHits> &reply)
{
    if (!place.service) {
        reply(unexpected(Failure::of(Cause::NotMatrix)));
        return;
    }
    checkServer(place, place.actor.session().userId.serverName(), Tries::Patient, context,
                [place, search, context, reply](const std::optional<ServiceWord> &objection) {
                    if (objection) {
                        reply(unexpected(objection->failure));
                    } else if (search.by == UserSearch::By::Email) {
                        findByEmail(place, search.text, context, reply);
                    } else {
                        findByLink(place, search, context, reply);
                    }
                });
}

void deactivateManaged(const AdminPlace &place, const QString &id, bool erase, QObject *context,
                       std::function<void(const AdminReply &)> reply)
{
    Request request = post(place, {{u"users"_s, id, u"deactivate"_s}, u"/users/{id}/deactivate"_s},
                           {{u"skip_erase"_s, !erase}});
    place.actor.changeForOthers(std::move(request), context,
                                [id, reply = std::move(reply)](const Result<Answer> &result) {
                                    reply(sortServiceReply(result, id));
                                });
}

void changeManaged(const AdminPlace &place, const QString &id, AccountAct act, QObject *context,
                   Reply<QJsonObject> reply)
{
    const QString word = actWord(act);
    Request request = post(place, {{u"users"_s, id, word}, u"/users/{id}/"_s + word}, {});
    place.actor.changeForOthers(
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
