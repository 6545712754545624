// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/service/AccountLookUp.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace farewell {

/// Which accounts are wanted, and in which order.
struct UserWish
{
    UserSearch search{};
    UserFilter filter = UserFilter::Everybody;
    UserOrder order = UserOrder::Name;
    bool isDescending = false;
};

/// How far the list is.
struct UserListState
{
    enum class Phase {
        Nothing,   ///< nobody has asked for it
        Beginning, ///< the first answer is on its way
        Reading,
        Waiting, ///< there is more on the server
        Stopped, ///< the same, and the person does not want it now
        Complete,
        Failed, ///< see failure; readMore() tries again
    };

    Phase phase = Phase::Nothing;
    bool isAll = false;   ///< read to its end, not only as far as is looked at
    bool isExact = false; ///< one account was asked for by what belongs to it alone
    qint64 meant = 0;     ///< accounts that came and are what was wished for
    qint64 told = 0;      ///< accounts that the server has told of, from the first one on
    qint64 total = 0;     ///< as the server counts; 0 until it has said so
    Failure failure{};

    /// Why the account service was not asked whom it knows by what was looked for; the homeserver's
    /// word is all there is then.
    std::optional<Failure> unasked{};

    [[nodiscard]] bool isReading() const
    {
        return phase == Phase::Beginning || phase == Phase::Reading;
    }
};

/// Reads the accounts of a server, a page after the other and never two at once. Another wish
/// begins anew; answers to an older one are dropped. Sends nothing but GETs.
class UserList final : public QObject
{
    Q_OBJECT

public:
    /// `isOAuth`: the server delegates sign-in, and knows no guests.
    UserList(AdminPlace place, bool isOAuth, QObject *parent = nullptr);

    /// The account service answers there from now on.
    void setService(const HomeserverUrl &address) { m_place.service = address; }
    ~UserList() override;

    [[nodiscard]] const UserListState &state() const { return m_state; }

    /// From the beginning. An id, address, number or link is looked up; whoever has it is shown
    /// whatever the filter says, for the person knows whom they mean.
    void begin(const UserWish &wish);

    void beginAnew() { begin(m_wish); }

    /// An account has been changed, and with it perhaps which of them are listed. The pages are
    /// counted from the first account on, so the next one would begin too late: what is still to
    /// come is read from the beginning again. Who has come stays.
    void startPagesAnew();

    /// Until somebody who is meant has come, or all are told of.
    void readMore();

    void readAll();
    void stop();

Q_SIGNALS:
    void begun(); ///< what came before is forgotten
    void came(const QList<farewell::AdminUser> &users);
    void changed();

private:
    void lookUp();
    void onLookedUp(const LookedUp &found);
    void askForPage();
    void askForAdmins();
    [[nodiscard]] QList<AdminUser> sorted(QList<AdminUser> users) const;
    void onPage(const Result<AdminUserPage> &page);
    void finish();
    void fail(const Failure &failure);

    AdminPlace m_place;
    bool m_isOAuth;
    UserWish m_wish;
    UserListState m_state;
    QString m_next;      ///< where the next page begins
    QSet<QString> m_ids; ///< that have come; a list that shifts tells some twice
    bool m_hasNew = false;
    std::unique_ptr<QObject> m_attempt; ///< context of what is asked
};

} // namespace farewell
