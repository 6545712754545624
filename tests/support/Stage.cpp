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

constexpr std::chrono::milliseconds patience = PatientRobot::patience;

} // namespace

const QString Stage::alicesPassword = u"correct horse battery"_s;

Stage::Stage(Time time)
    : Stage(time, Place())
{
}

Stage::Stage(Time time, const Place &place)
    : m_place(place)
    , m_notes(place.notes.isEmpty() ? m_ownFolder.filePath(u"farewell"_s) : place.notes)
    , m_adminAddresses(adminAddressesPath())
    , m_jobs(place.jobs.isEmpty() ? m_ownFolder.filePath(u"jobs"_s) : place.jobs)
    , m_activityLog(place.activities.isEmpty() ? m_ownFolder.filePath(u"activities"_s)
                                               : place.activities)
    , m_time(time)
    , m_client(clock())
{
    if (m_place.baseUrl.isEmpty()) {
        if (!server.start()) {
            qFatal("the practice homeserver does not start");
        }
        m_place.baseUrl = server.baseUrl();
    }
    if (m_place.notes.isEmpty()) {
        m_place.notes = m_ownFolder.filePath(u"farewell"_s);
    }
    m_conductor = std::make_unique<Conductor>(
        Services{m_client, clock(), browser, m_notes, m_adminAddresses, m_activityLog, m_jobs});
    QObject::connect(m_conductor.get(), &Conductor::finished, m_conductor.get(),
                     [this] { ++m_ends; });
    m_conductor->start();
}

/// Whatever a test is about: a PUT to an id that nobody has would make an account.
Stage::~Stage()
{
    if (server.creations() > 0) {
        QTest::qFail("an account was made", __FILE__, __LINE__);
    }
}

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
    const NoteFolder folder(place.notes);
    const UserId user = UserId::parse(userId).value();
    const HomeserverUrl homeserver = HomeserverUrl::parse(place.baseUrl).value();
    AttemptNote note(folder, user, homeserver);
    const NoteFault fault = note.record({.actor = user,
                                         .subject = user,
                                         .homeserver = homeserver,
                                         .step = AttemptStep::Proved,
                                         .sentAt = ManualClock().nowUtc(),
                                         .sent = ManualClock().now(),
                                         .erase = erase,
                                         .profileWasThere = true});
    QCOMPARE(fault, NoteFault::None);
}

QString Stage::adminAddressesPath() const
{
    return m_ownFolder.filePath(u"config/administration.json"_s);
}

QStringList Stage::notes() const
{
    return QDir(m_place.notes).entryList(QDir::Files | QDir::Hidden);
}

Note::Content Stage::note(const QString &name) const
{
    QFile file(QDir(m_place.notes).filePath(name));
    return file.open(QIODevice::ReadOnly) ? parseNote(file.readAll()) : Note::Problem::Unreadable;
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
