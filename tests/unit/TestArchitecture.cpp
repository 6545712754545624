// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace {

QString spdxHeader()
{
    return u"// SPDX-FileCopyrightText: 2026 The Farewell authors\n"
           u"// SPDX-License-Identifier: Apache-2.0\n\n"_s;
}

/// Which rooms a room may see besides itself (CONTRIBUTING.md, "The house"). A room that is not
/// here has no place in the house yet.
const std::map<QString, QStringList> &arrows()
{
    static const std::map<QString, QStringList> rooms{
        {u"app/platform"_s, {}},
        {u"app/base"_s, {u"app/platform"_s}},
        {u"app/matrix"_s, {u"app/base"_s}},
        {u"app/signin"_s, {u"app/base"_s, u"app/matrix"_s}},
        {u"app/overview"_s, {u"app/base"_s, u"app/matrix"_s}},
        {u"app/deactivation"_s, {u"app/platform"_s, u"app/base"_s, u"app/matrix"_s}},
        {u"app/record"_s, {u"app/base"_s, u"app/matrix"_s, u"app/deactivation"_s}},
        {u"app/admin"_s,
         {u"app/platform"_s, u"app/base"_s, u"app/matrix"_s, u"app/overview"_s,
          u"app/deactivation"_s}},
        {u"app/practice"_s, {u"app/base"_s}},
        {u"ui"_s,
         {u"app/platform"_s, u"app/base"_s, u"app/matrix"_s, u"app/signin"_s, u"app/overview"_s,
          u"app/deactivation"_s, u"app/record"_s, u"app/admin"_s}},
        {u"app/tour"_s,
         {u"app/base"_s, u"app/matrix"_s, u"app/signin"_s, u"app/overview"_s, u"app/deactivation"_s,
          u"app/admin"_s, u"app/practice"_s, u"ui"_s}},
        {u"app"_s,
         {u"app/platform"_s, u"app/base"_s, u"app/matrix"_s, u"app/signin"_s, u"app/overview"_s,
          u"app/deactivation"_s, u"app/admin"_s, u"app/practice"_s, u"app/tour"_s, u"ui"_s}},
    };
    return rooms;
}

/// "ui" for all of ui/, "app" for what is directly in app/, else "app/<folder>".
QString roomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.first() != u"app"_s || parts.size() <= 2) {
        return parts.first();
    }
    return parts.first() + u'/' + parts.at(1);
}

QStringList includesOf(const QString &source)
{
    // \x22 is a quote, which moc 6.4 does not survive in a raw string.
    static const QRegularExpression include(uR"(^\s*#\s*include\s*[<\x22]([^>\x22]+)[>\x22])"_s,
                                            QRegularExpression::MultilineOption);
    QStringList found;
    for (auto it = include.globalMatch(source); it.hasNext();) {
        found += it.next().captured(1);
    }
    return found;
}

bool isOf(const QString &module, const QString &include)
{
    const QString name = QFileInfo(include).fileName();
    const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    return include.startsWith(u'Q')
        && (include.startsWith(module + u'/')
            || QFile::exists(headers + u'/' + module + u'/' + name));
}

/// A record is painted on a page, which takes no window.
bool mayPaint(const QString &room)
{
    return room == u"app/record"_s;
}

bool isOneOf(const QString &include, const QStringList &names)
{
    return names.contains(QFileInfo(include).fileName());
}

QString arrowComplaint(const QString &room, const QString &include)
{
    const bool isOurs = include.startsWith(u"app/"_s) || include.startsWith(u"ui/"_s);
    if (!isOurs || !arrows().contains(room)) {
        return arrows().contains(room) ? QString() : u"is in a room that nobody knows"_s;
    }
    const QString target = roomOf(include);
    const bool may = target == room || arrows().at(room).contains(target);
    return may ? QString() : u"must not see "_s + include;
}

