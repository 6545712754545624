// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeManagedAdmin.h"

#include "app/practice/PracticeManagedAnswers.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// "locked" includes those that are deactivated.
bool hasStatus(const PracticeAccount &account, const QString &status)
{
    if (status == "active"_L1) {
        return !account.lockedAt && !account.deactivatedAt;
    }
    return status.isEmpty() || account.deactivatedAt || (status == "locked"_L1 && account.lockedAt);
}

} // namespace

PracticeManagedAdmin::PracticeManagedAdmin(PracticeState &state, PracticeRoutes &routes,
                                           PracticeAdminDeactivation &homeserver)
    : m_state(state), m_homeserver(homeserver)
{
    using Self = PracticeManagedAdmin;
    add(routes, "GET", "/site-config", [this](const PracticeCall &) { return siteConfig(); });
    add(routes, "GET", "/users/by-username/*",
        [this](const PracticeCall &call) { return byUsername(call); });
    add(routes, "GET", "/users/*", [this](const PracticeCall &call) { return byId(call); });
    add(routes, "GET", "/users", [this](const PracticeCall &call) { return users(call); });
    add(routes, "GET", "/user-emails", [this](const PracticeCall &call) { return emails(call); });
    add(routes, "GET", "/upstream-oauth-providers",
        [this](const PracticeCall &call) { return providers(call); });
    add(routes, "GET", "/upstream-oauth-links",
        [this](const PracticeCall &call) { return links(call); });
    add(routes, "POST", "/users/*/deactivate",
        [this](const PracticeCall &call) { return deactivate(call); });
    add(routes, "POST", "/users/*/reactivate",
        [this](const PracticeCall &call) { return reactivate(call); });
    addChange(routes, "lock", &Self::lock);
    addChange(routes, "unlock", &Self::unlock);
}

void PracticeManagedAdmin::add(PracticeRoutes &routes, const QByteArray &verb,
                               const QByteArray &pattern, PracticeRoutes::Handler handler)
{
    routes.add(verb, "/api/admin/v1" + pattern,
               [this, handler = std::move(handler)](const PracticeCall &call) {
                   if (!m_state.settings().isManaged) {
                       return notHere();
                   }
                   if (call.token.isEmpty()) {
                       return managed::refusal(400, u"Missing authorization header"_s);
                   }
                   const auto *account = m_state.byToken(call.token);
                   if (account == nullptr) {
                       return managed::refusal(401, u"Unknown access token"_s);
                   }
                   if (account->lockedAt || account->deactivatedAt) {
                       return managed::refusal(401, u"User locked"_s);
                   }
                   const QString &scope = PracticeState::sessionOf(*account, call.token).scope;
                   return scope.contains(u"urn:mas:admin"_s)
                       ? handler(call)
                       : managed::refusal(401, u"Missing urn:mas:admin scope"_s);
               });
}

void PracticeManagedAdmin::addChange(PracticeRoutes &routes, const QByteArray &name, Change change)
{
    add(routes, "POST", "/users/*/" + name, [this, change](const PracticeCall &call) {
        const auto account = withId(call.captured[0]);
        if (!account) {
            return account.error();
        }
        (this->*change)(**account);
        return managed::single(call, **account);
    });
}

PracticeAnswer PracticeManagedAdmin::siteConfig() const
{
    return PracticeAnswer::json(
        {{u"server_name"_s, m_state.serverName()},
         {u"password_login_enabled"_s, true},
         {u"password_registration_enabled"_s, false},
         {u"password_registration_email_required"_s, true},
         {u"password_registration_token_required"_s, false},
         {u"email_change_allowed"_s, true},
         {u"displayname_change_allowed"_s, true},
         {u"password_change_allowed"_s, true},
         {u"account_recovery_allowed"_s, true},
         {u"account_deactivation_allowed"_s, m_state.settings().allowsDeletion},
         {u"captcha_enabled"_s, false},
         {u"minimum_password_complexity"_s, 3}});
}

/// Finds one that is written otherwise as well, where there is only one.
PracticeAnswer PracticeManagedAdmin::byUsername(const PracticeCall &call) const
{
    const QString &name = call.captured[0];
    QList<const PracticeAccount *> alike;
    for (const auto &[id, account] : known()) {
        if (account->localpart == name) {
            return managed::single(call, *account);
        }
        if (account->localpart.compare(name, Qt::CaseInsensitive) == 0) {
            alike += account;
        }
    }
    return alike.size() == 1
        ? managed::single(call, *alike.constFirst())
        : managed::refusal(404, u"User with username \"%1\" not found"_s.arg(name));
}

PracticeAnswer PracticeManagedAdmin::byId(const PracticeCall &call)
{
    const auto account = withId(call.captured[0]);
    return account ? managed::single(call, **account) : account.error();
}

PracticeAnswer PracticeManagedAdmin::users(const PracticeCall &call) const
{
    const QString status = call.queryItem(u"filter[status]"_s);
    const QString admin = call.queryItem(u"filter[admin]"_s);
    const QString search = call.queryItem(u"filter[search]"_s);
    static const QStringList statuses{u"active"_s, u"locked"_s, u"deactivated"_s};
    if (!status.isEmpty() && !statuses.contains(status)) {
        return managed::refusal(400, u"Invalid filter parameters"_s);
    }
    QList<QJsonObject> all;
    for (const auto &[id, account] : known()) {
        const bool isMeant = hasStatus(*account, status)
            && (admin.isEmpty() || account->admin == (admin == "true"_L1))
            && account->localpart.contains(search, Qt::CaseInsensitive);
        if (isMeant) {
            all += managed::user(id, *account);
        }
    }
    return managed::paged(call, u"/users"_s, all);
}

