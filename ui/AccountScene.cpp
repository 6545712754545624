// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/AccountScene.h"

#include "app/base/BrowserLauncher.h"
#include "ui/ProfileScene.h"
#include "ui/RoomHandOverScene.h"
#include "ui/RoomLeavingScene.h"
#include "ui/account/AccountWindow.h"
#include "ui/account/KeysHelpDialog.h"
#include "ui/practice/PracticeMark.h"
#include "ui/settings/SettingsDialog.h"

#include <utility>

namespace farewell {

AccountScene::AccountScene(SignInResult result, ServerSoftware software, Services services)
    : m_services(services)
    , m_signedIn(std::move(result.signedIn))
    , m_software(std::move(software.name))
    , m_account{session().userId,
                {},
                {},
                session().homeserver.displayHost(),
                session().kind,
                session().userId.serverName(),
                result.provider,
                std::move(software.version),
                m_signedIn->accountPage()}
    , m_handOver(std::make_unique<RoomHandOverScene>(*m_signedIn, m_services))
    , m_leaving(std::make_unique<RoomLeavingScene>(*m_signedIn, m_services))
    , m_profile(std::make_unique<ProfileScene>(*m_signedIn, m_services))
    , m_readPause(m_services.clock)
    , m_removalPause(m_services.clock)
    , m_isAsTyped(result.isAsTyped)
    , m_window(std::make_unique<AccountWindow>())
{
    AccountWindow *window = m_window.get();
    markIfPractice(m_services, *window);
    connect(window, &AccountWindow::settingsRequested, this, [this] { openSettings(false); });
    connect(window, &AccountWindow::settleRequested, this, &AccountScene::settle);
    connect(window, &AccountWindow::deactivateRequested, this, [this] { openSettings(true); });
    connect(window, &AccountWindow::signOutRequested, this, [this] { askToSignOut(false); });
    connect(window, &AccountWindow::closed, this, [this] { askToSignOut(true); });
    connect(m_signedIn.get(), &SignedIn::waits, &m_readPause, &Countdown::start);
    connect(&m_readPause, &Countdown::changed, this, &AccountScene::showPause);
    connect(&m_removalPause, &Countdown::changed, this, [this] {
        if (m_waiting && m_removalPause.left().count() > 0) {
            showRemoval(*m_waiting, removal::Waiting{m_removalPause.left()});
        }
    });
    connect(m_handOver.get(), &RoomHandOverScene::changed, this, &AccountScene::onHandedOver);
    connect(m_profile.get(), &ProfileScene::cleared, this, &AccountScene::onCleared);
    connect(m_profile.get(), &ProfileScene::changed, this, &AccountScene::showProfile);
    connect(m_leaving.get(), &RoomLeavingScene::left, this, &AccountScene::onLeft);
    connect(m_leaving.get(), &RoomLeavingScene::changed, this, &AccountScene::showRoomStates);
    connect(window, &AccountWindow::accountConfirmed, this, [this](bool isMine) {
        if (!isMine) {
            signOut(false);
        }
    });
}

AccountScene::~AccountScene() = default;

QWidget &AccountScene::window() const
{
    return *m_window;
}

void AccountScene::open()
{
    m_window->showAccount(m_account);
    if (!m_isAsTyped) {
        m_window->askWhoseAccount();
    }
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    goOnReading();
    readRooms();
}

/// Of what is not known yet.
void AccountScene::goOnReading()
{
    if (m_reading) {
        return;
    }
    if (m_overview.refusal) {
        m_overview.isComplete = true; // nothing more is to be had
        showOverview();
        return;
    }
    m_reading = std::make_unique<QObject>();
    if (!m_overview.isComplete) {
        readOverview(*m_signedIn, m_reading.get(),
                     [this](const Overview &overview) { onOverview(overview); });
    }
    for (const Overview::Topic topic : std::as_const(m_readAgain)) {
        if (!m_overview.isOver(topic)) {
            read(topic);
        }
    }
}

/// Nothing is asked once a deactivation was sent: the token may be evidence by then. What is being
/// left is left, and nobody looks what came of it.
void AccountScene::endReading()
{
    m_reading.reset();
    m_leaving->askNoMore();
}

void AccountScene::readRooms()
{
    m_rooms = {};
    m_roomReader = std::make_unique<RoomReader>(*m_signedIn);
    connect(m_roomReader.get(), &RoomReader::progressed, this, &AccountScene::onRooms);
    connect(m_roomReader.get(), &RoomReader::ended, this, [this] {
        auto reader = std::move(m_roomReader);
        m_rooms = reader->overview();
        reader.release()->deleteLater(); // it is calling us
        m_rooms.onlyMine += m_handOver->givenAway(m_rooms);
        m_handOver->takeOver(m_rooms.onlyMine);
        onRooms();
        noteBefore();
    });
    m_roomReader->start();
    onRooms();
}

void AccountScene::onRooms()
{
    if (m_roomReader) {
        m_rooms = m_roomReader->overview();
    }
    m_rooms.handedOver = m_handOver->handedOver(m_rooms.onlyMine);
    if (m_rooms.refusal && !m_overview.refusal) {
        m_overview.refusal = m_rooms.refusal;
        m_window->showOverview(m_overview);
    }
    m_window->showRooms(m_rooms);
    if (m_settings) {
        m_settings->showRooms(m_rooms);
    }
}

void AccountScene::onHandedOver()
{
    m_rooms.handedOver = m_handOver->handedOver(m_rooms.onlyMine);
    m_window->showRooms(m_rooms);
    showRoomStates();
}

void AccountScene::onLeft(const QString &roomId)
{
    const auto room = std::ranges::find(std::as_const(m_rooms.all), roomId, &OwnRoom::id);
    m_beforehand.settled.left
        += {m_services.clock.nowUtc(), roomId, room == m_rooms.all.cend() ? QString() : room->name};
    m_rooms.forget(roomId);
    m_rooms.handedOver = m_handOver->handedOver(m_rooms.onlyMine);
    m_window->showRooms(m_rooms);
}

/// What is gone before the click is no sign of a deactivation afterwards.
void AccountScene::onCleared(const Profile &profile)
{
    if (!m_profile->state().result.gone().isEmpty()) {
        m_beforehand.settled.profile = Settled::ClearedProfile{m_services.clock.nowUtc()};
    }
    m_overview.profile = profile;
    if (profile.avatarMxc.isEmpty()) {
        m_overview.avatar.clear();
    }
    m_account.name = profile.displayName;
    m_account.avatar = m_overview.avatar;
    showAccount();
    showOverview();
}

void AccountScene::showProfile()
{
    m_window->showProfile(m_profile->state());
    if (m_settings) {
        m_settings->showProfile(m_profile->state());
    }
    if (m_deactivation) {
        m_deactivation->showProfile(m_profile->state());
    }
}

void AccountScene::showPause()
{
    m_window->showPause(m_readPause.left());
    if (m_settings) {
        m_settings->showPause(m_readPause.left());
    }
}

/// A room that was handed over may be left afterwards.
void AccountScene::showRoomStates()
{
    if (m_settings) {
        QMap<QString, RoomRowState> states = m_handOver->rows();
        const QMap<QString, RoomRowState> &leaving = m_leaving->rows();
        for (auto row = leaving.cbegin(); row != leaving.cend(); ++row) {
            states.insert(row.key(), states.value(row.key()).withLeaving(row.value()));
        }
        m_settings->showRoomStates(states);
        m_settings->showLeaving(m_leaving->state());
    }
}

/// Nothing is asked beside a deactivation, nor after it: the token may be evidence by then.
void AccountScene::endReadingRooms()
{
    m_roomReader.reset();
}

/// From the start: what was read by then may be out of date.
void AccountScene::goOnReadingRooms()
{
    if (m_rooms.isReading()) {
        readRooms();
    }
}

void AccountScene::settle(SettleEntry::Act act)
{
    switch (act) {
    case SettleEntry::Act::ReviewContacts:
    case SettleEntry::Act::ShowProfile:
        openSettings(false);
        return;
    case SettleEntry::Act::ChooseRooms:
    case SettleEntry::Act::ShowRooms:
        openRooms();
        return;
    case SettleEntry::Act::SkipRooms:
        if (m_roomReader) {
            m_roomReader->stop();
        }
        return;
    case SettleEntry::Act::ReadRooms:
        if (!m_deactivation) { // by a screen reader, from behind it
            readRooms();
        }
        return;
    case SettleEntry::Act::ShowSessions:
        openSessions();
        return;
    case SettleEntry::Act::HelpWithKeys:
        openKeysHelp();
        return;
    case SettleEntry::Act::ReadProfile:
        readAgain(Overview::Topic::Profile);
        return;
    case SettleEntry::Act::ReadPushers:
        readAgain(Overview::Topic::Pushers);
        return;
    case SettleEntry::Act::ReadContacts:
        readAgain(Overview::Topic::Contacts);
        return;
    case SettleEntry::Act::ReadSessions:
        readAgain(Overview::Topic::OtherSessions);
        return;
    case SettleEntry::Act::ReadKeyBackup:
        readAgain(Overview::Topic::KeyBackup);
        return;
    }
    Q_UNREACHABLE();
}

void AccountScene::openRooms()
{
    openSettings(false);
    m_settings->showRoomsPage();
}

void AccountScene::openSessions()
{
    openSettings(false);
    m_settings->showSessionsPage();
}

void AccountScene::openKeysHelp()
{
    auto *dialog = new KeysHelpDialog(m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    markIfPractice(m_services, *dialog);
    connect(dialog, &QDialog::finished, m_window.get(), &QWidget::activateWindow);
    dialog->open();
}

void AccountScene::leave()
{
    if (m_deactivation && !m_deactivation->driver().mayBeSignedOut()) {
        end(Notice::None, true);
    } else {
        signOut(true);
    }
}

void AccountScene::onOverview(const Overview &overview)
{
    const Overview before = std::exchange(m_overview, overview);
    if (before.contacts) {
        m_overview.contacts = before.contacts; // some may have been removed since they were read
    }
    for (const Overview::Topic topic : Overview::topics) {
        if (m_readAgain.contains(topic) || !overview.isOver(topic)) {
            m_overview.take(topic, before); // read later than this, or the last time
        }
    }
    if (!m_overview.capabilities) {
        m_overview.capabilities = before.capabilities;
    }
    if (m_profile->state().result.profile) { // likewise removed since
        m_overview.profile = before.profile;
        m_overview.avatar = before.avatar;
    }
    if (!m_overview.refusal) {
        m_overview.refusal = m_rooms.refusal;
    }
    if (m_overview.refusal && m_roomReader) {
        m_roomReader->stop(); // every other read would be refused, too
    }
    noteBefore();
    nameAccount();
    showOverview();
}

/// As it was read first: from then on it gets less.
void AccountScene::noteBefore()
{
    HadBefore &had = m_beforehand.had;
    const auto note = [](std::optional<qsizetype> &place, const std::optional<qsizetype> &number) {
        place = place ? place : number;
    };
    if (m_overview.contacts) {
        note(had.contacts, m_overview.contacts->size());
        m_beforehand.hadEmail = m_beforehand.hadEmail
            || std::ranges::any_of(*m_overview.contacts, [](const Contact &contact) {
                                    return contact.medium == QLatin1StringView("email");
                                });
    }
    if (m_overview.otherSessions) {
        note(had.otherSessions, m_overview.otherSessions->size());
    }
    if (m_overview.keyBackup) {
        note(had.backedUpKeys, m_overview.keyBackup->keys);
    }
    if (!m_rooms.isReading()) {
        note(had.rooms, m_rooms.rooms);
        note(had.directChats, m_rooms.directChats);
    }
}

Beforehand AccountScene::beforehand() const
{
    Beforehand all = m_beforehand;
    all.settled.handedOver = m_handOver->givenRooms();
    if (all.settled.profile) {
        all.settled.profile->isSpread = m_profile->state().phase == ProfileState::Phase::Settled;
    }
    return all;
}

/// As its profile says.
void AccountScene::nameAccount()
{
    const QString name = m_overview.profile ? m_overview.profile->displayName : QString();
    if (name != m_account.name || m_overview.avatar != m_account.avatar) {
        m_account.name = name;
        m_account.avatar = m_overview.avatar;
        showAccount();
    }
}

void AccountScene::showOverview()
{
    m_window->showOverview(m_overview);
    if (m_settings) {
        m_settings->showOverview(m_overview);
    }
}

void AccountScene::showAccount()
{
    m_window->showAccount(m_account);
    if (m_settings) {
        m_settings->showAccount(m_account);
    }
}

void AccountScene::openSettings(bool atDeactivation)
{
    if (std::exchange(m_contactsAreUncertain, false)) {
        readAgain(Overview::Topic::Contacts);
    }
    if (!m_settings) {
        openSettingsDialog();
    }
    if (atDeactivation) {
        m_settings->scrollToDeactivation();
    }
}

void AccountScene::openSettingsDialog()
{
    m_settings = new SettingsDialog(m_services.clock, m_window.get());
    m_settings->setAttribute(Qt::WA_DeleteOnClose);
    markIfPractice(m_services, *m_settings);
    // It is deleted later than it is closed, and may be asked for again before that.
    connect(m_settings, &QDialog::finished, this, [this] {
        m_settings.clear();
        endRemoving(); // what is left would be removed unseen
        m_leaving->stop();
        m_window->activateWindow(); // not every desktop does it by itself
    });
    connect(m_settings, &SettingsDialog::removeContactRequested, this,
            &AccountScene::removeContactNow);
    connect(m_settings, &SettingsDialog::removeAllContactsRequested, this,
            &AccountScene::removeContacts);
    connect(m_settings, &SettingsDialog::deactivateRequested, this,
            &AccountScene::openDeactivation);
    connect(m_settings, &SettingsDialog::accountPageRequested, this,
            &AccountScene::openAccountPage);
    connect(m_settings, &SettingsDialog::clearProfileRequested, this, [this](const auto &parts) {
        if (!m_deactivation) {
            m_profile->clear(parts);
        }
    });
    connectRooms();
    m_settings->showAccount(m_account);
    m_settings->showOverview(m_overview);
    m_settings->showRooms(m_rooms);
    m_settings->setRemovingAll(m_removal != nullptr);
    showRoomStates();
    showProfile();
    showPause();
    m_settings->open();
}

/// One thing at a time is changed in rooms, and nothing from behind the deactivation, where a
/// screen reader can press.
void AccountScene::connectRooms()
{
    const auto mayChange = [this] { return !m_deactivation && !m_leaving->state().isRunning(); };
    connect(m_settings, &SettingsDialog::handOverRequested, this,
            [this, mayChange](const OwnRoom &room) {
                if (mayChange()) {
                    m_handOver->open(room, m_settings);
                }
            });
    connect(m_settings, &SettingsDialog::takeBackRequested, this,
            [this, mayChange](const QString &id) {
                if (mayChange()) {
                    m_handOver->takeBack(id);
                }
            });
    connect(m_settings, &SettingsDialog::lookAgainRequested, this,
            [this, mayChange](const QString &id) {
                if (mayChange()) {
                    m_handOver->lookAgain(id);
                }
            });
    connect(m_settings, &SettingsDialog::leaveRequested, this,
            [this, mayChange](const QList<OwnRoom> &rooms, const QString &reason) {
                if (mayChange() && !m_handOver->isBusy()) {
                    m_leaving->leave(rooms, reason);
                }
            });
    connect(m_settings, &SettingsDialog::retryLeaveRequested, this, [this](const QString &id) {
        if (!m_deactivation && !m_handOver->isBusy()) {
            m_leaving->retry(id);
        }
    });
    connect(m_settings, &SettingsDialog::stopLeavingRequested, m_leaving.get(),
            &RoomLeavingScene::stop);
}

void AccountScene::openAccountPage()
{
    m_settings->tellPageOpened(m_services.browser.open(m_account.page, [settings = m_settings] {
        if (settings) {
            settings->tellPageOpened(false);
        }
    }));
}

void AccountScene::removeContactNow(const Contact &contact)
{
    if (m_deactivation || m_underWay.contains(contact)) {
        return;
    }
    m_underWay += contact;
    showRemoval(contact, removal::Working{});
    removeContact(*m_signedIn, contact, this, [this, contact](const Result<UnbindResult> &result) {
        m_underWay.removeAll(contact);
        if (result) {
            onRemoved(contact, *result);
        } else {
            onNotRemoved(contact, result.error());
        }
    });
}

void AccountScene::removeContacts(const QList<Contact> &contacts)
{
    if (m_removal || m_deactivation) {
        return;
    }
    QList<Contact> left = contacts;
    left.removeIf([this](const Contact &contact) { return m_underWay.contains(contact); });
    m_removal = std::make_unique<ContactRemoval>(*m_signedIn, m_services.clock, left);
    connect(m_removal.get(), &ContactRemoval::began, this, [this](const Contact &contact) {
        m_waiting.reset();
        showRemoval(contact, removal::Working{});
    });
    connect(m_removal.get(), &ContactRemoval::waits, this,
            [this](const Contact &contact, std::chrono::milliseconds pause) {
                m_waiting = contact;
                m_removalPause.start(pause);
            });
    connect(m_removal.get(), &ContactRemoval::removed, this, &AccountScene::onRemoved);
    connect(m_removal.get(), &ContactRemoval::failed, this, &AccountScene::onNotRemoved);
    connect(m_removal.get(), &ContactRemoval::ended, this, [this] {
        m_removal.release()->deleteLater(); // it is calling us
        if (m_settings) {
            m_settings->setRemovingAll(false);
        }
    });
    m_settings->setRemovingAll(true);
    m_removal->start();
}

void AccountScene::endRemoving()
{
    if (m_removal) {
        m_waiting.reset();
        m_removalPause.stop();
        m_removal->stop();
    }
}

void AccountScene::onRemoved(const Contact &contact, UnbindResult unbind)
{
    m_beforehand.settled.contacts
        += {m_services.clock.nowUtc(), contact.medium, masked(contact), unbind};
    if (m_overview.contacts) {
        m_overview.contacts->removeAll(contact);
        m_window->showOverview(m_overview);
    }
    showRemoval(contact, removal::Removed{unbind});
    if (m_settings) {
        m_settings->showOverview(m_overview);
    }
}

void AccountScene::onNotRemoved(const Contact &contact, const Failure &failure)
{
    m_contactsAreUncertain = true;
    showRemoval(contact, removal::Failed{failure});
}

void AccountScene::showRemoval(const Contact &contact, const RemovalState &state)
{
    if (m_settings) {
        m_settings->showRemoval(contact, state);
    }
}

/// What it was is not shown as if it still were.
void AccountScene::readAgain(Overview::Topic topic)
{
    if (!m_overview.isOver(topic)) {
        return; // it is being read
    }
    m_readAgain += topic;
    m_overview.take(topic, {});
    showOverview();
    read(topic);
}

void AccountScene::read(Overview::Topic topic)
{
    if (!m_reading) {
        return; // goOnReading() does it
    }
    readTopic(*m_signedIn, topic, m_reading.get(), [this, topic](const Overview &known) {
        m_overview.take(topic, known);
        if (topic == Overview::Topic::Contacts) {
            m_contactsAreUncertain = !known.contacts;
        }
        if (!m_overview.refusal) {
            m_overview.refusal = known.refusal;
        }
        noteBefore();
        nameAccount();
        showOverview();
    });
}

void AccountScene::openDeactivation()
{
    if (m_deactivation) {
        return;
    }
    endReadingRooms();
    endRemoving();
    m_handOver->stop();
    m_leaving->stop();
    const Profile profile = m_overview.profile.value_or(Profile());
    const DeactivationFlow::Setup setup{session().kind,
                                        profile != Profile(),
                                        m_overview.capabilities
                                            && m_overview.capabilities->accountStatus,
                                        m_signedIn->deactivationPage(),
                                        !m_overview.contacts || !m_overview.contacts->isEmpty(),
                                        m_software};
    m_deactivation = std::make_unique<DeactivationScene>(
        *m_signedIn, setup, m_account, [this] { return beforehand(); }, m_services, m_settings);
    m_deactivation->showProfile(m_profile->state());
    connect(m_deactivation.get(), &DeactivationScene::confirmed, m_profile.get(),
            &ProfileScene::stop);
    connect(m_deactivation.get(), &DeactivationScene::confirmed, this, &AccountScene::endReading);
    connect(m_deactivation.get(), &DeactivationScene::clickAwaited, m_profile.get(),
            &ProfileScene::lookElsewhere);
    connect(m_deactivation.get(), &DeactivationScene::clickAwaited, this,
            &AccountScene::goOnReading);
    connect(m_deactivation.get(), &DeactivationScene::deactivated, this,
            &AccountScene::closeWindows);
    connect(m_deactivation.get(), &DeactivationScene::ended, this,
            &AccountScene::onDeactivationEnded);
    if (!m_overview.refusal) {
        m_profile->lookElsewhere();
    }
    m_deactivation->open();
}

void AccountScene::sayFoundActive()
{
    m_window->sayFoundActive();
}

void AccountScene::onDeactivationEnded(DeactivationScene::End how)
{
    if (how == DeactivationScene::End::SignInWanted) {
        m_openOutcome = m_deactivation->leftOpen();
    }
    const DeactivationDriver &driver = m_deactivation->driver();
    const bool mayBeSignedOut = driver.mayBeSignedOut();
    const bool mayRemain = driver.mayHaveSession();
    const bool isOver = driver.state().failure.endsSession();
    m_deactivation.release()->deleteLater(); // it is calling us
    m_profile->endLookingElsewhere();
    switch (how) {
    case DeactivationScene::End::BackToSettings:
        goOnReading();
        goOnReadingRooms();
        return;
    case DeactivationScene::End::BackToContacts:
        goOnReading();
        goOnReadingRooms();
        if (m_settings) {
            m_settings->scrollToContacts();
        }
        return;
    case DeactivationScene::End::SignOutWanted:
        signOut(false);
        return;
    case DeactivationScene::End::SignedOut:
        if (isOver) {
            end(Notice::SignInEnded, false);
        } else {
            signOut(false); // what answered knew nothing of it
        }
        return;
    case DeactivationScene::End::Deactivated:
        end(Notice::None, false);
        return;
    case DeactivationScene::End::Unknown:
    case DeactivationScene::End::SignInWanted:
        if (mayBeSignedOut) {
            signOut(false);
        } else {
            end(mayRemain ? Notice::SessionMayRemain : Notice::None, false);
        }
        return;
    }
}

/// What is behind a modal window can be pressed by a screen reader. A session that is evidence
/// stays, and so does what says what is not known.
void AccountScene::askToSignOut(bool quits)
{
    if (m_deactivation && m_deactivation->holdsTheSession()) {
        m_deactivation->raise();
        return;
    }
    signOut(quits);
}

void AccountScene::signOut(bool quits)
{
    m_quits = m_quits || quits; // also of one that is under way
    if (m_isEnding) {
        return;
    }
    m_isEnding = true;
    m_profile->stop();
    endReadingRooms();
    endRemoving();
    m_handOver->stop();
    m_leaving->stop();
    if (m_signedIn->isOver()) {
        const auto &refusal = m_overview.refusal;
        const bool isTold = m_quits || (refusal && refusal->cause == Cause::UserDeactivated);
        end(isTold ? Notice::None : Notice::SignInEnded, m_quits);
        return;
    }
    delete m_settings;
    if (m_quits) {
        m_window->hide();
    }
    m_window->setWorking(true);
    m_signedIn->end(this, [this](bool hasEnded) {
        end(hasEnded ? Notice::None : Notice::SessionMayRemain, m_quits);
    });
}

void AccountScene::end(Notice notice, bool quits)
{
    closeWindows();
    Q_EMIT ended(notice, quits);
}

void AccountScene::closeWindows()
{
    endReadingRooms();
    delete m_settings;
    m_window->hide();
}

} // namespace farewell
