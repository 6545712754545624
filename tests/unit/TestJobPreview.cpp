// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobPreview.h"
#include "app/admin/service/WholeAccount.h"

#include <QTest>

#include <functional>

using namespace farewell;
using namespace Qt::StringLiterals;
using Verdict = JobVerdict;
using Why = JobWhy;

Q_DECLARE_METATYPE(farewell::JobFinding)
Q_DECLARE_METATYPE(farewell::JobTerms)

namespace {

const QString ben = u"@ben:x"_s;

JobTerms terms(const std::function<void(JobTerms &)> &change = {})
{
    JobTerms terms{.actor = u"@desk:x"_s, .server = u"x"_s, .isActorFlagged = true};
    if (change) {
        change(terms);
    }
    return terms;
}

JobTerms erasing(std::optional<bool> erase)
{
    return terms([erase](JobTerms &one) { one.erase = erase; });
}

JobFinding found(const std::function<void(JobFinding &)> &change = {})
{
    JobFinding finding{.account = AdminAccount(), .rooms = 3};
    if (change) {
        change(finding);
    }
    return finding;
}

JobFinding deactivated(qint64 rooms, bool isErased)
{
    return found([&](JobFinding &one) {
        one.account->user.isDeactivated = true;
        one.account->isDeactivatedAtHomeserver = true;
        one.account->user.isErased = isErased;
        one.rooms = rooms;
    });
}

JobFinding admin()
{
    return found([](JobFinding &one) { one.account->user.isAdmin = true; });
}

JobFinding failing(Cause cause)
{
    return {.account = unexpected(Failure::of(cause))};
}

JobFinding nobody()
{
    Failure failure = Failure::of(Cause::NotFound);
    failure.errcode = u"M_NOT_FOUND"_s;
    return {.account = unexpected(failure)};
}

JobFinding managed(ServiceWord::Kind kind, bool isClosedThere = false, bool isClosedHere = false)
{
    JobFinding finding = isClosedHere ? deactivated(0, true) : found();
    ServiceWord word{.kind = kind};
    word.account.isDeactivated = isClosedThere;
    finding.account = joinedAccount(*finding.account, word);
    return finding;
}

JobPreview preview(const QString &text, const JobFindings &findings, const JobTerms &on)
{
    return {JobList::ofText(text, u"x"_s), findings, on};
}

QString shown(const JobPreviewRow &row)
{
    return u"%1 %2 %3"_s.arg(row.number).arg(wordOf(row.verdict)).arg(row.sameAs);
}

QStringList shown(const JobPreview &preview)
{
    QStringList rows;
    for (const JobPreviewRow &row : preview.rows()) {
        rows += shown(row);
    }
    return rows;
}

} // namespace

/// What would be done about each line, and who is sent.
class TestJobPreview final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdicts_data();
    void verdicts();
    void linesWithoutAnAccount();
    void twicePointsAtTheEarlierLine();
    void addressesMeanAccounts();
    void columnsMayNameTwo();
    void theLastAdmins_data();
    void theLastAdmins();
    void ticks();
    void aTickIsForWhatWasSeen();
    void isFrozenWhole();
    void fingerprints();
    void patterns_data();
    void patterns();
};

