// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobFolder.h"
#include "app/base/HomeserverUrl.h"
#include "app/base/UserId.h"
#include "ui/Services.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QWidget>

namespace farewell {

class UnfinishedListDialog;

/// Lists of accounts that earlier runs of the program have not come to the end of: offered one
/// after the other, at the start, and to their administrator once they have signed in.
class UnfinishedListScene final : public QObject
{
    Q_OBJECT

public:
    explicit UnfinishedListScene(Services services);
    ~UnfinishedListScene() override;

    void open(QWidget *behind); ///< the window in front of which it asks

    /// `actor` administrates from now on, in that window.
    void administrationOpened(const UserId &actor, QWidget *window);

    void stop(); ///< the sign-in ends

Q_SIGNALS:
    /// The person wants to sign in as who has begun a list, to go on with it.
    void adminSignInWanted(const farewell::UserId &userId,
                           const farewell::HomeserverUrl &homeserver);

    /// Whoever is signed in goes on with this one.
    void listWanted(const QString &path);

private:
    void openNext();
    void openDialog();
    void closeDialog();
    void resume();
    void saveResults();
    void saveTo(const QString &path);
    void forget();

    Services m_services;
    QPointer<QWidget> m_behind;
    QList<LeftJob> m_left; ///< still to be shown
    LeftJob m_current;
    std::optional<LeftJob> m_wanted; ///< until its administrator has signed in
    std::optional<UserId> m_actor;   ///< who administrates now
    QSet<QString> m_putOff;          ///< paths: not in this run of the program
    QPointer<UnfinishedListDialog> m_dialog;
};

} // namespace farewell
