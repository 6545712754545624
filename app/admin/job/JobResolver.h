// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminDesk.h"
#include "app/admin/job/JobFinding.h"
#include "app/admin/job/JobList.h"
#include "app/admin/job/JobPreview.h"
#include "app/admin/job/OnlyAdminCount.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace farewell {

/// Reads whom a list names, four questions at a time: who has which address, each account whole
/// with its rooms, and who else administrates the server where that matters. What could not be read
/// of one account is found out of that one; the others go on.
class JobResolver final : public QObject
{
    Q_OBJECT

public:
    explicit JobResolver(AdminPlace place, QObject *parent = nullptr);
    ~JobResolver() override;

    /// In the place of a reading that is under way.
    void resolve(const JobList &list);

    /// Once it is resolved: in which rooms nobody else can look after, for each account that could
    /// be deactivated. It may take long, and resolved() comes again.
    void lookForOnlyAdmins();
    void forgetOnlyAdmins(); ///< nobody wants to know any more

    void stop(); ///< nobody wants it any more

    [[nodiscard]] const JobFindings &findings() const { return m_findings; }

    /// What is known of who acts; the person's own choices are not among it.
    [[nodiscard]] JobTerms terms() const;

Q_SIGNALS:
    /// `of` may grow.
    void progressed(qsizetype done, qsizetype of);
    void resolved();

private:
    using Done = std::function<void()>;
    using Step = void (JobResolver::*)();

    void readInTurn(std::vector<std::function<void(const Done &)>> reads, Step next);
    void readActor();
    void readAddresses();
    void readAccounts();
    void readAccount(const QString &id, const Done &done);
    void lookForSmallLetters(const QString &id, const Done &done);
    void readRooms(const QString &id, const Done &done);
    void readLivingAdmins();
    void readLivingAdminsFrom(const QString &from);
    void takeLivingAdmins(const QList<AdminUser> &admins);
    void takeOnlyAdmins(const QHash<QString, OnlyAdminRooms> &counts);
    void finish();
    void count();
    [[nodiscard]] QStringList idsToRead() const;

    AdminPlace m_place;
    JobList m_list;
    JobFindings m_findings;
    bool m_isActorFlagged = false;
    qsizetype m_done = 0;
    qsizetype m_of = 0;
    std::unique_ptr<QObject> m_reading;
    std::unique_ptr<OnlyAdminCount> m_onlyAdmins;
};

} // namespace farewell
