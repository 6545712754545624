// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/RawServer.h"
#include "tests/support/Waiting.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What came of a question or of a request that changes something.
struct Heard
{
    int count = 0;
    int status = 0;
    std::optional<Failure> failure{};
};

} // namespace

/// The tokens of a sign-in are renewed once for all who wait, before they run out or after they
/// were turned away; what may change something goes out once; and the sign-in is ended with a token
/// that is good.
class TestSignedIn final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void renewsOnceForAllWhoWait();
    void asksAgainWithTheNewToken();
    void aTokenThatWasRenewedMeanwhileIsNoSign();
    void aRejectionDuringARenewalIsNoSign();
    void asksAgainOnlyOnce();
    void anotherRefusalIsNoReasonToRenew();
    void renewsBeforeAChange();
    void neverSendsAChangeTwice();
    void renewsNothingWhileAChangeIsOpen();
    void aChangeThatCouldNotBeSentWasNotSent();
    void aRejectedChangeForOthersIsSentOnceMore();
    void theSecondRejectionIsTheAnswer();
    void nothingElseIsSentOnceMore_data();
    void nothingElseIsSentOnceMore();
    void withoutANewTokenNothingWasDone_data();
    void withoutANewTokenNothingWasDone();
    void whoLeavesRenewsNothingForARejectedChange();
    void knowsWhenItIsOver_data();
    void knowsWhenItIsOver();
    void aTokenThatMayBeSpentTellsNothing();
    void aPasswordsTokenIsNotRenewed();
    void whoeverWasRefusedByMistakeIsStillIn();
    void onlyAWordOnOurselvesEndsIt_data();
    void onlyAWordOnOurselvesEndsIt();
    void whoLeavesRenewsNothingForARead();
    void whoLeavesRenewsNothingAfterAChange();
    void endsWithTheNewTokenAfterARenewal();
    void endsAfterARenewalThoughNobodyWantsIt();
    void doesNotWaitForARenewalForever();
    void endsThoughNobodyWantsItAnyMore();
    void whoHasGoneHearsNothing();
    void anAnswerComesThoughTheSignInHasGone();

private:
    void signIn(std::optional<std::chrono::milliseconds> expiresAt = {});
    void read(QObject *context = nullptr);
    void change();
    void changeForOthers();
    void holdTheRenewal();
    [[nodiscard]] MatrixClient::Callback hear();
    [[nodiscard]] RawAnswer answer(const RawRequest &request);
    [[nodiscard]] bool catchUp();
    [[nodiscard]] bool comeToRest();
    [[nodiscard]] QUrl at(const QByteArray &path) const;
    [[nodiscard]] QList<RawRequest> sentTo(const QByteArray &path) const;
    [[nodiscard]] QByteArrayList tokensOf(const QByteArray &path) const;

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<SignedIn> m_signedIn;
    std::unique_ptr<QObject> m_context;
    Heard m_heard;

    // The server: its tokens are "a0" and "r0" first, and a new pair of the next number after that.
    int m_generation = 0;
    std::function<std::optional<RawAnswer>(const RawRequest &)> m_says;
};

void TestSignedIn::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_client = std::make_unique<MatrixClient>(*m_clock);
    m_server = std::make_unique<RawServer>();
    m_server->answerWith([this](const RawRequest &request) { return answer(request); });
    m_context = std::make_unique<QObject>();
    m_heard = {};
    m_generation = 0;
    m_says = {};
}

void TestSignedIn::cleanup()
{
    m_signedIn.reset();
    m_context.reset();
    m_client.reset();
    m_server.reset();
    m_clock.reset();
}

// The scene

QUrl TestSignedIn::at(const QByteArray &path) const
{
    return QUrl(m_server->url() + QString::fromLatin1(path));
}

void TestSignedIn::signIn(std::optional<std::chrono::milliseconds> expiresAt)
{
    OAuthAccess access;
    access.endpoints.token = at("/token");
    access.endpoints.revocation = at("/revoke");
    access.clientId = u"id"_s;
    access.refreshToken = Secret(QByteArray("r0"));
    access.expiresAt = expiresAt;
    m_signedIn = test::signedIn(*m_client, *m_clock,
                                {.url = m_server->url(),
                                 .userId = u"@alice:told.test"_s,
                                 .kind = Session::Kind::OAuth,
                                 .token = "a0",
                                 .oauth = std::move(access)});
}

