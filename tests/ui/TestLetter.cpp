// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Inspector.h"
#include "tests/support/Stage.h"
#include "tests/support/SupportSite.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

constexpr char deactivatePath[] = "/account/deactivate";

constexpr char withAddress[]
    = R"({"contacts":[{"role":"m.role.admin","email_address":"privacy@example.org"}]})";

/// Somebody whose account is deactivated, and who writes to their server.
struct Writer
{
    explicit Writer(const QByteArray &support = withAddress)
        : site(support)
    {
    }

    [[nodiscard]] bool deactivate()
    {
        return stage.signInAlice() && stage.openDeactivation()
            && stage.confirmWith(Stage::alicesPassword) && stage.outcome.waitPhase(u"settled"_s);
    }

    [[nodiscard]] bool toTheLetter()
    {
        return deactivate() && stage.outcome.click(names::letterButton) && stage.letter.waitShown();
    }

    [[nodiscard]] QString bodyOf(const QUrl &mail) const
    {
        const QString body = QUrlQuery(mail).queryItemValue(u"body"_s, QUrl::FullyEncoded);
        return QUrl::fromPercentEncoding(body.toLatin1()).replace(u"\r\n"_s, u"\n"_s);
    }

    void setText(const QString &text) const
    {
        auto *edit = stage.letter.window()->findChild<QPlainTextEdit *>(names::letterEdit);
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }

    [[nodiscard]] static QString started(PracticeHomeserver &server)
    {
        return server.start() ? server.baseUrl() : QString();
    }

    SupportSite site;
    PracticeHomeserver server{u"example.org"_s};
    QTemporaryDir folder;
    Stage stage{Stage::Time::Manual, Stage::Place{folder.filePath(u"notes"_s), started(server)}};
};

} // namespace

