// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobDriver.h"
#include "app/admin/job/JobPreview.h"
#include "app/admin/job/JobResolver.h"
#include "app/admin/job/JobSearch.h"
#include "ui/Services.h"
#include "ui/administration/AdminView.h"
#include "ui/administration/many/JobView.h"

#include <QObject>
#include <QPointer>

namespace farewell {

class AdminJobWindow;

/// A list of accounts from where it comes from to what has come of it: adminJobWindow, and what it
/// asks for.
class AdminJobScene final : public QObject
{
    Q_OBJECT

public:
    /// What `place` refers to outlives this.
    AdminJobScene(const Services &services, const AdminPlace &place, AdminView acting,
                  QWidget *parent);
    ~AdminJobScene() override;

    /// With a search: whom it means is the list that is proposed. Without one a rehearsal may have
    /// a list for it.
    void open(const std::optional<UserWish> &search);

    /// A list that was left behind, paused. Why not, as a sentence, else nothing.
    [[nodiscard]] QString openLeft(const QString &path);

    void raise();

    /// Pauses first; ended() comes when nothing is under way any more.
    void leave();

Q_SIGNALS:
    /// Once: the window is closed, and nothing is under way. `hasSent`: accounts may be others now.
    void ended(bool hasSent);

private:
    void show();
    void connectWindow();
    void connectReading();
    void onChanged();
    void onRows(const QList<qsizetype> &places);
    [[nodiscard]] JobView view() const;
    void askForFile();
    void readFile(const QString &path);
    void readTable(const QByteArray &bytes, const QString &name);
    void offerPracticeList();
    void takeFound(const QStringList &ids);
    void resolveGiven();
    void resolve(const JobList &list, const JobOrigin &origin);
    void onResolved();
    [[nodiscard]] JobTerms terms() const;
    void backToList();
    void lookForSoleAdmins(bool areWanted);
    void rehearse();
    void start();
    void useRest();
    void saveTable(const QString &title, const QString &name,
                   const std::function<QByteArray()> &bytes);
    void saveResults();
    void saveSummary();
    void writeSummary(const QString &path);
    void tellOfFile(const QString &path, const QString &fault);
    void end();

    Services m_services;
    AdminDesk m_desk;
    AdminView m_acting;
    QPointer<AdminJobWindow> m_window;
    JobDriver m_driver;
    JobResolver m_resolver;
    JobSearch m_search;

    CsvTable m_table; ///< of a file
    QString m_fileName;
    QStringList m_found; ///< by a search
    JobList m_list;      ///< that is looked at
    std::optional<JobPreview> m_preview;

    JobView m_view; ///< what the driver does not know of it
    bool m_hasSent = false;
    bool m_isLeaving = false;
};

} // namespace farewell