RawAnswer TestSignedIn::answer(const RawRequest &request)
{
    if (m_says) {
        if (const auto said = m_says(request)) {
            return *said;
        }
    }
    if (request.target() == "/token") {
        if (!request.body.contains("refresh_token=r" + QByteArray::number(m_generation))) {
            return RawAnswer::http(400, R"({"error":"invalid_grant"})");
        }
        const QByteArray next = QByteArray::number(++m_generation);
        return RawAnswer::http(200,
                               R"({"access_token":"a)" + next + R"(","refresh_token":"r)" + next
                                   + R"(","token_type":"Bearer","expires_in":300})");
    }
    const bool isGood
        = request.header("Authorization") == "Bearer a" + QByteArray::number(m_generation);
    return isGood || request.target() == "/revoke"
        ? RawAnswer::http(200)
        : RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})");
}

MatrixClient::Callback TestSignedIn::hear()
{
    return [this](const Result<Answer> &result) {
        ++m_heard.count;
        m_heard.status = result ? result->status : 0;
        m_heard.failure = result
            ? (result->isSuccess() ? std::nullopt : std::optional(failureOf(*result)))
            : std::optional(result.error());
    };
}

void TestSignedIn::read(QObject *context)
{
    m_signedIn->read(Request::get(at("/read"), u"/read"_s),
                     context == nullptr ? m_context.get() : context, hear());
}

void TestSignedIn::change()
{
    m_signedIn->change(Request::post(at("/change"), u"/change"_s, toJson(QJsonObject())),
                       m_context.get(), hear());
}

void TestSignedIn::changeForOthers()
{
    m_signedIn->changeForOthers(
        Request::post(at("/change"), u"/change"_s, toJson({{u"erase"_s, true}})), m_context.get(),
        hear());
}

/// Until release(): the new tokens are "a1" and "r1".
void TestSignedIn::holdTheRenewal()
{
    m_says = [](const RawRequest &request) -> std::optional<RawAnswer> {
        if (request.target() != "/token") {
            return std::nullopt;
        }
        RawAnswer late = RawAnswer::http(
            200, R"({"access_token":"a1","refresh_token":"r1","token_type":"Bearer"})");
        late.isHeld = true;
        return late;
    };
}

QList<RawRequest> TestSignedIn::sentTo(const QByteArray &path) const
{
    QList<RawRequest> requests = m_server->requests();
    requests.removeIf([&](const RawRequest &request) { return request.target() != path; });
    return requests;
}

/// In the order in which they came.
QByteArrayList TestSignedIn::tokensOf(const QByteArray &path) const
{
    QByteArrayList tokens;
    for (const RawRequest &request : sentTo(path)) {
        tokens += request.header("Authorization").mid(7);
    }
    return tokens;
}

/// What would have been sent by now has come to the server.
bool TestSignedIn::catchUp()
{
    bool isAnswered = false;
    m_client->send(Request::get(at("/later"), u"/later"_s), this,
                   [&isAnswered](const Result<Answer> &) { isAnswered = true; });
    return waitUntil([&isAnswered] { return isAnswered; });
}

/// Every request has its answer, and those that followed from it, too.
bool TestSignedIn::comeToRest()
{
    const auto isAtRest = [this] { return m_client->onTheWire().isEmpty(); };
    for (int i = 0; i < 3; ++i) {
        if (!waitUntil(isAtRest)) {
            return false;
        }
        QCoreApplication::processEvents(); // what has come is called back from the queue
    }
    return isAtRest();
}

// Reads

void TestSignedIn::renewsOnceForAllWhoWait()
{
    signIn(10s); // it might run out on its way
    for (int i = 0; i < 4; ++i) {
        read();
    }
    WAIT_COMPARE(m_heard.count, 4);
    QVERIFY(!m_heard.failure);
    QCOMPARE(sentTo("/token").size(), 1);
    QCOMPARE(tokensOf("/read"), QByteArrayList(4, "a1"));
    read();
    WAIT_COMPARE(m_heard.count, 5);
    QCOMPARE(sentTo("/token").size(), 1);
}

