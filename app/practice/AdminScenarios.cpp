// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/AdminScenarios.h"

#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"
#include "app/practice/PracticeLists.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

using Prepare = std::function<void(PracticeHomeserver &, FaultProxy &)>;

/// Slow enough to be watched.
Prepare behaving(const std::function<void(PracticeAdminSettings &)> &edit)
{
    return [edit](PracticeHomeserver &server, FaultProxy &) {
        PracticeSettings settings = server.settings();
        settings.admin.leavingTakes = 2s;
        edit(settings.admin);
        server.setSettings(settings);
    };
}

QByteArray adminPathOf(const PracticeHomeserver &server, const QString &localpart)
{
    return "/v1/deactivate/" + QUrl::toPercentEncoding(server.userId(localpart));
}

/// Each deactivation takes a while, so that a list can be watched.
void takeTime(FaultProxy &line)
{
    line.faultAlways("POST", "%3Apractice.test", Fault::late(400ms));
}

/// The texts, where lupdate finds them.
class Told final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::AdminScenarios)

public:
    static Scenario managedAdmin();
    static QList<Scenario> administration();
    static QList<Scenario> administrationInTrouble();
    static QList<Scenario> administrationOfMany();

private:
    static Scenario admin(const QString &id, const QString &title, const QString &explanation,
                          Prepare prepare)
    {
        return {{id, title, explanation, u"alice"_s, PracticeScenario::SignIn::Password, true},
                std::move(prepare)};
    }

    /// Whom it is about, as somebody would paste it.
    static Scenario alsoWith(const QString &list, Scenario scenario)
    {
        scenario.told.list = list;
        return scenario;
    }

    static Scenario asFile(const QString &name, const QString &content, Scenario scenario)
    {
        scenario.told.listName = name;
        return alsoWith(content, std::move(scenario));
    }
};

/// The account service says yes at once, and the homeserver follows when it comes to it.
Scenario Told::managedAdmin()
{
    Scenario scenario
        = admin(u"admin-managed"_s, tr("Administrator: accepted first"),
                tr("An account service keeps the accounts: it accepts the deactivation of Nora at "
                   "once, and the homeserver follows twenty seconds later."),
                [](PracticeHomeserver &server, FaultProxy &) {
                    PracticeSettings settings = server.settings();
                    settings.isManaged = true;
                    settings.admin.followsAfter = 20s;
                    server.setSettings(settings);
                });
    scenario.told.signIn = PracticeScenario::SignIn::Managed;
    return scenario;
}

QList<Scenario> Told::administration()
{
    return {
        admin(u"admin-one"_s, tr("An administrator looks around"),
              tr("You run a server with three hundred accounts, and look for the one of Leah, who "
                 "is about to leave."),
              [](PracticeHomeserver &, FaultProxy &) {}),
        admin(u"admin-hidden"_s, tr("Administrator: another address"),
              tr("The server answers administrators at an address of their own, which is asked for "
                 "before anything is sent there."),
              behaving([](PracticeAdminSettings &admin) { admin.hidesAfter = 0; })),
        admin(u"admin-lock"_s, tr("Administrator: lock and unlock"),
              tr("Nora has lost her phone: her account is locked until she has it back."),
              [](PracticeHomeserver &, FaultProxy &) {}),
        admin(u"admin-leaver"_s, tr("Administrator: somebody leaves"),
              tr("Leah leaves for good: her two rooms get another admin, her account is "
                 "deactivated, and her files are deleted."),
              behaving([](PracticeAdminSettings &) {})),
        admin(u"admin-back"_s, tr("Administrator: back again"),
              tr("Nora was deactivated by mistake: she gets her account back, and not all that "
                 "was hers."),
              [](PracticeHomeserver &server, FaultProxy &) {
                  server.editAccount(u"nora"_s, [](PracticeAccount &nora) {
                      nora.deactivated = true;
                      nora.password.clear();
                      nora.contacts.clear();
                      nora.sessions.clear();
                      nora.rooms.clear();
                  });
              }),
    };
}

