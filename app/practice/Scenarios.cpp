// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/Scenarios.h"

#include "app/practice/AdminScenarios.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

using Acts = Fault::Acts;
using Prepare = std::function<void(PracticeHomeserver &, FaultProxy &)>;

constexpr char deactivatePath[] = "/account/deactivate";

/// The next requests to the deactivation endpoint go wrong in this way; a Fault of nothing but
/// defaults lets its request pass.
Prepare faults(const QList<Fault> &faults)
{
    return [faults](PracticeHomeserver &, FaultProxy &line) {
        for (const Fault &fault : faults) {
            line.faultNext("POST", deactivatePath, fault);
        }
    };
}

/// The request with the proof goes wrong; the one before it, which asks for the proof, passes.
Prepare faultAtProof(const Fault &fault)
{
    return faults({Fault(), fault});
}

Fault refusal(int status, const QByteArray &errcode, const QByteArray &text)
{
    return Fault::json(R"({"errcode":")" + errcode + R"(","error":")" + text + R"("})", status);
}

/// Asks for the proof again, in the session there is; `errcode` says what was wrong with the last.
Fault askAgain(const QByteArray &stage, const QByteArray &errcode = {})
{
    const QByteArray error
        = errcode.isEmpty() ? QByteArray() : R"(,"errcode":")" + errcode + R"(","error":"Invalid")";
    return Fault::json(R"({"flows":[{"stages":[")" + stage + R"("]}],"params":{})" + error + '}',
                       401);
}

/// An account in which a life has been lived, on a server that takes its time.
void makeLarge(PracticeHomeserver &server, FaultProxy &line)
{
    server.editAccount(u"alice"_s, [](PracticeAccount &alice) {
        for (int i = 0; i < 2000; ++i) {
            alice.rooms += u"!room%1:practice.test"_s.arg(i, 4, 10, QChar(u'0'));
        }
        for (int i = 0; i < 500; ++i) {
            alice.sessions += PracticeSession{u"SESSION%1"_s.arg(i), u"Element (%1)"_s.arg(i),
                                              "syt_other_" + QByteArray::number(i)};
        }
    });
    line.faultNext("POST", deactivatePath, Fault());
    line.faultNext("POST", deactivatePath, Fault::late(25s));
}

Prepare handingOver(PracticeSettings::PermissionWrites writes)
{
    return [writes](PracticeHomeserver &server, FaultProxy &) {
        server.openRooms(u"alice"_s, {.shared = 1, .sole = 2});
        PracticeSettings settings = server.settings();
        settings.permissionWrites = writes;
        server.setSettings(settings);
    };
}

/// With those that alice is in anyway there are twenty: a minute.
void spreadSlowly(PracticeHomeserver &server, FaultProxy &)
{
    server.openRooms(u"alice"_s, {.shared = 15});
    PracticeSettings settings = server.settings();
    settings.spreadingTakes = 3s;
    server.setSettings(settings);
}

/// With those that alice is in anyway there are forty, two of them invitations.
void slowToLeave(PracticeHomeserver &server, FaultProxy &)
{
    server.openRooms(u"alice"_s, {.shared = 32, .directChats = 1, .invitations = 2});
    PracticeSettings settings = server.settings();
    settings.eventBurst = 10;
    server.setSettings(settings);
}

/// Refused rather than failing: a program asks no refusal twice, so that it is told at once.
void hideRooms(PracticeHomeserver &server, FaultProxy &)
{
    PracticeSettings settings = server.settings();
    settings.showsRooms = false;
    server.setSettings(settings);
}

/// With those that alice is in anyway.
void openTenThousandRooms(PracticeHomeserver &server, FaultProxy &)
{
    server.openRooms(u"alice"_s, {.shared = 9'990, .directChats = 5});
}

/// The texts, where lupdate finds them.
class Told final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::Scenarios)

public:
    static QList<Scenario> byPassword();
    static QList<Scenario> beforeYouGo();
    static QList<Scenario> withRooms();
    static QList<Scenario> inTheBrowser();
    static QList<Scenario> refused();
    static QList<Scenario> lost();
    static QList<Scenario> managed();

private:
    using Before = PracticeScenario::Before;

    static Scenario of(const QString &id, const QString &title, const QString &explanation,
                       Prepare prepare, Before before = Before::Nothing)
    {
        return {{.id = id,
                 .title = title,
                 .explanation = explanation,
                 .localpart = u"alice"_s,
                 .signIn = PracticeScenario::SignIn::Password,
                 .before = before},
                std::move(prepare)};
    }
};

