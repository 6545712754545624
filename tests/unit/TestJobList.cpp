// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobList.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using Kind = JobName::Kind;

namespace {

const QString server = u"example.org"_s;

QString shown(const JobName &name)
{
    switch (name.kind) {
    case Kind::Id:
        return name.text;
    case Kind::Email:
        return u"mail "_s + name.text;
    case Kind::Empty:
        return u"nothing"_s;
    case Kind::Unreadable:
        return u"unreadable"_s;
    }
    Q_UNREACHABLE();
}

/// "number/line written -> whom, also … # note"
QStringList shown(const JobList &list)
{
    QStringList lines;
    for (const JobLine &line : list.lines()) {
        QString text = u"%1/%2 %3 -> %4"_s.arg(line.number)
                           .arg(line.fileLine)
                           .arg(line.written, shown(line.named));
        for (const JobName &also : line.alsoNamed) {
            text += u", also "_s + shown(also);
        }
        lines += line.note.isEmpty() ? text : text + u" # "_s + line.note;
    }
    return lines;
}

CsvTable table(const QByteArray &bytes)
{
    return CsvReader::read(bytes).value();
}

JobList listOf(const QByteArray &bytes)
{
    return JobList::ofTable(table(bytes), JobColumns::of(table(bytes)), server);
}

} // namespace

