// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Answer.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Wait = std::optional<std::chrono::milliseconds>;

namespace {

QDateTime now()
{
    return {QDate(2026, 3, 29), QTime(2, 0), QTimeZone::utc()};
}

std::optional<QJsonObject> object(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

Answer answer(int status, const QByteArray &json = {})
{
    return {status, object(json), {}, {}};
}

} // namespace

/// What an HTTP reply means: by status and errcode, never by text.
class TestAnswer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void retryAfter_data();
    void retryAfter();
    void causes_data();
    void causes();
    void keepsWhatTheServerSaid();
    void boundsWhatTheServerSaid();
    void keepsTheWayOut_data();
    void keepsTheWayOut();
    void objects_data();
    void objects();
};

/// A zone with a gap at 02:00 on the day of now(): dates are UTC whatever the zone of the machine.
void TestAnswer::initTestCase()
{
    qputenv("TZ", "Europe/Berlin");
    tzset();
}

void TestAnswer::retryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Wait>("wait");
    QTest::addColumn<QByteArray>("date");

    const auto row = [](const char *name, const QByteArray &header, const QByteArray &json,
                        const Wait &wait, const QByteArray &date = {}) {
        QTest::newRow(name) << header << json << wait << date;
    };
    const QByteArray hint = R"({"retry_after_ms": 7500})";
    row("nothing", {}, {}, {});
    row("nothing in the object", {}, R"({"errcode":"M_LIMIT_EXCEEDED"})", {});
    row("seconds", "12", {}, 12s);
    row("seconds with spaces", "  12 \t", {}, 12s);
    row("zero", "0", {}, 0ms);
    row("negative", "-5", {}, 0ms);
    row("an hour", "3600", {}, 1h);
    row("a year", "31536000", {}, 1h);
    row("more than fits", "9223372036854775807", {}, 1h);
    row("far more than fits", "99999999999999999999999", hint, 7500ms);
    row("garbage", "soon", {}, {});
    row("garbage, then the hint", "soon", hint, 7500ms);
    row("a fraction, then the hint", "1.5", hint, 7500ms);
    row("hexadecimal", "0x10", {}, {});
    row("a list", "1, 2", {}, {});
    row("the header goes before the hint", "3", hint, 3s);
    row("zero goes before the hint", "0", hint, 0ms);

    row("date", "Sun, 29 Mar 2026 02:00:30 GMT", {}, 30s);
    row("date in the local gap", "Sun, 29 Mar 2026 02:30:00 GMT", {}, 30min);
    row("date with spaces", " Sun, 29 Mar 2026 02:00:30 GMT ", {}, 30s);
    row("date now", "Sun, 29 Mar 2026 02:00:00 GMT", {}, 0ms);
    row("date in the past", "Sat, 28 Mar 2026 02:00:00 GMT", {}, 0ms);
    row("date long ago", "Thu, 01 Jan 1970 00:00:00 GMT", hint, 0ms);
    row("date in a year", "Mon, 29 Mar 2027 02:00:00 GMT", {}, 1h);
    row("date before the hint", "Sun, 29 Mar 2026 02:00:30 GMT", hint, 30s);
    row("a date that is none", "Sun, 31 Feb 2026 02:00:00 GMT", hint, 7500ms);
    row("an hour that is none", "Sun, 29 Mar 2026 25:00:00 GMT", hint, 7500ms);
    row("a date without zone", "Sun, 29 Mar 2026 02:00:30", hint, 7500ms);
    row("a date in German", "So, 29 Mär 2026 02:00:30 GMT", hint, 7500ms);
    row("an ISO date", "2026-03-29T02:00:30Z", hint, 7500ms);

    // This computer says 02:00:00, and may be wrong.
    const QByteArray soon = "Sun, 29 Mar 2026 02:00:30 GMT";
    row("server's clock ahead", soon, {}, 10s, "Sun, 29 Mar 2026 02:00:20 GMT");
    row("server's clock behind", soon, {}, 1min, "Sun, 29 Mar 2026 01:59:30 GMT");
    row("server's clock says nothing clear", soon, {}, 30s, "yesterday");
    row("server's clock beside seconds", "3", {}, 3s, "Sun, 29 Mar 2026 01:59:30 GMT");

    row("hint", {}, hint, 7500ms);
    row("hint zero", {}, R"({"retry_after_ms": 0})", 0ms);
    row("hint negative", {}, R"({"retry_after_ms": -1})", 0ms);
    row("hint with fraction", {}, R"({"retry_after_ms": 1500.9})", 1500ms);
    row("hint of a year", {}, R"({"retry_after_ms": 31536000000})", 1h);
    row("hint beyond all bounds", {}, R"({"retry_after_ms": 1e300})", 1h);
    row("hint as text", {}, R"({"retry_after_ms": "7500"})", {});
    row("hint null", {}, R"({"retry_after_ms": null})", {});
    row("hint true", {}, R"({"retry_after_ms": true})", {});
    row("hint as object", {}, R"({"retry_after_ms": {}})", {});
}

