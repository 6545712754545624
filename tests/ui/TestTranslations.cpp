// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/EvidenceLines.h"
#include "ui/Translations.h"
#include "ui/account/SettleEntries.h"
#include "ui/deactivation/DeactivationSentences.h"
#include "ui/deactivation/EvidenceSentences.h"
#include "ui/deactivation/ManagedSentences.h"
#include "ui/deactivation/ProofSentences.h"
#include "ui/login/SignInSentences.h"
#include "ui/settings/ContactSentences.h"
#include "ui/unfinished/UnfinishedSentences.h"

#include <QApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace farewell;

namespace {

/// What is said of that many email addresses.
QString emails(int count)
{
    Overview overview;
    overview.contacts = QList<Contact>(count, {u"email"_s, u"a@example.org"_s});
    return SettleEntries::of({overview, {}}).constFirst().detail;
}

QString rooms(int count)
{
    RoomOverview rooms;
    rooms.rooms = count;
    return SettleEntries::of({{}, rooms}).constFirst().title;
}

} // namespace

/// The language that a person reads, where there are texts in it, and what they read where there
/// are none. What tests build beside them is not shipped.
class TestTranslations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        for (QTranslator *translator : qApp->findChildren<QTranslator *>()) {
            delete translator; // which takes it away
        }
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QLocale::setDefault(QLocale::c());
    }

    void pluralsAreRight_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char *locale :
             {"en", "en_GB", "de", "de_CH", "fr", "ar", "ja", "tlh", "C", ""}) {
            QTest::newRow(locale) << QString::fromLatin1(locale);
        }
    }

    void pluralsAreRight()
    {
        QFETCH(const QString, locale);
        QVERIFY(rooms(1).contains(u"(s)"_s)); // as the source has it
        Translations().install(*qApp, {locale});
        QVERIFY2(rooms(1).contains(u"1 room"_s) && !rooms(1).contains(u"rooms"_s),
                 qPrintable(rooms(1)));
        QVERIFY2(rooms(3).contains(u"3 rooms"_s), qPrintable(rooms(3)));
        QVERIFY(!rooms(1).contains(u'(') && !rooms(3).contains(u'('));
        QCOMPARE(emails(1),
                 u"Remove it now, otherwise it may cause trouble if you ever make a "
                 "new account."_s);
        QCOMPARE(emails(3),
                 u"Remove them now, otherwise they may cause trouble if you ever make "
                 "a new account."_s);
    }

    void whatThereIsCanBeChosen()
    {
        const Translations ours;
        QCOMPARE(ours.languages(), QStringList{u"en"_s});
        QCOMPARE(ours.languageFor(u"en"_s), u"en"_s);
        QCOMPARE(ours.languageFor(u"en_GB"_s), u"en"_s);
        for (const QString &other :
             {u"de"_s, u"pt_BR"_s, u"C"_s, u"tlh"_s, u"english"_s, QString()}) {
            QVERIFY2(!ours.languageFor(other), qPrintable(other));
        }
    }

    void whoReadsWhat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("language");
        for (const auto &[name, language] : {std::pair{"pt_BR", "pt_BR"},
                                             {"pt-BR", "pt_BR"},
                                             {"pt", "pt_BR"},
                                             {"pt_PT", "pt_BR"},
                                             {"he", "he"},
                                             {"he_IL", "he"},
                                             {"zh_CN", "zh_CN"},
                                             {"zh", "zh_CN"},
                                             {"zh_SG", "zh_CN"},
                                             {"zh-Hans", "zh_CN"},
                                             {"zh_TW", ""},
                                             {"zh-Hant", ""},
                                             {"en", ""},
                                             {"C", ""},
                                             {"", ""}}) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(language);
        }
    }

    void whoReadsWhat()
    {
        QFETCH(const QString, name);
        QTEST(foreign().languageFor(name).value_or(QString()), "language");
    }

    void theLoadedLanguageDecides_data()
    {
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("name");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        const auto row = [](const QStringList &wanted, const QString &title, const QString &locale,
                            const QString &name, Qt::LayoutDirection direction = Qt::LeftToRight) {
            QTest::newRow(qPrintable(wanted.join(u' ')))
                << wanted << title << locale << name << direction;
        };
        row({u"pt_BR"_s}, u"3 salas"_s, u"pt_BR"_s, u"pt-BR"_s);
        row({u"fi_FI"_s, u"pt-PT"_s, u"he"_s}, u"3 salas"_s, u"pt_PT"_s, u"pt-BR"_s);
        row({u"he_IL"_s}, u"3 \u05d7\u05d3\u05e8\u05d9\u05dd"_s, u"he_IL"_s, u"he"_s,
            Qt::RightToLeft);
        row({u"zh-Hans-SG"_s}, u"3 \u4e2a\u623f\u95f4"_s, u"zh_SG"_s, u"zh-CN"_s);
        row({u"fi_FI"_s}, u"3 room(s)"_s, u"en_US"_s, u"en"_s); // no English is there
        row({u"ar_EG"_s}, u"\u0663 \u063a\u0631\u0641"_s, u"ar_EG"_s, u"ar"_s, Qt::RightToLeft);
        row({u"ur_PK"_s}, u"3 room(s)"_s, u"en_US"_s, u"en"_s); // nor is anything turned round
    }

    /// Dates and numbers are written, and lines begin, as in the language of the texts, whatever
    /// the desktop's is.
    void theLoadedLanguageDecides()
    {
        QFETCH(const QStringList, wanted);
        foreign().install(*qApp, wanted);
        QTEST(rooms(3), "title");
        QTEST(QLocale().name(), "locale");
        QTEST(Translations::installed(), "name");
        QTEST(SignInSentences::lastPage(false).language, "name");
        QTEST(QGuiApplication::layoutDirection(), "direction");
    }

    /// Between two Chinese sentences there is no space; what comes of several strings shows it.
    void sentencesStandInARowAsInTheLanguage()
    {
        Overview unread;
        unread.isComplete = true;
        unread.failures.insert(Overview::Topic::OtherSessions, Failure::of(Cause::NotReached));
        const auto missing
            = [&unread] { return SettleEntries::of({unread, {}}).constLast().detail; };
        const auto spoken = [] {
            DeactivationState state;
            state.phase = DeactivationPhase::Verifying;
            return ProofSentences::of(state, alice()).spoken();
        };
        QVERIFY(missing().contains(u"not answer. You will"_s));
        QVERIFY(spoken().contains(u"happened. We began"_s));
        foreign().install(*qApp, {u"zh_CN"_s});
        QVERIFY2(missing().contains(u"not answer.You will"_s), qPrintable(missing()));
        QVERIFY2(spoken().contains(u"happened\u3002We began"_s), qPrintable(spoken()));
    }

    void itemsAreListedAsInTheLanguage()
    {
        Overview overview;
        overview.contacts = {{u"email"_s, u"a@example.org"_s}, {u"msisdn"_s, u"44"_s}};
        foreign().install(*qApp, {u"zh_CN"_s});
        const QString title = SettleEntries::of({overview, {}}).constFirst().title;
        QVERIFY2(title.contains(u"(es)\u548c1 phone"_s), qPrintable(title));
    }

    /// A page of somebody else's speaks the browser's language: in its words, and the English ones.
    void wordsOfTheAccountPage()
    {
        DeactivationState state;
        QCOMPARE(ManagedSentences::button(state), u"Delete account"_s);
        foreign().install(*qApp, {u"zh_CN"_s});
        QCOMPARE(ManagedSentences::button(state), u"\u5220\u9664\u8d26\u6237 / Delete account"_s);
        const QString box = ManagedSentences::box(state);
        QVERIFY2(box.contains(u"\u6d88\u606f / Yes, hide all my messages from new joiners"_s),
                 qPrintable(box));
    }

    /// Also in what nobody has translated yet.
    void numbersAreWrittenAsInTheLanguage()
    {
        foreign().install(*qApp, {u"ar"_s});
        static const QRegularExpression latin(u"[0-9]"_s);
        static const QRegularExpression arabic(u"[\u0660-\u0669]"_s);
        const QStringList all = withNumbers();
        for (const QString &said : all) {
            QVERIFY2(!said.contains(latin) && said.contains(arabic), qPrintable(said));
        }
    }

