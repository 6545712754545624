// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/UserCardView.h"

#include <QCoreApplication>

namespace farewell {

/// What an administrator reads of one account. What is not known is called so, and never "none".
class UserCardSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::UserCardSentences)

public:
    /// Why nothing is shown of the account, or some of it is missing; empty where all is there.
    [[nodiscard]] static QString problem(const UserCardView &view);

    [[nodiscard]] static QString created(const AdminUser &user);
    [[nodiscard]] static QString lastSeen(const AdminUser &user);
    [[nodiscard]] static QString sessions(const AdminCard &card);
    [[nodiscard]] static QString contacts(const AdminAccount &account);
    [[nodiscard]] static QString rooms(const AdminCard &card);
    [[nodiscard]] static QString files(const AdminCard &card);

    /// What the account service says; empty: there is none.
    [[nodiscard]] static QString service(const AdminAccount &account);

    /// Which accounts elsewhere sign in to this one, and what follows from that; empty: none.
    [[nodiscard]] static QString links(const UserCardView &view);
    [[nodiscard]] static QString aboutLinks(const UserCardView &view);

    /// How people call a sign-in provider of the server.
    [[nodiscard]] static QString provider(const QString &id, const QMap<QString, QString> &names);

    /// The box about rooms that lose their only admin.
    [[nodiscard]] static QString onlyAdminHeading(const OnlyAdminSearch &search);
    [[nodiscard]] static QString onlyAdminRooms(const AdminCard &card);

    /// How far the search for them is, or that there are none.
    [[nodiscard]] static QString search(const OnlyAdminSearch &search);

    /// About the button below each.
    [[nodiscard]] static QString milder(const AdminAccount &account);
    [[nodiscard]] static QString again(const AdminCard &card); ///< of a deactivated account

    /// Why somebody is not deactivated from here; empty: nothing speaks against it.
    [[nodiscard]] static QString guard(const UserCardView &view);

private:
    [[nodiscard]] static QString moment(const std::optional<QDateTime> &at);
    [[nodiscard]] static QString managed(const AdminAccount &account);
    template <class T, class Words>
    [[nodiscard]] static QString part(const CardPart<T> &part, const Words &words);
};

} // namespace farewell