PracticeAnswer PracticeManagedAdmin::emails(const PracticeCall &call) const
{
    const QString wanted = call.queryItem(u"filter[email]"_s);
    QList<QJsonObject> all;
    for (const auto &[id, account] : known()) {
        for (const auto &contact : account->contacts) {
            if (contact.medium == "email"_L1
                && (wanted.isEmpty()
                    || contact.address.compare(wanted, Qt::CaseInsensitive) == 0)) {
                all += managed::email(id, *account, contact.address);
            }
        }
    }
    return managed::paged(call, u"/user-emails"_s, all);
}

/// Those that somebody signs in with, and the one that everybody may.
std::map<QString, QJsonObject> PracticeManagedAdmin::allProviders() const
{
    QStringList names{u"oidc-practice"_s};
    for (const auto &[id, account] : known()) {
        names += account->externalIds.keys();
    }
    std::map<QString, QJsonObject> all;
    for (const QString &name : std::as_const(names)) {
        const QJsonObject provider = managed::provider(name);
        all.emplace(provider["id"_L1].toString(), provider);
    }
    return all;
}

PracticeAnswer PracticeManagedAdmin::providers(const PracticeCall &call) const
{
    QList<QJsonObject> all;
    for (const auto &[id, provider] : allProviders()) {
        all += provider;
    }
    return managed::paged(call, u"/upstream-oauth-providers"_s, all);
}

PracticeAnswer PracticeManagedAdmin::links(const PracticeCall &call) const
{
    const QString provider = call.queryItem(u"filter[provider]"_s);
    const QString subject = call.queryItem(u"filter[subject]"_s);
    if (!provider.isEmpty() && !allProviders().contains(provider)) {
        return managed::refusal(404, u"Provider ID %1 not found"_s.arg(provider));
    }
    std::map<QString, QJsonObject> all; // pages come by id
    for (const auto &[id, account] : known()) {
        for (const auto &[name, externalId] : account->externalIds.asKeyValueRange()) {
            const QJsonObject link = managed::link(id, name, externalId);
            const bool isMeant = (subject.isEmpty() || externalId == subject)
                && (provider.isEmpty() || link["attributes"_L1]["provider_id"_L1] == provider);
            if (isMeant) {
                all.emplace(link["id"_L1].toString(), link);
            }
        }
    }
    QList<QJsonObject> byId;
    for (const auto &[id, link] : all) {
        byId += link;
    }
    return managed::paged(call, u"/upstream-oauth-links"_s, byId);
}

/// Erases unless it is told not to: no body says as much as an unknown member.
PracticeAnswer PracticeManagedAdmin::deactivate(const PracticeCall &call)
{
    const auto account = withId(call.captured[0]);
    if (!account) {
        return account.error();
    }
    const QJsonValue skip = call.request.json().value("skip_erase"_L1);
    if (!skip.isUndefined() && !skip.isBool()) {
        return {.status = 422,
                .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
                .body = "Failed to deserialize the JSON body into the target type"};
    }
    PracticeAccount &closed = **account;
    closed.deactivatedAt = closed.deactivatedAt.value_or(m_state.timetable().timestamp());
    followLater(closed, !skip.toBool());
    return managed::single(call, closed);
}

/// Again and again, while the homeserver does not answer.
void PracticeManagedAdmin::followLater(PracticeAccount &account, bool erase)
{
    const auto later = m_state.settings().admin.followsAfter;
    if (!later) {
        return;
    }
    m_state.timetable().after(*later, [this, &account, erase] {
        if (m_state.settings().admin.isDownForService) {
            followLater(account, erase);
        } else {
            m_homeserver.begin(account, erase);
        }
    });
}

/// Asks the homeserver first, and does nothing without it.
PracticeAnswer PracticeManagedAdmin::reactivate(const PracticeCall &call)
{
    const auto account = withId(call.captured[0]);
    if (!account) {
        return account.error();
    }
    if (m_state.settings().admin.isDownForService) {
        return managed::refusal(500,
                                {u"error sending request for url (the homeserver's)"_s,
                                 u"client error (Connect)"_s, u"tcp connect error"_s,
                                 u"Connection refused (os error 111)"_s});
    }
    PracticeAccount &back = **account;
    back.deactivated = false;
    back.erased = false;
    back.deactivatedAt.reset();
    return managed::single(call, back);
}

void PracticeManagedAdmin::lock(PracticeAccount &account)
{
    account.lockedAt = account.lockedAt.value_or(m_state.timetable().timestamp());
}

void PracticeManagedAdmin::unlock(PracticeAccount &account)
{
    account.lockedAt.reset();
}

PracticeResult<PracticeAccount *> PracticeManagedAdmin::withId(const QString &ulid)
{
    static const QRegularExpression valid(u"^[0-7][0-9A-HJKMNP-TV-Z]{25}$"_s);
    if (!valid.match(ulid).hasMatch()) {
        return tl::unexpected(managed::refusal(400, u"Invalid ULID"_s));
    }
    const auto all = known();
    const auto found = all.find(ulid);
    if (found == all.end()) {
        return tl::unexpected(managed::refusal(404, u"User ID %1 not found"_s.arg(ulid)));
    }
    return m_state.byLocalpart(found->second->localpart);
}

std::map<QString, const PracticeAccount *> PracticeManagedAdmin::known() const
{
    std::map<QString, const PracticeAccount *> known;
    for (const auto &[localpart, account] : m_state.accounts()) {
        if (account.isManaged && account.appservice.isEmpty()) { // bridges have their own people
            known.emplace(managed::idOf(account), &account);
        }
    }
    return known;
}

} // namespace farewell