void TestSignedIn::asksAgainWithTheNewToken()
{
    signIn();
    bool isKnown = false;
    m_says = [&isKnown](const RawRequest &request) -> std::optional<RawAnswer> {
        isKnown = isKnown || request.target() == "/token";
        return isKnown ? std::nullopt
                       : std::optional(RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})"));
    };
    for (int i = 0; i < 3; ++i) {
        read();
    }
    WAIT_COMPARE(m_heard.count, 3);
    QVERIFY(!m_heard.failure);
    QCOMPARE(sentTo("/token").size(), 1);
    QCOMPARE(tokensOf("/read").mid(3), QByteArrayList(3, "a1"));
    QVERIFY(!m_signedIn->isOver());
}

void TestSignedIn::aTokenThatWasRenewedMeanwhileIsNoSign()
{
    signIn();
    int reads = 0;
    m_says = [&reads](const RawRequest &request) -> std::optional<RawAnswer> {
        if (request.target() != "/read" || ++reads > 2) {
            return std::nullopt;
        }
        RawAnswer no = RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})");
        no.isHeld = reads == 1;
        return no;
    };
    read();
    WAIT_COMPARE(sentTo("/read").size(), 1);
    read();
    WAIT_COMPARE(m_heard.count, 1);
    QCOMPARE(sentTo("/token").size(), 1);
    m_server->release();
    WAIT_COMPARE(m_heard.count, 2);
    QVERIFY(!m_heard.failure);
    QCOMPARE(sentTo("/token").size(), 1);
    QCOMPARE(tokensOf("/read"), (QByteArrayList{"a0", "a0", "a1", "a1"}));
}

/// The server turns an access token away as soon as there is a newer one.
void TestSignedIn::aRejectionDuringARenewalIsNoSign()
{
    signIn();
    int renewals = 0;
    int reads = 0;
    const auto grant = [](const QByteArray &number) {
        return RawAnswer::http(200,
                               R"({"access_token":"a)" + number + R"(","refresh_token":"r)" + number
                                   + R"(","token_type":"Bearer","expires_in":10})");
    };
    m_says = [&](const RawRequest &request) -> std::optional<RawAnswer> {
        if (request.target() == "/token") {
            ++renewals;
            RawAnswer answer = grant(QByteArray::number(renewals));
            if (renewals == 2) {
                m_server->release(); // the rejection, while this is under way
                answer.isHeld = true;
            }
            return answer;
        }
        if (request.target() != "/read" || ++reads > 2) {
            return RawAnswer::http(200);
        }
        RawAnswer no = RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})");
        no.isHeld = reads == 2;
        return no;
    };
    read();
    WAIT_COMPARE(reads, 2);
    QCOMPARE(renewals, 1);
    read(); // its token is about to run out
    WAIT_COMPARE(renewals, 2);
    WAIT_VERIFY(m_client->onTheWire().size() == 1);
    QCOMPARE(m_heard.count, 0);
    m_server->release();
    WAIT_COMPARE(m_heard.count, 2);
    QVERIFY(!m_heard.failure);
    QVERIFY(!m_signedIn->isOver());
}

void TestSignedIn::asksAgainOnlyOnce()
{
    signIn();
    m_says = [](const RawRequest &request) {
        return request.target() == "/read"
            ? std::optional(RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})"))
            : std::nullopt;
    };
    read();
    WAIT_COMPARE(m_heard.count, 1);
    QCOMPARE(m_heard.failure->cause, Cause::TokenRejected);
    QCOMPARE(tokensOf("/read"), (QByteArrayList{"a0", "a1"}));
    QCOMPARE(sentTo("/token").size(), 1);
}

void TestSignedIn::anotherRefusalIsNoReasonToRenew()
{
    signIn();
    for (const RawAnswer &no :
         {RawAnswer::http(401, R"({"errcode":"M_MISSING_TOKEN"})"),
          RawAnswer::http(403, R"({"errcode":"M_FORBIDDEN"})"), RawAnswer::http(503)}) {
        m_server->answerNext(no);
        const int before = m_heard.count;
        read();
        WAIT_COMPARE(m_heard.count, before + 1);
        QVERIFY(m_heard.failure);
    }
    QCOMPARE(sentTo("/token").size(), 0);
    QCOMPARE(sentTo("/read").size(), 3);
}