void TestAnswer::retryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, json);
    QFETCH(Wait, wait);
    QFETCH(QByteArray, date);
    const Wait found = retryAfterOf({header, date}, object(json), now());
    QCOMPARE(found.has_value(), wait.has_value());
    QCOMPARE(found.value_or(0ms).count(), wait.value_or(0ms).count());
}

void TestAnswer::causes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("errcode");
    QTest::addColumn<Cause>("cause");

    const auto row = [](int status, const char *errcode, Cause cause) {
        QTest::addRow("%d %s", status, errcode) << status << QByteArray(errcode) << cause;
    };
    row(200, "", Cause::BadAnswer);
    row(200, "M_FORBIDDEN", Cause::BadAnswer);
    row(204, "", Cause::BadAnswer);
    row(101, "", Cause::ServerTrouble);
    for (const int status : {300, 301, 302, 303, 304, 307, 308, 399}) {
        row(status, "", Cause::Redirected);
        row(status, "M_FORBIDDEN", Cause::Redirected);
    }
    row(400, "", Cause::ClientError);
    row(400, "M_UNKNOWN", Cause::ClientError);
    row(400, "M_FORBIDDEN", Cause::ClientError);
    row(400, "M_UNRECOGNIZED", Cause::ClientError);
    row(401, "", Cause::ClientError);
    row(401, "M_UNKNOWN_TOKEN", Cause::TokenRejected);
    row(401, "M_MISSING_TOKEN", Cause::TokenRejected);
    row(401, "M_FORBIDDEN", Cause::TokenRejected);
    row(401, "M_USER_LOCKED", Cause::UserLocked);
    row(401, "M_USER_DEACTIVATED", Cause::UserDeactivated);
    row(403, "", Cause::ClientError);
    row(403, "M_FORBIDDEN", Cause::WrongCredentials);
    row(403, "m_forbidden", Cause::ClientError);
    row(403, "M_USER_DEACTIVATED", Cause::UserDeactivated);
    row(403, "M_GUEST_ACCESS_FORBIDDEN", Cause::ClientError);
    row(403, "ORG_MATRIX_EXPIRED_ACCOUNT", Cause::ClientError);
    row(404, "", Cause::NotFound);
    row(404, "M_NOT_FOUND", Cause::NotFound);
    row(404, "M_UNRECOGNIZED", Cause::Unrecognized);
    row(405, "M_UNRECOGNIZED", Cause::Unrecognized);
    row(405, "", Cause::ClientError);
    row(408, "", Cause::ServerTrouble);
    row(410, "M_USER_DEACTIVATED", Cause::ClientError);
    row(413, "M_TOO_LARGE", Cause::ClientError);
    row(429, "", Cause::RateLimited);
    row(429, "M_LIMIT_EXCEEDED", Cause::RateLimited);
    row(499, "", Cause::ClientError);
    row(500, "", Cause::ServerTrouble);
    row(500, "M_USER_DEACTIVATED", Cause::ServerTrouble);
    row(502, "", Cause::ServerTrouble);
    row(503, "M_LIMIT_EXCEEDED", Cause::ServerTrouble);
    row(999, "", Cause::ServerTrouble);
}

void TestAnswer::causes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, errcode);
    QFETCH(Cause, cause);
    const QByteArray json
        = errcode.isEmpty() ? QByteArray() : R"({"errcode":")" + errcode + R"("})";
    const Failure failure = failureOf(answer(status, json));
    QCOMPARE(failure.cause, cause);
    QCOMPARE(failure.httpStatus, status);
    QCOMPARE(failure.sent, Sent::Perhaps);
    QCOMPARE(failure.errcode, QString::fromLatin1(errcode));
}

void TestAnswer::keepsWhatTheServerSaid()
{
    Answer said = answer(401, R"({"errcode":"M_UNKNOWN_TOKEN","error":"Gone","soft_logout":true})");
    said.retryAfter = 5s;
    const Failure failure = failureOf(said);
    QCOMPARE(failure.serverText, u"Gone"_s);
    QVERIFY(failure.softLogout);
    QCOMPARE(failure.retryAfter, Wait(5s));
    for (const char *json : {R"({"soft_logout":"true"})", R"({"soft_logout":1})", "{}", "[]", ""}) {
        QVERIFY(!failureOf(answer(401, json)).softLogout);
    }
}