/// Whom a list names, line by line; no line is lost.
class TestJobList final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("whom");
        const auto row = [](const QString &word, const QString &whom) {
            QTest::newRow(qPrintable(word)) << word << whom;
        };
        row(u""_s, u"nothing"_s);
        row(u" \u200b "_s, u"nothing"_s);
        row(u"@ben:example.org"_s, u"@ben:example.org"_s);
        row(u"\ufeff@ben:example.org\u00a0"_s, u"@ben:example.org"_s);
        row(u"@ben:EXAMPLE.org"_s, u"@ben:example.org"_s);
        row(u"@Ben:example.org"_s, u"@Ben:example.org"_s);
        row(u"@ben:other.org"_s, u"@ben:other.org"_s);
        row(u"@ben:Other.org"_s, u"@ben:Other.org"_s);
        row(u"@a/b c:example.org"_s, u"@a/b c:example.org"_s);
        row(u"ben"_s, u"@ben:example.org"_s);
        row(u"Ben"_s, u"@Ben:example.org"_s);
        row(u"@ben"_s, u"@ben:example.org"_s);
        row(u"=HYPERLINK(1)"_s, u"@=HYPERLINK(1):example.org"_s);
        row(u"Dana@Example.org"_s, u"mail dana@example.org"_s);
        row(u"ben:example.org"_s, u"unreadable"_s);
        row(u"@ben:not a server"_s, u"unreadable"_s);
        row(u"@"_s, u"unreadable"_s);
        row(u"Ben Okafor"_s, u"unreadable"_s);
        row(u"a@b@c"_s, u"unreadable"_s);
        row(u"@ben@mastodon.social"_s, u"unreadable"_s);
        row(u"https://matrix.to/#/@ben:example.org"_s, u"unreadable"_s);
        row(QString(300, u'a'), u"unreadable"_s);
    }

    void names()
    {
        QFETCH(const QString, word);
        QFETCH(const QString, whom);
        QCOMPARE(shown(jobNameOf(word, server)), whom);
    }

    void text_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char *name, const QString &text, const QStringList &lines) {
            QTest::newRow(name) << text << lines;
        };
        const QStringList both{u"1/1 @a:x -> @a:x"_s, u"2/1 @b:x -> @b:x"_s};
        row("nothing", u" \n,<>\n"_s, {});
        row("blanks", u"  @a:x\t@b:x "_s, both);
        row("commas", u"@a:x,@b:x,"_s, both);
        row("semicolons", u"@a:x; @b:x"_s, both);
        row("angle brackets", u"<@a:x><@b:x>"_s, both);
        row("lines", u"@a:x\r\n\r\n@b:x\r"_s, {u"1/1 @a:x -> @a:x"_s, u"2/3 @b:x -> @b:x"_s});
        row("names before", u"Ann Ames <@a:x>, Bo <bo@x>"_s,
            {u"1/1 Ann Ames <@a:x> -> @a:x"_s, u"2/1 Bo <bo@x> -> mail bo@x"_s});
        row("localparts and nonsense", u"carla\nx:y\n"_s,
            {u"1/1 carla -> @carla:example.org"_s, u"2/2 x:y -> unreadable"_s});
        row("the same twice is there twice", u"@a:x @a:x"_s,
            {u"1/1 @a:x -> @a:x"_s, u"2/1 @a:x -> @a:x"_s});
    }

    void text()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, lines);
        QCOMPARE(shown(JobList::ofText(text, server)), lines);
    }

    void tables_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char *name, const QByteArray &bytes, const QStringList &lines) {
            QTest::newRow(name) << bytes << lines;
        };
        row("nothing", "", {});
        row("a heading only", "user_id,note\n", {});
        row("the heading, in any case", "Name;MXID;Note\nBen;@ben:x;T-1\n",
            {u"1/2 @ben:x -> @ben:x # T-1"_s});
        row("the first of our words, not of the columns",
            "email,localpart,user_id\ndana@x,dana,@dana:x\n",
            {u"1/2 @dana:x -> @dana:x, also @dana:example.org, also mail dana@x"_s});
        row("an empty other column says nothing", "user_id,email\n@a:x,\n",
            {u"1/2 @a:x -> @a:x"_s});
        row("an empty column is a line", "user_id,email\n,dana@x\n",
            {u"1/2  -> nothing, also mail dana@x"_s});
        row("a short row", "note,user_id\nT-1\n", {u"1/2  -> nothing # T-1"_s});
        row("rows of nothing are none", "user_id,note\n,\n@a:x,\n , \n", {u"1/3 @a:x -> @a:x"_s});
        row("no heading, the column with ids", "Ben,@ben:x\nDana,@dana:x\n",
            {u"1/1 @ben:x -> @ben:x"_s, u"2/2 @dana:x -> @dana:x"_s});
        row("no word that we know: a first line is a line", "Who,Account\nBen,@ben:x\n",
            {u"1/1 Account -> @Account:example.org"_s, u"2/2 @ben:x -> @ben:x"_s});
        row("no ids, the column with addresses", "Ben,ben@x\n", {u"1/1 ben@x -> mail ben@x"_s});
        row("neither: the first column", "ben,1\n", {u"1/1 ben -> @ben:example.org"_s});
        row("a word is no address", "email\nben\n", {u"1/2 ben -> unreadable"_s});
        row("an id is fine there", "email\n@ben:x\n", {u"1/2 @ben:x -> @ben:x"_s});
        row("Latin-1 may be another letter", "user_id\n@zo\xEB:x\nben\n",
            {u"1/2 @zoë:x -> unreadable"_s, u"2/3 ben -> @ben:example.org"_s});
        row("and is one in UTF-8", "user_id\n@zo\xC3\xAB:x\n", {u"1/2 @zoë:x -> @zoë:x"_s});
        row("results are a list",
            "line,as_written,user_id,state,reason,erase,sent_at,read_back_at,rooms_left,note\n"
            "'1,'ben,'@ben:example.org,failed,policy,true,,,,T-1\n",
            {u"1/2 @ben:example.org -> @ben:example.org # T-1"_s});
    }

    void tables()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QStringList, lines);
        QCOMPARE(shown(listOf(bytes)), lines);
    }

    void aPersonMayKnowBetter()
    {
        const CsvTable rows = table("Who,Account\nben,@ben:x\n");
        const JobColumns columns{.account = 0, .note = 1, .hasHeading = true};
        QCOMPARE(shown(JobList::ofTable(rows, columns, server)),
                 QStringList{u"1/2 ben -> @ben:example.org # @ben:x"_s});
    }

    void idsOfASearchStayAsTheyAre()
    {
        const JobList list = JobList::ofIds({u"@a,b <c>:example.org"_s, u"nonsense"_s}, server);
        QCOMPARE(list.lines().at(0).named.text, u"@a,b <c>:example.org"_s);
        QCOMPARE(list.lines().at(1).named.kind, Kind::Unreadable);
    }

    void atMost50000()
    {
        const QString many = u"a "_s.repeated(50'000);
        QCOMPARE(JobList::ofText(many, server).lines().size(), 50'000);
        const JobList list = JobList::ofText(many + u"b"_s, server);
        QVERIFY(list.isTooLong());
        QVERIFY(list.lines().isEmpty());
        const QByteArray rows = QByteArray("a\n").repeated(50'000);
        QCOMPARE(listOf("user_id\n" + rows).lines().size(), 50'000);
        QVERIFY(listOf(rows + "b\n").isTooLong());
    }

    void longTextsAreCut()
    {
        const QByteArray text(2'000, 'x');
        const JobList list = listOf("user_id,note\n" + text + ',' + text + '\n');
        QCOMPARE(list.lines().constFirst().written.size(), 1'000);
        QCOMPARE(list.lines().constFirst().note.size(), 1'000);
        QCOMPARE(list.lines().constFirst().named.kind, Kind::Unreadable);
    }
};

QTEST_APPLESS_MAIN(TestJobList)
#include "TestJobList.moc"
