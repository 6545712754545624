// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/service/WholeAccount.h"
#include "tests/support/Inspector.h"
#include "tests/support/PatientRobot.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/Translations.h"
#include "ui/administration/TagRow.h"
#include "ui/administration/UserCard.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace farewell;

using State = OnlyAdminSearch::State;

Q_DECLARE_METATYPE(farewell::UserCardView)
Q_DECLARE_METATYPE(farewell::ManagedAccount)

namespace {

const QString ben = u"@ben:example.org"_s;

QDateTime at(const char *time)
{
    return QDateTime::fromString(QString::fromLatin1(time), Qt::ISODate);
}

/// As in the picture.
UserCardView view(const std::function<void(AdminCard &, AdminAccount &)> &edit = {})
{
    AdminAccount account{.user = {.id = ben,
                                  .displayName = u"Ben Okafor"_s,
                                  .createdAt = at("2021-09-03T12:00:00Z"),
                                  .lastSeenAt = at("2026-11-26T17:41:00Z")}};
    account.contacts = {{u"email"_s, u"ben@example.org"_s}, {u"msisdn"_s, u"447700900001"_s}};
    account.links = {{u"oidc-github"_s, u"ben-okafor"_s}};
    UserCardView view{
        .actor = u"@support:example.org"_s,
        .serverName = u"example.org"_s,
        .providers = {{u"oidc-github"_s, u"GitHub"_s}},
    };
    view.card.userId = ben;
    view.card.sessions = 3;
    view.card.joinedRooms = QStringList(14, u"!a:example.org"_s);
    view.card.invitations = 1;
    view.card.files = 38;
    view.card.onlyAdmin = {.state = State::Done,
                           .looked = 14,
                           .total = 14,
                           .rooms = {{u"!s:example.org"_s, u"Sales"_s, 41},
                                     {u"!r:example.org"_s, u"Roof terrace"_s, 6}}};
    if (edit) {
        edit(view.card, account);
    }
    if (!view.card.account) {
        view.card.account = account;
    }
    return view;
}

UserCardView withWord(const ServiceWord &word)
{
    return view([&word](AdminCard &card, AdminAccount &account) {
        card.account = joinedAccount(account, word);
    });
}

} // namespace

/// One account as an administrator sees it, and what the buttons say.
class TestUserCard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Translations().install(*qApp, {u"en"_s}); // its plurals
        Theme::apply(*qApp, Appearance::Light);
    }
    void init();
    void cleanup() { m_window.reset(); }

    void nobodyIsChosen();
    void tellsWhatIsKnown();
    void whatIsNotKnownIsCalledSo();
    void tags_data();
    void tags();
    void theButtonsOnlySaySo();
    void lockedOnesAreUnlocked();
    void deactivatedOnesComeBack();
    void whoMayNotBeDeactivated_data();
    void whoMayNotBeDeactivated();
    void whatTheAccountServiceSays_data();
    void whatTheAccountServiceSays();
    void nothingMilderForOneself();
    void roomsAreCountedWhileTheyAreLookedAt();
    void aPartThatFailsIsToldAndAskedForAgain();
    void thereIsNoSuchAccount();
    void theIdIsCopiedAsItIs();
    void fitsAndIsNamed_data();
    void fitsAndIsNamed();

private:
    void show(const UserCardView &view) { m_card->setCard(view); }
    [[nodiscard]] bool isSeen(const QString &name) const
    {
        const auto *widget = m_window->findChild<QWidget *>(name);
        return widget != nullptr && widget->isVisible();
    }

    std::unique_ptr<QWidget> m_window;
    UserCard *m_card = nullptr;
    const PatientRobot m_robot{u"window"_s};
};

void TestUserCard::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->setObjectName(u"window"_s);
    auto *column = new QVBoxLayout(m_window.get());
    column->setContentsMargins({});
    m_card = new UserCard(m_window.get());
    column->addWidget(m_card);
    m_window->resize(360, 760);
    m_window->show();
    QVERIFY(m_robot.waitShown());
}