QString headerComplaint(const QString &room, const QString &include)
{
    const bool isBelowApp = room.startsWith(u"app/"_s) && room != u"app/tour"_s;
    const bool isOfWindows
        = isOf(u"QtWidgets"_s, include) || (isOf(u"QtGui"_s, include) && !mayPaint(room));
    if (isBelowApp && isOfWindows) {
        return u"must not know windows: "_s + include;
    }
    const QStringList network{u"QNetworkAccessManager"_s, u"QNetworkReply"_s, u"QNetworkRequest"_s};
    if (room != u"app/matrix"_s && isOneOf(include, network)) {
        return u"must not go to the network itself: "_s + include;
    }
    const QStringList json{u"QJsonObject"_s, u"QJsonDocument"_s, u"QJsonArray"_s, u"QJsonValue"_s};
    if (room == u"ui"_s && isOneOf(include, json)) {
        return u"must not read JSON: "_s + include;
    }
    return {};
}

/// Whether a person reads what is put into words there; how that is done is told in one place.
bool isRead(const QString &path)
{
    return (path.startsWith(u"ui/"_s) && !path.startsWith(u"ui/sentences/"_s))
        || path.startsWith(u"app/tour/"_s) || path == u"app/CommandLine.cpp"_s;
}

/// What follows a sentence, and after how much space, is for the language to say: ui/sentences/.
QString joinComplaint(const QString &path, const QString &source)
{
    static const QRegularExpression joined(
        uR"(join\(u' '\)|[+] u' '|u' '\s*[+]|u\x22[.,:]? \x22)"_s);
    return isRead(path) && joined.match(source).hasMatch() ? u"puts sentences together by itself"_s
                                                           : QString();
}

