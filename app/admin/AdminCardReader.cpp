// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminCardReader.h"

#include "app/admin/service/AccountService.h"
#include "app/admin/service/WholeAccount.h"
#include "app/matrix/FanOut.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using State = OnlyAdminSearch::State;
using Tries = Request::Tries;

template <class T>
bool isOpen(const CardPart<T> &part)
{
    return !part || (!*part && part->error().cause != Cause::Unrecognized);
}

qint64 invitationsIn(const QMap<QString, QString> &memberships)
{
    return std::ranges::count(memberships, u"invite"_s);
}

/// By name, whatever came first; rooms without one last.
bool isListedBefore(const OnlyAdminRoom &one, const OnlyAdminRoom &other)
{
    if (one.name.isEmpty() != other.name.isEmpty()) {
        return other.name.isEmpty();
    }
    const int order = QString::localeAwareCompare(one.name, other.name);
    return order != 0 ? order < 0 : one.id < other.id;
}

} // namespace

AdminCardReader::AdminCardReader(AdminPlace place, QObject *parent)
    : QObject(parent), m_place(std::move(place))
{
}

AdminCardReader::~AdminCardReader() = default;

void AdminCardReader::read(const QString &userId)
{
    clear();
    m_card.userId = userId;
    Q_EMIT changed(); // of whoever was shown before nothing stays
    readAccount();
}

void AdminCardReader::clear()
{
    m_looking.reset();
    m_choice = std::make_unique<QObject>();
    m_card = {};
    m_unseenRooms.clear();
}

void AdminCardReader::readGaps()
{
    if (m_card.userId.isEmpty()) {
        return;
    }
    if (m_card.known() == nullptr || !m_card.known()->service.isClear()) {
        const QString userId = m_card.userId; // it goes with the card
        read(userId);
    } else if (m_card.isComplete()) {
        readParts();
        Q_EMIT changed();
    }
}

void AdminCardReader::stopLooking()
{
    if (m_card.onlyAdmin.state == State::Looking) {
        m_looking.reset();
        m_card.onlyAdmin.state = State::Stopped;
        Q_EMIT changed();
    }
}

void AdminCardReader::lookInTheOthers()
{
    if (m_card.onlyAdmin.state == State::Stopped) {
        lookInRooms();
        Q_EMIT changed();
    }
}

void AdminCardReader::readAccount()
{
    fetchWholeAccount(m_place, m_card.userId, Tries::Patient, m_choice.get(),
                      [this](const Result<AdminAccount> &account) {
                          m_card.account = account;
                          if (account) {
                              readParts();
                          }
                          Q_EMIT changed();
                      });
}

/// Those that are missing, or could not be read the last time.
void AdminCardReader::readParts()
{
    if (isOpen(m_card.sessions)) {
        readSessions();
    }
    if (isOpen(m_card.joinedRooms)) {
        readRooms();
    }
    if (isOpen(m_card.invitations)) {
        readInvitations();
    }
    if (isOpen(m_card.files)) {
        readFiles();
    }
    if (isOpen(m_card.livingAdmins) && isLivingAdmin(m_card.known()->user)) {
        readLivingAdmins({}, 0);
    }
}

void AdminCardReader::readSessions()
{
    m_card.sessions.reset();
    fetchAdminSessions(m_place, m_card.userId, Tries::Patient, m_choice.get(),
                       [this](const Result<QStringList> &sessions) {
                           m_card.sessions = sessions.transform(&QStringList::size);
                           Q_EMIT changed();
                       });
}

void AdminCardReader::readRooms()
{
    m_card.joinedRooms.reset();
    fetchAdminJoinedRooms(m_place, m_card.userId, Tries::Patient, m_choice.get(),
                          [this](const Result<QStringList> &rooms) {
                              m_card.joinedRooms = rooms;
                              if (rooms) {
                                  m_card.onlyAdmin = {.total = rooms->size()};
                                  m_unseenRooms = *rooms;
                                  lookInRooms();
                              }
                              Q_EMIT changed();
                          });
}

void AdminCardReader::readInvitations()
{
    m_card.invitations.reset();
    fetchAdminMemberships(m_place, m_card.userId, m_choice.get(),
                          [this](const Result<QMap<QString, QString>> &memberships) {
                              m_card.invitations = memberships.map(invitationsIn);
                              Q_EMIT changed();
                          });
}

void AdminCardReader::readFiles()
{
    m_card.files.reset();
    fetchAdminFiles(m_place, m_card.userId, m_choice.get(), [this](const Result<qint64> &files) {
        m_card.files = files;
        Q_EMIT changed();
    });
}

/// Two are enough to know that one is not the last. An account service counts them itself.
void AdminCardReader::readLivingAdmins(const QString &from, qint64 before)
{
    m_card.livingAdmins.reset();
    if (m_card.known()->service.isKnown()) {
        countManagedAdmins(m_place, m_choice.get(), [this](const Result<qint64> &count) {
            m_card.livingAdmins = count;
            Q_EMIT changed();
        });
        return;
    }
    fetchAdminUsers(m_place, {.filter = UserFilter::Administrators, .from = from}, m_choice.get(),
                    [this, before](const Result<AdminUserPage> &page) {
                        if (!page) {
                            m_card.livingAdmins = unexpected(page.error());
                            Q_EMIT changed();
                            return;
                        }
                        const qint64 found = before + livingAdminsAmong(page->users);
                        if (found < 2 && !page->next.isEmpty() && !page->users.isEmpty()) {
                            readLivingAdmins(page->next, found);
                            return;
                        }
                        m_card.livingAdmins = found;
                        Q_EMIT changed();
                    });
}

void AdminCardReader::lookInRooms()
{
    m_card.onlyAdmin.state = State::Looking;
    m_looking = std::make_unique<QObject>();
    std::vector<FanOut::Job> jobs;
    for (const QString &room : std::as_const(m_unseenRooms)) {
        jobs.emplace_back(
            [this, room](const std::function<void()> &done) { lookInRoom(room, done); });
    }
    const auto conclude = [this] {
        m_card.onlyAdmin.state = State::Done;
        Q_EMIT changed();
    };
    (new FanOut(std::move(jobs), conclude, m_looking.get()))->start();
}

void AdminCardReader::lookInRoom(const QString &roomId, const std::function<void()> &done)
{
    fetchAdminRoom(m_place, roomId, m_looking.get(),
                   [this, roomId, done](const Result<AdminRoom> &room) {
                       judge(roomId, room);
                       done();
                   });
}

/// Whom it is about is in the replacement only if they are joined to it. Which rooms are direct
/// chats only they themselves know.
void AdminCardReader::judge(const QString &roomId, const Result<AdminRoom> &read)
{
    using Verdict = OnlyAdmin::Verdict;
    OnlyAdminSearch &search = m_card.onlyAdmin;
    m_unseenRooms.removeOne(roomId);
    ++search.looked;
    const Verdict verdict = read
        ? onlyAdminOf(*read, m_card.userId, m_card.joinedRooms->value()).verdict
        : Verdict::CannotJudge;
    if (verdict == Verdict::OnlyThem) {
        const OnlyAdminRoom room{roomId, read->name, read->powers.joined.size()};
        const auto place
            = std::ranges::upper_bound(std::as_const(search.rooms), room, isListedBefore);
        search.rooms.insert(place, room);
    }
    search.unclear += verdict == Verdict::CannotJudge ? 1 : 0;
    Q_EMIT changed();
}

} // namespace farewell
