// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/FaultProxy.h"
#include "tests/support/RawServer.h"
#include "tests/support/Stage.h"
#include "tests/support/TlsFront.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

using Face = TlsFront::Face;

/// What the sign-in window complains of; empty when it does not.
QString complaint(const Stage &stage)
{
    const auto *banner = stage.login.window()->findChild<Banner *>(names::problemBanner);
    return banner->isVisible() ? banner->text() : QString();
}

/// Whether a password, of which every form on the wire holds these words, was among `bytes`.
bool holdsPassword(const QByteArray &bytes)
{
    return bytes.contains(Stage::alicesPassword.toUtf8()) || bytes.contains("\"password\":")
        || bytes.contains("Bearer ");
}

/// A server that nobody should talk to, and words of the sentence that belongs to it.
struct BadFace
{
    const char *name;
    Face face;
    QLatin1StringView words;
};

constexpr BadFace badFaces[]{
    {"self-signed", Face::SelfSigned, "nobody whom this computer trusts"_L1},
    {"expired", Face::Expired, "has expired"_L1},
    {"wrong host", Face::WrongHost, "is for another address"_L1},
    {"TLS 1.1", Face::Old, "no encryption that is strong enough"_L1},
};

constexpr QLatin1StringView leadsToHttp = "leads to an address that starts with http"_L1;

/// It has these words, and none of another sentence.
void verifySentence(const QString &sentence, QLatin1StringView words)
{
    QVERIFY2(sentence.contains(words), qPrintable(sentence));
    QVERIFY2(sentence.contains(leadsToHttp) == (words == leadsToHttp), qPrintable(sentence));
    for (const BadFace &bad : badFaces) {
        QVERIFY2(sentence.contains(bad.words) == (bad.words == words), qPrintable(sentence));
    }
    QVERIFY2(sentence.contains(u"localhost:"_s), qPrintable(sentence));
}

/// A homeserver at an https address. The proxy is there to break things, and to keep the practice
/// homeserver from ending idle connections while somebody types.
struct Site
{
    Stage stage;
    FaultProxy proxy;
    TlsFront front;

    explicit Site(Face face = Face::Good)
        : stage(Stage::Time::Manual)
        , proxy(stage.server.baseUrl(), stage.manualClock)
        , front(started(proxy), face)
    {
        stage.standBehind(front.baseUrl());
        stage.setHeldBack([this] { return proxy.heldBack(); });
    }

private:
    static QString started(FaultProxy &proxy)
    {
        if (!proxy.start()) {
            qFatal("no port to listen on");
        }
        return proxy.baseUrl();
    }
};

void badAtOnce(const BadFace &bad)
{
    Site site(bad.face);
    Stage &stage = site.stage;
    TlsFront &front = site.front;
    QVERIFY(stage.enter(u"alice"_s));
    QVERIFY(stage.login.waitPhase(u"failed"_s));
    QCOMPARE(stage.login.property("reason"), u"network"_s);
    verifySentence(complaint(stage), bad.words);
    QVERIFY(complaint(stage).contains(u"Nothing was sent."_s));
    QCOMPARE(stage.login.look(names::passwordEdit).obstacle, reach::Obstacle::Hidden);
    QVERIFY(front.handshakesBegun() > 0);
    QCOMPARE(front.handshakesDone(), 0);
    QCOMPARE(front.decrypted(), QByteArray());
    QVERIFY(stage.server.requests().isEmpty());

    // What was repaired works at the next try.
    WAIT_COMPARE(front.openConnections(), 0);
    front.show(Face::Good);
    QVERIFY(stage.login.click(names::homeserverEdit));
    QVERIFY(stage.login.press(Qt::Key_Return));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    QCOMPARE(complaint(stage), QString());
}