QList<Scenario> Told::administrationInTrouble()
{
    return {
        admin(u"admin-heir-refused"_s, tr("Administrator: one room refused"),
              tr("The server makes somebody else admin of one of the rooms of Leah, and refuses it "
                 "for the other."),
              behaving([](PracticeAdminSettings &admin) { admin.refusedRoomAdmin = 2; })),
        admin(u"admin-redact-fails"_s, tr("Administrator: messages stay"),
              tr("The account of Nora is deactivated, and some of her messages cannot be redacted "
                 "at first."),
              behaving([](PracticeAdminSettings &admin) { admin.failingRedactions = 2; })),
        admin(u"admin-half-done"_s, tr("Administrator: refused half-way"),
              tr("The server ends the sessions of Nora and then refuses to deactivate her "
                 "account; run again, it does."),
              behaving([](PracticeAdminSettings &admin) { admin.refusesHalfWay = true; })),
        alsoWith(
            practicelists::withNora(10, 7),
            admin(u"admin-lost"_s, tr("Administrator: lost, done"),
                  tr("The connection breaks before the answer comes; the account of Nora is "
                     "deactivated all the same. “Deactivate many…” has a list with her in it."),
                  [](PracticeHomeserver &server, FaultProxy &line) {
                      line.faultNext("POST", adminPathOf(server, u"nora"_s),
                                     Fault::dropAfterBody(Fault::Acts::Yes));
                  })),
        admin(u"admin-lost-not-done"_s, tr("Administrator: lost, not done"),
              tr("The connection breaks before the server hears of the request; the account of "
                 "Nora is as it was."),
              [](PracticeHomeserver &server, FaultProxy &line) {
                  line.faultNext("POST", adminPathOf(server, u"nora"_s),
                                 Fault::dropAfterBody(Fault::Acts::No));
              }),
        alsoWith(
            practicelists::withNora(6, 6),
            admin(
                u"admin-too-fast"_s, tr("Administrator: told to wait"),
                tr("The server has been asked too often, and wants a pause of seven seconds three "
                   "times over. “Deactivate many…” has a list for it."),
                behaving([](PracticeAdminSettings &admin) {
                    using PutOff = PracticeAdminSettings::PutOff;
                    admin.putOff = {PutOff::Seconds, PutOff::Date, PutOff::InBody};
                }))),
        managedAdmin(),
        alsoWith(
            practicelists::withNora(8, 5),
            admin(
                u"admin-demoted"_s, tr("Administrator: rights are gone"),
                tr("Somebody takes the rights of an administrator away before the request comes; the "
                   "account of Nora is as it was. “Deactivate many…” has a list with her in it."),
                behaving([](PracticeAdminSettings &admin) { admin.demotesAt = u"nora"_s; }))),
    };
}

/// What only a list meets.
QList<Scenario> Told::administrationOfMany()
{
    return {
        admin(u"admin-wave"_s, tr("Administrator: a wave of spam"),
              tr("Sixty accounts called “deals” are found by a search and deactivated; two of them "
                 "change their names meanwhile, and so come back into their rooms."),
              [](PracticeHomeserver &server, FaultProxy &line) {
                  takeTime(line);
                  PracticeSettings settings = server.settings();
                  settings.admin.renamingTakes = 4s; // goes on when the last room has been left
                  settings.admin.renamedMeanwhile = {u"deals-07"_s, u"deals-31"_s};
                  server.setSettings(settings);
              }),
        asFile(u"leavers.csv"_s, practicelists::leavers(),
               admin(u"admin-csv"_s, tr("Administrator: a spreadsheet"),
                     tr("The personnel department sends forty lines, and not all of them are what "
                        "they should be."),
                     [](PracticeHomeserver &, FaultProxy &line) { takeTime(line); })),
        admin(u"admin-list-moves"_s, tr("Administrator: the list moves"),
              tr("Nine accounts are found by a search for “deals-0”; while the list goes on, one "
                 "of them is closed by somebody else, one becomes an administrator, and a tenth "
                 "signs up."),
              [](PracticeHomeserver &server, FaultProxy &line) {
                  takeTime(line);
                  using Does = PracticeAdminSettings::Meanwhile::Does;
                  PracticeSettings settings = server.settings();
                  settings.admin.meanwhile = {{2, Does::Register, u"deals-00"_s},
                                              {3, Does::Close, u"deals-06"_s},
                                              {4, Does::MakeAdmin, u"deals-08"_s}};
                  server.setSettings(settings);
              }),
        alsoWith(practicelists::spammers(10),
                 admin(u"admin-trouble"_s, tr("Administrator: three in a row"),
                       tr("The connection breaks three times, one account after the other, and the "
                          "list pauses."),
                       [](PracticeHomeserver &server, FaultProxy &line) {
                           takeTime(line);
                           for (const auto &lost : {u"deals-04"_s, u"deals-05"_s, u"deals-06"_s}) {
                               line.faultNext("POST", adminPathOf(server, lost),
                                              Fault::dropAfterBody(Fault::Acts::No));
                           }
                       })),
    };
}

} // namespace

QList<Scenario> adminScenarios()
{
    return Told::administration() + Told::administrationOfMany() + Told::administrationInTrouble();
}

} // namespace farewell
