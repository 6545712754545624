// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/UserScene.h"

#include "app/admin/service/ServiceAddress.h"
#include "app/matrix/SignedIn.h"
#include "ui/administration/UserCard.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

template <class Scene>
void retireScene(std::unique_ptr<Scene> &scene)
{
    if (scene) {
        scene->disconnect();
        scene.release()->deleteLater(); // it is calling us
    }
}

} // namespace

UserScene::UserScene(const Services &services, const AdminPlace &place, QString acting,
                     QMap<QString, QString> providers, QWidget *window)
    : m_services(services)
    , m_place(place)
    , m_acting(std::move(acting))
    , m_providers(std::move(providers))
    , m_window(window)
    , m_reader(place)
    , m_card(new UserCard(window))
{
    connect(&m_reader, &AdminCardReader::changed, this, &UserScene::onCardChanged);
    connect(m_card, &UserCard::checkAgainWanted, &m_reader, &AdminCardReader::readGaps);
    connect(m_card, &UserCard::stopLookingWanted, &m_reader, &AdminCardReader::stopLooking);
    connect(m_card, &UserCard::lookOnWanted, &m_reader, &AdminCardReader::lookInTheOthers);
    connect(m_card, &UserCard::lockWanted, this, [this](bool isToBeLocked) {
        change(isToBeLocked ? AccountAct::Lock : AccountAct::Unlock);
    });
    connect(m_card, &UserCard::reactivateWanted, this, [this] { change(AccountAct::Reactivate); });
    connect(m_card, &UserCard::deactivateWanted, this, &UserScene::deactivate);
    connect(m_card, &UserCard::serviceAddressWanted, this, &UserScene::askForServiceAddress);
}

UserScene::~UserScene() = default;

void UserScene::choose(const QString &userId)
{
    if (userId.isEmpty()) {
        m_reader.clear();
    } else {
        m_reader.read(userId);
    }
}

void UserScene::onCardChanged()
{
    const Session &session = m_place.actor.session();
    UserCardView view{.card = m_reader.card(),
                      .actor = session.userId.toString(),
                      .serverName = session.userId.serverName(),
                      .providers = m_providers};
    if (m_card) {
        m_card->setCard(view);
    }
    if (const AdminAccount *account = m_reader.card().known()) {
        Q_EMIT userRead(account->user);
    }
}

/// Says so where it is not.
bool UserScene::isIdle()
{
    if (isBusy()) {
        Q_EMIT failed(
            tr("What was done last is still being found out. Try again in some minutes."));
    }
    return !isBusy();
}

void UserScene::change(AccountAct act)
{
    const AdminAccount *account = m_reader.card().known();
    if (account == nullptr || !isIdle()) {
        return;
    }
    const HomeserverUrl host
        = isForService(act, *account) && m_place.service ? *m_place.service : m_place.address;
    const AccountChangeView view{.act = act,
                                 .account = *account,
                                 .acting = m_acting,
                                 .host = host.displayHost(),
                                 .mayHavePassword = !m_place.isManaged(),
                                 .providers = m_providers};
    m_change = std::make_unique<AccountChangeScene>(m_services, m_place, m_services.activityLog,
                                                    view, m_window);
    connect(m_change.get(), &AccountChangeScene::ended, this, &UserScene::endAct);
}

void UserScene::deactivate()
{
    const AdminCard &card = m_reader.card();
    const AdminAccount *account = card.known();
    // As on the card.
    const bool mayBe = guardOn(card, m_place.actor.session().userId.toString()) == AdminGuard::None;
    if (account == nullptr || !mayBe || !isIdle()) {
        return;
    }
    AdminDeactivationScene::Beginning beginning{.account = *account, .acting = m_acting};
    m_deactivation = std::make_unique<AdminDeactivationScene>(m_services, m_place,
                                                              std::move(beginning), m_window);
    connect(m_deactivation.get(), &AdminDeactivationScene::failed, this, &UserScene::failed);
    connect(m_deactivation.get(), &AdminDeactivationScene::ended, this, &UserScene::endAct);
}

/// Where it is found it counts for every account of this session; the one that is chosen is read
/// anew.
void UserScene::askForServiceAddress()
{
    if (m_serviceAddress || !isIdle()) {
        return;
    }
    m_service = makeServiceAddressEntry(m_place);
    connect(m_service.get(), &AddressEntry::found, this, [this](const HomeserverUrl &address) {
        m_place.service = address;
        m_reader.setService(address);
        Q_EMIT serviceFound(address);
        Q_EMIT cardGoes();
        const QString userId = m_reader.card().userId; // it goes with the card
        choose(userId);
    });
    const QString serverName = m_place.actor.session().userId.serverName();
    const QString keptAs = u"account service of "_s + serverName; // no server's name has blanks
    m_serviceAddress = std::make_unique<AddressScene>(m_services, *m_service, m_acting, serverName,
                                                      keptAs, m_window);
    connect(m_serviceAddress.get(), &AddressScene::closed, this,
            [this] { retireScene(m_serviceAddress); });
}

void UserScene::leave()
{
    if (m_deactivation) {
        m_deactivation->leave();
    }
    if (m_change) {
        m_change->leave();
    }
}

/// The account is another one now: it is read anew, here and in the list.
void UserScene::endAct()
{
    retireScene(m_change);
    retireScene(m_deactivation);
    Q_EMIT cardGoes();
    const QString userId = m_reader.card().userId; // it goes with the card
    choose(userId);
    Q_EMIT idle();
}

} // namespace farewell
