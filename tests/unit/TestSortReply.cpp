// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/DeactivateEndpoint.h"

#include <QJsonDocument>
#include <QTest>

#include <set>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What each answer is sorted into, in the order of DeactivateReply.
enum Kind {
    NothingSent,
    Deactivated,
    AlreadyDeactivated,
    Challenge,
    Forbidden,
    BadRequest,
    Locked,
    SignedOut,
    Unrecognized,
    RateLimited,
    Refused,
    Unclear,
};

static_assert(std::variant_size_v<DeactivateReply> == Unclear + 1);

Answer answer(int status, const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    Answer result;
    result.status = status;
    if (document.isObject()) {
        result.object = document.object();
    }
    return result;
}

DeactivateReply sorted(int status, const QByteArray &body)
{
    return sortReply(answer(status, body));
}

QByteArray flows()
{
    return R"("flows":[{"stages":["m.login.password"]}],"session":"S","params":{})";
}

QByteArray error(const char *errcode)
{
    return QByteArray(R"({"errcode":")") + errcode + R"(","error":"words"})";
}

} // namespace

/// Every status, errcode and body of the deactivation endpoint, and what it means for the account.
class TestSortReply final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sorts_data();
    void sorts();
    void everyStatusIsSomething();
    void onlyATwoHundredOfThisEndpointIsADeactivation();
    void withoutAnAnswerItDependsOnWhatWasSent_data();
    void withoutAnAnswerItDependsOnWhatWasSent();
    void keepsTheDetails();
    void cleanupTestCase();

private:
    std::set<std::size_t> m_seen;
};

void TestSortReply::sorts_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");

    const auto row = [](const char *name, int status, const QByteArray &body, Kind kind) {
        QTest::addRow("%d %s", status, name) << status << body << static_cast<int>(kind);
    };
    const QByteArray html = "<!doctype html><title>502</title>";

    row("success", 200, R"({"id_server_unbind_result":"success"})", Deactivated);
    row("no-support", 200, R"({"id_server_unbind_result":"no-support"})", Deactivated);
    row("{}", 200, "{}", Deactivated);
    row("{}", 202, "{}", Deactivated);
    row("an unknown member", 200, R"({"id_server_unbind_result":"denied"})", Deactivated);
    row("nothing", 200, "", Unclear);
    row("html", 200, html, Unclear);
    row("cut json", 200, R"({"id_server_unbind_result":"succ)", Unclear);
    row("array", 200, "[]", Unclear);
    row("null", 200, "null", Unclear);
    row("true", 200, "true", Unclear);
    row("two objects", 200, "{}{}", Unclear);
    row("nothing", 204, "", Unclear);

    row("flows", 401, '{' + flows() + '}', Challenge);
    row("flows and errcode", 401, '{' + flows() + R"(,"errcode":"M_FORBIDDEN","error":"x"})",
        Challenge);
    row("flows and M_UNAUTHORIZED", 401, '{' + flows() + R"(,"errcode":"M_UNAUTHORIZED"})",
        Challenge);
    row("flows and completed", 401, '{' + flows() + R"(,"completed":["a"]})", Challenge);
    row("no flows offered", 401, R"({"flows":[],"session":"S"})", Challenge);
    row("flows null", 401, R"({"flows":null})", Challenge);
    row("flows a string", 401, R"({"flows":"m.login.password"})", SignedOut);
    row("M_UNKNOWN_TOKEN", 401, error("M_UNKNOWN_TOKEN"), SignedOut);
    row("soft logout", 401, R"({"errcode":"M_UNKNOWN_TOKEN","soft_logout":true})", SignedOut);
    row("M_MISSING_TOKEN", 401, error("M_MISSING_TOKEN"), SignedOut);
    row("M_FORBIDDEN without flows", 401, error("M_FORBIDDEN"), SignedOut);
    row("M_USER_LOCKED", 401, R"({"errcode":"M_USER_LOCKED","soft_logout":true})", Locked);
    row("M_USER_DEACTIVATED", 401, error("M_USER_DEACTIVATED"), AlreadyDeactivated);
    row("html", 401, html, SignedOut);
    row("nothing", 401, "", SignedOut);

    row("flows elsewhere", 200, '{' + flows() + '}', Unclear);
    row("an error in a 200", 200, error("M_FORBIDDEN"), Unclear);
    row("a session in a 200", 200, R"({"session":"S"})", Unclear);
    row("an error beside a result", 200,
        R"({"id_server_unbind_result":"success","errcode":"M_UNKNOWN"})", Unclear);
    row("something of another endpoint", 200, R"({"user_id":"@a:b"})", Unclear);
    row("flows elsewhere", 403, '{' + flows() + '}', Forbidden);

    row("M_FORBIDDEN", 403, error("M_FORBIDDEN"), Forbidden);
    row("M_GUEST_ACCESS_FORBIDDEN", 403, error("M_GUEST_ACCESS_FORBIDDEN"), Forbidden);
    row("expired account", 403, error("ORG_MATRIX_EXPIRED_ACCOUNT"), Forbidden);
    row("M_USER_DEACTIVATED", 403, error("M_USER_DEACTIVATED"), AlreadyDeactivated);
    row("html", 403, html, Forbidden);

    row("M_UNKNOWN", 400, error("M_UNKNOWN"), BadRequest);
    row("M_BAD_JSON", 400, error("M_BAD_JSON"), Refused);
    row("M_NOT_JSON", 400, error("M_NOT_JSON"), Refused);
    row("M_INVALID_PARAM", 400, error("M_INVALID_PARAM"), Refused);
    row("M_USER_DEACTIVATED", 400, error("M_USER_DEACTIVATED"), Refused);
    row("html", 400, html, Refused);

    row("M_UNRECOGNIZED", 404, error("M_UNRECOGNIZED"), Unrecognized);
    row("M_UNRECOGNIZED", 405, error("M_UNRECOGNIZED"), Unrecognized);
    row("M_NOT_FOUND", 404, error("M_NOT_FOUND"), Refused);
    row("html", 404, html, Refused);
    row("html", 405, html, Refused);
    row("M_UNRECOGNIZED", 400, error("M_UNRECOGNIZED"), Refused);
    row("M_UNRECOGNIZED", 403, error("M_UNRECOGNIZED"), Forbidden);

    row("M_LIMIT_EXCEEDED", 429, error("M_LIMIT_EXCEEDED"), RateLimited);
    row("html", 429, html, RateLimited);
    row("flows", 429, '{' + flows() + '}', RateLimited);

    row("html", 402, html, Refused);
    row("M_TOO_LARGE", 413, error("M_TOO_LARGE"), Refused);
    row("html", 421, html, Refused);
    row("M_RESOURCE_LIMIT_EXCEEDED", 418, error("M_RESOURCE_LIMIT_EXCEEDED"), Refused);
    row("nginx", 499, html, Refused);
    row("timeout", 408, html, Unclear);
    row("timeout with flows", 408, '{' + flows() + '}', Unclear);

    for (const int status : {301, 302, 303, 307, 308}) {
        row("redirect", status, "", Unclear);
        row("redirect with a success in it", status, R"({"id_server_unbind_result":"success"})",
            Unclear);
    }
    row("M_UNKNOWN", 500, error("M_UNKNOWN"), Unclear);
    row("M_FORBIDDEN", 500, error("M_FORBIDDEN"), Unclear);
    row("M_USER_DEACTIVATED", 500, error("M_USER_DEACTIVATED"), Unclear);
    row("{}", 500, "{}", Unclear);
    row("html", 502, html, Unclear);
    row("html", 503, html, Unclear);
    row("html", 504, html, Unclear);
    row("cloud", 520, html, Unclear);
    row("switching", 101, "{}", Unclear);
}

