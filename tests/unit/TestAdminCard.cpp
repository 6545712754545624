// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminCard.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(farewell::AdminCard)

namespace {

const QString ben = u"@ben:example.org"_s;

AdminCard cardOf(const AdminUser &user)
{
    AdminCard card;
    card.userId = ben;
    card.account = AdminAccount{.user = user};
    return card;
}

AdminCard withAdmins(AdminCard card, CardPart<qint64> living)
{
    card.livingAdmins = std::move(living);
    return card;
}

AdminCard whole(const AdminUser &user)
{
    AdminCard card = cardOf(user);
    card.sessions = 3;
    card.joinedRooms = QStringList{u"!a:example.org"_s};
    card.invitations = 0;
    card.files = 0;
    return card;
}

const AdminUser somebody{.id = ben};
const AdminUser admin{.id = ben, .isAdmin = true};
const AdminUser goneAdmin{.id = ben, .isAdmin = true, .isDeactivated = true};
const AdminUser lockedAdmin{.id = ben, .isAdmin = true, .isLocked = true};

} // namespace

/// What the card of an account comes to.
class TestAdminCard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guards_data();
    void guards();
    void aPartThatFailsHidesNoOther();
    void whatAServerDoesNotHaveIsNoGap();
    void theLivingAmongAdministrators();
};

void TestAdminCard::guards_data()
{
    QTest::addColumn<AdminCard>("card");
    QTest::addColumn<QString>("actor");
    QTest::addColumn<int>("guard");
    const QString actor = u"@support:example.org"_s;
    const auto row = [](const char *name, const AdminCard &card, const QString &who,
                        AdminGuard guard) { QTest::newRow(name) << card << who << int(guard); };
    row("somebody", cardOf(somebody), actor, AdminGuard::None);
    row("oneself", cardOf(somebody), ben, AdminGuard::Oneself);
    row("oneself, not read yet", {.userId = ben}, ben, AdminGuard::Oneself);
    row("administrator, nothing counted", cardOf(admin), actor, AdminGuard::NotYetKnown);
    row("administrator, not to be counted",
        withAdmins(cardOf(admin), unexpected(Failure::of(Cause::ServerTrouble))), actor,
        AdminGuard::NotKnown);
    row("one of two", withAdmins(cardOf(admin), 2), actor, AdminGuard::None);
    row("the last", withAdmins(cardOf(admin), 1), actor, AdminGuard::LastAdmin);
    row("nobody is one, as with OAuth 2.0", withAdmins(cardOf(somebody), 0), actor,
        AdminGuard::None);
    // An account service has to say first whose the account is.
    using Kind = ServiceWord::Kind;
    const auto word = [](AdminUser user, Kind kind) {
        AdminCard card = cardOf(user);
        card.account->value().service.kind = kind;
        return card;
    };
    row("known to it", word(somebody, Kind::Known), actor, AdminGuard::None);
    row("not known to it", word(somebody, Kind::NotKnown), actor, AdminGuard::None);
    row("known otherwise", word(somebody, Kind::OtherName), actor, AdminGuard::ServiceOtherName);
    row("hidden", word(somebody, Kind::Hidden), actor, AdminGuard::ServiceHidden);
    row("not read", word(admin, Kind::NotRead), actor, AdminGuard::ServiceNotRead);
    row("its last administrator", withAdmins(word(admin, Kind::Known), 1), actor,
        AdminGuard::LastAdmin);
    // Those count no more, so none is lost.
    row("deactivated", withAdmins(cardOf(goneAdmin), 1), actor, AdminGuard::None);
    row("locked", withAdmins(cardOf(lockedAdmin), 1), actor, AdminGuard::None);
}

void TestAdminCard::guards()
{
    QFETCH(const AdminCard, card);
    QFETCH(const QString, actor);
    QTEST(int(guardOn(card, actor)), "guard");
}

void TestAdminCard::aPartThatFailsHidesNoOther()
{
    AdminCard card = whole(somebody);
    QVERIFY(card.isComplete());
    QVERIFY(!card.hasGaps());
    card.files = unexpected(Failure::of(Cause::ServerTrouble));
    QVERIFY(card.isComplete());
    QVERIFY(card.hasGaps());
    QVERIFY(card.known() != nullptr);
    QCOMPARE(card.sessions->value(), 3);
    card.files.reset();
    QVERIFY(!card.isComplete());
    QVERIFY(!card.hasGaps());
    card = whole(admin);
    QVERIFY(!card.isComplete()); // the administrators are to be counted still
    card.livingAdmins = 2;
    QVERIFY(card.isComplete());
}

void TestAdminCard::whatAServerDoesNotHaveIsNoGap()
{
    AdminCard card = whole(somebody);
    card.invitations = unexpected(Failure::of(Cause::Unrecognized));
    QVERIFY(card.isComplete());
    QVERIFY(!card.hasGaps());
    AdminCard none;
    none.account = unexpected(Failure::of(Cause::NotFound));
    QVERIFY(none.isComplete());
    QVERIFY(none.known() == nullptr);
}

void TestAdminCard::theLivingAmongAdministrators()
{
    QCOMPARE(livingAdminsAmong({somebody, admin, goneAdmin, lockedAdmin}), 1);
}

QTEST_GUILESS_MAIN(TestAdminCard)
#include "TestAdminCard.moc"
