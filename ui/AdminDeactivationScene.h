// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminRecord.h"
#include "app/admin/steps/AdminTargetReader.h"
#include "ui/Services.h"

#include <QObject>
#include <QPointer>

namespace farewell {

class AdminDeactivateDialog;
class HeirsDialog;

/// One deactivation for somebody else: adminDeactivateDialog, and what it asks for. The account is
/// read anew before anything can be chosen.
class AdminDeactivationScene final : public QObject
{
    Q_OBJECT

public:
    /// What is known when the dialog opens.
    struct Beginning
    {
        AdminAccount account{};
        QString acting{}; ///< who acts, for whom and where, as a line
    };

    /// What `place` refers to outlives this.
    AdminDeactivationScene(const Services &services, const AdminPlace &place, Beginning beginning,
                           QWidget *parent);
    ~AdminDeactivationScene() override;

    /// Nothing more is begun; ended() comes when what is under way has its answer.
    void leave();

Q_SIGNALS:
    /// Nothing was read, so nothing can be decided: why, as a sentence.
    void failed(const QString &sentence);

    /// Once: the dialog is closed, and nothing is under way.
    void ended();

private:
    void read();
    void onRead(const Result<AdminTarget> &target);
    void begin(const AdminTarget &target);
    void chooseHeirs();
    void askWhereToSave();
    void saveRecord(const QString &path);
    [[nodiscard]] AdminRecord record() const;
    void end();

    Services m_services;
    AdminDesk m_desk;
    QString m_host;
    QString m_userId;
    QString m_acting;
    std::chrono::milliseconds m_readingSince{0}; ///< Clock::elapsed()
    AdminTargetReader m_reader;
    std::unique_ptr<AdminDeactivationDriver> m_driver;
    QPointer<AdminDeactivateDialog> m_dialog;
    QPointer<HeirsDialog> m_heirs;
};

} // namespace farewell
