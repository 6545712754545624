// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/EraseHabits.h"
#include "app/deactivation/EvidenceLines.h"
#include "tests/support/Saying.h"
#include "ui/deactivation/EraseSentences.h"
#include "ui/deactivation/EvidenceSentences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

using Mark = EvidenceLine::Mark;

namespace {

const QString host = u"matrix.example.org"_s;

DeactivationState on(const QString &software, bool erase = true)
{
    DeactivationState state;
    state.software = software;
    state.erase = erase;
    state.outcome = Outcome::Deactivated;
    return state;
}

} // namespace

/// Of hiding nothing is promised that is known not to happen.
class TestEraseSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyHabitHasASource()
    {
        QStringList names;
        const QList<EraseHabit> all = eraseHabits();
        for (const EraseHabit &habit : all) {
            QVERIFY2(!habit.source.isEmpty(), qPrintable(habit.software));
            names += habit.software;
        }
        QCOMPARE(names, QStringList({u"Dendrite"_s, u"continuwuity"_s}));
    }

    void whatIsKnownOfTheServer_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("name"); ///< as it is told; empty: nothing is known
        QTest::newRow("Dendrite") << u"Dendrite"_s << u"Dendrite"_s;
        QTest::newRow("continuwuity") << u"continuwuity"_s << u"continuwuity"_s;
        QTest::newRow("in other letters") << u"Continuwuity"_s << u"continuwuity"_s;
        QTest::newRow("Synapse") << u"Synapse"_s << QString();
        QTest::newRow("tuwunel") << u"Tuwunel"_s << QString();
        QTest::newRow("only named alike") << u"Dendrite fork"_s << QString();
        QTest::newRow("nobody knows") << QString() << QString();
    }

    void whatIsKnownOfTheServer()
    {
        QFETCH(const QString, software);
        QFETCH(const QString, name);
        const QString beside = EraseSentences::beside(software);
        QCOMPARE(beside.isEmpty(), name.isEmpty());
        const QString chosen = EraseSentences::chosen(on(software), host);
        QVERIFY(chosen.startsWith(u"You asked to hide your messages"_s));
        const QString doesNothing = u"do nothing with this wish"_s;
        QCOMPARE(chosen.contains(doesNothing), !name.isEmpty());
        QCOMPARE(EraseSentences::help(software).contains(doesNothing), !name.isEmpty());
        QCOMPARE(EraseSentences::chosen(on(software, false), host),
                 u"You did not ask to hide your messages from people who join later."_s);
        if (!name.isEmpty()) {
            QCOMPARE(unsaid(beside,
                            {u"This server runs %1."_s.arg(name),
                             u"The versions known to us do nothing with this wish."_s}),
                     QStringList());
            QCOMPARE(unsaid(chosen, {u"matrix.example.org runs %1"_s.arg(name)}), QStringList());
            QCOMPARE(unsaid(EraseSentences::help(software), {u"nothing is hidden"_s, name}),
                     QStringList());
        }
    }

    void helpOnThisKindOfServer()
    {
        const QString start
            = u"This is also called GDPR erasure. People who were in the room when you "
              "sent a message still see it; people who join later do not."_s;
        const QString synapse = EraseSentences::help(u"Synapse"_s);
        const QString unknown = EraseSentences::help({});
        QVERIFY(synapse.startsWith(start));
        QVERIFY(unknown.startsWith(start));
        const auto mayNotWork = "Your server may not support this; then nothing is hidden."_L1;
        QVERIFY(!synapse.contains(mayNotWork));
        QVERIFY(unknown.contains(mayNotWork));
        QCOMPARE(EraseSentences::help(u"tuwunel"_s), unknown);
        QVERIFY(synapse.contains("does not delete files"_L1));
        QVERIFY(unknown.contains("your server to decide"_L1));
        QVERIFY(!synapse.contains("your server to decide"_L1));
        QVERIFY(EraseSentences::help(u"Dendrite"_s).contains("name and picture stay"_L1));
        QVERIFY(EraseSentences::help(u"continuwuity"_s).contains("whatever you choose"_L1));
    }

    void whatTheProfileTells_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<bool>("erase");
        QTest::addColumn<Mark>("shown");
        QTest::addColumn<QString>("ofShown");
        QTest::addColumn<QString>("ofGone");
        const QString asChosen = u"as you chose"_s;
        const QString nobody = u"Nobody can look up"_s;
        QTest::newRow("Dendrite, to be hidden") << u"Dendrite"_s << true << Mark::Unclear
                                                << u"keep it, so that says nothing"_s << asChosen;
        QTest::newRow("Dendrite") << u"Dendrite"_s << false << Mark::Unclear
                                  << u"keep it, so that says nothing"_s << nobody;
        QTest::newRow("continuwuity, to be hidden")
            << u"continuwuity"_s << true << Mark::NotSeen
            << u"remove it when an account is deactivated"_s << u"no sign that messages"_s;
        QTest::newRow("continuwuity")
            << u"continuwuity"_s << false << Mark::NotSeen
            << u"remove it when an account is deactivated"_s << u"no sign that messages"_s;
        QTest::newRow("Synapse, to be hidden")
            << u"Synapse"_s << true << Mark::NotSeen << u"when messages are hidden"_s << asChosen;
        QTest::newRow("Synapse") << u"Synapse"_s << false << Mark::Unclear
                                 << u"when messages are not hidden"_s << nobody;
    }

    void whatTheProfileTells()
    {
        QFETCH(const QString, software);
        QFETCH(const bool, erase);
        QFETCH(const QString, ofShown);
        QFETCH(const QString, ofGone);
        const DeactivationState state = on(software, erase);
        const auto profile = [&state](ProfileSign sign) {
            DeactivationState looked = state;
            looked.evidence.profileWasThere = true;
            looked.evidence.profile += Look<ProfileSign>{sign, {}};
            return evidenceLines(looked).value(0);
        };
        const EvidenceLine shown = profile(ProfileSign::Shown);
        QTEST(shown.mark(), "shown");
        QCOMPARE(EvidenceSentences::of(shown, {}).title, u"Your profile is still shown"_s);
        QCOMPARE(unsaid(EvidenceSentences::of(shown, {}).detail, {ofShown}), QStringList());
        const EvidenceLine gone = profile(ProfileSign::Gone);
        QCOMPARE(gone.mark(), Mark::Seen);
        QCOMPARE(EvidenceSentences::of(gone, {}).title, u"Your profile is gone"_s);
        QCOMPARE(unsaid(EvidenceSentences::of(gone, {}).detail, {ofGone}), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestEraseSentences)
#include "TestEraseSentences.moc"