/// What is translated is a whole: no beginning or end of something, no frame around another
/// sentence, none that code chooses by a number, and no drawing among its letters.
QString wholeComplaint(const QString &path, const QString &source)
{
    static const QRegularExpression part(
        uR"(\btr\(\s*\x22 |\btr\(\s*(\x22[^\x22]*\x22\s+)*\x22[^\x22]* \x22\s*[,)])"_s
        + uR"(|[+]\s*(\w+::)?tr\(|\btr\([^;]*\.simplified\(\))"_s);
    static const QRegularExpression frame(
        uR"(\.arg\(([^()]|\([^()]*\))*\btr\(|\x22[^\x22\n]*%[0-9]:? (?!I )[A-Z])"_s);
    static const QRegularExpression chosen(uR"([=!<>] ?1\s*\?\s*(//[^\n]*\s+)*(\w+::)?tr\()"_s);
    static const QRegularExpression drawn(uR"([\x{2190}-\x{2bff}]|\\u2(19|1[a-f]|[2-9ab]))"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    if (!isRead(path)) {
        return {};
    }
    if (part.match(source).hasMatch() || frame.match(source).hasMatch()) {
        return u"has a part of a sentence translated"_s;
    }
    if (chosen.match(source).hasMatch()) {
        return u"knows a plural by itself"_s;
    }
    return drawn.match(source).hasMatch() ? u"has a drawing among the letters"_s : QString();
}

/// Digits, and the order of a date, are the language's, too. The status of an answer is no number.
QString numberComplaint(const QString &path, const QString &source)
{
    static const QRegularExpression written(
        uR"(toString\(u?\x22[^\x22]*(mm|MM|yy)|QLocale\(\)\.toString\(|\btr\([^;]*QString::number\()"_s
        + uR"(|\btr\(\x22[^\x22]*(%L[0-9]|\bUTC\b)|u\x22%L[0-9])"_s);
    return isRead(path) && written.match(source).hasMatch() ? u"writes numbers or times by itself"_s
                                                            : QString();
}

/// Loops within the event loop: there is one, and main() runs it. Put together here so that this
/// file does not contain what it looks for.
QString loopComplaint(const QString &path, const QString &source)
{
    for (const QString &word : {u"QEvent"_s + u"Loop"_s, u"q"_s + u"Wait("_s}) {
        if (source.contains(word)) {
            return u"contains "_s + word;
        }
    }
    static const QRegularExpression exec(uR"(\bexec\s*\(\s*\))"_s);
    const bool isProgram = path == u"app/main.cpp"_s || path == u"tests/bench/BareWindow.cpp"_s;
    return !isProgram && exec.match(source).hasMatch() ? u"runs a loop of its own"_s : QString();
}

/// The name of the class whose source this is: A for A.cpp, and for A_unix.cpp as well.
QString classOfFile(const QString &path)
{
    return QFileInfo(path).baseName().section(u'_', 0, 0);
}

/// One class sends with a token: it alone knows whether that may be renewed, or is spent.
QString tokenComplaint(const QString &path, const QString &source)
{
    const bool isTold = path.startsWith(u"tests/"_s) || path == u"app/matrix/SignedIn.cpp"_s
        || classOfFile(path) == u"Request"_s;
    return !isTold && source.contains(u"withToken("_s) ? u"sends with a token"_s : QString();
}

/// Most of our labels paint their own lines: nobody would see what they have selected, and would
/// copy what nobody sees.
QString selectComplaint(const QString &path, const QString &source)
{
    return !path.startsWith(u"tests/"_s) && classOfFile(path) != u"SelectableText"_s
            && source.contains(u"setTextInteractionFlags("_s)
        ? u"lets people select what is no SelectableText"_s
        : QString();
}

/// What names an operating system has a room of its own; the foreign ones there are tried without
/// any Qt. Put together here as above.
QString systemComplaint(const QString &path, const QString &source)
{
    static const QRegularExpression system(
        uR"(<(sys/|(unistd|fcntl|dlfcn|dirent|malloc|pthread|signal|windows)\.h>))"_s
        + uR"(|\basm\b|__asm|/pr)"_s + u"oc/"_s);
    static const QRegularExpression foreign(u"_(win|mac)\\.(cpp|mm)$"_s);
    static const QRegularExpression qt(uR"(#\s*include\s*[<\x22]Q)"_s);
    const bool isAtHome = roomOf(path) == u"app/platform"_s;
    if (!isAtHome && system.match(source).hasMatch()) {
        return u"names an operating system"_s;
    }
    const bool isForeign = foreign.match(path).hasMatch();
    if (isForeign && !isAtHome) {
        return u"is of an operating system"_s;
    }
    return isForeign && qt.match(source).hasMatch()
        ? u"needs Qt, which is not there for that system"_s
        : QString();
}

QStringList complaintsAbout(const QString &path, const QString &source)
{
    QStringList complaints;
    if (!source.startsWith(spdxHeader())) {
        complaints += u"has no SPDX header"_s;
    }
    if (path.endsWith(u".h"_s) && !source.contains(u"\n#pragma once\n"_s)) {
        complaints += u"has no #pragma once"_s;
    }
    complaints += loopComplaint(path, source);
    complaints += tokenComplaint(path, source);
    complaints += joinComplaint(path, source);
    complaints += selectComplaint(path, source);
    complaints += numberComplaint(path, source);
    complaints += wholeComplaint(path, source);
    if (!path.startsWith(u"tests/"_s)) {
        complaints += systemComplaint(path, source);
        for (const QString &include : includesOf(source)) {
            complaints += arrowComplaint(roomOf(path), include);
            complaints += headerComplaint(roomOf(path), include);
        }
    }
    complaints.removeAll(QString());
    return complaints;
}

/// A class lies in one file, named after it. So a source defines nothing of a class that has a
/// source of its own, which is among `classes`.
QString strayComplaint(const QString &path, const QString &source, const std::set<QString> &classes)
{
    static const QRegularExpression member(
        uR"(^(?![\s#/}]|using |return )[^(=;{}\n]*?\b(\w+)::~?\w+\()"_s,
        QRegularExpression::MultilineOption);
    if (!path.endsWith(u".cpp"_s)) {
        return {};
    }
    for (auto it = member.globalMatch(source); it.hasNext();) {
        const QString owner = it.next().captured(1);
        if (owner != classOfFile(path) && classes.contains(owner)) {
            return u"has a part of "_s + owner;
        }
    }
    return {};
}

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sourcesOfTheHouse()
{
    const QDir root(QStringLiteral(FAREWELL_SOURCE_DIR));
    QStringList found;
    for (const QString &folder : {u"app"_s, u"ui"_s, u"tests"_s}) {
        QDirIterator it(root.filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            found += root.relativeFilePath(it.next());
        }
    }
    return found;
}

std::set<QString> classesOfTheHouse()
{
    std::set<QString> classes;
    for (const QString &path : sourcesOfTheHouse()) {
        if (path.endsWith(u".cpp"_s)) {
            classes.insert(classOfFile(path));
        }
    }
    return classes;
}

using LinkGraph = std::map<QString, QStringList>;

LinkGraph readLinkGraph(const QString &text)
{
    LinkGraph graph;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype colon = line.indexOf(u':');
        graph[line.first(colon).trimmed()]
            = line.sliced(colon + 1).trimmed().split(u';', Qt::SkipEmptyParts);
    }
    return graph;
}

