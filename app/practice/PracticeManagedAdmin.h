// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAdminDeactivation.h"

namespace farewell {

/// The admin API of the service that manages accounts, as that of the Matrix Authentication
/// Service: it knows accounts by ids of its own, says yes at once, and the homeserver follows.
class PracticeManagedAdmin final
{
public:
    PracticeManagedAdmin(PracticeState &state, PracticeRoutes &routes,
                         PracticeAdminDeactivation &homeserver);

private:
    using Change = void (PracticeManagedAdmin::*)(PracticeAccount &);

    void add(PracticeRoutes &routes, const QByteArray &verb, const QByteArray &pattern,
             PracticeRoutes::Handler handler);
    void addChange(PracticeRoutes &routes, const QByteArray &name, Change change);

    [[nodiscard]] PracticeAnswer siteConfig() const;
    [[nodiscard]] PracticeAnswer byUsername(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer byId(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer users(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer emails(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer providers(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer links(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer deactivate(const PracticeCall &call);
    void followLater(PracticeAccount &account, bool erase);
    [[nodiscard]] PracticeAnswer reactivate(const PracticeCall &call);

    void lock(PracticeAccount &account);
    void unlock(PracticeAccount &account);

    [[nodiscard]] PracticeResult<PracticeAccount *> withId(const QString &ulid);
    [[nodiscard]] std::map<QString, const PracticeAccount *> known() const; ///< by id

    [[nodiscard]] std::map<QString, QJsonObject> allProviders() const; ///< by id

    PracticeState &m_state;
    PracticeAdminDeactivation &m_homeserver;
};

} // namespace farewell