void TestUserCard::nobodyIsChosen()
{
    QVERIFY(m_robot.says(u"Choose an account"_s));
    for (const auto &name : {names::lockButton, names::reactivateButton,
                             names::deactivateUserButton, names::copyTargetIdButton}) {
        QVERIFY(!isSeen(name));
    }
    show(view());
    QVERIFY(isSeen(names::deactivateUserButton));
    show({});
    QVERIFY(!isSeen(names::deactivateUserButton));
}

void TestUserCard::tellsWhatIsKnown()
{
    show(view());
    for (
        const QString &words :
        {u"Ben Okafor"_s, ben, u"3 September 2021"_s, u"26 November 2026"_s, u"+447700900001"_s,
         u"GitHub"_s, u"A new account cannot take over this GitHub sign-in."_s,
         u"14 rooms and 1 invitation"_s, u"38"_s, u"Only admin in 2 rooms"_s,
         u"Sales (41 people) and Roof terrace (6 people). Once the account has left, nobody can be "
         "made admin there."_s}) {
        QVERIFY2(m_robot.says(words), qPrintable(words));
    }
}

/// Neither "never" nor "none".
void TestUserCard::whatIsNotKnownIsCalledSo()
{
    show(view([](AdminCard &card, AdminAccount &account) {
        account.user.lastSeenAt.reset();
        account.user.createdAt.reset();
        card.files.reset();
    }));
    QVERIFY(m_robot.says(u"not known"_s));
    QVERIFY(m_robot.says(u"being read…"_s));
    QVERIFY(!m_robot.says(u"never"_s));
    QVERIFY(isSeen(names::userCardProgressBar));
}

void TestUserCard::tags_data()
{
    QTest::addColumn<UserCardView>("view");
    QTest::addColumn<QString>("spoken");
    const auto row = [](const char *name, const QString &spoken,
                        const std::function<void(AdminCard &, AdminAccount &)> &edit) {
        QTest::newRow(name) << view(edit) << spoken;
    };
    row("active", u"active"_s, {});
    row("administrator", u"active and administrator"_s,
        [](auto &, auto &account) { account.user.isAdmin = true; });
    row("locked", u"locked"_s, [](auto &, auto &account) { account.user.isLocked = true; });
    row("closed", u"deactivated, erased, and locked"_s, [](auto &, auto &account) {
        account.user.isDeactivated = account.user.isErased = account.user.isLocked = true;
    });
    row("suspended", u"active, suspended, and shadow-banned"_s,
        [](auto &, auto &account) { account.isSuspended = account.user.isShadowBanned = true; });
    row("bridge", u"active and bridge"_s,
        [](auto &, auto &account) { account.applicationService = u"telegram"_s; });
    row("guest", u"active and guest"_s, [](auto &, auto &account) { account.user.isGuest = true; });
    row("bot", u"active and bot"_s, [](auto &, auto &account) { account.user.type = u"bot"_s; });
    row("support", u"active and support"_s,
        [](auto &, auto &account) { account.user.type = u"support"_s; });
    row("another type", u"active and kiosk"_s,
        [](auto &, auto &account) { account.user.type = u"kiosk"_s; });
}

void TestUserCard::tags()
{
    QFETCH(const UserCardView, view);
    show(view);
    QTEST(m_window->findChild<TagRow *>(names::userTags)->accessibleName(), "spoken");
}

void TestUserCard::theButtonsOnlySaySo()
{
    show(view());
    const QSignalSpy locked(m_card, &UserCard::lockWanted);
    const QSignalSpy deactivated(m_card, &UserCard::deactivateWanted);
    QVERIFY(m_robot.click(names::lockButton));
    QCOMPARE(locked.size(), 1);
    QCOMPARE(locked.constFirst().constFirst().toBool(), true);
    QVERIFY(m_robot.click(names::deactivateUserButton));
    QCOMPARE(deactivated.size(), 1);
    QVERIFY(!isSeen(names::reactivateButton));
}