QList<Scenario> Told::byPassword()
{
    return {
        of(u"all-well"_s, tr("Everything goes well"),
           tr("The server asks for the password, and deactivates the account."),
           [](PracticeHomeserver &, FaultProxy &) { }),
        of(u"wrong-password"_s, tr("Wrong password"),
           tr("The server does not take the first password, as if it had been mistyped."),
           faultAtProof(askAgain("m.login.password", "M_FORBIDDEN"))),
        of(u"told-to-wait"_s, tr("Told to wait"),
           tr("The server has been asked too often and wants a pause of ten seconds."),
           faultAtProof(Fault::rateLimited(10s))),
        of(u"session-expired"_s, tr("Took too long"),
           tr("The server has forgotten the attempt by the time the password comes, and starts "
              "over."),
           faultAtProof(askAgain("m.login.password"))),
        of(u"large-account"_s, tr("A large account"),
           tr("Two thousand rooms: the server needs half a minute to leave them all."), makeLarge),
    };
}

QList<Scenario> Told::beforeYouGo()
{
    return {
        of(
            u"only-admin"_s, tr("Rooms without another admin"),
            tr("In three rooms nobody else is an admin; that can be settled before the account is "
               "closed."),
            [](PracticeHomeserver &server, FaultProxy &) {
                server.openRooms(u"alice"_s,
                                 {.shared = 3, .sole = 3, .directChats = 1, .invitations = 2});
            },
            Before::HandOver),
        of(u"hand-over-refused"_s, tr("Handing over a room, refused"),
           tr("Somebody takes your office from you at the moment in which you hand it over; the "
              "server does nothing."),
           handingOver(PracticeSettings::PermissionWrites::Refused), Before::HandOver),
        of(u"hand-over-raced"_s, tr("Handing over a room, disturbed"),
           tr("Somebody else changes the permissions of the room at the moment in which you do."),
           handingOver(PracticeSettings::PermissionWrites::Raced), Before::HandOver),
        of(u"name-still-spreading"_s, tr("A name that goes slowly"),
           tr("When you remove your name and picture, the server needs a minute to tell all of "
              "your rooms."),
           spreadSlowly, Before::RemoveName),
    };
}

QList<Scenario> Told::withRooms()
{
    return {
        of(u"slow-to-leave"_s, tr("Leaving rooms, slowly"),
           tr("The server lets you leave ten rooms at once, and after that one every five seconds."),
           slowToLeave, Before::LeaveRooms),
        of(u"rooms-unreadable"_s, tr("Rooms that cannot be read"),
           tr("The server does not say which rooms you are in; the account can be closed all the "
              "same."),
           hideRooms),
        of(u"ten-thousand-rooms"_s, tr("Ten thousand rooms"),
           tr("It takes a while to look at so many rooms; nobody has to wait for that."),
           openTenThousandRooms),
    };
}

QList<Scenario> Told::inTheBrowser()
{
    const auto bob = [](const QString &id, const QString &title, const QString &explanation,
                        Prepare prepare) {
        return Scenario{{id, title, explanation, u"bob"_s, PracticeScenario::SignIn::SingleSignOn},
                        std::move(prepare)};
    };
    return {
        bob(u"single-sign-on"_s, tr("Single Sign On"),
            tr("There is no password: everything is confirmed in the browser."),
            [](PracticeHomeserver &, FaultProxy &) { }),
        bob(u"sso-not-confirmed"_s, tr("Single Sign On, not confirmed yet"),
            tr("The server has not heard of the confirmation in the browser at first."),
            faultAtProof(askAgain("m.login.sso"))),
        bob(u"sso-other-person"_s, tr("Single Sign On as somebody else"),
            tr("The browser was signed in as somebody else, so the server does nothing."),
            faultAtProof(refusal(403, "M_FORBIDDEN", "Invalid auth"))),
    };
}