QString roomOfLibrary(const QString &library)
{
    const QString name = library.sliced(u"farewell_"_s.size());
    return name == u"ui"_s ? name : u"app/"_s + name;
}

QStringList linkComplaints(const QString &library, const QStringList &links)
{
    const QString room = roomOfLibrary(library);
    if (!arrows().contains(room)) {
        return {library + u" is a room that nobody knows"_s};
    }
    QStringList complaints;
    for (const QString &link : links) {
        const bool isOurs = link.startsWith(u"farewell_"_s) && link != u"farewell_rules"_s;
        if (isOurs && !arrows().at(room).contains(roomOfLibrary(link))) {
            complaints += library + u" must not link "_s + link;
        }
        const bool isWindows
            = link == u"Qt6::Widgets"_s || (link == u"Qt6::Gui"_s && !mayPaint(room));
        if (isWindows && room != u"ui"_s) {
            complaints += library + u" must not link "_s + link;
        }
    }
    return complaints;
}

} // namespace

/// Keeps the arrows of the house, in the includes and in what is linked; and shows that it would
/// notice.
class TestArchitecture final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sourcesKeepTheRules_data();
    void sourcesKeepTheRules();
    void aClassLiesInOneFile();
    void everyRoomIsThere();
    void librariesKeepTheArrows();
    void wouldNotice_data();
    void wouldNotice();
    void wouldNoticeAPart_data();
    void wouldNoticeAPart();
    void wouldNoticeALink_data();
    void wouldNoticeALink();
};

void TestArchitecture::sourcesKeepTheRules_data()
{
    QTest::addColumn<QString>("path");
    const QStringList sources = sourcesOfTheHouse();
    QVERIFY(sources.size() > 100);
    for (const QString &path : sources) {
        QTest::newRow(qPrintable(path)) << path;
    }
}

void TestArchitecture::sourcesKeepTheRules()
{
    QFETCH(QString, path);
    const QString source = contentOf(QStringLiteral(FAREWELL_SOURCE_DIR "/") + path);
    const QStringList complaints = complaintsAbout(path, source);
    QVERIFY2(complaints.isEmpty(), qPrintable(path + u' ' + complaints.join(u"; "_s)));
}

void TestArchitecture::aClassLiesInOneFile()
{
    const std::set<QString> classes = classesOfTheHouse();
    for (const QString &path : sourcesOfTheHouse()) {
        const QString source = contentOf(QStringLiteral(FAREWELL_SOURCE_DIR "/") + path);
        const QString complaint = strayComplaint(path, source, classes);
        QVERIFY2(complaint.isEmpty(), qPrintable(path + u' ' + complaint));
    }
}

