// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticePages.h"

#include "app/practice/PracticeHtml.h"
#include "app/practice/PracticeLogin.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace farewell {

using namespace practice;

namespace {

PracticeAnswer confirmation(const QString &next, const QString &label)
{
    return page(u"Confirm it is you to continue"_s,
                paragraph(u"An application wants to deactivate your account. If you did not expect "
                          "this, close this page."_s)
                    + link(next, label));
}

PracticeAnswer thankYou()
{
    return page(u"Thank you"_s,
                paragraph(u"Now we know it is you. You can close this window and "
                          "return to the application."_s));
}

} // namespace

PracticePages::PracticePages(PracticeState &state, PracticeUia &uia, PracticeRoutes &routes)
    : m_state(state), m_uia(uia)
{
    for (const auto *path : {"{cs}/login/sso/redirect", "{cs}/login/sso/redirect/*"}) {
        routes.add("GET", path, [this](const PracticeCall &call) { return ssoRedirect(call); });
    }
    routes.add("GET", "{cs}/auth/*/fallback/web",
               [this](const PracticeCall &call) { return fallback(call); });
    routes.add("GET", "/practice/idp",
               [this](const PracticeCall &call) { return identityProvider(call); });
    routes.add("GET", "/practice/stage",
               [this](const PracticeCall &call) { return stageDone(call); });
}

PracticeAnswer PracticePages::ssoRedirect(const PracticeCall &call)
{
    const QString target = call.queryItem(u"redirectUrl"_s);
    if (target.isEmpty()) {
        return PracticeAnswer::error(400, u"M_MISSING_PARAM"_s,
                                     u"Missing string query parameter redirectUrl"_s);
    }
    if (!call.captured.isEmpty() && call.captured.constFirst() != practiceProviderId) {
        return PracticeAnswer::error(404, u"M_NOT_FOUND"_s, u"Unknown identity provider"_s);
    }
    const QString provider = m_state.publicBaseUrl() + u"/practice/idp?redirectUrl="_s;
    return PracticeAnswer::redirect((provider + encoded(target)).toLatin1());
}

PracticeAnswer PracticePages::fallback(const PracticeCall &call)
{
    const QString id = call.queryItem(u"session"_s);
    if (id.isEmpty()) {
        return PracticeAnswer::error(400, u"M_UNKNOWN"_s, u"No session supplied"_s);
    }
    const auto session = m_uia.session(id);
    if (!session) {
        return session.error();
    }
    const QString &stage = call.captured.constFirst();
    const bool offered = m_uia.offers(**session, stage);
    if (stage == "m.login.sso"_L1) {
        return offered
            ? confirmation(u"/practice/idp?session="_s + encoded(id),
                           u"Continue with "_s + practiceProviderName)
            : PracticeAnswer::error(400, u"M_UNKNOWN"_s, u"User has no SSO identities"_s);
    }
    // A password is given to the application, and a dummy needs nothing: no page for these.
    const bool hasPage = offered && stage != "m.login.password"_L1 && stage != "m.login.dummy"_L1;
    return hasPage
        ? confirmation(u"/practice/stage?session=%1&stage=%2"_s.arg(encoded(id), encoded(stage)),
                       u"Complete "_s + stage)
        : PracticeAnswer::error(404, u"M_UNKNOWN"_s, u"Unknown auth stage type"_s);
}

PracticeAnswer PracticePages::identityProvider(const PracticeCall &call)
{
    const QString user = call.queryItem(u"user"_s);
    if (user.isEmpty()) {
        return choice(call);
    }
    const auto *account = m_state.byLocalpart(user);
    if (account == nullptr) {
        return page(u"Nobody here has that name"_s, paragraph(user), 404);
    }
    const QString session = call.queryItem(u"session"_s);
    return session.isEmpty() ? signedIn(*account, call.queryItem(u"redirectUrl"_s))
                             : confirmed(*account, session);
}

PracticeAnswer PracticePages::choice(const PracticeCall &call)
{
    const QString here = u"/practice/idp?"_s + QString::fromLatin1(call.request.query);
    return whoAreYou(m_state, here + u"&user="_s);
}

PracticeAnswer PracticePages::signedIn(const PracticeAccount &account, const QString &target)
{
    if (account.deactivated) {
        return page(u"Your account has been deactivated"_s, paragraph(m_state.userId(account)),
                    403);
    }
    QUrl url(target, QUrl::StrictMode);
    if (!url.isValid() || url.isRelative()) {
        return page(u"There is no way back"_s,
                    paragraph(u"The application did not say where to return to."_s), 400);
    }
    QUrlQuery query(url);
    query.addQueryItem(u"loginToken"_s, m_state.makeLoginToken(account));
    url.setQuery(query);
    return PracticeAnswer::redirect(url.toEncoded());
}

PracticeAnswer PracticePages::confirmed(const PracticeAccount &account, const QString &session)
{
    const auto uia = m_uia.session(session);
    if (!uia) {
        return uia.error();
    }
    const bool samePerson = (*uia)->requester == account.localpart;
    // A stranger completes the stage too, as nobody: the next request is refused.
    (*uia)->completed.insert(u"m.login.sso"_s, samePerson ? account.localpart : QString());
    return samePerson
        ? thankYou()
        : page(u"That does not look right"_s,
               paragraph(u"You are somebody else than the person who is signed in to the "
                         "application. Try again as that person."_s));
}

PracticeAnswer PracticePages::stageDone(const PracticeCall &call)
{
    const auto session = m_uia.session(call.queryItem(u"session"_s));
    if (!session) {
        return session.error();
    }
    (*session)->completed.insert(call.queryItem(u"stage"_s), (*session)->requester);
    return thankYou();
}

} // namespace farewell
