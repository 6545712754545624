// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Stage.h"

#include "app/base/HomeserverUrl.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr std::chrono::milliseconds patience = Robot::patience;

} // namespace

const QString Stage::alicesPassword = u"correct horse battery"_s;

Stage::Stage(Time time)
    : Stage(time, Place())
{
}

Stage::Stage(Time time, const Place &place)
    : m_place(place)
    , m_journal(place.journal.isEmpty() ? m_ownFolder.filePath(u"farewell"_s) : place.journal)
    , m_time(time)
    , m_client(clock())
{
    if (m_place.baseUrl.isEmpty()) {
        if (!server.start()) {
            qFatal("the practice homeserver does not start");
        }
        m_place.baseUrl = server.baseUrl();
    }
    if (m_place.journal.isEmpty()) {
        m_place.journal = m_ownFolder.filePath(u"farewell"_s);
    }
    m_conductor = std::make_unique<Conductor>(m_client, clock(), browser, m_journal);
    m_conductor->start();
}

Stage::~Stage() = default;

Clock &Stage::clock()
{
    if (m_time == Time::Manual) {
        return manualClock;
    }
    return m_systemClock;
}

void Stage::standBehind(const QString &baseUrl)
{
    m_place.baseUrl = baseUrl;
    PracticeSettings changed = server.settings();
    changed.publicBaseUrl = baseUrl;
    server.setSettings(changed);
}

bool Stage::enter(const QString &user)
{
    return login.waitShown() && login.type(names::userIdEdit, user)
        && login.type(names::homeserverEdit, m_place.baseUrl) && login.press(Qt::Key_Return);
}

void Stage::leaveNote(const Place &place, const QString &userId, bool erase)
{
    Journal journal(place.journal);
    const JournalFault fault
        = journal.write({HomeserverUrl::parse(place.baseUrl).value(), UserId::parse(userId).value(),
                         Session::Kind::Password, JournalStep::Proved, ManualClock().nowUtc(),
                         ManualClock().now(), erase, true, false});
    QCOMPARE(fault, JournalFault::None);
}

QStringList Stage::notes() const
{
    return QDir(m_place.journal).entryList(QDir::Files | QDir::Hidden);
}

bool Stage::signInAlice()
{
    return enter(u"alice"_s) && signInWith(alicesPassword);
}

bool Stage::signInBob()
{
    return enter(u"bob"_s) && signInAs(u"bob"_s);
}

bool Stage::leave()
{
    const QSignalSpy finished(m_conductor.get(), &Conductor::finished);
    m_conductor->leave();
    return waitUntil([&] { return !finished.isEmpty(); }, patience);
}

QList<PracticeRequest> Stage::deactivations() const
{
    return server.requestsTo("/account/deactivate");
}

bool Stage::waitCount(qsizetype wanted) const
{
    return waitUntil([&] { return count() == wanted; }, patience);
}

qsizetype Stage::count(const QByteArray &pathSuffix) const
{
    return server.requestsTo(pathSuffix).size();
}

} // namespace farewell