private:
    static AccountView alice()
    {
        AccountView account{*UserId::parse(u"@alice:example.org"_s), {}, {}, {}, {}, {}};
        account.host = u"example.org"_s;
        return account;
    }

    /// What tells a number, a time of day, a date or how long something takes.
    static QStringList withNumbers()
    {
        DeactivationState state;
        state.evidence.endpoint = EndpointSign::Confirmed;
        state.evidence.sentAt = state.evidence.endpointAt
            = QDateTime(QDate(2026, 11, 23), QTime(14, 9, 21), Qt::UTC);
        state.evidence.signIn += {SignInSign::Accepted, state.evidence.endpointAt};
        state.nextCheckIn = 9s;
        state.coolingLeft = 90s;
        state.sinceSent = 90s;
        state.outcome = Outcome::Deactivated;
        QStringList all{
            rooms(3), DeactivationSentences::outcomeSubtitle(state, alice()),
            EvidenceSentences::of(evidenceLines(state).constLast(), alice().host).title};
        for (const DeactivationPhase phase :
             {DeactivationPhase::Submitting, DeactivationPhase::Cooling,
              DeactivationPhase::Verifying}) {
            state.phase = phase;
            const ProofText text = ProofSentences::of(state, alice());
            all += phase == DeactivationPhase::Verifying ? text.body : text.heading;
        }
        Failure pause;
        pause.cause = Cause::RateLimited;
        pause.retryAfter = 5min;
        all += ContactSentences::notRemoved(pause);
        all += EvidenceSentences::of(
                   {EvidenceLine::SignIn::AcceptedAfterPage, state.evidence.endpointAt}, {})
                   .detail;
        const Attempt attempt{.actor = alice().userId,
                              .subject = alice().userId,
                              .homeserver = *HomeserverUrl::parse(u"https://example.org"_s),
                              .sentAt = state.evidence.sentAt};
        UnfinishedState unfinished;
        unfinished.note = {u"note.json"_s, attempt};
        all += UnfinishedSentences::sentence(unfinished);
        return all;
    }

    static Translations foreign()
    {
        return Translations(QDir(QStringLiteral(FAREWELL_BUILD_DIR "/tests/ui/languages")));
    }
};

QTEST_MAIN(TestTranslations)
#include "TestTranslations.moc"