// What may change something

void TestSignedIn::renewsBeforeAChange()
{
    signIn(10s);
    change();
    WAIT_COMPARE(m_heard.count, 1);
    QVERIFY(!m_heard.failure);
    QCOMPARE(tokensOf("/change"), QByteArrayList{"a1"});
    QCOMPARE(sentTo("/token").size(), 1);
}

void TestSignedIn::neverSendsAChangeTwice()
{
    signIn();
    m_server->answerNext(RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})"));
    change();
    WAIT_COMPARE(m_heard.count, 1);
    QCOMPARE(m_heard.failure->cause, Cause::TokenRejected);
    QCOMPARE(m_server->requests().size(), 1);
    // A token of OAuth 2.0 may merely have run out.
    QVERIFY(!m_signedIn->isOver());
}

void TestSignedIn::renewsNothingWhileAChangeIsOpen()
{
    signIn();
    bool isRenewed = false;
    m_says = [&isRenewed](const RawRequest &request) -> std::optional<RawAnswer> {
        isRenewed = isRenewed || request.target() == "/token";
        if (isRenewed || request.target() == "/token") {
            return std::nullopt;
        }
        RawAnswer answer = request.target() == "/change"
            ? RawAnswer::http(200)
            : RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})");
        answer.isHeld = request.target() == "/change";
        return answer;
    };
    change();
    WAIT_COMPARE(sentTo("/change").size(), 1);
    read();
    WAIT_COMPARE(sentTo("/read").size(), 1);
    WAIT_VERIFY(m_client->onTheWire().size() == 1);
    QVERIFY(catchUp());
    QCOMPARE(sentTo("/token").size(), 0);
    QCOMPARE(m_heard.count, 0);
    m_server->release();
    WAIT_COMPARE(m_heard.count, 2);
    QVERIFY(!m_heard.failure);
    QCOMPARE(sentTo("/token").size(), 1);
    QCOMPARE(tokensOf("/read"), (QByteArrayList{"a0", "a1"}));
    QCOMPARE(sentTo("/change").size(), 1);
}

void TestSignedIn::aChangeThatCouldNotBeSentWasNotSent()
{
    signIn(10s);
    m_server->answerNext(RawAnswer::http(503));
    change();
    WAIT_COMPARE(m_heard.count, 1);
    QCOMPARE(m_heard.failure->sent, Sent::No);
    QCOMPARE(sentTo("/change").size(), 0);
    QVERIFY(!m_signedIn->isOver());
}

/// The token may merely have run out, and of somebody else's account that is all a 401 can mean.
void TestSignedIn::aRejectedChangeForOthersIsSentOnceMore()
{
    signIn();
    m_server->answerNext(RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})"));
    changeForOthers();
    WAIT_COMPARE(m_heard.count, 1);
    QVERIFY(!m_heard.failure);
    QCOMPARE(tokensOf("/change"), (QByteArrayList{"a0", "a1"}));
    for (const RawRequest &request : sentTo("/change")) {
        QCOMPARE(request.body, R"({"erase":true})");
    }
    QCOMPARE(sentTo("/token").size(), 1);
}

void TestSignedIn::theSecondRejectionIsTheAnswer()
{
    signIn();
    m_says = [](const RawRequest &request) {
        return request.target() == "/change"
            ? std::optional(RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})"))
            : std::nullopt;
    };
    changeForOthers();
    WAIT_COMPARE(m_heard.count, 1);
    QCOMPARE(m_heard.failure->cause, Cause::TokenRejected);
    QVERIFY(comeToRest());
    QCOMPARE(tokensOf("/change"), (QByteArrayList{"a0", "a1"}));
    QCOMPARE(sentTo("/token").size(), 1);
    QCOMPARE(m_heard.count, 1);
}

void TestSignedIn::nothingElseIsSentOnceMore_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](int status, const QByteArray &body) {
        QTest::addRow("%d %s", status, body.constData()) << status << body;
    };
    row(200, "{}");
    row(200, R"({"errcode":"M_UNKNOWN_TOKEN"})");
    row(401, R"({"errcode":"M_MISSING_TOKEN"})");
    row(401, R"({"errcode":"M_USER_LOCKED"})");
    row(401, R"({"errcode":"M_USER_DEACTIVATED"})");
    row(401, "<html>");
    row(403, R"({"errcode":"M_FORBIDDEN"})");
    row(429, R"({"errcode":"M_LIMIT_EXCEEDED"})");
    row(500, R"({"errcode":"M_UNKNOWN_TOKEN"})");
    row(503, {});
}