void TestAnswer::boundsWhatTheServerSaid()
{
    const QJsonObject hostile{{u"errcode"_s, QString(5000, u'E') + u"\u202E\n"_s},
                              {u"error"_s, u"a\u202Eb\n<b>"_s + QString(5000, u'x')}};
    const Failure failure = failureOf({500, hostile, {}, {}});
    QVERIFY(failure.errcode.size() <= 101);
    QVERIFY(failure.serverText.size() <= 301);
    QVERIFY(failure.serverText.startsWith(u"ab <b>x"_s));
    const QJsonObject wrongTypes{{u"errcode"_s, 5}, {u"error"_s, QJsonObject{}}};
    QCOMPARE(failureOf({500, wrongTypes, {}, {}}).errcode, QString());
    QCOMPARE(failureOf({500, wrongTypes, {}, {}}).serverText, QString());
}

void TestAnswer::keepsTheWayOut_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isPlain");
    QTest::addColumn<QString>("adminContact");
    QTest::addColumn<QString>("consentPage");

    const auto limit
        = [](const char *name, const QByteArray &contact, const QString &adminContact) {
              QTest::newRow(name) << R"({"errcode":"M_RESOURCE_LIMIT_EXCEEDED","admin_contact":)"
                      + contact + "}"
                                  << false << adminContact << QString();
          };
    const auto consent = [](const char *name, const QByteArray &uri, const QString &page,
                            bool isPlain = false) {
        QTest::newRow(name) << R"({"errcode":"M_CONSENT_NOT_GIVEN","consent_uri":)" + uri + "}"
                            << isPlain << QString() << page;
    };
    limit("an address", R"("mailto:admin@example.org")", u"admin@example.org"_s);
    limit("written otherwise", R"("MailTo:ad%2Bmin@example.org")", u"ad+min@example.org"_s);
    limit("a page", R"("https://example.org/help")", u"https://example.org/help"_s);
    limit("no URI", R"("call Bob")", u"call Bob"_s);
    limit("hostile", R"("mailto:a%0A%E2%80%AEb@example.org")", u"a b@example.org"_s);
    limit("no string", "7", {});
    consent("a page to agree on", R"("https://example.org/consent?u=a&h=1%2B")",
            u"https://example.org/consent?u=a&h=1%2B"_s);
    consent("no page to open", R"-("javascript:alert(1)")-", {});
    consent("plain http elsewhere", R"("http://example.org/consent")", QString(), true);
    consent("this machine, said by another", R"("http://127.0.0.1:631/admin")", {});
    consent("this machine, said by itself", R"("http://127.0.0.1:8008/consent")",
            u"http://127.0.0.1:8008/consent"_s, true);
    consent("no page", "null", {});
    QTest::newRow("both, of another error")
        << R"({"errcode":"M_FORBIDDEN","admin_contact":"mailto:a@b.c","consent_uri":"https://b.c/"})"_ba
        << false << QString() << QString();
}

/// Whom to ask, and where to agree: with the errors that are about it, and only what may be opened.
void TestAnswer::keepsTheWayOut()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isPlain);
    QFETCH(QString, adminContact);
    QFETCH(QString, consentPage);
    Answer refusal = answer(403, json);
    refusal.isPlain = isPlain;
    const Failure failure = failureOf(refusal);
    QCOMPARE(failure.adminContact, adminContact);
    QCOMPARE(failure.consentPage.toString(QUrl::FullyEncoded), consentPage);
}

void TestAnswer::objects_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isValue");
    QTest::newRow("200 {}") << 200 << "{}"_ba << true;
    QTest::newRow("201") << 201 << R"({"a":1})"_ba << true;
    QTest::newRow("200 without body") << 200 << ""_ba << false;
    QTest::newRow("200 array") << 200 << "[]"_ba << false;
    QTest::newRow("302 {}") << 302 << "{}"_ba << false;
    QTest::newRow("404 {}") << 404 << "{}"_ba << false;
    QTest::newRow("500 {}") << 500 << "{}"_ba << false;
}

void TestAnswer::objects()
{
    QFETCH(int, status);
    QFETCH(QByteArray, json);
    QFETCH(bool, isValue);
    const auto value = objectOf(answer(status, json));
    QCOMPARE(value.has_value(), isValue);
    if (!value) {
        QCOMPARE(value.error().httpStatus, status);
    }
    const auto none = objectOf(tl::unexpected(Failure::of(Cause::TlsFailed)));
    QCOMPARE(none.error().cause, Cause::TlsFailed);
}

QTEST_GUILESS_MAIN(TestAnswer)
#include "TestAnswer.moc"
