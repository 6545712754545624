// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/Receipt.h"
#include "tests/support/FullDisk.h"
#include "tests/support/ReceiptFolder.h"
#include "tests/support/StageOnALine.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

constexpr char deactivatePath[] = "/account/deactivate";

/// A person who keeps a receipt, in a folder of their own.
struct Keeper : StageOnALine
{
    [[nodiscard]] bool toTheDialog() { return stage.signInAlice() && stage.openDeactivation(); }

    /// Of the request with the proof, which is carried out; nor does anybody tell of our sign-in.
    void loseTheAnswer()
    {
        proxy.faultNext("POST", deactivatePath, {});
        proxy.faultNext("POST", deactivatePath, Fault::dropAfterBody(Fault::Acts::Yes));
        proxy.faultAlways("GET", "/account/whoami", Fault::page(502));
    }

    /// Until all looks are over.
    [[nodiscard]] bool comeToKnowNothing()
    {
        if (!toTheDialog()) {
            return false;
        }
        loseTheAnswer();
        return stage.confirmWith(Stage::alicesPassword) && stage.outcome.waitShown()
            && stage.pass(6min) && stage.outcome.waitPhase(u"settled"_s);
    }

    ReceiptFolder folder;
};

} // namespace

/// What the person keeps of it, from the window that says what happened.
class TestReceiptSaved final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void asTheServerSawIt()
    {
        Keeper keeper;
        QVERIFY(keeper.toTheDialog());
        Stage &stage = keeper.stage;
        QVERIFY(stage.dialog.click(names::eraseCheckBox));
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("receipt"), u"none"_s);
        QVERIFY(stage.outcome.says(u"It can be saved until you close this window."_s));
        QVERIFY(keeper.folder.save(stage.outcome, u"mine"_s));
        QCOMPARE(stage.outcome.property("receipt"), u"saved"_s);
        QVERIFY(stage.outcome.text(names::receiptSavedLabel).contains(u"mine.pdf"_s));
        QVERIFY(stage.outcome.waitFocus(names::showReceiptButton));
        QCOMPARE(keeper.folder.files(), (QStringList{u"mine.json"_s, u"mine.pdf"_s}));

        QCOMPARE(keeper.folder.complaints(u"mine"_s), QString());
        const QJsonObject receipt = keeper.folder.receipt(u"mine"_s);
        QCOMPARE(receipt["outcome"_L1]["state"_L1], u"deactivated"_s);
        QVERIFY(stage.server.isDeactivated(u"alice"_s));
        QCOMPARE(receipt["choices"_L1]["hideMessages"_L1], true);
        QVERIFY(stage.server.isErased(u"alice"_s));
        const QJsonArray requests = receipt["requests"_L1].toArray();
        QCOMPARE(requests.size(), stage.server.requestsTo(deactivatePath).size());
        QCOMPARE(requests.at(0)["status"_L1], 401);
        QCOMPARE(requests.at(1)["status"_L1], 200);
        QCOMPARE(receipt["server"_L1]["software"_L1], u"Synapse"_s);
        QCOMPARE(receipt["before"_L1]["contacts"_L1], 3);
        QVERIFY(keeper.folder.bytes(u"mine.pdf"_s).startsWith("%PDF-"));
        for (const QString &file : keeper.folder.files()) {
            QCOMPARE(QFileInfo(keeper.folder.path(file)).permissions()
                         & (QFile::ReadGroup | QFile::ReadOther),
                     0);
            QVERIFY(!keeper.folder.bytes(file).contains(Stage::alicesPassword.toUtf8()));
        }

        QVERIFY(stage.outcome.click(names::showReceiptButton));
        QCOMPARE(stage.browser.files(), QStringList(keeper.folder.path(u"mine.pdf"_s)));
        QVERIFY(stage.outcome.click(names::closeOutcomeButton)); // at the first click, as ever
        QVERIFY(stage.outcome.waitGone());
    }

    void whatWasSettledBefore()
    {
        Keeper keeper;
        Stage &stage = keeper.stage;
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openSettings());
        QVERIFY(stage.settings.click(names::indexed(names::removeContactButton, 0)));
        const QString confirm = names::indexed(names::removeContactConfirmButton, 0);
        QVERIFY(stage.arm(stage.settings, confirm));
        QVERIFY(stage.settings.click(confirm));
        WAIT_COMPARE(stage.server.contacts(u"alice"_s).size(), 2);
        WAIT_VERIFY(stage.settings.says(u"was removed"_s));
        QVERIFY(stage.settings.click(names::deactivateAccountButton));
        QVERIFY(stage.dialog.waitShown());
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(keeper.folder.save(stage.outcome, u"mine"_s));
        const QJsonObject receipt = keeper.folder.receipt(u"mine"_s);
        QCOMPARE(receipt["before"_L1]["contacts"_L1], 3);
        const QJsonArray removed = receipt["settled"_L1]["contactsRemoved"_L1].toArray();
        QCOMPARE(removed.size(), 1);
        QVERIFY(removed.at(0)["masked"_L1].toString().contains(u"***"_s));
    }

    void aRecordThatIsThereStays()
    {
        Keeper keeper;
        QVERIFY(keeper.toTheDialog());
        QFile earlier(keeper.folder.path(u"mine.json"_s));
        QVERIFY(earlier.open(QIODevice::WriteOnly));
        earlier.write("of another account");
        earlier.close();
        QVERIFY(keeper.stage.confirmWith(Stage::alicesPassword));
        QVERIFY(keeper.stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(keeper.folder.save(keeper.stage.outcome, u"mine"_s));
        QCOMPARE(keeper.folder.bytes(u"mine.json"_s), "of another account"_ba);
        QCOMPARE(keeper.folder.files(),
                 (QStringList{u"mine 2.json"_s, u"mine 2.pdf"_s, u"mine.json"_s}));
        QVERIFY(keeper.stage.outcome.text(names::receiptSavedLabel).contains(u"mine 2.pdf"_s));
    }

    /// Never a half of it, and it is still offered.
    void aFullDisk_data()
    {
        QTest::addColumn<int>("room");
        QTest::newRow("nothing fits") << 0;
        QTest::newRow("only the first fits") << 6000;
    }

    void aFullDisk()
    {
        QFETCH(const int, room);
        Keeper keeper;
        QVERIFY(keeper.toTheDialog());
        const PatientRobot &outcome = keeper.stage.outcome;
        QVERIFY(keeper.stage.confirmWith(Stage::alicesPassword));
        QVERIFY(outcome.waitPhase(u"settled"_s));
        {
            const FullDisk full(static_cast<rlim_t>(room));
            QVERIFY(keeper.folder.save(outcome, u"mine"_s));
        }
        QCOMPARE(outcome.property("receipt"), u"failed"_s);
        QVERIFY(outcome.says(u"The receipt was not saved"_s));
        QCOMPARE(keeper.folder.files(), QStringList());
        QVERIFY(keeper.folder.save(outcome, u"mine"_s));
        QCOMPARE(outcome.property("receipt"), u"saved"_s);
        QCOMPARE(keeper.folder.files().size(), 2);
        QCOMPARE(keeper.folder.receipt(u"mine"_s)["revision"_L1], 1);
    }

    void changingOnesMind()
    {
        Keeper keeper;
        QVERIFY(keeper.toTheDialog());
        const PatientRobot &outcome = keeper.stage.outcome;
        QVERIFY(keeper.stage.confirmWith(Stage::alicesPassword));
        QVERIFY(outcome.waitPhase(u"settled"_s));
        QVERIFY(outcome.click(names::saveReceiptButton));
        auto *files = outcome.window()->findChild<QFileDialog *>();
        QVERIFY(files);
        files->reject();
        WAIT_COMPARE(outcome.property("receipt"), u"none"_s);
        QVERIFY(outcome.waitReachable(names::saveReceiptButton));
    }

    /// The second one says which it replaces.
    void anotherLook()
    {
        Keeper keeper;
        QVERIFY(keeper.comeToKnowNothing());
        Stage &stage = keeper.stage;
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QVERIFY(keeper.folder.save(stage.outcome, u"first"_s));
        const QByteArray first = keeper.folder.bytes(u"first.json"_s);
        QCOMPARE(keeper.folder.receipt(u"first"_s)["outcome"_L1]["state"_L1], u"unknown"_s);
        QCOMPARE(keeper.folder.receipt(u"first"_s)["requests"_L1][1]["result"_L1], u"lost"_s);

        keeper.proxy.forgetFaults();
        QVERIFY(stage.outcome.click(names::checkAgainButton));
        WAIT_COMPARE(stage.outcome.property("likely"), u"deactivated"_s);
        QCOMPARE(stage.outcome.property("receipt"), u"none"_s);
        QVERIFY(stage.outcome.says(u"More is known now than when you saved"_s));
        QVERIFY(keeper.folder.save(stage.outcome, u"second"_s));
        const QJsonObject second = keeper.folder.receipt(u"second"_s);
        QCOMPARE(second["outcome"_L1]["likely"_L1], u"deactivated"_s);
        QCOMPARE(second["revision"_L1], 2);
        QCOMPARE(second["replaces"_L1], QString::fromLatin1(sha256Of(first)));
        QCOMPARE(keeper.folder.complaints(u"second"_s), QString());
    }

    /// While it goes on looking, and more is known by the time the person has chosen where.
    void moreIsKnownMeanwhile()
    {
        Keeper keeper;
        QVERIFY(keeper.toTheDialog());
        Stage &stage = keeper.stage;
        keeper.loseTheAnswer();
        QVERIFY(stage.dialog.click(names::eraseCheckBox));
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitShown());
        QVERIFY(stage.outcome.waitReachable(names::saveReceiptButton));
        QVERIFY(stage.outcome.click(names::saveReceiptButton));
        auto *files = stage.outcome.window()->findChild<QFileDialog *>();
        QVERIFY(files);
        keeper.proxy.forgetFaults();
        QVERIFY(stage.pass(6min));
        WAIT_COMPARE(stage.outcome.property("outcome"), u"deactivated"_s);
        auto *name = files->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QVERIFY(name);
        name->setText(keeper.folder.path(u"mine.pdf"_s)); // selectFile() is for one not shown yet
        QMetaObject::invokeMethod(files, "accept");
        WAIT_COMPARE(stage.outcome.property("receipt"), u"saved"_s);
        QCOMPARE(keeper.folder.receipt(u"mine"_s)["outcome"_L1]["state"_L1], u"deactivated"_s);
        QVERIFY(stage.server.isDeactivated(u"alice"_s));
    }

    /// Where the account stays, somebody else may want to read why.
    void ofARefusal()
    {
        Keeper keeper;
        QVERIFY(keeper.toTheDialog());
        Stage &stage = keeper.stage;
        keeper.proxy.faultNext("POST", deactivatePath,
                               Fault::json(R"({"errcode":"M_FORBIDDEN","error":"Not here"})", 403));
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.dialog.waitPhase(u"impossible"_s));
        QVERIFY(keeper.folder.save(stage.dialog, u"mine"_s));
        const QJsonObject receipt = keeper.folder.receipt(u"mine"_s);
        QCOMPARE(receipt["outcome"_L1]["state"_L1], u"stillActive"_s);
        QVERIFY(!stage.server.isDeactivated(u"alice"_s));
        QCOMPARE(receipt["requests"_L1][0]["errcode"_L1], u"M_FORBIDDEN"_s);
        QVERIFY(!keeper.folder.bytes(u"mine.json"_s).contains("Not here"));
        QCOMPARE(keeper.folder.complaints(u"mine"_s), QString());
    }

    /// The note of an attempt keeps which receipt was saved, for as long as it stands.
    void inTheNote()
    {
        Keeper keeper;
        QVERIFY(keeper.comeToKnowNothing());
        Stage &stage = keeper.stage;
        QVERIFY(keeper.folder.save(stage.outcome, u"first"_s));
        QCOMPARE(stage.notes().size(), 1);
        const auto content = stage.note(stage.notes().constFirst());
        QVERIFY(std::holds_alternative<Attempt>(content));
        QCOMPARE(std::get<Attempt>(content).receipt,
                 (SavedReceipt{1, sha256Of(keeper.folder.bytes(u"first.json"_s))}));
    }

    /// Nothing has been seen yet.
    void notBeforeTheFirstLook()
    {
        Keeper keeper;
        QVERIFY(keeper.toTheDialog());
        Stage &stage = keeper.stage;
        keeper.proxy.faultAlways("GET", "/account/whoami", Fault::late(5s));
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"checking"_s));
        QVERIFY(!stage.outcome.look(names::saveReceiptButton).isReachable());
        QVERIFY(stage.pass(6s));
        QVERIFY(stage.outcome.waitReachable(names::saveReceiptButton));
    }
};

QTEST_MAIN(TestReceiptSaved)
#include "TestReceiptSaved.moc"