/// A room that has moved would otherwise drop out of the checks unseen.
void TestArchitecture::everyRoomIsThere()
{
    std::set<QString> rooms;
    for (const QString &path : sourcesOfTheHouse()) {
        rooms.insert(roomOf(path));
    }
    for (const auto &[room, seen] : arrows()) {
        QVERIFY2(rooms.contains(room), qPrintable(room));
    }
}

void TestArchitecture::librariesKeepTheArrows()
{
    const LinkGraph graph
        = readLinkGraph(contentOf(QStringLiteral(FAREWELL_BUILD_DIR "/link-graph.txt")));
    QVERIFY(graph.contains(u"farewell_base"_s));
    QVERIFY(graph.contains(u"farewell_matrix"_s));
    QVERIFY(graph.at(u"farewell_matrix"_s).contains(u"farewell_base"_s));
    for (const auto &[library, links] : graph) {
        const QStringList complaints = linkComplaints(library, links);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u"; "_s)));
    }
}

void TestArchitecture::wouldNotice_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("isFine");

    const auto row = [](const char *path, const char *line, bool isFine) {
        QTest::addRow("%s: %s", path, line)
            << QString::fromUtf8(path) << QString::fromUtf8(line) << isFine;
    };
    row("app/matrix/A.cpp", "#include \"app/base/Secret.h\"", true);
    row("app/base/A.cpp", "#include \"app/matrix/Answer.h\"", false);
    row("app/matrix/A.cpp", "#include \"app/signin/SignInFlow.h\"", false);
    row("app/signin/A.cpp", "#include \"app/deactivation/Evidence.h\"", false);
    row("app/practice/A.cpp", "#include \"app/matrix/Answer.h\"", false);
    row("app/practice/A.cpp", "  #  include <app/matrix/Answer.h>", false);
    row("app/deactivation/A.cpp", "#include \"ui/Names.h\"", false);
    row("app/deactivation/A.cpp", "#include \"app/main.h\"", false);
    row("app/cellar/A.cpp", "#include \"app/base/Secret.h\"", false);
    row("ui/login/A.cpp", "#include \"app/signin/SignInState.h\"", true);
    row("ui/login/A.cpp", "#include \"ui/Names.h\"", true);
    row("ui/login/A.cpp", "#include \"app/practice/PracticeHomeserver.h\"", false);
    row("app/main.cpp", "#include \"app/practice/PracticeHomeserver.h\"", true);
    row("app/main.cpp", "#include <QApplication>", true);
    row("app/A.cpp", "#include \"app/practice/PracticeHomeserver.h\"", true);
    row("app/A.cpp", "#include <QNetworkReply>", false);
    row("ui/A.cpp", "#include \"app/tour/Tour.h\"", false);
    row("app/tour/A.cpp", "#include \"ui/Names.h\"", true);
    row("app/tour/A.cpp", "#include <QImage>", true);
    row("app/practice/A.cpp", "#include \"app/tour/Tour.h\"", false);
    row("app/signin/A.cpp", "#include <QTcpServer>", true);
    row("app/signin/A.cpp", "#include <QDesktopServices>", false);
    row("app/signin/A.cpp", "#include <QtWidgets/QDialog>", false);
    row("app/overview/A.cpp", "#include <QImage>", false);
    row("app/matrix/A.cpp", "#include <QNetworkAccessManager>", true);
    row("app/matrix/A.cpp", "Request::get(url, path).withToken(token)", false);
    row("app/matrix/SignedIn.cpp", "Request::get(url, path).withToken(token)", true);
    row("ui/A.cpp", "label->setTextInteractionFlags(Qt::TextSelectableByMouse);", false);
    row("ui/widgets/SelectableText.cpp", "setTextInteractionFlags(Qt::TextSelectableByMouse);",
        true);
    row("app/signin/A.cpp", "#include <QNetworkAccessManager>", false);
    row("ui/A.cpp", "#include <QtNetwork/QNetworkReply>", false);
    row("ui/A.cpp", "#include <QJsonObject>", false);
    row("ui/A.cpp", "#include <QWidget>", true);
    row("app/base/A.cpp", "#include \"app/platform/Wipe.h\"", true);
    row("app/platform/A.cpp", "#include \"app/base/Secret.h\"", false);
    row("app/platform/A_unix.cpp", "#include <sys/file.h>", true);
    row("app/platform/A_unix.cpp", "#include <QSocketNotifier>", true);
    row("app/platform/A_win.cpp", "#include <windows.h>", true);
    row("app/platform/A_win.cpp", "#include <QString>", false);
    row("app/platform/A_mac.cpp", "#include <QString>", false);
    row("app/base/A_mac.cpp", "#include <string>", false);
    row("app/base/A.cpp", "#include <csignal>", true);
    row("app/base/A.cpp", "#include <unistd.h>", false);
    row("app/signin/A.cpp", "#include <sys/socket.h>", false);
    row("ui/A.cpp", "#include <windows.h>", false);
    row("app/main.cpp", "#include <signal.h>", false);
    row("app/base/A.cpp", "asm volatile(\"\");", false);
    row("app/base/A.cpp", "QFile file(\"/proc/self/maps\");", false);
    row("ui/deactivation/A.cpp", "return first + u' ' + second;", false);
    row("ui/deactivation/A.cpp", "return heading + u\". \"_s + text;", false);
    row("ui/unfinished/A.cpp", "return all.join(u' ');", false);
    row("ui/unfinished/A.cpp", "return lines.join(u'\\n');", true);
    row("ui/login/A.cpp", "return first + u' ' + second;", false);
    row("app/tour/A.cpp", "return all.join(u\", \"_s);", false);
    row("ui/sentences/A.cpp", "return first + u' ' + second;", true);
    row("ui/A.cpp", "tr(\"One \"\n   \"sentence.\")", true);
    row("ui/A.cpp", "tr(\"First · \")", false);
    row("ui/A.cpp", "tr(\"One \"\n   \"and \", \"what\")", false);
    row("ui/A.cpp", "tr(\" and last\")", false);
    row("ui/A.cpp", "name + tr(\", last\")", false);
    row("ui/A.cpp", "tr(\"Menu for %1 %2\").arg(name, id).simplified()", false);
    row("ui/A.cpp", R"(tr("Go to %1").arg(name.isEmpty() ? tr("it") : name))", false);
    row("ui/A.cpp", R"(all ? tr("Go to %1").arg(name()) : tr("Go"))", true);
    row("app/tour/A.cpp", "tr(\"%1 To try it, go.\").arg(sentence)", false);
    row("ui/A.cpp", "tr(\"%1: Sign in.\").arg(sentence)", false);
    row("ui/A.cpp", "tr(\"Go to %1. Sign in.\").arg(host)", true);
    row("ui/A.cpp", R"(count == 1 ? tr("Remove it") : tr("Remove them"))", false);
    row("ui/A.cpp", "count > 1\n ? A::tr(\"Remove them\") : QString()", false);
    row("ui/A.cpp", "count == 1 ? QString() : text", true);
    row("ui/A.cpp", "tr(\"\u2713 %1\")", false);
    row("ui/A.cpp", R"(name + u" \u25be"_s)", false);
    row("app/signin/A.cpp", R"(name + u" \u25be"_s)", true);
    row("ui/A.cpp", "at.toString(u\"HH:mm:ss\"_s)", false);
    row("ui/A.cpp", "date.toString(u\"d MMMM yyyy\"_s)", false);
    row("ui/A.cpp", "QLocale().toString(count)", false);
    row("ui/A.cpp", "tr(\"%1 rooms\")\n.arg(QString::number(rooms))", false);
    row("ui/A.cpp", "tr(\"at %1 UTC\")", false);
    row("ui/A.cpp", "u\"%L1:%L2\"_s.arg(minutes)", false);
    row("app/tour/A.cpp", "QLocale().toString(step)", false);
    row("ui/sentences/A.cpp", "QLocale().toString(count)", true);
    row("ui/A.cpp", "const QString status = QString::number(answer);", true);
    row("app/matrix/A.cpp", "at.toString(u\"HH:mm:ss\"_s)", true);
    row("app/main.cpp",
        "return QApplication::ex"
        "ec();",
        true);
    row("ui/A.cpp",
        "dialog.ex"
        "ec();",
        false);
    row("tests/ui/A.cpp",
        "menu->ex"
        "ec( );",
        false);
    row("ui/A.cpp",
        "query.ex"
        "ec(text);",
        true);
}