void TestSortReply::sorts()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    const DeactivateReply reply = sorted(status, body);
    QCOMPARE(static_cast<int>(reply.index()), kind);
    m_seen.insert(reply.index());
}

/// A kind of answer that no row of the tables leads to would not be noticed there.
void TestSortReply::cleanupTestCase()
{
    QCOMPARE(m_seen.size(), std::variant_size_v<DeactivateReply>);
}

void TestSortReply::everyStatusIsSomething()
{
    for (int status = 100; status < 1000; ++status) {
        for (const QByteArray &body :
             {QByteArray(), "{}"_ba, error("M_UNKNOWN"), '{' + flows() + '}'}) {
            const auto kind = static_cast<int>(sorted(status, body).index());
            const bool isClear = kind != Unclear;
            const bool isClientError = status >= 400 && status < 500 && status != 408;
            const bool isSuccess = status >= 200 && status < 300 && body == "{}";
            QCOMPARE(isClear, isClientError || isSuccess);
        }
    }
}

void TestSortReply::onlyATwoHundredOfThisEndpointIsADeactivation()
{
    for (int status = 100; status < 1000; ++status) {
        const DeactivateReply reply = sorted(status, R"({"id_server_unbind_result":"success"})");
        const bool isDone = std::holds_alternative<reply::Deactivated>(reply);
        QCOMPARE(isDone, status >= 200 && status < 300);
    }
}

void TestSortReply::withoutAnAnswerItDependsOnWhatWasSent_data()
{
    QTest::addColumn<Cause>("cause");
    for (const Cause cause :
         {Cause::NoSuchHost, Cause::PortClosed, Cause::TlsFailed, Cause::NotReached,
          Cause::ConnectionLost, Cause::DeadlinePassed, Cause::TooLarge}) {
        QTest::addRow("cause %d", static_cast<int>(cause)) << cause;
    }
}

void TestSortReply::withoutAnAnswerItDependsOnWhatWasSent()
{
    QFETCH(Cause, cause);
    Failure failure = Failure::of(cause);
    failure.sent = Sent::No;
    const DeactivateReply reply = sortReply(tl::unexpected(failure));
    QVERIFY(std::holds_alternative<reply::NothingSent>(reply));
    m_seen.insert(reply.index());
    failure.sent = Sent::Perhaps;
    QVERIFY(std::holds_alternative<reply::Unclear>(sortReply(tl::unexpected(failure))));
}

void TestSortReply::keepsTheDetails()
{
    const auto done
        = std::get<reply::Deactivated>(sorted(202, R"({"id_server_unbind_result":"no-support"})"));
    QCOMPARE(done.unbind, UnbindResult::NoSupport);
    QCOMPARE(done.httpStatus, 202);

    const auto asked = std::get<reply::Challenge>(sorted(401, '{' + flows() + '}')).challenge;
    QCOMPARE(asked.session, u"S"_s);
    QCOMPARE(asked.flows, QList<QStringList>{{u"m.login.password"_s}});

    Answer limited = answer(429, error("M_LIMIT_EXCEEDED"));
    limited.retryAfter = 7s;
    const Failure wait = std::get<reply::RateLimited>(sortReply(limited)).failure;
    QCOMPARE(wait.retryAfter, std::optional<std::chrono::milliseconds>(7s));
    QCOMPARE(wait.serverText, u"words"_s);
    QCOMPARE(wait.httpStatus, 429);

    const Failure gone = std::get<reply::SignedOut>(
                             sorted(401, R"({"errcode":"M_UNKNOWN_TOKEN","soft_logout":true})"))
                             .failure;
    QVERIFY(gone.softLogout);
}

QTEST_GUILESS_MAIN(TestSortReply)
#include "TestSortReply.moc"
