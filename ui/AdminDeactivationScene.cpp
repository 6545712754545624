// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/AdminDeactivationScene.h"

#include "app/admin/ActivityLog.h"
#include "app/base/Clock.h"
#include "app/base/Text.h"
#include "app/deactivation/NoteFolder.h"
#include "app/matrix/SignedIn.h"
#include "app/record/Receipt.h"
#include "ui/SavedFile.h"
#include "ui/SavedRecord.h"
#include "ui/Translations.h"
#include "ui/administration/AdminDeactivateDialog.h"
#include "ui/administration/AdminRecordSentences.h"
#include "ui/administration/HeirsDialog.h"
#include "ui/practice/PracticeMark.h"
#include "ui/widgets/Controls.h"

#include <QCoreApplication>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace farewell {

AdminDeactivationScene::AdminDeactivationScene(const Services &services, const AdminPlace &place,
                                               Beginning beginning, QWidget *parent)
    : m_services(services)
    , m_desk{place, services.clock, services.activityLog}
    , m_host(place.address.displayHost())
    , m_userId(beginning.account.user.id)
    , m_acting(std::move(beginning.acting))
    , m_reader(place)
    , m_dialog(new AdminDeactivateDialog(place.actor.session().userId.display(), m_host,
                                         services.clock, parent))
{
    using Dialog = AdminDeactivateDialog;
    connect(m_dialog, &Dialog::closed, this, &AdminDeactivationScene::end);
    connect(m_dialog, &Dialog::heirsRequested, this, &AdminDeactivationScene::chooseHeirs);
    markIfPractice(m_services, *m_dialog);
    AdminTarget known;
    known.account = std::move(beginning.account);
    m_dialog->showTarget(known);
    AdminDeactivationState reading;
    reading.phase = AdminDeactivationPhase::Reading;
    reading.mayClose = true;
    m_dialog->showState(reading);
    m_dialog->open();
    read();
}

AdminDeactivationScene::~AdminDeactivationScene()
{
    delete m_dialog;
}

/// The account is read first, and what follows may take minutes: it is as old as the reading.
void AdminDeactivationScene::read()
{
    m_readingSince = m_services.clock.elapsed();
    m_reader.read(m_userId, [this](const Result<AdminTarget> &target) { onRead(target); });
}

void AdminDeactivationScene::onRead(const Result<AdminTarget> &target)
{
    if (!m_dialog) {
        return;
    }
    if (!target) {
        const QString who = isolatedLtr(cleaned(m_userId));
        const bool isGone = reasonOfNoAccount(target.error()) == AdminReason::Gone;
        Q_EMIT failed(isGone ? tr("There is no account %1 any more.").arg(who)
                             //: %1 is a host name, %2 a Matrix ID
                             : tr("%1 did not tell everything about %2, so nothing can be decided. "
                                  "No request to deactivate it was sent.")
                                   .arg(m_host, who));
        m_dialog->reject();
        return;
    }
    if (m_driver) {
        m_driver->setTarget(*target, m_services.clock.elapsed() - m_readingSince);
        m_dialog->showTarget(*target);
        return;
    }
    begin(*target);
}

void AdminDeactivationScene::begin(const AdminTarget &target)
{
    using Dialog = AdminDeactivateDialog;
    using Driver = AdminDeactivationDriver;
    m_driver = std::make_unique<Driver>(m_desk, m_services.notes, target,
                                        m_services.clock.elapsed() - m_readingSince);
    Driver *driver = m_driver.get();
    connect(driver, &Driver::changed, m_dialog, &Dialog::showState);
    connect(driver, &Driver::targetIsStale, this, &AdminDeactivationScene::read);
    connect(m_dialog, &Dialog::confirmRequested, driver,
            [this] { m_driver->confirm(m_dialog->choices()); });
    connect(m_dialog, &Dialog::tryAgainRequested, driver, &Driver::tryAgain);
    connect(m_dialog, &Dialog::goOnWithoutRequested, driver, &Driver::goOnWithout);
    connect(m_dialog, &Dialog::stopHereRequested, driver, &Driver::stopHere);
    connect(m_dialog, &Dialog::stopRequested, driver, &Driver::stop);
    connect(m_dialog, &Dialog::saveRecordRequested, this, &AdminDeactivationScene::askWhereToSave);
    m_dialog->showTarget(target);
    m_dialog->showState(driver->state());
}

void AdminDeactivationScene::chooseHeirs()
{
    if (!m_driver || m_heirs) {
        return;
    }
    m_heirs = new HeirsDialog(m_driver->target(), m_dialog->heirs(), m_acting, m_dialog);
    m_heirs->setAttribute(Qt::WA_DeleteOnClose);
    markIfPractice(m_services, *m_heirs);
    connect(m_heirs, &QDialog::accepted, m_dialog,
            [this] { m_dialog->setHeirs(m_heirs->heirs()); });
    // It is deleted later than it is closed, and may be asked for again before that.
    connect(m_heirs, &QDialog::finished, this, [this] {
        m_heirs.clear();
        m_dialog->activateWindow(); // not every desktop does it by itself
    });
    m_heirs->open();
}

AdminRecord AdminDeactivationScene::record() const
{
    const UserId &actor = m_desk.place.actor.session().userId;
    AdminRecord record{.issued = m_services.clock.nowUtc(),
                       .programVersion = QCoreApplication::applicationVersion(),
                       .isPractice = m_services.practice != nullptr,
                       .actor = actor.toString(),
                       .server = actor.serverName(),
                       .address = m_desk.place.address.toString(),
                       .target = m_driver->target(),
                       .state = m_driver->state()};
    const QDateTime begun = m_driver->begunAt();
    const QList<ActivityEntry> written = m_services.activityLog.read();
    for (const ActivityEntry &act : written) {
        const bool isOurs = act.subject == m_userId && act.actor == record.actor;
        if (isOurs && begun.isValid() && act.at >= begun) {
            record.acts += act;
        }
    }
    return record;
}

void AdminDeactivationScene::askWhereToSave()
{
    QFileDialog *dialog = SavedFile::dialogFor(
        SavedFile::document(tr("Save a record"), fileNameOf(record())), m_dialog);
    connect(dialog, &QFileDialog::fileSelected, this, &AdminDeactivationScene::saveRecord);
    dialog->open();
}

void AdminDeactivationScene::saveRecord(const QString &path)
{
    const AdminRecord what = record();
    const QByteArray json = toJson(what);
    const SavedRecord saved = SavedRecord::save(
        path, json,
        AdminRecordSentences::page(what, m_host, sha256Of(json), Translations::installed()));
    //: %1 is the name of a file; another one stands beside it
    const QString told = tr("The record is saved as %1, and .json beside it.")
                             .arg(SavedFile::shownName(saved.page()));
    m_dialog->tellOfRecord(saved.fault.isEmpty() ? told : saved.fault);
}

void AdminDeactivationScene::leave()
{
    delete m_heirs;
    if (m_dialog) {
        m_dialog->leave();
    }
}

void AdminDeactivationScene::end()
{
    if (m_driver) {
        m_driver->stop();
    }
    QWidget *behind = m_dialog->parentWidget();
    retire(m_dialog); // it is calling us
    m_dialog.clear();
    if (behind != nullptr) {
        behind->activateWindow(); // not every desktop does it by itself
    }
    Q_EMIT ended();
}

} // namespace farewell
