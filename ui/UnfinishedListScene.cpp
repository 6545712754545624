// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/UnfinishedListScene.h"

#include "app/admin/job/JobResults.h"
#include "ui/SavedFile.h"
#include "ui/administration/many/UnfinishedListDialog.h"
#include "ui/practice/PracticeMark.h"
#include "ui/widgets/Controls.h"

#include <QFileDialog>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

bool isOf(const LeftJob &job, const UserId &actor)
{
    const JobRecord *record = job.record();
    return record != nullptr && record->admin == actor.toString();
}

} // namespace

UnfinishedListScene::UnfinishedListScene(Services services)
    : m_services(services)
{
}

UnfinishedListScene::~UnfinishedListScene()
{
    delete m_dialog;
}

void UnfinishedListScene::open(QWidget *behind)
{
    if (m_dialog) {
        return;
    }
    m_behind = behind;
    m_left = m_services.jobs.read();
    openNext();
}

/// Whose list it is not is told so, and it stays wanted: the right one may sign in next.
void UnfinishedListScene::administrationOpened(const UserId &actor, QWidget *window)
{
    if (m_actor) {
        return; // the same sign-in
    }
    m_actor = actor;
    m_behind = window;
    if (m_dialog) {
        closeDialog();
    }
    if (m_wanted && !QFileInfo::exists(m_wanted->path)) {
        m_wanted.reset();
    }
    if (m_wanted && isOf(*m_wanted, actor)) {
        m_left.clear();
        Q_EMIT listWanted(std::exchange(m_wanted, std::nullopt)->path);
        return;
    }
    if (m_wanted) {
        m_current = *m_wanted;
        openDialog();
        m_dialog->refuse(actor.display(), actor.serverName());
        return;
    }
    m_left = m_services.jobs.read();
    m_left.removeIf([&actor](const LeftJob &job) { return !isOf(job, actor); });
    openNext();
}

void UnfinishedListScene::stop()
{
    m_actor.reset();
    m_left.clear();
    if (m_dialog) {
        closeDialog();
    }
}

void UnfinishedListScene::openNext()
{
    m_left.removeIf([this](const LeftJob &job) {
        return m_putOff.contains(job.path) || !QFileInfo::exists(job.path);
    });
    if (m_left.isEmpty() || !m_behind) {
        return;
    }
    m_current = m_left.takeFirst();
    openDialog();
}

void UnfinishedListScene::openDialog()
{
    using Dialog = UnfinishedListDialog;
    m_dialog = new Dialog(m_current, m_services.clock, m_behind);
    markIfPractice(m_services, *m_dialog);
    connect(m_dialog, &Dialog::resumeRequested, this, &UnfinishedListScene::resume);
    connect(m_dialog, &Dialog::saveResultsRequested, this, &UnfinishedListScene::saveResults);
    connect(m_dialog, &Dialog::forgetRequested, this, &UnfinishedListScene::forget);
    connect(m_dialog, &Dialog::closed, this, [this] {
        m_putOff.insert(m_current.path);
        m_wanted.reset();
        closeDialog();
        openNext();
    });
    m_dialog->open();
}

void UnfinishedListScene::closeDialog()
{
    UnfinishedListDialog *dialog = m_dialog;
    m_dialog.clear();
    dialog->disconnect(this);
    dialog->accept();
    retire(dialog); // it is calling us
    if (m_behind) {
        m_behind->activateWindow(); // not every desktop does it by itself
    }
}

void UnfinishedListScene::resume()
{
    const JobRecord *record = m_current.record();
    if (record == nullptr) {
        return;
    }
    if (m_actor && isOf(m_current, *m_actor)) {
        closeDialog();
        m_left.clear(); // one list after the other
        Q_EMIT listWanted(m_current.path);
        return;
    }
    if (m_actor) {
        m_dialog->refuse(m_actor->display(), m_actor->serverName());
        return;
    }
    const auto admin = UserId::parse(record->admin);
    const auto address = HomeserverUrl::parse(record->address);
    if (!admin || !address) {
        return;
    }
    m_wanted = m_current;
    m_left.clear(); // what else there is has time until the next start
    closeDialog();
    Q_EMIT adminSignInWanted(*admin, *address);
}

void UnfinishedListScene::saveResults()
{
    QFileDialog *dialog = SavedFile::dialogFor({.title = tr("Save results"),
                                                .filter = tr("Tables (*.csv)"),
                                                .suffix = u"csv"_s,
                                                .name = u"results.csv"_s},
                                               m_dialog);
    connect(dialog, &QFileDialog::fileSelected, this, &UnfinishedListScene::saveTo);
    dialog->open();
}

void UnfinishedListScene::saveTo(const QString &path)
{
    const JobRecord *record = m_current.record();
    if (record == nullptr || !m_dialog) {
        return;
    }
    const QString fault = SavedFile::write(path, resultsCsv(record->rows, record->erase));
    //: %1 is the name of a file
    const QString saved = tr("The results are saved as %1.").arg(SavedFile::shownName(path));
    m_dialog->tell(fault.isEmpty() ? saved : fault);
}

void UnfinishedListScene::forget()
{
    if (!JobFolder::forget(m_current.path)) {
        m_dialog->tell(tr("The list could not be removed. It is offered again."));
        return;
    }
    m_wanted.reset();
    closeDialog();
    openNext();
}

} // namespace farewell