void TestArchitecture::wouldNotice()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(bool, isFine);
    const QStringList complaints = complaintsAbout(path, spdxHeader() + line + u'\n');
    QVERIFY2(complaints.isEmpty() == isFine, qPrintable(complaints.join(u"; "_s)));
    QVERIFY(!complaintsAbout(path, line).isEmpty()); // without its header
    QVERIFY(!complaintsAbout(path, spdxHeader() + u"QEvent"_s + u"Loop loop;"_s).isEmpty());
    QVERIFY(!complaintsAbout(path.chopped(3) + u'h', spdxHeader() + line).isEmpty()); // no pragma
}

void TestArchitecture::wouldNoticeAPart_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("isFine");
    const auto row = [](const char *path, const char *source, bool isFine) {
        QTest::addRow("%s: %s", path, source)
            << QString::fromUtf8(path) << QString::fromUtf8(source) << isFine;
    };
    row("ui/A.cpp", "void A::show()\n{", true);
    row("ui/A_unix.cpp", "void A::show()\n{", true);
    row("ui/B.cpp", "void A::show()\n{", false);
    row("ui/B.cpp", "A::A(QWidget *parent)\n", false);
    row("ui/B.cpp", "A::~A() = default;", false);
    row("ui/B.cpp", "const QList<int> &A::all() const\n{", false);
    row("ui/B.cpp", "void C::show()\n{", true); // has no source of its own
    row("ui/B.cpp", "    A::show();", true);
    row("ui/B.cpp", "const int n = A::count();", true);
}