void badBeforeSignIn(const BadFace &bad)
{
    Site site;
    Stage &stage = site.stage;
    TlsFront &front = site.front;
    QVERIFY(stage.enter(u"alice"_s));
    QVERIFY(stage.login.waitPhase(u"ready"_s));
    front.show(bad.face);
    WAIT_COMPARE(front.openConnections(), 0); // none is left to be used once more
    QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
    const int before = front.handshakesBegun();
    QVERIFY(stage.login.click(names::signInButton));
    QVERIFY(stage.login.waitProperty("reason", u"network"_s));
    QCOMPARE(stage.login.property("phase"), u"ready"_s);
    verifySentence(complaint(stage), bad.words);
    QVERIFY(complaint(stage).contains(u"Nothing was sent."_s));
    QCOMPARE(stage.login.text(names::passwordEdit), Stage::alicesPassword);
    QVERIFY(front.handshakesBegun() > before);
    QVERIFY(!holdsPassword(front.decrypted()));
    QCOMPARE(stage.count("/login"), 1); // the question which ways there are
    QVERIFY(stage.server.sessionNames(u"alice"_s).filter(u"Farewell"_s).isEmpty());
}

void badBeforeDeactivation(const BadFace &bad)
{
    Site site;
    Stage &stage = site.stage;
    TlsFront &front = site.front;
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.openDeactivation());
    // The profile was read at the sign-in, and is read again now, as are the rooms that show it.
    QVERIFY(stage.pass(1ms));
    QCOMPARE(stage.count("/profile/%40alice%3Apractice.test"), 3);
    const qsizetype before = front.decrypted().size();
    front.show(bad.face);
    QVERIFY(stage.confirmWith(Stage::alicesPassword));
    QVERIFY(stage.dialog.waitProperty("reason", u"network"_s));
    QCOMPARE(stage.dialog.property("phase"), u"password"_s);
    QCOMPARE(stage.dialog.property("outcome"), u"stillActive"_s);
    verifySentence(stage.dialog.text(names::proofStatusLabel), bad.words);
    QVERIFY(stage.dialog.text(names::proofStatusLabel)
                .contains(u"Your account has not been changed."_s));
    QCOMPARE(stage.dialog.text(names::passwordEdit), Stage::alicesPassword);
    QCOMPARE(front.decrypted().size(), before);
    QCOMPARE(stage.count(), 0);
    QVERIFY(!stage.server.isDeactivated(u"alice"_s));

    front.show(Face::Good);
    QVERIFY(stage.arm(stage.dialog, names::confirmButton));
    QVERIFY(stage.dialog.click(names::confirmButton));
    QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
    QCOMPARE(stage.count(), 2);
}

/// After the challenge was answered, and before the password follows it by itself.
void badBeforeProof(const BadFace &bad)
{
    Site site;
    Stage &stage = site.stage;
    TlsFront &front = site.front;
    QVERIFY(stage.signInAlice());
    QVERIFY(stage.openDeactivation());
    QVERIFY(stage.confirmWith(u"not her password"_s));
    QVERIFY(stage.dialog.waitProperty("reason", u"wrongPassword"_s));
    QVERIFY(stage.pass(1ms)); // the rooms are looked at once more
    const qsizetype before = front.decrypted().size();
    front.show(bad.face);
    QVERIFY(stage.confirmWith(Stage::alicesPassword));
    QVERIFY(stage.dialog.waitProperty("reason", u"network"_s));
    verifySentence(stage.dialog.text(names::proofStatusLabel), bad.words);
    QCOMPARE(stage.dialog.text(names::passwordEdit), Stage::alicesPassword);
    QCOMPARE(front.decrypted().size(), before);
    QVERIFY(!stage.server.isDeactivated(u"alice"_s));
}

/// When the server turns bad, and what comes of it.
struct Step
{
    const char *name;
    void (*play)(const BadFace &);
};

constexpr Step steps[]{
    {"at once", &badAtOnce},
    {"before the sign-in", &badBeforeSignIn},
    {"before the deactivation", &badBeforeDeactivation},
    {"before the proof", &badBeforeProof},
};

} // namespace