void TestSignedIn::nothingElseIsSentOnceMore()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    signIn();
    m_server->answerNext(RawAnswer::http(status, body));
    changeForOthers();
    WAIT_COMPARE(m_heard.count, 1);
    QCOMPARE(m_heard.status, status);
    QVERIFY(comeToRest());
    QCOMPARE(m_server->requests().size(), 1);
}

void TestSignedIn::withoutANewTokenNothingWasDone_data()
{
    QTest::addColumn<int>("status"); ///< of the renewal
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isOver");
    QTest::newRow("the sign-in has ended") << 400 << R"({"error":"invalid_grant"})"_ba << true;
    QTest::newRow("trouble") << 503 << ""_ba << false;
}

void TestSignedIn::withoutANewTokenNothingWasDone()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, isOver);
    signIn();
    m_says = [&](const RawRequest &request) -> std::optional<RawAnswer> {
        return request.target() == "/token"
            ? RawAnswer::http(status, body)
            : RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})");
    };
    changeForOthers();
    WAIT_COMPARE(m_heard.count, 1);
    QCOMPARE(m_heard.failure->cause == Cause::TokenRejected, isOver);
    QCOMPARE(m_heard.status, isOver ? 401 : 0);
    QVERIFY(isOver || m_heard.failure->sent == Sent::No);
    QCOMPARE(m_signedIn->isOver(), isOver);
    QVERIFY(comeToRest());
    QCOMPARE(sentTo("/change").size(), 1);
    QCOMPARE(sentTo("/token").size(), 1);
}

/// What it is told is what the server has said of its request.
void TestSignedIn::whoLeavesRenewsNothingForARejectedChange()
{
    signIn();
    RawAnswer no = RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})");
    no.isHeld = true;
    m_server->answerNext(no);
    changeForOthers();
    WAIT_COMPARE(sentTo("/change").size(), 1);
    std::optional<bool> ended;
    m_signedIn->end(m_context.get(), [&ended](bool hasEnded) { ended = hasEnded; });
    WAIT_COMPARE(sentTo("/revoke").size(), 1);
    m_server->release();
    WAIT_VERIFY(ended);
    WAIT_COMPARE(m_heard.count, 1);
    QCOMPARE(m_heard.failure->cause, Cause::TokenRejected);
    QVERIFY(comeToRest());
    QCOMPARE(sentTo("/token").size(), 0);
    QCOMPARE(sentTo("/change").size(), 1);
}

// When it is over

void TestSignedIn::knowsWhenItIsOver_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isOver");

    const auto row = [](const char *name, int status, const QByteArray &body, bool isOver) {
        QTest::newRow(name) << status << body << isOver;
    };
    row("invalid_grant", 400, R"({"error":"invalid_grant"})", true);
    row("invalid_client", 401, R"({"error":"invalid_client"})", false);
    row("a proxy's page", 401, "<html>", false);
    // Nothing of a homeserver's counts here: it does not know the refresh token.
    row("M_UNKNOWN_TOKEN", 401, R"({"errcode":"M_UNKNOWN_TOKEN"})", false);
    row("M_USER_DEACTIVATED", 403, R"({"errcode":"M_USER_DEACTIVATED"})", false);
    row("too many", 429, R"({"error":"slow_down"})", false);
    row("trouble", 500, R"({"error":"invalid_grant"})", false);
}

void TestSignedIn::knowsWhenItIsOver()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, isOver);
    signIn(10s);
    m_server->answerNext(RawAnswer::http(status, body));
    read();
    WAIT_COMPARE(m_heard.count, 1);
    QVERIFY(m_heard.failure);
    QCOMPARE(m_heard.failure->cause == Cause::TokenRejected, isOver);
    QCOMPARE(m_heard.failure->endsSession(), isOver);
    QCOMPARE(m_signedIn->isOver(), isOver);
    QCOMPARE(sentTo("/read").size(), 0);
}

