// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminAccess.h"
#include "app/admin/AdminReply.h"

#include <QJsonDocument>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using Kind = AdminReply::Kind;

namespace {

Answer answer(int status, const QByteArray &body)
{
    Answer answer;
    answer.status = status;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject()) {
        answer.object = document.object();
    }
    return answer;
}

Failure failure(Cause cause, Sent sent)
{
    Failure failure = Failure::of(cause);
    failure.sent = sent;
    return failure;
}

constexpr char page[] = "<html>no</html>";

} // namespace

/// Answers of Synapse 1.160, and of what stands in front of it.
class TestAdminReply final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sorts_data();
    void sorts();
    void sortsTheAccountServices_data();
    void sortsTheAccountServices();
    void withoutAnAnswer();
    void whoMayAdministrate_data();
    void whoMayAdministrate();
    void whoMayAdministrateWithoutAnAnswer();
};

void TestAdminReply::sorts_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");

    const auto row = [](int status, const QByteArray &body, Kind kind) {
        QTest::addRow("%d %s", status, body.constData()) << status << body << int(kind);
    };
    row(200, R"({"id_server_unbind_result":"success"})", Kind::Confirmed);
    row(200, R"({"id_server_unbind_result":"no-support"})", Kind::Confirmed);
    row(200, "{}", Kind::Unclear);
    row(200, R"({"errcode":"M_UNKNOWN","id_server_unbind_result":"success"})", Kind::Unclear);
    row(200, page, Kind::Unclear);
    row(200, R"({"id_server_unbind_result":"succ)", Kind::Unclear);
    row(302, "", Kind::Unclear);
    row(400, R"({"errcode":"M_INVALID_PARAM"})", Kind::RefusedBefore);
    row(400, R"({"errcode":"M_BAD_JSON"})", Kind::RefusedBefore);
    row(400, R"({"errcode":"M_UNKNOWN"})", Kind::Refused);
    row(400, page, Kind::Unclear);
    row(401, R"({"errcode":"M_UNKNOWN_TOKEN"})", Kind::SignedOut);
    row(401, page, Kind::Hidden);
    row(403, R"({"errcode":"M_FORBIDDEN"})", Kind::Refused);
    row(403, page, Kind::Hidden);
    row(403, R"({"error":"no"})", Kind::Hidden);
    row(404, R"({"errcode":"M_NOT_FOUND"})", Kind::RefusedBefore);
    row(404, R"({"errcode":"M_UNRECOGNIZED"})", Kind::Hidden);
    row(404, page, Kind::Hidden);
    row(405, R"({"errcode":"M_UNRECOGNIZED"})", Kind::Hidden);
    row(405, page, Kind::Hidden);
    row(408, R"({"errcode":"M_UNKNOWN"})", Kind::Unclear);
    row(413, R"({"errcode":"M_TOO_LARGE"})", Kind::Unclear);
    row(429, R"({"errcode":"M_LIMIT_EXCEEDED"})", Kind::RateLimited);
    row(429, page, Kind::RateLimited);
    row(500, R"({"errcode":"M_UNKNOWN"})", Kind::Unclear);
    row(502, page, Kind::Unclear);
}

void TestAdminReply::sorts()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const AdminReply reply = sortAdminReply(answer(status, body));
    QTEST(int(reply.kind), "kind");
    QCOMPARE(reply.httpStatus, status);
    QCOMPARE(reply.failure.httpStatus, reply.kind == Kind::Confirmed ? 0 : status);
}