void TestJobPreview::verdicts_data()
{
    QTest::addColumn<JobFinding>("finding");
    QTest::addColumn<JobTerms>("on");
    QTest::addColumn<QList<Why>>("whys");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *name, const JobFinding &finding, const JobTerms &on,
                        Verdict verdict, const QList<Why> &whys = {}) {
        QTest::newRow(name) << finding << on << whys << verdict;
    };
    const JobTerms service = terms([](JobTerms &one) { one.hasService = true; });
    row("active", found(), terms(), Verdict::Ready);
    row("locked", found([](JobFinding &one) { one.account->user.isLocked = true; }), terms(),
        Verdict::Ready);
    row("active, its rooms are not known", found([](JobFinding &one) { one.rooms = {}; }), terms(),
        Verdict::Ready);
    row("no such account", nobody(), terms(), Verdict::NotFound, {Why::NoAccount});
    row("in small letters", {.account = nobody().account, .isInSmallLetters = true}, terms(),
        Verdict::NotFound, {Why::SmallLetters});
    row("no answer", failing(Cause::ConnectionLost), terms(), Verdict::Unreadable, {Why::NoAnswer});
    row("a page of something in between", failing(Cause::NotFound), terms(), Verdict::Unreadable,
        {Why::NoAnswer});
    row("no such endpoint is no such account, either", failing(Cause::Unrecognized), terms(),
        Verdict::Unreadable, {Why::NoAnswer});

    row("closed, not chosen yet", deactivated(0, false), erasing({}), Verdict::Already);
    row("closed, to stay visible", deactivated(0, false), erasing(false), Verdict::Already);
    row("closed, to be erased", deactivated(0, false), erasing(true), Verdict::Attention,
        {Why::EraseWanted});
    row("erased", deactivated(0, true), erasing(true), Verdict::Already);
    row("closed, in rooms", deactivated(2, true), erasing(true), Verdict::Attention,
        {Why::StillInRooms});
    row("closed, in rooms, to be erased", deactivated(2, false), erasing(true), Verdict::Attention,
        {Why::StillInRooms, Why::EraseWanted});
    row("closed, its rooms are not known", found([](JobFinding &one) {
            one.account->user.isDeactivated = true;
            one.account->isDeactivatedAtHomeserver = true;
            one.rooms = {};
        }),
        terms(), Verdict::Unreadable, {Why::NoAnswer});
    row("a deactivated administrator", found([](JobFinding &one) {
            one.account->user.isDeactivated = true;
            one.account->isDeactivatedAtHomeserver = true;
            one.account->user.isAdmin = true;
            one.rooms = 0;
        }),
        terms(), Verdict::Already);

    row("an administrator", admin(), terms(), Verdict::Attention, {Why::Administrator});
    row("of an application service",
        found([](JobFinding &one) { one.account->applicationService = u"irc"_s; }), terms(),
        Verdict::Attention, {Why::ApplicationService});
    row("protected", found(),
        terms([](JobTerms &one) { one.protectedPatterns = {u"*en"_s, u"b*"_s}; }),
        Verdict::Attention, {Why::Protected});
    row("not protected", found(), terms([](JobTerms &one) { one.protectedPatterns = {u"en"_s}; }),
        Verdict::Ready);
    row("only admin", found([](JobFinding &one) { one.onlyAdminIn = 2; }), terms(),
        Verdict::Attention, {Why::OnlyAdmin});
    row("not the only one", found([](JobFinding &one) { one.onlyAdminIn = 0; }), terms(),
        Verdict::Ready);

    using Word = ServiceWord::Kind;
    row("managed", managed(Word::Known), service, Verdict::Ready);
    row("managed, no word", found(), service, Verdict::Unreadable, {Why::NoAnswer});
    row("managed, unread", managed(Word::NotRead), service, Verdict::Unreadable, {Why::NoAnswer});
    row("managed, hidden", managed(Word::Hidden), service, Verdict::Unreadable, {Why::NoAnswer});
    row("another name there", managed(Word::OtherName), service, Verdict::Refused,
        {Why::OtherName});
    row("only here", managed(Word::NotKnown), service, Verdict::Attention, {Why::OnlyHere});
    row("only here, closed", managed(Word::NotKnown, false, true), service, Verdict::Already);
    row("closed at both", managed(Word::Known, true, true), service, Verdict::Already);
    row("closed here", managed(Word::Known, false, true), service, Verdict::Attention,
        {Why::HalfClosed});
    row("closed there", managed(Word::Known, true), service, Verdict::Attention, {Why::HalfClosed});
    JobFinding managedAdmin = managed(Word::Known);
    managedAdmin.account->user.isAdmin = true;
    row("an administrator there", managedAdmin, service, Verdict::Attention, {Why::Administrator});
    row("oneself", found(), terms([](JobTerms &one) { one.actor = ben; }), Verdict::Refused,
        {Why::Oneself});
    row("another server", found(), terms([](JobTerms &one) { one.server = u"y"_s; }),
        Verdict::Refused, {Why::Remote});
}

