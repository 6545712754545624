// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// What a server says about itself before anybody has signed in.

#include "tests/fuzz/Fuzz.h"

#include "app/base/UserId.h"
#include "app/matrix/LoginEndpoints.h"
#include "app/matrix/OAuth.h"

#include <QUrlQuery>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype nameLimit = 60;

void claimProvider(const IdentityProvider &provider)
{
    claim(!provider.id.isEmpty(), "a provider has an id");
    claimClean(provider.name, nameLimit);
    const QUrl callback(u"http://127.0.0.1:5000/cb/a+b?x=1&y=2"_s);
    const QUrl url = ssoRedirectUrl(someServer(), provider.id, callback);
    claimBelow(url, {u"_matrix"_s, u"client"_s, u"v3"_s, u"login"_s, u"sso"_s, u"redirect"_s});
    claim(QUrlQuery(url).queryItemValue(u"redirectUrl"_s, QUrl::FullyDecoded)
              == callback.toString(QUrl::FullyEncoded),
          "the browser comes back to us");
}

void claimLoginMethods(const LoginMethods &methods)
{
    claim(methods.sso || methods.providers.isEmpty(), "providers are for Single Sign On");
    claim(methods.providers.size() <= 30, "a choice that a person can survey");
    for (const IdentityProvider &provider : methods.providers) {
        claimProvider(provider);
    }
}

void claimSupport(const SupportContacts &contacts)
{
    claim(contacts.people.size() <= 10, "contacts that a person can survey");
    for (const QString &contact : contacts.people) {
        if (!UserId::parse(contact)) {
            claimClean(contact, 300);
            claim(contact.contains(u'@'), "a contact's address has an @");
        }
    }
    claim(contacts.page.isEmpty()
              || (isOpenable(contacts.page) && contacts.page.scheme() == "https"_L1),
          "a support page is https");
}

void claimEndpoints(const OAuthEndpoints &endpoints)
{
    for (const QUrl &url :
         {endpoints.authorization, endpoints.token, endpoints.revocation, endpoints.registration}) {
        claim(isOpenable(url), "what a secret is sent to is secure");
    }
    claim(endpoints.deviceAuthorization.isEmpty() || isOpenable(endpoints.deviceAuthorization),
          "so is what a device asks");
    const QUrl asked = oauth::authorizationUrl(endpoints,
                                               {u"client"_s,
                                                QUrl(u"http://127.0.0.1:5000/callback"_s),
                                                u"st+te"_s,
                                                u"c"_s,
                                                oauth::scopeFor(u"DEVICE"_s),
                                                {}});
    claim(isOpenable(asked) && asked.host() == endpoints.authorization.host(),
          "the browser goes where the server said");
    claim(QUrlQuery(asked).allQueryItemValues(u"state"_s, QUrl::FullyDecoded).contains(u"st+te"_s),
          "the state is carried along");
}

void claimOAuth(const Answer &answer)
{
    const auto grant = oauth::grantOf(answer);
    claim(!grant || !grant->accessToken.isEmpty(), "a grant has a token");
    const auto id = oauth::clientIdOf(answer);
    claim(!id || (answer.isSuccess() && !id->isEmpty()), "a client has an id");
    const auto device
        = oauth::deviceAuthorizationOf(answer, QUrl(QStringLiteral("https://a.example.org/")));
    if (device) {
        claimClean(device->userCode, 40);
        claim(isOpenable(device->page), "a page to type a code into may be opened");
        claim(device->wholePage.isEmpty() || isOpenable(device->wholePage), "so may the other");
        claim(device->interval >= std::chrono::seconds(1), "nobody is asked all the time");
    }
    claim((oauth::devicePollOf(answer).index() == 0) == grant.has_value(),
          "a poll brings what a grant would be");
}

} // namespace

void fuzz(const QByteArray &input)
{
    const Answer answer = answerFrom(input);
    if (const auto versions = versionsOf(answer)) {
        claim(answer.isSuccess() && !versions->isEmpty(), "a homeserver has versions");
    } else {
        const bool isOther = answer.isSuccess() && !answer.object;
        claim((versions.error().cause == Cause::BadAnswer) == isOther,
              "what has none is no homeserver, or does not even answer in JSON");
    }
    const QJsonObject object = answer.object.value_or(QJsonObject());
    claimLoginMethods(parseLoginMethods(object));
    claimSupport(parseSupportContacts(object));
    const ServerSoftware software = parseServerSoftware(object);
    claimClean(software.name, nameLimit);
    claimClean(software.version, nameLimit);
    const AuthMetadata metadata = parseAuthMetadata(object);
    for (const QUrl &url :
         {metadata.accountManagementUri, metadata.deactivationPage(), metadata.issuer}) {
        claim(url.isEmpty() || isOpenable(url), "an account page may be opened");
    }
    if (metadata.endpoints) {
        claimEndpoints(*metadata.endpoints);
    }
    claimOAuth(answer);
    const auto server = HomeserverUrl::parse(parseBaseUrl(object).value_or(QString()));
    claim(!server || isOpenable(server->origin()), "a base URL is one that we would open");
}