void TestUserCard::lockedOnesAreUnlocked()
{
    show(view([](auto &, auto &account) { account.user.isLocked = true; }));
    const QSignalSpy locked(m_card, &UserCard::lockWanted);
    QCOMPARE(m_robot.text(names::lockButton), u"Unlock…"_s);
    QVERIFY(m_robot.click(names::lockButton));
    QCOMPARE(locked.constFirst().constFirst().toBool(), false);
}

void TestUserCard::deactivatedOnesComeBack()
{
    const auto closed = [](auto &card, auto &account) {
        account.user.isDeactivated = account.user.isErased = true;
        card.joinedRooms = QStringList();
        card.onlyAdmin = {.state = State::Done};
    };
    show(view(closed));
    const QSignalSpy back(m_card, &UserCard::reactivateWanted);
    QVERIFY(!isSeen(names::lockButton));
    QVERIFY(m_robot.says(u"messages and files can still be taken away"_s));
    QVERIFY(isSeen(names::deactivateUserButton)); // for what an earlier time has left out
    QVERIFY(m_robot.click(names::reactivateButton));
    QCOMPARE(back.size(), 1);

    show(view([&](auto &card, auto &account) {
        closed(card, account);
        card.joinedRooms = QStringList(2, u"!a:example.org"_s);
    }));
    QVERIFY(m_robot.says(u"still in 2 rooms"_s));
    QCOMPARE(m_robot.text(names::deactivateUserButton), u"Deactivate again…"_s);
    QVERIFY(isSeen(names::deactivateUserButton));

    show(view([&](auto &card, auto &account) {
        closed(card, account);
        account.user.isErased = false;
    }));
    QVERIFY(m_robot.says(u"can still be hidden"_s));
    QVERIFY(isSeen(names::deactivateUserButton));
}

void TestUserCard::whoMayNotBeDeactivated_data()
{
    QTest::addColumn<UserCardView>("view");
    QTest::addColumn<QString>("why");
    UserCardView oneself = view();
    oneself.actor = ben;
    QTest::newRow("oneself") << oneself << u"the account that you act with"_s;
    const auto admin = [](const CardPart<qint64> &living) {
        return view([living](AdminCard &card, AdminAccount &account) {
            account.user.isAdmin = true;
            card.livingAdmins = living;
        });
    };
    QTest::newRow("the last") << admin(1) << u"the last administrator of"_s;
    QTest::newRow("not counted yet") << admin({}) << u"is being read"_s;
    QTest::newRow("not to be counted")
        << admin(unexpected(Failure::of(Cause::ServerTrouble))) << u"could not be read, so"_s;
    QTest::newRow("one of two") << admin(2) << QString();
    QTest::newRow("its service hides")
        << withWord({.kind = ServiceWord::Kind::Hidden}) << u"does not answer administrators"_s;
    QTest::newRow("its service did not answer")
        << withWord({.kind = ServiceWord::Kind::NotRead}) << u"nothing is changed from here"_s;
    QTest::newRow("its service names another")
        << withWord({.kind = ServiceWord::Kind::OtherName, .account = {.username = u"Ben"_s}})
        << u"written otherwise"_s;
    QTest::newRow("its service knows it")
        << withWord({.kind = ServiceWord::Kind::Known}) << QString();
    QTest::newRow("its service does not know it")
        << withWord({.kind = ServiceWord::Kind::NotKnown}) << QString();
}

void TestUserCard::whoMayNotBeDeactivated()
{
    QFETCH(const UserCardView, view);
    QFETCH(const QString, why);
    show(view);
    QCOMPARE(isSeen(names::deactivateUserButton), why.isEmpty());
    QCOMPARE(isSeen(names::guardLabel), !why.isEmpty());
    QVERIFY(m_robot.text(names::guardLabel).contains(why));
    const bool isOneself = view.actor == view.card.userId;
    QCOMPARE(isSeen(names::lockButton), view.card.known()->service.isClear() && !isOneself);
}