void TestJobPreview::verdicts()
{
    QFETCH(const JobFinding, finding);
    QFETCH(const JobTerms, on);
    QFETCH(const QList<Why>, whys);
    QFETCH(const Verdict, verdict);
    JobPreview preview = ::preview(ben, {.byId = {{ben, finding}}}, on);
    const JobPreviewRow &row = preview.rows().constFirst();
    QCOMPARE(wordOf(row.verdict), wordOf(verdict));
    QVERIFY(row.whys == whys);
    // Nobody but who is ready is sent without a tick, and only who needs one takes it.
    QCOMPARE(preview.countToBeSent(), verdict == Verdict::Ready ? 1 : 0);
    preview.setTicked(1, true);
    QCOMPARE(preview.countToBeSent(),
             verdict == Verdict::Ready || verdict == Verdict::Attention ? 1 : 0);
}

void TestJobPreview::linesWithoutAnAccount()
{
    const JobPreview all = preview(u"x:y\n@ben:y\n@gone:x\n@desk:x\n@_irc_a:x\n"_s,
                                   {.byId = {{u"@_irc_a:x"_s, found()}}}, terms());
    QCOMPARE(shown(all),
             (QStringList{u"1 unreadable 0"_s, u"2 refused 0"_s, u"3 unreadable 0"_s,
                          u"4 refused 0"_s, u"5 attention 0"_s}));
    QCOMPARE(all.count(Verdict::Refused), 2);
    QVERIFY(all.rows().at(2).whys == QList{Why::NoAnswer}); // nobody has asked
}

void TestJobPreview::twicePointsAtTheEarlierLine()
{
    const JobPreview all = preview(u"ben\nx:y\n@ben:X\n@Ben:x\nben@x ben\nx:y @r:y @r:y"_s,
                                   {.byId = {{ben, found()}, {u"@Ben:x"_s, found()}},
                                    .byEmail = {{u"ben@x"_s, QStringList{ben}}}},
                                   terms());
    QCOMPARE(shown(all),
             (QStringList{u"1 ready 0"_s, u"2 unreadable 0"_s, u"3 twice 1"_s, u"4 ready 0"_s,
                          u"5 twice 1"_s, u"6 twice 1"_s, u"7 unreadable 0"_s, u"8 refused 0"_s,
                          u"9 twice 8"_s}));
    QCOMPARE(all.countToBeSent(), 2);
}

void TestJobPreview::addressesMeanAccounts()
{
    const JobPreview all
        = preview(u"ben@x gone@x lost@x new@x both@x"_s,
                  {.byId = {{ben, found()}, {u"@a:x"_s, found()}},
                   .byEmail = {{u"ben@x"_s, QStringList{ben}},
                               {u"gone@x"_s, QStringList()},
                               {u"both@x"_s, QStringList{u"@a:x"_s, ben}},
                               {u"lost@x"_s, unexpected(Failure::of(Cause::DeadlinePassed))}}},
                  terms());
    QCOMPARE(shown(all),
             (QStringList{u"1 ready 0"_s, u"2 notFound 0"_s, u"3 unreadable 0"_s,
                          u"4 unreadable 0"_s, u"5 unreadable 0"_s}));
    QCOMPARE(all.rows().constFirst().id, ben);
    QCOMPARE(all.rows().at(2).whys, QList{Why::NoAnswer});
    QCOMPARE(all.rows().at(4).whys, QList{Why::SeveralAccounts});
    QCOMPARE(all.rows().at(4).id, QString());
}