/// The letter to the people who run the server, which Farewell does not send.
class TestLetter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void inTheMailProgram()
    {
        Writer writer;
        Stage &stage = writer.stage;
        QVERIFY(writer.toTheLetter());
        WAIT_VERIFY(stage.letter.text(names::letterToLabel).contains(u"privacy@example.org"_s));
        QVERIFY(stage.letter.says(u"No legal advice"_s));
        QVERIFY(stage.letter.says(u"Farewell sends nothing"_s));
        const QString text = stage.letter.text(names::letterEdit);
        QVERIFY(text.contains(u"Your server confirmed it."_s));
        QVERIFY(writer.server.isDeactivated(u"alice"_s));
        QVERIFY(text.contains(u"the email address that belonged to the account"_s));
        QVERIFY(stage.letter.click(names::mailLetterButton));
        QCOMPARE(stage.browser.mails().size(), 1);
        const QUrl mail = stage.browser.mails().constFirst();
        QCOMPARE(mail.path(), u"privacy@example.org"_s);
        QCOMPARE(writer.bodyOf(mail), text);
        QCOMPARE(QUrlQuery(mail).queryItemValue(u"subject"_s, QUrl::FullyDecoded),
                 stage.letter.text(names::letterSubjectEdit));
        QVERIFY(!mail.toString().contains(Stage::alicesPassword));
        QVERIFY(stage.letter.click(names::closeLetterButton));
        QVERIFY(stage.letter.waitGone());
        QVERIFY(stage.outcome.waitFocus(names::letterButton));
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(stage.outcome.waitGone());
    }

    /// Every word can be changed, and what was changed stays when the letter is looked at again.
    void inOnesOwnWords()
    {
        Writer writer;
        Stage &stage = writer.stage;
        QVERIFY(writer.toTheLetter());
        writer.setText(u"Please erase it all."_s);
        QVERIFY(stage.letter.click(names::closeLetterButton));
        QVERIFY(stage.outcome.click(names::letterButton));
        QVERIFY(stage.letter.waitShown());
        QCOMPARE(stage.letter.text(names::letterEdit), u"Please erase it all."_s);
        QVERIFY(stage.letter.click(names::copyLetterButton));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Please erase it all."_s);
        QVERIFY(stage.letter.says(u"on the clipboard"_s));
    }

    /// What was changed is not thrown away when more is known, and the person is told.
    void moreIsKnownThanWasWritten()
    {
        Writer writer;
        Stage &stage = writer.stage;
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        writer.server.answerNext("POST", deactivatePath, {.status = 502, .body = {}});
        for (int i = 0; i < 5; ++i) { // as often as is looked in six minutes
            writer.server.answerNext("GET", "/account/whoami", {.status = 502});
        }
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitShown());
        QVERIFY(stage.pass(6min));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QCOMPARE(stage.outcome.property("outcome"), u"unknown"_s);
        QVERIFY(stage.outcome.click(names::letterButton));
        QVERIFY(stage.letter.waitShown());
        QVERIFY(stage.letter.text(names::letterEdit)
                    .contains(u"could not find out whether that was done"_s));
        writer.setText(u"In my own words."_s);
        QVERIFY(stage.letter.click(names::closeLetterButton));
        QVERIFY(stage.letter.waitGone());
        QVERIFY(stage.outcome.click(names::checkAgainButton));
        WAIT_COMPARE(stage.outcome.property("outcome"), u"stillActive"_s);
        QVERIFY(!writer.server.isDeactivated(u"alice"_s));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(stage.outcome.click(names::letterButton));
        QVERIFY(stage.letter.waitShown());
        QCOMPARE(stage.letter.text(names::letterEdit), u"In my own words."_s);
        QVERIFY(stage.letter.says(u"More is known now"_s));
    }

    void tooLongForALink()
    {
        Writer writer;
        Stage &stage = writer.stage;
        QVERIFY(writer.toTheLetter());
        WAIT_VERIFY(stage.letter.look(names::mailLetterButton).isReachable());
        const QString text = QString(2000, u'x');
        stage.letter.window()->findChild<QPlainTextEdit *>()->setPlainText(text);
        QVERIFY(stage.letter.click(names::mailLetterButton));
        const QUrl mail = stage.browser.mails().constFirst();
        QVERIFY(!mail.toString().contains(u"body"_s));
        QVERIFY(stage.letter.says(u"on the clipboard: paste it there"_s));
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
    }

    void noMailProgram_data()
    {
        QTest::addColumn<bool>("isLate");
        QTest::newRow("at once") << false;
        QTest::newRow("later") << true;
    }

    void noMailProgram()
    {
        QFETCH(const bool, isLate);
        Writer writer;
        Stage &stage = writer.stage;
        QVERIFY(writer.toTheLetter());
        WAIT_VERIFY(stage.letter.look(names::mailLetterButton).isReachable());
        stage.browser.setWorks(isLate);
        QVERIFY(stage.letter.click(names::mailLetterButton));
        if (isLate) {
            QVERIFY(!stage.letter.says(u"No mail program"_s));
            stage.browser.sayNotOpened();
        }
        QVERIFY(stage.letter.says(u"No mail program could be opened. Copy the letter"_s));
    }

    void whomToWriteTo_data()
    {
        QTest::addColumn<QByteArray>("support");
        QTest::addColumn<QString>("mail");
        QTest::addColumn<QString>("said");
        QTest::newRow("an address before the rest")
            << R"({"contacts":[{"role":"m.role.admin","matrix_id":"@admin:example.org"},
                   {"role":"m.role.admin","email_address":"privacy@example.org"}],
                   "support_page":"https://help.example.org/contact"})"_ba
            << u"privacy@example.org"_s << u"privacy@example.org"_s;
        QTest::newRow("a Matrix ID")
            << R"({"contacts":[{"role":"m.role.admin","matrix_id":"@admin:example.org"}]})"_ba
            << QString() << u"@admin"_s;
        QTest::newRow("a page") << R"({"support_page":"https://help.example.org/contact"})"_ba
                                << QString() << u"help.example.org"_s;
        QTest::newRow("an address with more in it")
            << R"({"contacts":[{"role":"m.role.admin",
                   "email_address":"a@example.org?bcc=eve@evil.test"}]})"_ba
            << QString() << u"a@example.org?bcc=eve@evil.test"_s;
        QTest::newRow("a page in the open") << R"({"support_page":"http://help.example.org/"})"_ba
                                            << QString() << u"We found no address"_s;
        QTest::newRow("nobody") << QByteArray() << QString() << u"We found no address"_s;
    }

    void whomToWriteTo()
    {
        QFETCH(const QByteArray, support);
        QFETCH(const QString, mail);
        QFETCH(const QString, said);
        Writer writer(support);
        Stage &stage = writer.stage;
        QVERIFY(writer.toTheLetter());
        WAIT_VERIFY(stage.letter.says(said)
                    || stage.letter.text(names::letterToLabel).contains(said));
        QCOMPARE(stage.letter.look(names::mailLetterButton).isReachable(), !mail.isEmpty());
        QVERIFY(stage.letter.look(names::copyLetterButton).isReachable());
        if (!mail.isEmpty()) {
            QVERIFY(stage.letter.click(names::mailLetterButton));
            QCOMPARE(stage.browser.mails().constFirst().path(), mail);
        }
    }

    /// Where the server refuses, a letter is needed most.
    void ofARefusal()
    {
        Writer writer;
        Stage &stage = writer.stage;
        QVERIFY(stage.signInAlice());
        QVERIFY(stage.openDeactivation());
        writer.server.answerNext("POST", deactivatePath,
                                 PracticeAnswer::error(403, u"M_FORBIDDEN"_s, u"Not here"_s));
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.dialog.waitPhase(u"impossible"_s));
        QVERIFY(stage.dialog.click(names::letterButton));
        QVERIFY(stage.letter.waitShown());
        const QString text = stage.letter.text(names::letterEdit);
        QVERIFY(text.contains(u"Your server does not let me do it."_s));
        QVERIFY(!text.contains(u"Not here"_s));
        QVERIFY(!writer.server.isDeactivated(u"alice"_s));
        QVERIFY(stage.letter.press(Qt::Key_Escape));
        QVERIFY(stage.letter.waitGone());
        QCOMPARE(stage.dialog.property("phase"), u"impossible"_s);
    }

    void byKeyboard()
    {
        Writer writer;
        Stage &stage = writer.stage;
        QVERIFY(writer.toTheLetter());
        WAIT_VERIFY(stage.letter.look(names::mailLetterButton).isReachable());
        QCOMPARE(inspector::misnamedButtons(*stage.letter.window()), QStringList());
        QCOMPARE(stage.letter.focusName(), QString(names::letterEdit));
        QStringList met;
        for (int i = 0; i < 5; ++i) {                 // as often as is looked in six minutes
            QVERIFY(stage.letter.press(Qt::Key_Tab)); // leaves the text, and writes none into it
            met += stage.letter.focusName();
        }
        for (const QLatin1StringView name :
             {names::closeLetterButton, names::copyLetterButton, names::mailLetterButton,
              names::letterSubjectEdit, names::letterEdit}) {
            QVERIFY2(met.contains(name), qPrintable(QString(name)));
        }
        QVERIFY(!stage.letter.text(names::letterEdit).contains(u'\t'));
    }
};

QTEST_MAIN(TestLetter)
#include "TestLetter.moc"
