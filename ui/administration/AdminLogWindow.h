// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/ActivityLog.h"
#include "ui/widgets/Banner.h"

#include <QDialog>

class QBoxLayout;
class QVBoxLayout;

namespace farewell {

class ActivityLogModel;
class BusyBar;
class CalmTable;
class LinkButton;
class ScrollColumn;
class Text;

/// What administrators have done with this program on this computer, as it was written down. It
/// changes nothing by itself.
class AdminLogWindow final : public QDialog
{
    Q_OBJECT

public:
    AdminLogWindow(const QString &acting, const QString &folder, QWidget *parent);

    void showLoading();
    void showEntries(const QList<ActivityEntry> &oldestFirst);

    /// A message that stays until the next one; empty: none.
    void tell(Banner::Kind kind, const QString &text);

    [[nodiscard]] QList<ActivityEntry> shownEntries() const; ///< as in the table

    void reject() override;

Q_SIGNALS:
    void exportRequested();
    void folderRequested();
    void deleteRequested();
    void activated();
    void closed(); ///< once, after the window has closed

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build(const QString &acting, const QString &folder);
    void buildTable(QVBoxLayout *column);
    void buildButtons(QVBoxLayout *column);
    void search(const QString &text);
    void showCounts();
    void showChosen();
    void arrange();

    bool m_hasClosed = false;
    ActivityLogModel *m_model;
    Banner *m_banner = nullptr;
    QLineEdit *m_search = nullptr;
    CalmTable *m_table = nullptr;
    BusyBar *m_busy = nullptr;
    Text *m_status = nullptr;
    ScrollColumn *m_details = nullptr;
    Text *m_entry = nullptr;
    Text *m_about = nullptr;
    QBoxLayout *m_links = nullptr;
    LinkButton *m_delete = nullptr;
    LinkButton *m_folder = nullptr;
    LinkButton *m_export = nullptr;
};

} // namespace farewell