void TestUserCard::whatTheAccountServiceSays_data()
{
    QTest::addColumn<bool>("here");
    QTest::addColumn<ManagedAccount>("there");
    QTest::addColumn<QString>("says");
    QTest::addColumn<bool>("mayLock");
    QTest::addColumn<bool>("mayComeBack");
    const ManagedAccount gone{.isDeactivated = true, .deactivatedAt = at("2026-11-26T17:41:00Z")};
    const ManagedAccount locked{.isLocked = true, .lockedAt = at("2026-11-26T17:41:00Z")};
    QTest::newRow("active") << false << ManagedAccount() << u"active"_s << true << false;
    QTest::newRow("locked") << false << locked << u"locked: "_s << true << false;
    QTest::newRow("deactivated") << true << gone << u"deactivated: "_s << false << true;
    QTest::newRow("the homeserver has not followed")
        << false << gone << u"The homeserver has not followed yet."_s << false << true;
    QTest::newRow("only the homeserver calls it so")
        << true << ManagedAccount() << u"the person can still sign in"_s << false << true;
}

void TestUserCard::whatTheAccountServiceSays()
{
    QFETCH(const bool, here);
    QFETCH(const ManagedAccount, there);
    QFETCH(const QString, says);
    QFETCH(const bool, mayLock);
    QFETCH(const bool, mayComeBack);
    show(view([&](AdminCard &card, AdminAccount &account) {
        account.user.isDeactivated = account.isDeactivatedAtHomeserver = here;
        card.account = joinedAccount(account, {.kind = ServiceWord::Kind::Known, .account = there});
    }));
    QVERIFY(m_robot.says(u"Account service"_s));
    QVERIFY(m_robot.says(says));
    const QString tags = m_window->findChild<TagRow *>(names::userTags)->accessibleName();
    const bool isHalf = here != there.isDeactivated;
    QCOMPARE(tags,
             isHalf                    ? u"deactivated in part"_s
                 : there.isDeactivated ? u"deactivated"_s
                 : there.isLocked      ? u"locked"_s
                                       : u"active"_s);
    QCOMPARE(isSeen(names::lockButton), mayLock);
    QCOMPARE(isSeen(names::reactivateButton), mayComeBack);
    QVERIFY(isSeen(names::deactivateUserButton)); // at both is not erased yet
    show(view());
    QVERIFY(!m_robot.says(u"Account service"_s)); // a server without one
}

void TestUserCard::nothingMilderForOneself()
{
    UserCardView oneself = view();
    oneself.actor = ben;
    show(oneself);
    QVERIFY(!isSeen(names::lockButton));
}

void TestUserCard::roomsAreCountedWhileTheyAreLookedAt()
{
    const auto looking = [](State state) {
        return view([state](AdminCard &card, AdminAccount &) {
            card.onlyAdmin = {.state = state, .looked = 14, .total = 412};
        });
    };
    const QSignalSpy stop(m_card, &UserCard::stopLookingWanted);
    const QSignalSpy on(m_card, &UserCard::lookOnWanted);
    show(looking(State::Looking));
    QVERIFY(m_robot.says(u"14 of 412 rooms looked at"_s));
    QVERIFY(m_robot.click(names::stopLookingButton));
    QCOMPARE(stop.size(), 1);
    show(looking(State::Stopped));
    QVERIFY(!isSeen(names::stopLookingButton));
    QVERIFY(m_robot.click(names::lookOnButton));
    QCOMPARE(on.size(), 1);
    show(view([](AdminCard &card, AdminAccount &) {
        card.onlyAdmin = {.state = State::Done, .looked = 14, .total = 14};
    }));
    QVERIFY(m_robot.says(u"in no room"_s));
    QVERIFY(!isSeen(names::lookOnButton));
}

