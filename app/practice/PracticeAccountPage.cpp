// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeAccountPage.h"

#include "app/practice/PracticeHtml.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Action = PracticeSettings::OnAccountPage;

/// This page once more, with this item in its query, at the end.
QString here(const PracticeCall &call, const QString &key, const QString &value)
{
    QUrlQuery query(QString::fromLatin1(call.request.query));
    query.removeAllQueryItems(key);
    query.addQueryItem(key, value);
    return u"/practice/account?"_s + query.toString(QUrl::FullyEncoded);
}

} // namespace

PracticeAccountPage::PracticeAccountPage(PracticeState &state, PracticeRoutes &routes)
    : m_state(state)
{
    routes.add("GET", "/practice/account", [this](const PracticeCall &call) {
        return m_state.settings().isManaged ? home(call) : notHere();
    });
}

PracticeAnswer PracticeAccountPage::home(const PracticeCall &call)
{
    PracticeAccount *account = m_state.byLocalpart(call.queryItem(u"user"_s));
    if (account == nullptr) {
        return practice::whoAreYou(m_state, here(call, u"user"_s, u""_s));
    }
    if (account->deactivated) {
        return practice::page(u"This account is deleted"_s,
                              practice::paragraph(m_state.userId(*account)), 403);
    }
    if (account->locked) {
        return practice::page(u"This account is locked"_s,
                              practice::paragraph(m_state.userId(*account)), 403);
    }
    const QString what = call.queryItem(u"do"_s);
    if (what == "delete"_L1 && !m_state.settings().allowsDeletion) {
        return notHere();
    }
    return what.isEmpty() ? actions(call)
                          : act(*account, what, call.queryItem(u"erase"_s) == "yes"_L1);
}

PracticeAnswer PracticeAccountPage::actions(const PracticeCall &call) const
{
    const auto link = [&](const QString &what, const QString &text) {
        return practice::link(here(call, u"do"_s, what), text);
    };
    // As the page of the Matrix Authentication Service names them, which is what people are told.
    const bool erase = call.queryItem(u"erase"_s) == "yes"_L1;
    const QString remove = !m_state.settings().allowsDeletion
        ? QString()
        : practice::box(here(call, u"erase"_s, erase ? u"no"_s : u"yes"_s),
                        u"Yes, hide all my messages from new joiners"_s, erase)
            + link(u"delete"_s, u"Delete account"_s);
    const QString signOut = link(u"signout"_s, u"Sign out everywhere"_s);
    const QString leave = link(u"leave"_s, u"Change nothing"_s);
    switch (m_state.settings().first) {
    case Action::Delete:
        return practice::page(u"Your account"_s, remove + signOut + leave);
    case Action::SignOut:
        return practice::page(u"Your account"_s, signOut + leave + remove);
    case Action::Leave:
        return practice::page(u"Your account"_s, leave + signOut + remove);
    }
    Q_UNREACHABLE();
}

PracticeAnswer PracticeAccountPage::act(PracticeAccount &account, const QString &what, bool erase)
{
    const QString id = practice::paragraph(m_state.userId(account));
    if (what == "delete"_L1) {
        const auto kept = account.sessions;
        m_state.deactivate(account, erase);
        if (!m_state.settings().tokensHaveDevices) {
            account.sessions = kept; // nobody has told the homeserver of them
        }
        return practice::page(u"Your account is deleted"_s, id);
    }
    if (what == "signout"_L1) {
        account.sessions.clear();
        return practice::page(u"You are signed out everywhere"_s, id);
    }
    return practice::page(u"Nothing was changed"_s, id);
}

} // namespace farewell
