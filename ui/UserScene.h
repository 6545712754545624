// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminCardReader.h"
#include "ui/AccountChangeScene.h"
#include "ui/AddressScene.h"
#include "ui/AdminDeactivationScene.h"
#include "ui/Services.h"
#include "ui/administration/UserCard.h"

#include <QMap>

namespace farewell {

/// The account that is chosen in the list: its card, and what is done to it, one thing at a time.
class UserScene final : public QObject
{
    Q_OBJECT

public:
    /// What `place` refers to, and `window`, outlive this. `acting`: who acts, for whom and where,
    /// a sentence. `providers` as in UserCardView.
    UserScene(const Services &services, const AdminPlace &place, QString acting,
              QMap<QString, QString> providers, QWidget *window);
    ~UserScene() override;

    /// For the list to show; whoever shows it owns it.
    [[nodiscard]] UserCard *card() const { return m_card; }

    void choose(const QString &userId); ///< empty: nobody

    /// Something is being done whose end is not known; leave() first.
    [[nodiscard]] bool isBusy() const { return m_change || m_deactivation; }

    /// Begins nothing more; idle() comes when what is under way has its answer.
    void leave();

Q_SIGNALS:
    void userRead(const farewell::AdminUser &user); ///< as it is now, for its row
    void failed(const QString &sentence);
    void
    serviceFound(const farewell::HomeserverUrl &address); ///< where the account service answers
    void cardGoes(); ///< what stands on it is about to be read anew; the focus belongs to the list
    void idle();     ///< something was done, or not, and nothing is under way any more

private:
    void onCardChanged();
    void change(AccountAct act);
    void deactivate();
    void askForServiceAddress();
    [[nodiscard]] bool isIdle();
    void endAct();

    Services m_services;
    AdminPlace m_place;
    QString m_acting;
    QMap<QString, QString> m_providers;
    QWidget *m_window;
    AdminCardReader m_reader;
    QPointer<UserCard> m_card;
    std::unique_ptr<AccountChangeScene> m_change;
    std::unique_ptr<AdminDeactivationScene> m_deactivation;
    std::unique_ptr<AddressEntry> m_service; ///< where the account service answers
    std::unique_ptr<AddressScene> m_serviceAddress;
};

} // namespace farewell
