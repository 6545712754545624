// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminRecord.h"
#include "tests/support/AdminStates.h"
#include "tests/support/Schema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

AdminRecord recordOf(const AdminDeactivationState &state)
{
    const QDateTime at(QDate(2026, 11, 29), QTime(13, 5, 1), QTimeZone::utc());
    AdminRecord record{.issued = at,
                       .programVersion = u"1.0"_s,
                       .actor = u"@support:example.org"_s,
                       .server = u"example.org"_s,
                       .address = u"https://matrix.example.org"_s,
                       .target = test::someTarget(),
                       .state = state};
    record.acts = {{.id = u"1"_s,
                    .what = Activity::Deactivate,
                    .at = at,
                    .subject = u"@ben:example.org"_s,
                    .erase = true,
                    .answeredAt = at,
                    .answer = u"accepted"_s,
                    .readBack = u"deactivated"_s}};
    return record;
}

} // namespace

/// The administrator's record against its own schema, by Debian's python3-jsonschema, and that
/// nothing stands in it that must not.
class TestAdminRecord final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsToItsSchema();
    void theSchemaIsStrict();
    void tellsWhatHappened();
    void holdsNoContactAndNoWordOfTheServer();
    void fileNames_data();
    void fileNames();

private:
    /// Nothing where it is good.
    [[nodiscard]] static QString complaintsOn(const QByteArray &json);
};

QString TestAdminRecord::complaintsOn(const QByteArray &json)
{
    return test::complaintsOn(json, u"admin-record.schema.json"_s);
}

void TestAdminRecord::keepsToItsSchema()
{
    for (const AdminStep step : {AdminStep::None, AdminStep::HandOver, AdminStep::Media}) {
        for (const Outcome outcome :
             {Outcome::Deactivated, Outcome::StillActive, Outcome::Unknown}) {
            AdminDeactivationState state
                = test::stateAt(AdminDeactivationPhase::Settled, step, outcome);
            QCOMPARE(complaintsOn(toJson(recordOf(state))), QString());
            state.choices.heirs = {{u"!a:b"_s, u"@c:d"_s}};
            state.choices.redact = true;
            state.roomsLeft = 2;
            state.reason = AdminReason::StillJoined;
            state.deactivation.account.isDeactivated = true;
            state.deactivation.readAt = recordOf(state).issued;
            QCOMPARE(complaintsOn(toJson(recordOf(state))), QString());
        }
    }
}

void TestAdminRecord::theSchemaIsStrict()
{
    const AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Settled, AdminStep::None, Outcome::Deactivated);
    QJsonObject object = QJsonDocument::fromJson(toJson(recordOf(state))).object();
    for (const QString &key : object.keys()) {
        QJsonObject lacking = object;
        lacking.remove(key);
        QVERIFY2(!complaintsOn(QJsonDocument(lacking).toJson()).isEmpty(), qPrintable(key));
    }
    object.insert(u"password"_s, u"x"_s);
    QVERIFY(!complaintsOn(QJsonDocument(object).toJson()).isEmpty());
}

void TestAdminRecord::tellsWhatHappened()
{
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Settled, AdminStep::Media, Outcome::Deactivated);
    state.reason = AdminReason::StillJoined;
    state.roomsLeft = 3;
    const QJsonObject object = QJsonDocument::fromJson(toJson(recordOf(state))).object();
    QCOMPARE(object["subject"_L1].toString(), u"@ben:example.org"_s);
    QCOMPARE(
        object["outcome"_L1],
        QJsonValue(QJsonObject{{u"result"_s, u"deactivated"_s}, {u"reason"_s, u"stillJoined"_s}}));
    QCOMPARE(object["rooms"_L1], QJsonValue(QJsonObject{{u"before"_s, 14}, {u"left"_s, 3}}));
    QCOMPARE(object["choices"_L1]["erase"_L1], QJsonValue(true));
    QCOMPARE(object["steps"_L1].toArray().size(), 6);
    QCOMPARE(object["requests"_L1][0]["answer"_L1].toString(), u"accepted"_s);
}

void TestAdminRecord::holdsNoContactAndNoWordOfTheServer()
{
    AdminDeactivationState state = test::stateAt(AdminDeactivationPhase::Impossible,
                                                 AdminStep::Deactivate, Outcome::StillActive);
    state.failure.serverText = u"canary text"_s;
    const QByteArray json = toJson(recordOf(state));
    QVERIFY(!json.contains("canary"));
    QVERIFY(!json.contains("ben@example.org"));
}

void TestAdminRecord::fileNames_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::newRow("usual") << u"@ben:example.org"_s
                           << u"Farewell record ben example.org 2026-11-29"_s;
    QTest::newRow("a path") << u"@../../x:h"_s
                            << u"Farewell record _._.._x example.org 2026-11-29"_s;
    QTest::newRow("a slash") << u"@a/b:h"_s << u"Farewell record a_b example.org 2026-11-29"_s;
    QTest::newRow("long") << u'@' + QString(200, u'a')
            + u":h"_s << u"Farewell record "_s + QString(60, u'a') + u" example.org 2026-11-29"_s;
}

void TestAdminRecord::fileNames()
{
    QFETCH(const QString, id);
    AdminRecord record = recordOf({});
    record.target.account.user.id = id;
    QTEST(fileNameOf(record), "name");
}

QTEST_GUILESS_MAIN(TestAdminRecord)
#include "TestAdminRecord.moc"