void TestSignedIn::aTokenThatMayBeSpentTellsNothing()
{
    signIn(10s);
    m_server->answerNext(RawAnswer::hangUp());
    read();
    WAIT_COMPARE(m_heard.count, 1);
    m_server->answerNext(RawAnswer::http(400, R"({"error":"invalid_grant"})"));
    read();
    WAIT_COMPARE(m_heard.count, 2);
    QVERIFY(m_heard.failure->cause != Cause::TokenRejected);
    QVERIFY(!m_signedIn->isOver());
    QCOMPARE(sentTo("/token").size(), 2);
}

void TestSignedIn::aPasswordsTokenIsNotRenewed()
{
    m_signedIn
        = test::signedIn(*m_client, *m_clock,
                         {.url = m_server->url(), .userId = u"@alice:told.test"_s, .token = "old"});
    read();
    WAIT_COMPARE(m_heard.count, 1);
    QCOMPARE(m_heard.failure->cause, Cause::TokenRejected);
    QVERIFY(m_signedIn->isOver());
    QCOMPARE(m_server->requests().size(), 1);
}

void TestSignedIn::whoeverWasRefusedByMistakeIsStillIn()
{
    m_signedIn
        = test::signedIn(*m_client, *m_clock,
                         {.url = m_server->url(), .userId = u"@alice:told.test"_s, .token = "a0"});
    m_server->answerNext(RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})"));
    read();
    WAIT_VERIFY(m_signedIn->isOver());
    read();
    WAIT_COMPARE(m_heard.count, 2);
    QVERIFY(!m_signedIn->isOver());
}

void TestSignedIn::onlyAWordOnOurselvesEndsIt_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isOver");

    const auto row = [](int status, const QByteArray &body, bool isOver) {
        QTest::addRow("%d %s", status, body.constData()) << status << body << isOver;
    };
    row(401, R"({"errcode":"M_UNKNOWN_TOKEN"})", true);
    row(401, R"({"errcode":"M_UNKNOWN_TOKEN","soft_logout":true})", false);
    row(401, R"({"errcode":"M_USER_DEACTIVATED"})", true);
    row(403, R"({"errcode":"M_USER_DEACTIVATED"})", true);
    row(403, R"({"errcode":"M_UNKNOWN_TOKEN"})", false);
    row(404, R"({"errcode":"M_USER_DEACTIVATED"})", false);
    row(200, R"({"errcode":"M_UNKNOWN_TOKEN"})", false);
    row(500, R"({"errcode":"M_UNKNOWN_TOKEN"})", false);
    row(401, "<html>", false);
}

void TestSignedIn::onlyAWordOnOurselvesEndsIt()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    m_signedIn
        = test::signedIn(*m_client, *m_clock,
                         {.url = m_server->url(), .userId = u"@alice:told.test"_s, .token = "a0"});
    m_server->answerNext(RawAnswer::http(status, body));
    read();
    WAIT_COMPARE(m_heard.count, 1);
    QTEST(m_signedIn->isOver(), "isOver");
}

// The end

/// Else a new token would come of it, which nobody ends.
void TestSignedIn::whoLeavesRenewsNothingForARead()
{
    signIn();
    RawAnswer no = RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})");
    no.isHeld = true;
    m_server->answerNext(no);
    read();
    WAIT_COMPARE(sentTo("/read").size(), 1);
    std::optional<bool> ended;
    m_signedIn->end(m_context.get(), [&ended](bool hasEnded) { ended = hasEnded; });
    read(); // nor is anything new begun
    change();
    WAIT_COMPARE(sentTo("/revoke").size(), 1);
    m_server->release();
    WAIT_VERIFY(ended);
    QVERIFY(*ended);
    QVERIFY(comeToRest());
    QCOMPARE(sentTo("/token").size(), 0);
    QCOMPARE(sentTo("/read").size(), 1);
    QCOMPARE(sentTo("/change").size(), 0);
    QCOMPARE(m_heard.count, 0);
}

