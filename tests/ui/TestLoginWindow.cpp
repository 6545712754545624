// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "app/base/Text.h"
#include "tests/support/Inspector.h"
#include "tests/support/PatientRobot.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/login/CantSignInDialog.h"
#include "ui/login/LoginWindow.h"
#include "ui/login/QrPicture.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

SignInState with(SignInPhase phase, SignInReason reason = SignInReason::None)
{
    SignInState state;
    state.phase = phase;
    state.reason = reason;
    state.serverText = u"example.org"_s;
    state.serverFromId = true;
    if (phase != SignInPhase::Idle && phase != SignInPhase::Discovering
        && phase != SignInPhase::Failed) {
        state.server = ServerInfo{*HomeserverUrl::parse(u"https://matrix.example.org"_s),
                                  u"Synapse"_s,
                                  {true, true, {{u"gh"_s, u"GitHub & more"_s}}},
                                  {}};
    }
    return state;
}

SignInState typedServer(SignInPhase phase, const QString &server)
{
    SignInState state = with(phase);
    state.serverText = server;
    state.serverFromId = false;
    if (state.server) {
        state.server->url = *HomeserverUrl::fromServerName(server);
    }
    return state;
}

/// As it is said: isolates are for eyes.
QString plain(const QString &text)
{
    return withoutIsolates(text);
}

/// Counts how often somebody asks what it holds.
class CountedData final : public QMimeData
{
    Q_OBJECT

public:
    CountedData() { setText(u"@bob:example.org"_s); }

    mutable int reads = 0;

protected:
    [[nodiscard]] QVariant retrieveData(const QString &type, QMetaType wanted) const override
    {
        ++reads;
        return QMimeData::retrieveData(type, wanted);
    }
};

bool isInvalid(const LoginWindow &window, QLatin1StringView name)
{
    return window.findChild<QLineEdit *>(name)->property("invalid").toBool();
}

} // namespace

class TestLoginWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void init()
    {
        QGuiApplication::clipboard()->setText(u"nothing of interest"_s);
        m_window = std::make_unique<LoginWindow>(m_clock);
        m_window->show();
        QVERIFY(m_robot.waitShown());
    }

    void cleanup() { m_window.reset(); }

    void isAsHighAsItsContent()
    {
        const int first = m_window->height();
        m_window->showState(with(SignInPhase::Ready));
        QVERIFY(waitUntil([&] { return m_window->height() > first; }));
        // A window manager tells late of the height that was asked for first.
        m_window->resize(m_window->width(), first);
        SignInState elsewhere = with(SignInPhase::Browser);
        elsewhere.device = DeviceCode{u"ABCD-EFGH"_s, QUrl(u"https://auth.example.org/link"_s),
                                      QUrl(u"https://auth.example.org/link?code=ABCD-EFGH"_s)};
        m_window->showState(elsewhere);
        const auto *bar
            = m_window->findChild<QScrollArea *>(names::contentScrollArea)->verticalScrollBar();
        QVERIFY(waitUntil([&] { return m_window->height() > first && bar->maximum() == 0; }));
    }

    void leavesTheHeightToThePerson()
    {
        const int chosen = m_window->height() + 137;
        m_window->resize(m_window->width(), chosen);
        m_window->showState(with(SignInPhase::Ready));
        QVERIFY(m_robot.waitReachable(names::passwordEdit));
        QCoreApplication::processEvents();
        QCOMPARE(m_window->height(), chosen);
    }

    void startsWhereTypingStarts()
    {
        QVERIFY(m_robot.waitFocus(names::userIdEdit));
        QCOMPARE(m_robot.property("phase"), u"idle"_s);
        QCOMPARE(m_robot.text(names::homeserverEdit), QString());
        QCOMPARE(m_robot.look(names::passwordEdit).obstacle, reach::Obstacle::Hidden);
        QCOMPARE(m_robot.look(names::signInButton).obstacle, reach::Obstacle::Hidden);
    }

    void anIdIsTakenOnEnterNeverWhileTyping()
    {
        QGuiApplication::clipboard()->setText(u"@él"_s); // begun by hand, too
        const QSignalSpy entered(m_window.get(), &LoginWindow::identifierEntered);
        const QString typed = u"@élise:example.org"_s;
        for (const QChar letter : typed) {
            QVERIFY(m_robot.typeHere(letter));
            letQueuedCallsCome();
        }
        QCOMPARE(entered.size(), 0);
        QVERIFY(m_robot.press(Qt::Key_Return));
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.at(0).at(0).toString(), u"@élise:example.org"_s);
    }

    void aServerIsTakenOnEnterNeverWhileTyping()
    {
        const QSignalSpy entered(m_window.get(), &LoginWindow::serverEntered);
        QVERIFY(m_robot.type(names::homeserverEdit, u"matrix.example.org"_s));
        letQueuedCallsCome();
        QCOMPARE(entered.size(), 0);
        QVERIFY(m_robot.press(Qt::Key_Return));
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.at(0).at(0).toString(), u"matrix.example.org"_s);
    }

    /// Somebody who looks up their id, or the clipboard, in another window has not finished.
    void anotherWindowDoesNotEndTheTyping()
    {
        const QSignalSpy entered(m_window.get(), &LoginWindow::identifierEntered);
        QVERIFY(m_robot.type(names::userIdEdit, u"@alice:exam"_s));
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(waitUntil([&] { return other.isActiveWindow(); }));
        letQueuedCallsCome();
        QCOMPARE(entered.size(), 0);
        m_window->activateWindow();
        QVERIFY(m_robot.waitFocus(names::userIdEdit));
        QVERIFY(m_robot.typeHere(u"ple.org"_s));
        letQueuedCallsCome();
        QCOMPARE(entered.size(), 0);
        QVERIFY(m_robot.press(Qt::Key_Tab));
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.at(0).at(0).toString(), u"@alice:example.org"_s);
    }

    void anIdIsTakenOnLeavingOnce()
    {
        const QSignalSpy entered(m_window.get(), &LoginWindow::identifierEntered);
        QVERIFY(m_robot.type(names::userIdEdit, u"alice"_s));
        QVERIFY(m_robot.press(Qt::Key_Tab));
        QCOMPARE(entered.size(), 1);
        QVERIFY(m_robot.press(Qt::Key_Backtab));
        QVERIFY(m_robot.press(Qt::Key_Tab));
        QCOMPARE(entered.size(), 1);
    }

    void anIdIsTakenOnPastingOnce()
    {
        const QSignalSpy entered(m_window.get(), &LoginWindow::identifierEntered);
        QGuiApplication::clipboard()->setText(u"@bob:example.org"_s);
        QVERIFY(m_robot.press(Qt::Key_V, Qt::ControlModifier));
        WAIT_COMPARE(entered.size(), 1);
        QVERIFY(m_robot.press(Qt::Key_Tab));
        QCOMPARE(entered.size(), 1);
    }

    void thePasswordGoesToTheServerThatWasFound()
    {
        enterAlice();
        m_window->showState(with(SignInPhase::Ready));
        QVERIFY(m_robot.waitFocus(names::passwordEdit));
        QVERIFY(m_robot.text(names::serverStatusLabel).contains(u"matrix.example.org"_s));
        QVERIFY(!m_robot.text(names::serverStatusLabel).contains(u'\u2713')); // that is drawn
        const QSignalSpy asked(m_window.get(), &LoginWindow::signInRequested);
        QVERIFY(m_robot.typeHere(u"correct horse"_s));
        QVERIFY(m_robot.press(Qt::Key_Return));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(m_window->password().reveal(), QByteArrayView("correct horse"));

        m_window->showState(typedServer(SignInPhase::Ready, u"other.org"_s));
        QCOMPARE(m_robot.text(names::passwordEdit), QString());
    }

    void everyButtonIsCalledWhatItSays()
    {
        for (const SignInPhase phase :
             {SignInPhase::Idle, SignInPhase::Discovering, SignInPhase::Ready,
              SignInPhase::SigningIn, SignInPhase::Cooling, SignInPhase::Browser,
              SignInPhase::Ready}) {
            m_window->showState(with(phase));
            verifyNames(*m_window);
        }
        enterAlice();
        QVERIFY(m_robot.type(names::passwordEdit, u"secret"_s));
        QVERIFY(m_robot.click(names::passwordRevealButton));
        QCOMPARE(m_robot.text(names::passwordRevealButton), u"Hide"_s);
        verifyNames(*m_window);
        QVERIFY(m_robot.click(names::passwordRevealButton));
        QCOMPARE(m_robot.text(names::passwordRevealButton), u"Show"_s);
        verifyNames(*m_window);
    }

    void aWrongPasswordStaysToBeCorrected()
    {
        enterAlice();
        m_window->showState(with(SignInPhase::Ready));
        QVERIFY(m_robot.type(names::passwordEdit, u"wrong"_s));
        QVERIFY(m_robot.click(names::signInButton));
        m_window->showState(with(SignInPhase::SigningIn));
        QCOMPARE(m_robot.look(names::signInButton).obstacle, reach::Obstacle::Disabled);
        m_window->showState(with(SignInPhase::Ready, SignInReason::WrongPassword));
        QCOMPARE(m_robot.property("reason"), u"wrongPassword"_s);
        QVERIFY(m_robot.waitFocus(names::passwordEdit));
        QCOMPARE(m_robot.text(names::passwordEdit), u"wrong"_s);
        QVERIFY(isInvalid(*m_window, names::passwordEdit));
        QVERIFY(!m_window->findChild<QLineEdit *>(names::passwordEdit)
                     ->accessibleDescription()
                     .isEmpty());
        QCOMPARE(m_robot.text(names::announcementLabel),
                 plain(m_window->findChild<Banner *>(names::problemBanner)->text()));
    }

    /// The focus stays where it is, and is not what tells the news.
    void whoMendsATypoIsToldButNotDisturbed()
    {
        enterAlice();
        m_window->showState(with(SignInPhase::Discovering));
        const QSignalSpy entered(m_window.get(), &LoginWindow::identifierEntered);
        QVERIFY(m_robot.press(Qt::Key_Backspace));
        SignInState failed = with(SignInPhase::Failed, SignInReason::ServerProblem);
        failed.problem = DiscoveryFailure::Problem::NotReached;
        for (const bool isServerTyped : {false, true}) { // another field would be at fault
            failed.serverFromId = !isServerTyped;
            m_window->showState(with(SignInPhase::Discovering));
            m_window->showState(failed);
            letQueuedCallsCome();
            QCOMPARE(entered.size(), 0);
            QCOMPARE(m_robot.focusName(), QString(names::userIdEdit));
            QVERIFY(!m_robot.text(names::announcementLabel).isEmpty());
        }
        QVERIFY(m_robot.press(Qt::Key_Return));
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.at(0).at(0).toString(), u"@alice:example.or"_s);
    }

    void whoMendsATypoInTheServerIsNotDisturbed()
    {
        m_window->showState(typedServer(SignInPhase::Idle, {}));
        QVERIFY(m_robot.type(names::homeserverEdit, u"example.org"_s));
        QVERIFY(m_robot.press(Qt::Key_Return));
        m_window->showState(typedServer(SignInPhase::Discovering, u"example.org"_s));
        const QSignalSpy entered(m_window.get(), &LoginWindow::serverEntered);
        QVERIFY(m_robot.press(Qt::Key_Backspace));
        SignInState failed = typedServer(SignInPhase::Failed, u"example.org"_s);
        failed.server.reset();
        failed.reason = SignInReason::ServerProblem;
        m_window->showState(failed);
        letQueuedCallsCome();
        QCOMPARE(entered.size(), 0);
        QCOMPARE(m_robot.focusName(), QString(names::homeserverEdit));
    }

    /// On X11 to read it is to ask another program, and to wait for that.
    void theClipboardIsNotReadWhileTyping()
    {
        auto *held = new CountedData; // the clipboard's own from now on
        QGuiApplication::clipboard()->setMimeData(held);
        const int before = held->reads;
        QVERIFY(m_robot.type(names::userIdEdit, u"@alice:example.org"_s));
        QVERIFY(m_robot.press(Qt::Key_Backspace));
        letQueuedCallsCome();
        QCOMPARE(held->reads, before);
        QVERIFY(m_robot.press(Qt::Key_V, Qt::ControlModifier));
        QVERIFY(held->reads > before); // it counts
    }

    void nothingIsSentWithoutAnIdOrAPassword()
    {
        const QSignalSpy asked(m_window.get(), &LoginWindow::signInRequested);
        m_window->showState(typedServer(SignInPhase::Ready, u"example.org"_s));
        QVERIFY(m_robot.click(names::signInButton));
        QVERIFY(m_robot.waitFocus(names::userIdEdit));
        QVERIFY(m_robot.typeHere(u"alice"_s));
        QVERIFY(m_robot.click(names::signInButton));
        QVERIFY(m_robot.waitFocus(names::passwordEdit));
        QCOMPARE(asked.size(), 0);
    }

    void anAnswerDoesNotTakeTheFocusFromWhoTypes()
    {
        enterAlice();
        m_window->showState(with(SignInPhase::Discovering));
        QVERIFY(m_robot.click(names::editHomeserverButton));
        QVERIFY(m_robot.waitFocus(names::homeserverEdit));
        QVERIFY(m_robot.typeHere(u"other"_s));
        m_window->showState(with(SignInPhase::Ready));
        QVERIFY(m_robot.typeHere(u".org"_s));
        QCOMPARE(m_robot.text(names::homeserverEdit), u"other.org"_s);
        const QSignalSpy entered(m_window.get(), &LoginWindow::serverEntered);
        QVERIFY(m_robot.press(Qt::Key_Return));
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.at(0).at(0).toString(), u"other.org"_s);
    }

    void aServerThatCannotBeFoundKeepsTheTextAndCanBeTriedAgain()
    {
        enterAlice();
        SignInState failed = with(SignInPhase::Failed, SignInReason::ServerProblem);
        failed.problem = DiscoveryFailure::Problem::NotReached;
        m_window->showState(failed);
        QCOMPARE(m_robot.text(names::userIdEdit), u"@alice:example.org"_s);
        QVERIFY(isInvalid(*m_window, names::userIdEdit));
        QVERIFY(m_robot.look(names::problemBanner).isReachable());
        const QSignalSpy entered(m_window.get(), &LoginWindow::identifierEntered);
        QVERIFY(m_robot.press(Qt::Key_Return));
        QCOMPARE(entered.size(), 1);
        QVERIFY(m_robot.click(names::tryAgainButton));
        QCOMPARE(entered.size(), 2);
    }

    void everythingSlowCanBeCancelled_data()
    {
        QTest::addColumn<SignInPhase>("phase");
        QTest::newRow("discovering") << SignInPhase::Discovering;
        QTest::newRow("signing in") << SignInPhase::SigningIn;
        QTest::newRow("cooling") << SignInPhase::Cooling;
    }

    void everythingSlowCanBeCancelled()
    {
        QFETCH(const SignInPhase, phase);
        const QSignalSpy cancelled(m_window.get(), &LoginWindow::cancelRequested);
        m_window->showState(with(phase));
        QVERIFY(m_robot.press(Qt::Key_Escape));
        QCOMPARE(cancelled.size(), 1);
        m_clock.advance(1s);
        QVERIFY(m_robot.click(names::cancelSignInButton));
        QCOMPARE(cancelled.size(), 2);
    }

    /// What is over at once does not flicker; the second counts anew for what comes next.
    void whatIsSlowIsSaidAfterASecond()
    {
        const auto isSaid = [&] { return m_robot.look(names::cancelSignInButton).isReachable(); };
        const auto pass = [&](std::chrono::milliseconds time) {
            m_clock.advance(time);
            QCoreApplication::processEvents();
        };
        m_window->showState(with(SignInPhase::Discovering));
        pass(999ms);
        m_window->showState(with(SignInPhase::Discovering)); // the same, said again
        QVERIFY(!isSaid());
        pass(1ms);
        WAIT_VERIFY(isSaid());
        m_window->showState(with(SignInPhase::Ready));
        QVERIFY(!isSaid());
        m_window->showState(with(SignInPhase::SigningIn));
        pass(999ms);
        QVERIFY(!isSaid());
        m_window->showState(with(SignInPhase::Ready));
        pass(10s);
        QVERIFY(!isSaid());
    }

    void escapeAtRestAsksForNothing()
    {
        const QSignalSpy cancelled(m_window.get(), &LoginWindow::cancelRequested);
        QVERIFY(m_robot.press(Qt::Key_Escape));
        QCOMPARE(cancelled.size(), 0);
    }

    void coolingCountsInTheButtonsPlace()
    {
        SignInState state = with(SignInPhase::Cooling);
        state.coolingLeft = std::chrono::seconds(65);
        m_window->showState(state);
        QVERIFY(m_robot.text(names::coolingLabel).contains(u"1:05"_s));
        QCOMPARE(m_robot.look(names::signInButton).obstacle, reach::Obstacle::Hidden);
    }

    void providers()
    {
        const QSignalSpy asked(m_window.get(), &LoginWindow::ssoRequested);
        m_window->showState(with(SignInPhase::Ready));
        QCOMPARE(m_robot.text(u"ssoButton_gh"_s), u"Continue with GitHub && more"_s);
        QVERIFY(m_robot.click(u"ssoButton_gh"_s));
        SignInState generic = with(SignInPhase::Ready);
        generic.server->methods = {false, true, {}};
        m_window->showState(generic);
        QCOMPARE(m_robot.text(u"ssoButton_default"_s), u"Continue with Single Sign On"_s);
        QVERIFY(m_robot.click(u"ssoButton_default"_s));
        QCOMPARE(m_robot.look(names::passwordEdit).obstacle, reach::Obstacle::Hidden);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.at(0).at(0).toString(), u"gh"_s);
        QCOMPARE(asked.at(1).at(0).toString(), QString());
    }

    void theBrowserPage()
    {
        const QSignalSpy again(m_window.get(), &LoginWindow::openPageAgainRequested);
        const QSignalSpy cancelled(m_window.get(), &LoginWindow::cancelRequested);
        SignInState state = with(SignInPhase::Browser);
        state.page = QUrl(u"https://idp.example.org/sso?id=1"_s);
        m_window->showState(state);
        QVERIFY(m_robot.text(names::browserLabel).contains(u"idp.example.org"_s));
        QVERIFY(m_robot.click(names::openBrowserAgainButton));
        QCOMPARE(again.size(), 1);
        QVERIFY(m_robot.click(names::copyLinkButton));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://idp.example.org/sso?id=1"_s);
        QCOMPARE(m_robot.text(names::copyLinkButton), u"Link copied"_s);
        verifyNames(*m_window);
        state.page = QUrl(u"https://idp.example.org/sso?id=2"_s);
        m_window->showState(state);
        QCOMPARE(m_robot.text(names::copyLinkButton), u"Copy the link"_s);
        verifyNames(*m_window);
        QVERIFY(m_robot.click(names::cancelBrowserButton));
        QVERIFY(m_robot.press(Qt::Key_Escape));
        QCOMPARE(cancelled.size(), 2);
    }

    /// The picture spares typing the code, so it has to bring the code along.
    void onAnotherDevice()
    {
        const QUrl page(u"https://auth.example.org/link"_s);
        const QUrl whole(u"https://auth.example.org/link?code=ABCD-EFGH"_s);
        SignInState state = with(SignInPhase::Browser);
        state.device = DeviceCode{u"ABCD-EFGH"_s, page, whole};
        state.page = whole;
        m_window->showState(state);
        QVERIFY(m_robot.waitReachable(names::qrPicture));
        QVERIFY(m_robot.says(u"Continue on another device"_s));
        QCOMPARE(m_robot.text(names::deviceCodeLabel), u"ABCD-EFGH"_s);
        QVERIFY(m_robot.text(names::browserLabel).contains(u"auth.example.org/link"_s));
        QVERIFY(!m_robot.text(names::browserLabel).contains(u"ABCD-EFGH"_s));
        auto *shown = m_window->findChild<QrPicture *>(names::qrPicture);
        const auto pictureOf = [&](const QUrl &url) {
            QrPicture picture({}, shown->parentWidget());
            picture.setUrl(url);
            picture.resize(shown->size());
            return picture.grab().toImage();
        };
        WAIT_COMPARE(shown->size(), shown->sizeHint()); // once the layout has come to it
        QVERIFY(shown->grab().toImage() == pictureOf(whole));
        QVERIFY(shown->grab().toImage() != pictureOf(page));
        QVERIFY(m_robot.click(names::copyLinkButton));
        QCOMPARE(QGuiApplication::clipboard()->text(), whole.toString());

        state.device->wholePage = QUrl(u"https://auth.example.org/link?code=WXYZ-EFGH"_s); // anew
        m_window->showState(state);
        QVERIFY(shown->grab().toImage() == pictureOf(state.device->wholePage));
        m_window->showState(with(SignInPhase::Browser)); // here
        QVERIFY(m_robot.says(u"Continue in your browser"_s));
        QCOMPARE(m_robot.look(names::qrPicture).obstacle, reach::Obstacle::Hidden);
        QCOMPARE(m_robot.look(names::deviceCodeLabel).obstacle, reach::Obstacle::Hidden);
    }

    /// Dark on light, with room around: without either many cameras see nothing.
    void aCodeForCameras()
    {
        const QImage image = QrPicture::imageOf(QUrl(u"https://auth.example.org/link"_s));
        const auto isDark = [&](int x, int y) { return image.pixelColor(x, y) == Qt::black; };
        QCOMPARE(image.width(), image.height());
        constexpr int quiet = 4; // modules (ISO/IEC 18004)
        const int last = image.width() - 1;
        for (int along = 0; along <= last; ++along) {
            for (int across = 0; across < quiet; ++across) {
                QVERIFY(!isDark(along, across) && !isDark(along, last - across));
                QVERIFY(!isDark(across, along) && !isDark(last - across, along));
            }
        }
        // Three corners have a mark: a ring, and a square in it.
        for (const QPoint corner : {QPoint(quiet, quiet), QPoint(last - quiet - 6, quiet),
                                    QPoint(quiet, last - quiet - 6)}) {
            for (int i = 0; i < 7; ++i) {
                QVERIFY(isDark(corner.x() + i, corner.y()) && isDark(corner.x(), corner.y() + i));
            }
            QVERIFY(!isDark(corner.x() + 1, corner.y() + 1));
            QVERIFY(isDark(corner.x() + 3, corner.y() + 3));
        }
        QVERIFY(QrPicture::imageOf({}).isNull());
        const QString tooLong(4000, u'x');
        QVERIFY(QrPicture::imageOf(QUrl(u"https://auth.example.org/"_s + tooLong)).isNull());
    }

    void managedElsewhereOpensTheAccountPage()
    {
        SignInState state = with(SignInPhase::Failed, SignInReason::ManagedElsewhere);
        state.accountPage = QUrl(u"https://account.example.org"_s);
        const QSignalSpy opened(m_window.get(), &LoginWindow::openAccountPageRequested);
        m_window->showState(state);
        QVERIFY(m_robot.says(u"account.example.org"_s));
        QVERIFY(m_robot.click(names::accountPageButton));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(m_robot.look(names::passwordEdit).obstacle, reach::Obstacle::Hidden);
    }

    void theTabKeyFollowsTheEye()
    {
        enterAlice();
        m_window->showState(with(SignInPhase::Ready));
        m_window->findChild<QLineEdit *>(names::userIdEdit)->setFocus();
        for (const QString &name :
             {QString(names::userIdEdit), QString(names::homeserverEdit),
              QString(names::editHomeserverButton), QString(names::passwordEdit),
              QString(names::passwordRevealButton), QString(names::signInButton), u"ssoButton_gh"_s,
              QString(names::cantSignInButton)}) {
            QVERIFY(m_robot.waitFocus(name));
            QVERIFY(m_robot.press(Qt::Key_Tab));
        }
    }

    void aHiddenWindowRemembersNoPassword()
    {
        enterAlice();
        m_window->showState(with(SignInPhase::Ready));
        QVERIFY(m_robot.type(names::passwordEdit, u"secret"_s));
        m_window->hide();
        QVERIFY(m_window->password().isEmpty());
    }

    void helpForThoseWhoCannotSignIn()
    {
        SignInHelp help;
        help.serverName = u"example.org"_s;
        help.userId = UserId::parse(u"@alice:example.org"_s);
        help.homeserver = HomeserverUrl::parse(u"https://matrix.example.org"_s);
        CantSignInDialog dialog(help, m_window.get());
        dialog.open();
        const PatientRobot robot(names::cantSignInDialog);
        QVERIFY(robot.waitShown());
        QCOMPARE(m_robot.look(names::cantSignInButton).obstacle, reach::Obstacle::BehindModal);
        QVERIFY(robot.says(u"We know of no contact for them"_s));
        // Whoever has gone on to something stays there when the contacts come.
        QVERIFY(robot.press(Qt::Key_Backtab));
        QCOMPARE(robot.focusName(), QString(names::administerButton));
        const QWidget *focus = QApplication::focusWidget();
        dialog.showContacts({{u"@admin:example.org"_s, u"help@example.org"_s},
                             QUrl(u"https://example.org/help"_s)});
        QCOMPARE(QApplication::focusWidget(), focus);
        QVERIFY(!robot.says(u"We know of no contact for them"_s));
        for (const QString &name :
             {QString(names::closeCantSignInButton), names::indexed(names::supportContactLabel, 0),
              names::indexed(names::copySupportContactButton, 0),
              names::indexed(names::supportContactLabel, 1),
              names::indexed(names::copySupportContactButton, 1), QString(names::supportPageLabel),
              QString(names::copySupportPageButton), QString(names::supportPageButton),
              QString(names::copySupportButton), QString(names::adminCallLabel),
              QString(names::copyAdminCallButton), QString(names::administerButton)}) {
            QVERIFY(robot.press(Qt::Key_Tab));
            QCOMPARE(robot.focusName(), name);
        }
        QVERIFY(robot.click(names::indexed(names::copySupportContactButton, 1)));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"help@example.org"_s);
        QCOMPARE(robot.text(names::indexed(names::copySupportContactButton, 1)), u"Copied"_s);
        verifyNames(dialog);
        const QSignalSpy opened(&dialog, &CantSignInDialog::openPageRequested);
        QVERIFY(robot.click(names::supportPageButton));
        QCOMPARE(opened.at(0).at(0).toUrl(), QUrl(u"https://example.org/help"_s));
        QVERIFY(robot.click(names::copyAdminCallButton));
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"POST https://matrix.example.org/_synapse/admin/v1/deactivate/"
                 "%40alice%3Aexample.org\n{\"erase\": true}"_s);
        QVERIFY(robot.press(Qt::Key_Escape));
        QVERIFY(robot.waitGone());
    }

private:
    static void verifyNames(const QWidget &window)
    {
        const QStringList found
            = inspector::misnamedButtons(window) + inspector::unnamedControls(window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    /// What a field tells may come from the event loop, after the keys.
    static void letQueuedCallsCome()
    {
        for (int i = 0; i < 3; ++i) {
            QCoreApplication::processEvents();
        }
    }

    void enterAlice()
    {
        QVERIFY(m_robot.type(names::userIdEdit, u"@alice:example.org"_s));
        QVERIFY(m_robot.press(Qt::Key_Return));
    }

    ManualClock m_clock;
    std::unique_ptr<LoginWindow> m_window;
    PatientRobot m_robot{names::loginWindow};
};

QTEST_MAIN(TestLoginWindow)
#include "TestLoginWindow.moc"