void TestArchitecture::wouldNoticeAPart()
{
    QFETCH(QString, path);
    QFETCH(QString, source);
    QFETCH(bool, isFine);
    const QString complaint = strayComplaint(path, source, {u"A"_s, u"B"_s});
    QVERIFY2(complaint.isEmpty() == isFine, qPrintable(complaint));
}

void TestArchitecture::wouldNoticeALink_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("isFine");
    const auto row = [](const char *line, bool isFine) {
        QTest::newRow(line) << QString::fromUtf8(line) << isFine;
    };
    row("farewell_base: Qt6::Core;tl::expected;farewell_rules", true);
    row("farewell_base: Qt6::Gui", false);
    row("farewell_base: farewell_matrix", false);
    row("farewell_matrix: farewell_base;Qt6::Network", true);
    row("farewell_practice: farewell_base;farewell_matrix", false);
    row("farewell_deactivation: farewell_signin", false);
    row("farewell_ui: farewell_signin;farewell_overview;farewell_deactivation;Qt6::Widgets", true);
    row("farewell_ui: farewell_practice", false);
    row("farewell_tour: farewell_ui;farewell_practice", true);
    row("farewell_practice: farewell_tour", false);
    row("farewell_cellar: Qt6::Core", false);
}

void TestArchitecture::wouldNoticeALink()
{
    QFETCH(QString, line);
    QFETCH(bool, isFine);
    const LinkGraph graph = readLinkGraph(line + u'\n');
    QCOMPARE(graph.size(), 1U);
    QCOMPARE(linkComplaints(graph.begin()->first, graph.begin()->second).isEmpty(), isFine);
}

QTEST_GUILESS_MAIN(TestArchitecture)
#include "TestArchitecture.moc"