void TestSignedIn::whoLeavesRenewsNothingAfterAChange()
{
    signIn();
    m_says = [](const RawRequest &request) -> std::optional<RawAnswer> {
        if (request.target() == "/read") {
            return RawAnswer::http(401, R"({"errcode":"M_UNKNOWN_TOKEN"})");
        }
        RawAnswer answer = RawAnswer::http(200);
        answer.isHeld = request.target() == "/change";
        return answer;
    };
    change();
    read();
    WAIT_COMPARE(m_server->requests().size(), 2);
    WAIT_VERIFY(m_client->onTheWire().size() == 1); // the read waits for the change
    std::optional<bool> ended;
    m_signedIn->end(m_context.get(), [&ended](bool hasEnded) { ended = hasEnded; });
    WAIT_VERIFY(ended);
    m_server->release();
    WAIT_COMPARE(m_heard.count, 1); // the change's
    QVERIFY(comeToRest());
    QCOMPARE(sentTo("/token").size(), 0);
}

void TestSignedIn::endsWithTheNewTokenAfterARenewal()
{
    signIn(10s);
    holdTheRenewal();
    read();
    WAIT_COMPARE(sentTo("/token").size(), 1);
    std::optional<bool> ended;
    m_signedIn->end(m_context.get(), [&ended](bool hasEnded) { ended = hasEnded; });
    QVERIFY(catchUp()); // until then the token in hand is spent
    QCOMPARE(sentTo("/revoke").size(), 0);
    m_server->release();
    WAIT_VERIFY(ended);
    QVERIFY(*ended);
    QCOMPARE(sentTo("/revoke").size(), 1);
    QVERIFY(sentTo("/revoke").constFirst().body.contains("token=r1"));
}

void TestSignedIn::doesNotWaitForARenewalForever()
{
    signIn(10s);
    m_server->answerNext(RawAnswer::silence());
    read();
    WAIT_COMPARE(sentTo("/token").size(), 1);
    std::optional<bool> ended;
    int times = 0;
    m_signedIn->end(m_context.get(), [&](bool hasEnded) {
        ended = hasEnded;
        ++times;
    });
    m_clock->advance(3s);
    WAIT_VERIFY(ended);
    QVERIFY(!*ended); // the server says 200 of a spent token as well
    QCOMPARE(sentTo("/revoke").size(), 1);
    QVERIFY(sentTo("/revoke").constFirst().body.contains("token=r0"));
    m_clock->advance(1min); // the renewal has failed
    QVERIFY(catchUp());
    QCOMPARE(m_heard.count, 0);
    QCOMPARE(times, 1);
    QCOMPARE(sentTo("/revoke").size(), 1);
}

void TestSignedIn::endsThoughNobodyWantsItAnyMore()
{
    signIn();
    std::optional<bool> ended;
    endAndForget(std::move(m_signedIn), [&ended](bool hasEnded) { ended = hasEnded; });
    WAIT_VERIFY(ended);
    QVERIFY(*ended);
    QVERIFY(sentTo("/revoke").constFirst().body.contains("token=r0"));
}

void TestSignedIn::endsAfterARenewalThoughNobodyWantsIt()
{
    signIn(10s);
    holdTheRenewal();
    read();
    WAIT_COMPARE(sentTo("/token").size(), 1);
    std::optional<bool> ended;
    endAndForget(std::move(m_signedIn), [&ended](bool hasEnded) { ended = hasEnded; });
    QVERIFY(catchUp());
    m_server->release();
    WAIT_VERIFY(ended);
    QVERIFY(*ended);
    QVERIFY(sentTo("/revoke").constFirst().body.contains("token=r1"));
    QCOMPARE(m_heard.count, 0);
}

// Who goes

void TestSignedIn::whoHasGoneHearsNothing()
{
    signIn(10s);
    auto gone = std::make_unique<QObject>();
    read(gone.get());
    read();
    gone.reset();
    WAIT_COMPARE(m_heard.count, 1);
    QVERIFY(catchUp());
    QCOMPARE(m_heard.count, 1);
    QCOMPARE(sentTo("/read").size(), 1);
}

void TestSignedIn::anAnswerComesThoughTheSignInHasGone()
{
    signIn();
    read();
    m_signedIn.reset();
    WAIT_COMPARE(m_heard.count, 1);
    QVERIFY(!m_heard.failure);
}

QTEST_GUILESS_MAIN(TestSignedIn)
#include "TestSignedIn.moc"
