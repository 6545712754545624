// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/UserList.h"

#include <QObject>

#include <memory>

namespace farewell {

/// Reads all accounts that a search means, to be a list. The server counts its pages from the first
/// account on, and others come and go meanwhile: so each page begins with the last account of the
/// one before. Is it another one there, somebody would be missing or twice, and all is read anew.
class JobSearch final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostReadings = 3;

    explicit JobSearch(AdminPlace place, QObject *parent = nullptr);
    ~JobSearch() override;

    /// By name, whatever the order; in the place of a reading that is under way.
    void read(const UserWish &wish);
    void stop(); ///< nobody wants them any more

Q_SIGNALS:
    void progressed(qint64 told, qint64 total);

    // One of these, once.
    void found(const QStringList &ids);
    void keepsMoving(); ///< each time another one stood there
    void failed(const farewell::Failure &failure);
    void unasked(const farewell::Failure &failure); ///< the account service, which keeps it

private:
    void onLookedUp(const LookedUp &found);
    void readAdmins();
    void readFromStart();
    void askForPage();
    void onPage(const Result<AdminUserPage> &page);
    void take(const QList<AdminUser> &users);
    void finish();
    void fail(const Failure &failure);

    AdminPlace m_place;
    UserWish m_wish;
    QStringList m_ids;
    QSet<QString> m_seen;
    QString m_last;    ///< who stood last on the page before
    qint64 m_told = 0; ///< accounts, meant or not
    int m_readings = 0;
    std::unique_ptr<QObject> m_reading; ///< context of what is asked
};

} // namespace farewell