void TestUserCard::aPartThatFailsIsToldAndAskedForAgain()
{
    const QSignalSpy again(m_card, &UserCard::checkAgainWanted);
    show(view([](AdminCard &card, AdminAccount &) {
        card.files = unexpected(Failure::of(Cause::ServerTrouble));
    }));
    QVERIFY(m_robot.says(u"could not be read"_s));
    QVERIFY(m_robot.says(u"14 rooms"_s));
    QVERIFY(isSeen(names::deactivateUserButton));
    QVERIFY(m_robot.click(names::readAgainButton));
    QCOMPARE(again.size(), 1);
    show(view());
    QVERIFY(!isSeen(names::readAgainButton));
}

void TestUserCard::thereIsNoSuchAccount()
{
    UserCardView nobody = view();
    Failure failure = Failure::of(Cause::NotFound);
    nobody.card = {.userId = ben, .account = unexpected(failure)};
    show(nobody);
    QVERIFY(m_robot.says(u"The account could not be read."_s)); // a page may have said so
    failure.errcode = u"M_NOT_FOUND"_s;
    nobody.card.account = unexpected(failure);
    show(nobody);
    QVERIFY(m_robot.says(u"There is no account"_s));
    const auto *heard = m_window->findChild<QLabel *>(names::announcementLabel);
    QVERIFY(heard != nullptr && heard->text().contains(u"There is no account"_s));
    QVERIFY(!isSeen(names::deactivateUserButton));
    QVERIFY(!isSeen(names::lockButton));
}

void TestUserCard::theIdIsCopiedAsItIs()
{
    show(view());
    QVERIFY(m_robot.click(names::copyTargetIdButton));
    QCOMPARE(QGuiApplication::clipboard()->text(), ben);
    QCOMPARE(m_robot.text(names::copyTargetIdButton), u"Copied"_s);
}

void TestUserCard::fitsAndIsNamed_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<int>("width");
    QTest::newRow("light") << false << Qt::LeftToRight << 300;
    QTest::newRow("dark") << true << Qt::LeftToRight << 300;
    QTest::newRow("narrow") << false << Qt::LeftToRight << 240;
    QTest::newRow("right to left") << true << Qt::RightToLeft << 360;
}

void TestUserCard::fitsAndIsNamed()
{
    QFETCH(const bool, dark);
    QFETCH(const Qt::LayoutDirection, direction);
    QFETCH(const int, width);
    delete qApp->findChild<Theme *>();
    Theme::apply(*qApp, dark ? Appearance::Dark : Appearance::Light);
    QGuiApplication::setLayoutDirection(direction);
    m_window->resize(width, 760);
    const QDir pictures(QStringLiteral(FAREWELL_BUILD_DIR "/pictures"));
    pictures.mkpath(u"."_s);
    const auto closed = view([](AdminCard &card, AdminAccount &account) {
        account.user.isDeactivated = account.user.isAdmin = account.user.isErased = true;
        account.isSuspended = true;
        card.onlyAdmin = {.state = State::Looking, .looked = 14, .total = 412};
        card.files = unexpected(Failure::of(Cause::ServerTrouble));
    });
    const UserCardView accepted = withWord(
        {.kind = ServiceWord::Kind::Known,
         .account
         = {.isAdmin = true, .isDeactivated = true, .deactivatedAt = at("2026-11-26T17:41:00Z")}});
    const UserCardView hidden = withWord({.kind = ServiceWord::Kind::Hidden});
    int number = 0;
    for (const UserCardView &shown : {view(), closed, accepted, hidden}) {
        show(shown);
        for (int round = 0; round < 10; ++round) {
            QCoreApplication::processEvents(); // layouts ask those outside, one after the other
        }
        (void)waitUntil([this] { return inspector::clippedTexts(*m_window).isEmpty(); },
                        std::chrono::seconds(1));
        m_window->grab().save(pictures.filePath(
            u"userCard-%1-%2.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))
                .arg(++number)));
        for (const QStringList &complaints :
             {inspector::clippedTexts(*m_window), inspector::unnamedControls(*m_window),
              inspector::misnamedButtons(*m_window), inspector::richLabels(*m_window)}) {
            QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        }
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(TestUserCard)
#include "TestUserCard.moc"
