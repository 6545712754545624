// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobResolver.h"

#include "app/admin/AdminCard.h"
#include "app/admin/service/AccountLookUp.h"
#include "app/admin/service/ManagedUsers.h"
#include "app/admin/service/WholeAccount.h"
#include "app/base/UserId.h"
#include "app/matrix/FanOut.h"
#include "app/matrix/SignedIn.h"

#include <utility>

namespace farewell {

namespace {

using Tries = Request::Tries;

void addAddress(QStringList &addresses, QSet<QString> &seen, const JobName &name)
{
    if (name.kind == JobName::Kind::Email && !seen.contains(name.text)) {
        seen.insert(name.text);
        addresses += name.text;
    }
}

QStringList addressesIn(const JobList &list)
{
    QStringList addresses;
    QSet<QString> seen;
    for (const JobLine &line : list.lines()) {
        addAddress(addresses, seen, line.named);
        for (const JobName &also : line.alsoNamed) {
            addAddress(addresses, seen, also);
        }
    }
    return addresses;
}

} // namespace

JobResolver::JobResolver(AdminPlace place, QObject *parent)
    : QObject(parent), m_place(std::move(place))
{
}

JobResolver::~JobResolver() = default;

void JobResolver::resolve(const JobList &list)
{
    stop();
    m_reading = std::make_unique<QObject>();
    m_list = list;
    m_findings = {};
    m_isActorFlagged = false;
    m_done = 0;
    m_of = 0;
    readActor();
}

void JobResolver::stop()
{
    m_onlyAdmins.reset();
    m_reading.reset();
}

JobTerms JobResolver::terms() const
{
    const UserId &actor = m_place.actor.session().userId;
    return {.actor = actor.toString(),
            .server = actor.serverName(),
            .isActorFlagged = m_isActorFlagged,
            .hasService = m_place.isManaged()};
}

/// Four at a time, and then what comes next.
void JobResolver::readInTurn(std::vector<std::function<void(const Done &)>> reads, Step next)
{
    std::vector<FanOut::Job> jobs;
    jobs.reserve(reads.size());
    for (auto &read : reads) {
        jobs.emplace_back([this, read = std::move(read)](const Done &done) {
            read([this, done] {
                count();
                done();
            });
        });
    }
    m_of += static_cast<qsizetype>(jobs.size());
    Q_EMIT progressed(m_done, m_of);
    auto *all = new FanOut(std::move(jobs), [this, next] { (this->*next)(); }, m_reading.get());
    all->start();
}

void JobResolver::count()
{
    ++m_done;
    Q_EMIT progressed(m_done, m_of);
}

/// Who acts stays, for oneself is refused: with an administrator who is called one, one is left.
void JobResolver::readActor()
{
    fetchWholeAccount(m_place, m_place.actor.session().userId.toString(), Tries::Patient,
                      m_reading.get(), [this](const Result<AdminAccount> &account) {
                          m_isActorFlagged = account && isLivingAdmin(account->user);
                          readAddresses();
                      });
}

void JobResolver::readAddresses()
{
    std::vector<std::function<void(const Done &)>> reads;
    const QStringList addresses = addressesIn(m_list);
    for (const QString &address : addresses) {
        reads.emplace_back([this, address](const Done &done) {
            fetchOwnersOfEmail(m_place, address, m_reading.get(),
                               [this, address, done](const Result<QStringList> &ids) {
                                   m_findings.byEmail.insert(address, ids);
                                   done();
                               });
        });
    }
    readInTurn(std::move(reads), &JobResolver::readAccounts);
}

/// But oneself and other servers' accounts, of which nothing has to be known.
QStringList JobResolver::idsToRead() const
{
    const JobTerms known = terms();
    QStringList ids;
    QSet<QString> seen{known.actor};
    for (const JobLine &line : m_list.lines()) {
        QString id = line.named.kind == JobName::Kind::Id ? line.named.text : QString();
        if (const auto found = m_findings.byEmail.constFind(line.named.text);
            found != m_findings.byEmail.constEnd() && *found && (*found)->size() == 1) {
            id = (*found)->constFirst();
        }
        const auto parsed = UserId::parse(id);
        const bool isOurs = parsed && isSameServerName(parsed->serverName(), known.server);
        if (isOurs && !seen.contains(id)) {
            seen.insert(id);
            ids += id;
        }
    }
    return ids;
}

void JobResolver::readAccounts()
{
    std::vector<std::function<void(const Done &)>> reads;
    const QStringList ids = idsToRead();
    for (const QString &id : ids) {
        reads.emplace_back([this, id](const Done &done) { readAccount(id, done); });
    }
    readInTurn(std::move(reads), &JobResolver::readLivingAdmins);
}

void JobResolver::readAccount(const QString &id, const Done &done)
{
    fetchWholeAccount(m_place, id, Tries::Patient, m_reading.get(),
                      [this, id, done](const Result<AdminAccount> &account) {
                          m_findings.byId.insert(id, {.account = account});
                          if (account) {
                              readRooms(id, done);
                          } else if (isNotThere(account.error()) && id != id.toLower()) {
                              lookForSmallLetters(id, done);
                          } else {
                              done();
                          }
                      });
}

/// Only to say so: who is meant is not for a program to guess.
void JobResolver::lookForSmallLetters(const QString &id, const Done &done)
{
    fetchAdminAccount(m_place, id.toLower(), Tries::Patient, m_reading.get(),
                      [this, id, done](const Result<AdminAccount> &account) {
                          m_findings.byId[id].isInSmallLetters = account.has_value();
                          done();
                      });
}

void JobResolver::readRooms(const QString &id, const Done &done)
{
    fetchAdminJoinedRooms(m_place, id, Tries::Patient, m_reading.get(),
                          [this, id, done](const Result<QStringList> &rooms) {
                              if (rooms) {
                                  m_findings.byId[id].rooms = rooms->size();
                              }
                              done();
                          });
}

void JobResolver::readLivingAdmins()
{
    if (m_isActorFlagged) {
        finish();
    } else if (m_place.isManaged()) {
        fetchManagedAdmins(m_place, m_reading.get(),
                           [this](const Result<QList<AdminUser>> &admins) {
                               if (admins) {
                                   takeLivingAdmins(*admins);
                               }
                               finish();
                           });
    } else {
        m_findings.livingAdmins.emplace();
        readLivingAdminsFrom({});
    }
}

void JobResolver::readLivingAdminsFrom(const QString &from)
{
    fetchAdminUsers(m_place, {.filter = UserFilter::Administrators, .from = from}, m_reading.get(),
                    [this](const Result<AdminUserPage> &page) {
                        if (!page) {
                            m_findings.livingAdmins.reset();
                            finish();
                            return;
                        }
                        takeLivingAdmins(page->users);
                        if (page->next.isEmpty() || page->users.isEmpty()) {
                            finish();
                        } else {
                            readLivingAdminsFrom(page->next);
                        }
                    });
}

void JobResolver::takeLivingAdmins(const QList<AdminUser> &admins)
{
    QSet<QString> living = m_findings.livingAdmins.value_or(QSet<QString>());
    for (const AdminUser &admin : admins) {
        if (isLivingAdmin(admin)) {
            living.insert(admin.id);
        }
    }
    m_findings.livingAdmins = living;
}

void JobResolver::lookForOnlyAdmins()
{
    QStringList ids;
    for (auto one = m_findings.byId.cbegin(); one != m_findings.byId.cend(); ++one) {
        if (one->account && !one->account->isDeactivatedAtHomeserver) {
            ids += one.key();
        }
    }
    m_onlyAdmins = std::make_unique<OnlyAdminCount>(m_place);
    connect(m_onlyAdmins.get(), &OnlyAdminCount::progressed, this, &JobResolver::progressed);
    connect(m_onlyAdmins.get(), &OnlyAdminCount::ended, this, &JobResolver::takeOnlyAdmins);
    m_onlyAdmins->count(ids);
}

/// Of whom it could not be read, nobody can tell.
void JobResolver::takeOnlyAdmins(const QHash<QString, OnlyAdminRooms> &counts)
{
    for (auto one = m_findings.byId.begin(); one != m_findings.byId.end(); ++one) {
        if (one->account && !one->account->isDeactivatedAtHomeserver) {
            const OnlyAdminRooms rooms = counts.value(one.key(), {.unclear = 1});
            one->onlyAdminIn = rooms.known;
            one->unclearRooms = rooms.unclear;
        }
    }
    finish();
}

void JobResolver::forgetOnlyAdmins()
{
    m_onlyAdmins.reset();
    for (JobFinding &finding : m_findings.byId) {
        finding.onlyAdminIn.reset();
        finding.unclearRooms = 0;
    }
}

void JobResolver::finish()
{
    if (m_onlyAdmins) {
        m_onlyAdmins.release()->deleteLater(); // it may be what calls
    }
    m_reading.reset();
    Q_EMIT resolved();
}

} // namespace farewell
