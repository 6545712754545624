// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/AdminOffice.h"

#include "app/admin/steps/AdminDeactivationDriver.h"
#include "app/admin/steps/AdminTargetReader.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/Waiting.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace farewell::test {

namespace {

constexpr auto tokenPath = "/practice/oauth/token";

void signInAt(AdminOffice &office, Session::Kind kind, const QByteArray &refreshToken)
{
    OwnSignIn own{.url = office.line->baseUrl(), .userId = office.idOf(u"alice"_s), .kind = kind};
    if (kind == Session::Kind::OAuth) {
        OAuthAccess oauth;
        oauth.endpoints.issuer = office.line->baseUrl() + u'/';
        oauth.endpoints.token = QUrl(office.line->baseUrl() + QLatin1StringView(tokenPath));
        oauth.refreshToken = Secret(QByteArray(refreshToken));
        own.oauth = std::move(oauth);
    }
    office.admin = signedIn(*office.client, *office.clock, std::move(own));
}

bool openFor(AdminOffice &office, Session::Kind kind)
{
    office.folder = std::make_unique<QTemporaryDir>();
    office.clock = std::make_unique<ManualClock>();
    office.server = std::make_unique<PracticeHomeserver>();
    office.server->setClock(*office.clock);
    office.server->moveCrowdIn();
    if (!office.server->start()) {
        return false;
    }
    office.line = std::make_unique<FaultProxy>(office.server->baseUrl(), *office.clock);
    if (!office.line->start()) {
        return false;
    }
    office.client = std::make_unique<MatrixClient>(*office.clock);
    office.server->editAccount(u"alice"_s, [](PracticeAccount &account) {
        account.sessions += PracticeSession{u"FAREWELL"_s, u"Farewell"_s, "canary-token"};
    });
    signInAt(office, kind, {});
    office.log = std::make_unique<ActivityLog>(office.folder->filePath(u"log"_s));
    office.notes = std::make_unique<NoteFolder>(office.folder->filePath(u"notes"_s));
    return true;
}

} // namespace

bool AdminOffice::open()
{
    return openFor(*this, Session::Kind::Password);
}

bool AdminOffice::openManaged()
{
    if (!openFor(*this, Session::Kind::OAuth)) {
        return false;
    }
    PracticeSettings settings = server->settings();
    settings.isManaged = true;
    server->setSettings(settings);
    setScope(u"urn:synapse:admin:* urn:mas:admin"_s);
    return true;
}

void AdminOffice::setScope(const QString &scope) const
{
    server->editAccount(u"alice"_s, [&scope](PracticeAccount &alice) {
        for (PracticeSession &session : alice.sessions) {
            session.scope = scope;
        }
    });
}

/// The new one is the old one: the server takes it as before.
void AdminOffice::giveRefreshToken()
{
    line->faultAlways(
        "POST", tokenPath,
        Fault::json(
            R"({"access_token":"canary-token","refresh_token":"r","token_type":"Bearer"})"));
    signInAt(*this, Session::Kind::OAuth, "r");
}

void AdminOffice::close()
{
    log.reset();
    notes.reset();
    admin.reset();
    client.reset();
    line.reset();
    if (server && server->creations() > 0) { // by a PUT to an id that nobody has
        QTest::qFail("an account was made", __FILE__, __LINE__);
    }
    server.reset();
    clock.reset();
}

bool AdminOffice::passUntil(const std::function<bool()> &isSo, std::chrono::milliseconds step,
                            Waits waits) const
{
    return waitUntil(
        [&] {
            if (isSo()) {
                return true;
            }
            const qsizetype heldBack = waits == Waits::ForAll ? 0 : line->heldBack();
            if (client->onTheWire().size() <= heldBack) {
                clock->advance(step);
            }
            return false;
        },
        std::chrono::seconds(30));
}

QList<PracticeRequest> AdminOffice::changes() const
{
    QList<PracticeRequest> all = server->requests();
    all.removeIf([](const PracticeRequest &request) { return request.verb == "GET"; });
    return all;
}

qsizetype AdminOffice::sent(const QByteArray &verb, const QByteArray &part) const
{
    QList<PracticeRequest> all = server->requests();
    all.removeIf([&](const PracticeRequest &request) {
        return request.verb != verb || !request.path.contains(part);
    });
    return all.size();
}

std::optional<AdminTarget> AdminOffice::readTarget(const QString &localpart) const
{
    AdminTargetReader reader(place());
    std::optional<Result<AdminTarget>> target;
    reader.read(idOf(localpart), [&target](const Result<AdminTarget> &read) { target = read; });
    return waitUntil([&target] { return target.has_value(); }) && *target
        ? std::optional(target->value())
        : std::nullopt;
}

std::unique_ptr<AdminDeactivationDriver> AdminOffice::driverFor(const AdminTarget &target,
                                                                std::chrono::milliseconds age) const
{
    return std::make_unique<AdminDeactivationDriver>(AdminDesk{place(), *clock, *log}, *notes,
                                                     target, age);
}

QList<Heir> heirsOf(const AdminTarget &target)
{
    QList<Heir> heirs;
    for (const AdminRoom &room : target.onlyAdminIn) {
        QStringList others = room.joinedByAge;
        others.removeAll(target.id());
        heirs += {room.id, others.constFirst()};
    }
    return heirs;
}

} // namespace farewell::test