void TestAdminReply::sortsTheAccountServices_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");

    const auto row = [](int status, const QByteArray &body, Kind kind) {
        QTest::addRow("%d %s", status, body.constData()) << status << body << int(kind);
    };
    const auto user = [](const QByteArray &id, const QByteArray &when) {
        return R"({"data":{"type":"user","id":")" + id
            + R"(","attributes":{"username":"ben","deactivated_at":)" + when + "}}}";
    };
    const QByteArray no = R"({"errors":[{"title":"No"}]})";
    row(200, user("01J", R"("2026-11-29T15:00:00Z")"), Kind::Confirmed);
    row(200, user("01J", "null"), Kind::Unclear); // it says yes, and that it has not done it
    row(200, user("01K", R"("2026-11-29T15:00:00Z")"), Kind::Unclear);
    row(200, R"({"id_server_unbind_result":"success"})", Kind::Unclear);
    row(200, "{}", Kind::Unclear);
    row(200, page, Kind::Unclear);
    row(302, "", Kind::Unclear);
    row(400, no, Kind::RefusedBefore);
    row(400, page, Kind::Unclear);
    row(401, R"({"errors":[{"title":"Missing urn:mas:admin scope"}]})", Kind::SignedOut);
    row(401, page, Kind::Hidden);
    row(403, no, Kind::Refused);
    row(403, page, Kind::Hidden);
    row(404, no, Kind::RefusedBefore);
    row(404, page, Kind::Hidden);
    row(404, R"({"errcode":"M_NOT_FOUND"})", Kind::Hidden); // a homeserver's words, not its own
    row(404, R"({"errors":[]})", Kind::Hidden);
    row(405, no, Kind::Hidden);
    row(408, no, Kind::Unclear);
    row(422, "Failed to deserialize the JSON body into the target type", Kind::Unclear);
    row(429, no, Kind::RateLimited);
    row(500, no, Kind::Unclear);
    row(502, page, Kind::Unclear);
}

void TestAdminReply::sortsTheAccountServices()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    Answer came = answer(status, body);
    came.isOfService = true;
    const AdminReply reply = sortServiceReply(came, u"01J"_s);
    QTEST(int(reply.kind), "kind");
    QVERIFY(reply.isOfService);
    QVERIFY(reply.failure.errcode.isEmpty());
    const Result<Answer> unsent = unexpected(failure(Cause::PortClosed, Sent::No));
    QCOMPARE(sortServiceReply(unsent, u"01J"_s).kind, Kind::NothingSent);
}

void TestAdminReply::withoutAnAnswer()
{
    for (const Cause cause : {Cause::PortClosed, Cause::TlsFailed, Cause::ConnectionLost}) {
        QCOMPARE(sortAdminReply(unexpected(failure(cause, Sent::No))).kind, Kind::NothingSent);
        QCOMPARE(sortAdminReply(unexpected(failure(cause, Sent::Perhaps))).kind, Kind::Unclear);
    }
}

void TestAdminReply::whoMayAdministrate_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("access");

    const auto row = [](int status, const QByteArray &body, AdminAccess access) {
        QTest::addRow("%d %s", status, body.constData()) << status << body << int(access);
    };
    // Its own `admin` field is no proof, in neither direction.
    row(200, R"({"name":"@me:x","admin":true})", AdminAccess::May);
    row(200, R"({"name":"@me:x","admin":false})", AdminAccess::May);
    row(200, R"({"name":"@you:x","admin":true})", AdminAccess::Hidden);
    row(200, page, AdminAccess::Hidden);
    row(302, "", AdminAccess::Hidden);
    row(403, R"({"errcode":"M_FORBIDDEN"})", AdminAccess::MayNot);
    row(403, page, AdminAccess::Hidden);
    row(404, R"({"errcode":"M_UNRECOGNIZED"})", AdminAccess::Hidden);
    row(405, R"({"errcode":"M_UNRECOGNIZED"})", AdminAccess::Hidden);
    row(404, page, AdminAccess::Hidden);
    row(502, page, AdminAccess::Hidden);
    row(401, R"({"errcode":"M_UNKNOWN_TOKEN"})", AdminAccess::SignedOut);
    row(401, R"({"errcode":"M_MISSING_TOKEN"})", AdminAccess::SignedOut);
    row(401, R"({"errcode":"M_USER_LOCKED"})", AdminAccess::SignedOut);
    row(429, R"({"errcode":"M_LIMIT_EXCEEDED"})", AdminAccess::Unknown);
    row(429, page, AdminAccess::Unknown);
    row(500, R"({"errcode":"M_UNKNOWN"})", AdminAccess::Unknown);
}

void TestAdminReply::whoMayAdministrate()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QTEST(int(adminAccessOf(answer(status, body), u"@me:x"_s)), "access");
}

void TestAdminReply::whoMayAdministrateWithoutAnAnswer()
{
    QCOMPARE(adminAccessOf(unexpected(failure(Cause::ConnectionLost, Sent::Perhaps)), u"@me:x"_s),
             AdminAccess::Unknown);
}

QTEST_APPLESS_MAIN(TestAdminReply)
#include "TestAdminReply.moc"