QList<Scenario> Told::refused()
{
    return {
        of(u"forbidden"_s, tr("The server forbids it"),
           tr("The people who run the server do not allow it."),
           faults({refusal(403, "M_FORBIDDEN", "Deactivation of this user is forbidden")})),
        of(u"no-proof-possible"_s, tr("No proof possible"),
           tr("The server wants a proof of who you are, and offers no way to give one."),
           [](PracticeHomeserver &server, FaultProxy &) {
               PracticeSettings settings = server.settings();
               settings.flows = QList<QStringList>();
               server.setSettings(settings);
           }),
        of(u"dead-identity-server"_s, tr("Dead identity server"),
           tr("The server cannot take the email addresses back from the identity server, and stops "
              "there."),
           faultAtProof(refusal(400, "M_UNKNOWN", "Failed to remove threepid from ID server"))),
        of(u"locked-account"_s, tr("Locked account"),
           tr("The account was locked by the people who run the server."),
           faults({refusal(401, "M_USER_LOCKED", "User account has been locked")})),
    };
}

QList<Scenario> Told::lost()
{
    return {
        of(u"lost-done"_s, tr("Lost connection, done"),
           tr("The connection breaks before the answer comes; the server has done its work."),
           faultAtProof(Fault::dropAfterBody(Acts::Yes))),
        of(u"lost-not-done"_s, tr("Lost connection, not done"),
           tr("The connection breaks before the server does anything."),
           faultAtProof(Fault::dropAfterBody(Acts::No))),
        of(u"server-failed"_s, tr("The server fails half-way"),
           tr("The server ends your sign-in and then fails; the account is still there, and its "
              "password as good as before."),
           [](PracticeHomeserver &server, FaultProxy &) {
               PracticeSettings settings = server.settings();
               settings.failsHalfWay = true;
               server.setSettings(settings);
           }),
        of(u"server-gone"_s, tr("Server gone"),
           tr("The server stops answering for good, and nobody can find out."),
           faultAtProof(Fault::goAway(Acts::Yes))),
    };
}

/// What comes first on the account page is what is told; a person may do something else there.
QList<Scenario> Told::managed()
{
    using First = PracticeSettings::OnAccountPage;
    const auto carol = [](const QString &id, const QString &title, const QString &explanation,
                          First first, bool allowsDeletion = true) {
        return Scenario{{id, title, explanation, u"carol"_s, PracticeScenario::SignIn::Managed},
                        [first, allowsDeletion](PracticeHomeserver &server, FaultProxy &) {
                            PracticeSettings settings = server.settings();
                            settings.isManaged = true;
                            settings.first = first;
                            settings.allowsDeletion = allowsDeletion;
                            server.setSettings(settings);
                        }};
    };
    return {
        carol(u"managed"_s, tr("Managed in the browser"),
              tr("The server manages accounts on a page in the browser, and there it is deleted."),
              First::Delete),
        carol(u"managed-signed-out"_s, tr("Managed, only signed out there"),
              tr("On the page in the browser all sessions are signed out, and nothing is deleted."),
              First::SignOut),
        carol(u"managed-cancelled"_s, tr("Managed, cancelled there"),
              tr("On the page in the browser nothing is changed."), First::Leave),
        carol(u"page-without-button"_s, tr("Managed, without a button for it"),
              tr("The people who run the server do not let people delete their account themselves, "
                 "so the page in the browser has no button for it."),
              First::Leave, false),
    };
}

} // namespace

QList<Scenario> scenarios()
{
    return Told::byPassword() + Told::beforeYouGo() + Told::withRooms() + Told::inTheBrowser()
        + Told::refused() + Told::lost() + Told::managed() + adminScenarios();
}

std::optional<Scenario> scenarioWith(const QString &id)
{
    const QList<Scenario> all = scenarios();
    const auto found
        = std::ranges::find(all, id, [](const Scenario &scenario) { return scenario.told.id; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

QString practicePassword()
{
    return u"practice"_s;
}

} // namespace farewell
