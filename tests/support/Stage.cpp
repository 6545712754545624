// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Stage.h"

#include "app/base/HomeserverUrl.h"
#include "app/matrix/Exchange.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/widgets/ArmedButton.h"

#include <QDir>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr std::chrono::milliseconds patience = Robot::patience;
constexpr int mostPages = 5;

/// What a page is made of, redirects followed; empty when there was none.
QString read(QNetworkAccessManager &network, const QUrl &url)
{
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    if (!waitUntil([&] { return reply->isFinished(); }, patience)) {
        return {};
    }
    return QString::fromUtf8(reply->readAll());
}

/// Where the link of `user` leads, or the only link there is.
QString linkOn(const QString &page, const QString &user)
{
    static const QRegularExpression href(u"href=\"([^\"]*)\""_s);
    QStringList links;
    for (const QRegularExpressionMatch &match : href.globalMatch(page)) {
        links += match.captured(1).replace(u"&amp;"_s, u"&"_s);
    }
    const QStringList theirs = links.filter(u"user="_s + user);
    return theirs.isEmpty() ? links.value(0) : theirs.front();
}

} // namespace

const QString Stage::alicesPassword = u"correct horse battery"_s;

Stage::Stage(Time time)
    : Stage(time, Place())
{
}

Stage::Stage(Time time, const Place &place)
    : login(names::loginWindow)
    , account(names::accountWindow)
    , settings(names::settingsDialog)
    , dialog(names::deactivateAccountDialog)
    , outcome(names::outcomeDialog)
    , unfinished(names::unfinishedDialog)
    , m_place(place)
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

bool Stage::comeToSignIn(const QString &user)
{
    return enter(user) && login.waitPhase(u"ready"_s);
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

bool Stage::isMine()
{
    return account.waitShown() && account.waitPhase(u"ready"_s)
        && account.click(names::accountIsMineButton);
}

bool Stage::signInAlice()
{
    return comeToSignIn(u"alice"_s) && login.type(names::passwordEdit, alicesPassword)
        && login.click(names::signInButton) && isMine();
}

bool Stage::signInBob()
{
    return comeToSignIn(u"bob"_s) && login.click(names::keyed(names::ssoButton, u"practice"_s))
        && login.waitPhase(u"browser"_s) && walkAs(u"bob"_s) && isMine();
}

bool Stage::openSettings()
{
    return account.click(names::userMenuButton)
        && account.clickAction(names::userMenuSettingsAction) && settings.waitShown();
}

bool Stage::openDeactivation()
{
    return openSettings() && settings.click(names::deactivateAccountButton) && dialog.waitShown();
}

bool Stage::arm(const Robot &robot, const QString &button)
{
    const auto isThere = [&] {
        const auto obstacle = robot.look(button).obstacle;
        return obstacle == reach::Obstacle::Disabled || obstacle == reach::Obstacle::None;
    };
    return waitUntil(isThere, patience) && pass(ArmedButton::armingTime)
        && robot.waitReachable(button);
}

bool Stage::pass(std::chrono::milliseconds time)
{
    const auto until = manualClock.elapsed() + time;
    while (manualClock.elapsed() < until) {
        letAnswersCome();
        const auto now = manualClock.elapsed();
        const auto next = std::min(now + manualClock.untilNext().value_or(time), until);
        manualClock.advance(next - now);
        const auto isThen = [&] { return manualClock.elapsed() >= next; };
        if (!waitUntil(isThen, patience)) {
            return false;
        }
        QCoreApplication::processEvents();
    }
    letAnswersCome();
    return true;
}

/// What a server holds back is waited for once, and not again; where it says how much that is, not
/// at all. Of all others the answer comes, however busy this computer is.
void Stage::letAnswersCome()
{
    using namespace std::chrono_literals;
    const auto moment = m_heldBack ? patience : 400ms; // a local answer takes a few
    const auto isAnswered = [this] {
        const auto asked = onTheWire();
        const auto open = std::ranges::count_if(
            asked, [this](Exchange *exchange) { return !m_unanswered.contains(exchange); });
        return open == (m_heldBack ? m_heldBack() : 0);
    };
    if (!waitUntil(isAnswered, moment)) {
        m_unanswered.clear();
        for (Exchange *exchange : onTheWire()) {
            m_unanswered += exchange;
        }
    }
}

QList<Exchange *> Stage::onTheWire() const
{
    auto exchanges = m_client.findChildren<Exchange *>();
    exchanges.removeIf([](const Exchange *exchange) { return !exchange->isOnTheWire(); });
    return exchanges;
}

bool Stage::confirmWith(const QString &password)
{
    return dialog.type(names::passwordEdit, password) && arm(dialog, names::confirmButton)
        && dialog.click(names::confirmButton);
}

bool Stage::goToBrowser()
{
    return dialog.waitPhase(u"sso"_s) && arm(dialog, names::ssoButton)
        && dialog.click(names::ssoButton) && dialog.waitPhase(u"browser"_s);
}

bool Stage::walkAs(const QString &user) const
{
    if (browser.opened().isEmpty()) {
        QTest::qFail("no page was opened", __FILE__, __LINE__);
        return false;
    }
    QNetworkAccessManager network;
    QUrl url = browser.opened().constLast();
    for (int i = 0; i < mostPages; ++i) {
        const QString page = read(network, url);
        if (page.isEmpty()) {
            break;
        }
        const QString link = linkOn(page, user);
        if (link.isEmpty()) {
            return true;
        }
        url = QUrl(m_place.baseUrl).resolved(QUrl(link));
    }
    QTest::qFail(qPrintable(u"the browser is stuck at %1"_s.arg(url.toString())), __FILE__,
                 __LINE__);
    return false;
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