void TestJobPreview::columnsMayNameTwo()
{
    const auto table = CsvReader::read("user_id,localpart,email\n"
                                       "@ben:x,ben,ben@x\n"
                                       "@a:x,b,\n"
                                       "@c:x,d,gone@x\n"
                                       "@e:x,,lost@x\n"
                                       "@f:x,x:y,gone@x\n"
                                       "@g:x,,both@x\n")
                           .value();
    JobFindings findings;
    for (const QString &id : {ben, u"@a:x"_s, u"@c:x"_s, u"@e:x"_s, u"@f:x"_s, u"@g:x"_s}) {
        findings.byId.insert(id, found());
    }
    findings.byEmail.insert(u"ben@x"_s, QStringList{ben});
    findings.byEmail.insert(u"gone@x"_s, QStringList());
    findings.byEmail.insert(u"both@x"_s, QStringList{u"@a:x"_s, u"@g:x"_s});
    const JobPreview all(JobList::ofTable(table, JobColumns::of(table), u"x"_s), findings, terms());
    QCOMPARE(shown(all),
             (QStringList{u"1 ready 0"_s, u"2 attention 0"_s, u"3 attention 0"_s,
                          u"4 unreadable 0"_s, u"5 ready 0"_s, u"6 attention 0"_s}));
    QVERIFY(all.rows().at(1).whys == QList{Why::TwoAccounts});
}

void TestJobPreview::theLastAdmins_data()
{
    using Ids = QSet<QString>;
    QTest::addColumn<std::optional<Ids>>("living");
    QTest::addColumn<bool>("isFlagged");
    QTest::addColumn<QStringList>("rows");
    const QStringList tickable{u"1 attention 0"_s, u"2 attention 0"_s, u"3 ready 0"_s};
    const QStringList refused{u"1 refused 0"_s, u"2 refused 0"_s, u"3 ready 0"_s};
    const auto row
        = [](const char *name, const std::optional<Ids> &living, bool isFlagged,
             const QStringList &rows) { QTest::newRow(name) << living << isFlagged << rows; };
    const Ids both{u"@a:x"_s, u"@b:x"_s};
    row("the actor stays", both, true, tickable);
    row("the actor stays, whoever else", std::optional<Ids>(), true, tickable);
    row("nobody would be left", both, false, refused);
    row("another is left", both + Ids{u"@c:x"_s}, false, tickable);
    row("the actor is left", both + Ids{u"@desk:x"_s}, false, tickable);
    row("nobody knows", std::optional<Ids>(), false, refused);
    row("the server names nobody", Ids(), false, refused);
}

void TestJobPreview::theLastAdmins()
{
    using Ids = QSet<QString>;
    QFETCH(const std::optional<Ids>, living);
    QFETCH(const bool, isFlagged);
    QFETCH(const QStringList, rows);
    const JobTerms on = terms([isFlagged](JobTerms &one) { one.isActorFlagged = isFlagged; });
    const JobFindings findings{.byId = {{u"@a:x"_s, admin()}, {u"@b:x"_s, admin()}, {ben, found()}},
                               .livingAdmins = living};
    QCOMPARE(shown(preview(u"@a:x @b:x @ben:x"_s, findings, on)), rows);
}

void TestJobPreview::ticks()
{
    JobPreview all
        = preview(u"@a:x @ben:x x:y"_s, {.byId = {{u"@a:x"_s, admin()}, {ben, found()}}}, terms());
    QCOMPARE(all.countToBeSent(), 1);
    for (const int number : {-1, 0, 1, 2, 3, 4}) {
        all.setTicked(number, true);
        QCOMPARE(all.isTicked(number), number == 1);
    }
    QCOMPARE(all.countToBeSent(), 2);
    all.setTicked(1, false);
    QCOMPARE(all.countToBeSent(), 1);
}

