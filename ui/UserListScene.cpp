// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/UserListScene.h"

#include "app/matrix/SignedIn.h"
#include "ui/SavedFile.h"
#include "ui/administration/UserListPage.h"
#include "ui/administration/UserSheet.h"
#include "ui/administration/UserTableModel.h"

#include <QFileDialog>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

UserListScene::UserListScene(UserListPage &page, const AdminPlace &place,
                             const std::optional<ServerInfo> &server, QWidget *window)
    : m_page(page)
    , m_providers(server ? server->methods.providers : QList<IdentityProvider>())
    , m_window(window)
    , m_list(place, place.actor.session().kind == Session::Kind::OAuth)
{
    UserListPage *list = &m_page;
    connect(&m_list, &UserList::begun, this, [this] {
        m_savePath.clear(); // another list is none that was to be saved
        m_page.clear();
    });
    connect(&m_list, &UserList::came, list, &UserListPage::add);
    connect(&m_list, &UserList::changed, this, &UserListScene::onChanged);
    connect(list, &UserListPage::moreWanted, &m_list, &UserList::readMore);
    connect(list, &UserListPage::goOnRequested, &m_list, &UserList::readMore);
    connect(list, &UserListPage::stopRequested, &m_list, &UserList::stop);
    connect(list, &UserListPage::saveRequested, this, &UserListScene::save);
    connect(list, &UserListPage::searchEntered, this, [this](const QString &typed) {
        m_wish.search = searchOf(typed);
        begin();
    });
    connect(list, &UserListPage::filterChosen, this, [this](UserFilter filter) {
        m_wish.filter = filter;
        begin();
    });
    connect(list, &UserListPage::orderChosen, this, [this](UserOrder order, bool isDescending) {
        m_wish.order = order;
        m_wish.isDescending = isDescending;
        begin();
    });
}

/// People know a provider by the name on its button.
UserSearch UserListScene::searchOf(const QString &typed) const
{
    QStringList known;
    for (const IdentityProvider &provider : m_providers) {
        known << provider.id << provider.name;
    }
    UserSearch search = UserSearch::parse(typed, known);
    const auto named = std::ranges::find(m_providers, search.provider, &IdentityProvider::name);
    if (search.by == UserSearch::By::Link && named != m_providers.end()) {
        search.provider = named->id;
    }
    return search;
}

std::optional<UserWish> UserListScene::search() const
{
    const bool isAll
        = m_wish.search.by == UserSearch::By::Everybody && m_wish.filter == UserFilter::Everybody;
    return isAll ? std::nullopt : std::optional(m_wish);
}

void UserListScene::onChanged()
{
    using Phase = UserListState::Phase;
    const UserListState &state = m_list.state();
    if (state.phase == Phase::Failed && state.failure.endsSession()) {
        Q_EMIT signedOut();
        return;
    }
    m_page.showState(state);
    Q_EMIT changed();
    if (state.phase == Phase::Complete && !m_savePath.isEmpty()) {
        write();
    } else if (!state.isReading()) {
        m_savePath.clear(); // it was stopped, or something else is shown now
    }
}

/// A list is saved whole; where that is not read yet, it is read after the file has been chosen.
void UserListScene::save()
{
    QFileDialog *dialog = SavedFile::dialogFor({.title = tr("Save this list"),
                                                .filter = tr("Tables (*.csv)"),
                                                .suffix = u"csv"_s,
                                                .name = u"accounts.csv"_s},
                                               m_window);
    connect(dialog, &QFileDialog::fileSelected, this, &UserListScene::saveTo);
    dialog->open();
}

void UserListScene::saveTo(const QString &path)
{
    m_savePath = path;
    if (m_list.state().phase == UserListState::Phase::Complete) {
        write();
    } else {
        m_list.readAll();
    }
}

void UserListScene::write()
{
    const QString path = std::exchange(m_savePath, {});
    const QString fault = SavedFile::write(path, sheetOf(m_page.model().rows()));
    if (fault.isEmpty()) {
        //: %1 is the name of a file
        m_page.tell(Banner::Kind::Info,
                    tr("The list is saved as %1.").arg(SavedFile::shownName(path)));
    } else {
        m_page.tell(Banner::Kind::Error, fault);
    }
}

} // namespace farewell