/// The whole program over https: that it works, and that it says what is wrong when it does not,
/// with the password still at home.
class TestTls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Theme::apply(*qApp, Appearance::Light);
        trustTestAuthority();
    }

    void theWholeJourney()
    {
        Site site;
        Stage &stage = site.stage;
        TlsFront &front = site.front;
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitShown());
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(stage.server.isDeactivated(u"alice"_s));
        QCOMPARE(stage.count(), 2);
        // Every byte came this way, or the other tests would look in the wrong place.
        QVERIFY(holdsPassword(front.decrypted()));
        // A look at the profile that the click made needless may end on the way.
        QVERIFY(front.decrypted().count(" HTTP/1.1\r\n") >= stage.server.requests().size());
    }

    void aBadServer_data()
    {
        QTest::addColumn<BadFace>("bad");
        QTest::addColumn<Step>("step");
        for (const BadFace &bad : badFaces) {
            for (const Step &step : steps) {
                QTest::addRow("%s, %s", bad.name, step.name) << bad << step;
            }
        }
    }

    void aBadServer()
    {
        QFETCH(const BadFace, bad);
        QFETCH(const Step, step);
        step.play(bad);
    }

    void discoveryThatLeadsToHttp()
    {
        const RawServer plain;
        Site site;
        Stage &stage = site.stage;
        TlsFront &front = site.front;
        FaultProxy &proxy = site.proxy;
        proxy.faultAlways("GET", "", Fault::redirect(302, plain.url().toLatin1() + "/elsewhere"));
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"failed"_s));
        QCOMPARE(stage.login.property("reason"), u"refused"_s);
        verifySentence(complaint(stage), leadsToHttp);
        QCOMPARE(stage.login.look(names::passwordEdit).obstacle, reach::Obstacle::Hidden);
        QVERIFY(!front.decrypted().isEmpty());
        QVERIFY(!holdsPassword(front.decrypted()));
        QCOMPARE(plain.connections(), 0);
    }

    /// The one who was asked may say where to go; the password does not go there.
    void aSignInThatLeadsToHttp()
    {
        const RawServer plain;
        Site site;
        Stage &stage = site.stage;
        FaultProxy &proxy = site.proxy;
        proxy.faultAlways("POST", "/login",
                          Fault::redirect(307, plain.url().toLatin1() + "/login"));
        QVERIFY(stage.enter(u"alice"_s));
        QVERIFY(stage.login.waitPhase(u"ready"_s));
        QVERIFY(stage.login.type(names::passwordEdit, Stage::alicesPassword));
        QVERIFY(stage.login.click(names::signInButton));
        QVERIFY(stage.login.waitProperty("reason", u"refused"_s));
        verifySentence(complaint(stage), leadsToHttp);
        QCOMPARE(proxy.requestsTo("/login").size(), 2); // one of them a GET
        QCOMPARE(plain.connections(), 0);
    }

    void aDeactivationThatLeadsToHttp()
    {
        const RawServer plain;
        Site site;
        Stage &stage = site.stage;
        TlsFront &front = site.front;
        FaultProxy &proxy = site.proxy;
        proxy.faultAlways("POST", "/account/deactivate",
                          Fault::redirect(308, plain.url().toLatin1() + "/deactivate"));
        QVERIFY(stage.signInAlice());
        const qsizetype before = front.decrypted().size();
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitShown());
        QVERIFY(stage.outcome.waitProperty("outcome", u"unknown"_s));
        QVERIFY(stage.outcome.waitProperty("likely", u"stillActive"_s));
        QVERIFY(!stage.outcome.text(names::headingLabel).isEmpty());
        QCOMPARE(proxy.requestsTo("/account/deactivate").size(), 1);
        QVERIFY(!front.decrypted().sliced(before).contains(Stage::alicesPassword.toUtf8()));
        QCOMPARE(plain.connections(), 0);
        QCOMPARE(stage.count(), 0);
        QVERIFY(!stage.server.isDeactivated(u"alice"_s));
    }
};

QTEST_MAIN(TestTls)
#include "TestTls.moc"