void TestJobPreview::aTickIsForWhatWasSeen()
{
    const JobFindings findings{.byId = {{u"@a:x"_s, admin()}, {ben, deactivated(2, false)}}};
    JobPreview all = preview(u"@a:x @ben:x"_s, findings, erasing(false));
    all.setTicked(1, true);
    all.setTicked(2, true);
    all.setTerms(erasing(true)); // of the second there is more to know now
    QVERIFY(all.isTicked(1));
    QVERIFY(!all.isTicked(2));
    QCOMPARE(all.countToBeSent(), 1);
}

void TestJobPreview::isFrozenWhole()
{
    JobPreview all = preview(u"@a:x\nben\nx:y\n@c:x\n@ben:x\n@d:x\n@e:x\n@z:y"_s,
                             {.byId = {{u"@a:x"_s, admin()},
                                       {ben, found()},
                                       {u"@c:x"_s, deactivated(0, true)},
                                       {u"@d:x"_s, nobody()},
                                       {u"@e:x"_s, admin()}}},
                             terms());
    all.setTicked(7, true);
    QStringList rows;
    const QList<JobRow> frozen = all.frozen();
    for (const JobRow &row : frozen) {
        rows += u"%1 %2 %3 %4"_s.arg(row.number)
                    .arg(row.written, wordOf(row.state), wordOf(row.reason));
        QCOMPARE(row.isToBeSent, row.state == JobRowState::Waiting);
    }
    QCOMPARE(rows,
             (QStringList{u"1 @a:x skipped notTicked"_s, u"2 ben waiting "_s,
                          u"3 x:y skipped unreadable"_s, u"4 @c:x already "_s,
                          u"5 @ben:x skipped twice"_s, u"6 @d:x skipped notFound"_s,
                          u"7 @e:x waiting "_s, u"8 @z:y skipped remote"_s}));
    QVERIFY(frozen.at(3).wasDeactivated);
    QVERIFY(frozen.at(6).wasAdmin);
    QCOMPARE(fingerprintOf(frozen), all.fingerprint());
}

void TestJobPreview::fingerprints()
{
    const JobFindings nothing;
    const auto of = [&](const char *text) {
        return preview(QString::fromLatin1(text), nothing, terms()).fingerprint();
    };
    // printf '@a:x\n@b:x\n' | sha256sum
    QCOMPARE(of("@a:x x:y @b:x"),
             u"13ed7436e14be90b50672dce666952de87865c3eea40a99a203b2f8aecb939bb"_s);
    QVERIFY(of("@a:x @b:x") != of("@b:x @a:x"));
    QVERIFY(of("@a:x @b:x") != of("@a:x"));
    QCOMPARE(shortFingerprint(u"0123456789abcdef0123"_s), u"0123 4567 89ab cdef"_s);
    QCOMPARE(shortFingerprint({}), QString());
}

void TestJobPreview::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("isMeant");
    const auto row = [](const char *pattern, bool isMeant) {
        QTest::newRow(pattern) << QString::fromLatin1(pattern) << isMeant;
    };
    row("ben.o", true);
    row("@ben.o", true);
    row("@ben.o:x", true);
    row(" BEN.O ", true);
    row("*", true);
    row("b*o", true);
    row("*e*.*", true);
    row("b?n?o", true);
    row("@*:x", true);
    row("", false);
    row(" ", false);
    row("ben", false);
    row("b?n", false);
    row("benso", false);
    row("ben.o*y", false);
    row("*:y", false);
    row("*a*a*a*a*a*a*a*a*a*a*a*a*b", false);
}

void TestJobPreview::patterns()
{
    QFETCH(const QString, pattern);
    QFETCH(const bool, isMeant);
    QCOMPARE(isMeantBy(pattern, u"@ben.o:x"_s), isMeant);
    QVERIFY(!isMeantBy(pattern, u"nonsense"_s));
}

QTEST_APPLESS_MAIN(TestJobPreview)
#include "TestJobPreview.moc"
