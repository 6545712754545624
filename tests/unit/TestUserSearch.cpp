// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/UserSearch.h"

#include <QTest>
#include <QUrlQuery>

using namespace farewell;
using namespace Qt::StringLiterals;
using By = UserSearch::By;

/// What is typed means one thing, and what the server comes up with is looked at once more.
class TestUserSearch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void whatAServiceKeeps_data();
    void whatAServiceKeeps();
    void admitsWhatWasMeant_data();
    void admitsWhatWasMeant();
    void filters_data();
    void filters();
    void asksTheServer_data();
    void asksTheServer();
};

void TestUserSearch::parses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<UserSearch>("search");

    const auto row = [](const QString &typed, const UserSearch &search) {
        QTest::newRow(qPrintable(typed)) << typed << search;
    };
    row(u""_s, {});
    row(u"  \t "_s, {});
    row(u"@ben:example.org"_s, {By::Id, u"@ben:example.org"_s});
    row(u"  @ben "_s, {By::Id, u"@ben"_s});
    row(u"@a/b:example.org"_s, {By::Id, u"@a/b:example.org"_s});
    row(u"@_irc_x"_s, {By::Id, u"@_irc_x"_s});
    row(u"Ben@Example.org"_s, {By::Email, u"ben@example.org"_s});
    row(u"ben@"_s, {By::Name, u"ben@"_s});
    row(u"ben @ home"_s, {By::Name, u"ben @ home"_s});
    row(u"+49 (1555) 0123-456"_s, {By::Phone, u"4915550123456"_s});
    row(u"+"_s, {By::Name, u"+"_s});
    row(u"+ben"_s, {By::Name, u"+ben"_s});
    row(u"0155 123"_s, {By::Name, u"0155 123"_s});
    row(u"oidc-github: 4711"_s, {By::Link, u"4711"_s, u"oidc-github"_s});
    row(u"OIDC-GitHub:ben@example.org"_s, {By::Link, u"ben@example.org"_s, u"oidc-github"_s});
    row(u"oidc-github:"_s, {By::Name, u"oidc-github:"_s});
    row(u"github: 4711"_s, {By::Name, u"github: 4711"_s}); // not offered
    row(u"github:Ada@Example.org"_s, {By::Name, u"github:Ada@Example.org"_s});
    row(u"100%"_s, {By::Name, u"100%"_s});
}

void TestUserSearch::parses()
{
    QFETCH(const QString, typed);
    QTEST(UserSearch::parse(typed, {u"oidc-github"_s}), "search");
}

void TestUserSearch::whatAServiceKeeps_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<std::optional<UserSearch>>("kept");
    const auto row = [](const QString &typed, const std::optional<UserSearch> &kept) {
        QTest::newRow(qUtf8Printable(u"'%1'"_s.arg(typed))) << typed << kept;
    };
    row(u""_s, {});
    row(u"ada"_s, {});
    row(u"@ada:example.org"_s, {});
    row(u"+44 7700 900001"_s, {});
    row(u"Ada@Example.org"_s, UserSearch{By::Email, u"ada@example.org"_s});
    row(u"oidc-github: 17"_s, UserSearch{By::Link, u"17"_s, u"oidc-github"_s});
    row(u"Sign in with X : a:b"_s, UserSearch{By::Link, u"a:b"_s, u"Sign in with X"_s});
    row(u"x:Ada@Example.org"_s, UserSearch{By::Link, u"Ada@Example.org"_s, u"x"_s});
    row(u"x:"_s, {});
    row(u": 17"_s, {});
    row(u" :17"_s, {});
}

/// A provider that the homeserver does not offer may be one of the service's.
void TestUserSearch::whatAServiceKeeps()
{
    QFETCH(const QString, typed);
    QTEST(UserSearch::parse(typed, {u"oidc-github"_s}).keptByService(), "kept");
}

void TestUserSearch::admitsWhatWasMeant_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isMeant");

    const auto row = [](const QString &typed, const QString &id, const QString &name, bool isIt) {
        QTest::addRow("%s: %s", qPrintable(typed), qPrintable(id)) << typed << id << name << isIt;
    };
    row(u"%"_s, u"@ben:x"_s, u"Ben"_s, false);
    row(u"%"_s, u"@a%:x"_s, {}, true);
    row(u"a_c"_s, u"@abc:x"_s, {}, false);
    row(u"a_c"_s, u"@A_C:x"_s, {}, true);
    row(u"okafor"_s, u"@ben:x"_s, u"Ben Okafor"_s, true);
    row(u"x"_s, u"@ben:x"_s, u"Ben"_s, false); // every id has the server's name
    row(u"@ben"_s, u"@ben:x"_s, {}, true);
    row(u"@Ben:x"_s, u"@ben:x"_s, {}, true);
    row(u"@_"_s, u"@ab:x"_s, {}, false);
    row(u"ben@example.org"_s, u"@other:x"_s, {}, true); // the server knows whose it is
    row(u""_s, u"@ben:x"_s, {}, true);
}

void TestUserSearch::admitsWhatWasMeant()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, id);
    QFETCH(const QString, name);
    const AdminUser user{.id = id, .displayName = name};
    QTEST(UserSearch::parse(typed).admits(user), "isMeant");
}

void TestUserSearch::filters_data()
{
    QTest::addColumn<AdminUser>("user");
    QTest::addColumn<QString>("shownBy");

    const auto row = [](const char *name, const AdminUser &user, const QString &shownBy) {
        QTest::newRow(name) << user << shownBy;
    };
    row("person", {.id = u"@a:x"_s}, u"everybody active"_s);
    row("deactivated", {.id = u"@a:x"_s, .isDeactivated = true}, u"everybody deactivated"_s);
    row("locked", {.id = u"@a:x"_s, .isLocked = true}, u"everybody locked"_s);
    row("deactivated administrator", {.id = u"@a:x"_s, .isAdmin = true, .isDeactivated = true},
        u"everybody deactivated administrators"_s);
    row("guest", {.id = u"@1:x"_s, .isGuest = true}, u"everybody active guests"_s);
    row("bot", {.id = u"@a:x"_s, .type = u"bot"_s}, u"everybody active notPeople"_s);
    row("bridge", {.id = u"@_irc_a:x"_s}, u"everybody active notPeople"_s);
}

void TestUserSearch::filters()
{
    QFETCH(const AdminUser, user);
    const QList<std::pair<QString, UserFilter>> all{
        {u"everybody"_s, UserFilter::Everybody},
        {u"active"_s, UserFilter::Active},
        {u"deactivated"_s, UserFilter::Deactivated},
        {u"locked"_s, UserFilter::Locked},
        {u"administrators"_s, UserFilter::Administrators},
        {u"guests"_s, UserFilter::Guests},
        {u"notPeople"_s, UserFilter::NotPeople}};
    QStringList shownBy;
    for (const auto &[name, filter] : all) {
        if (admits(filter, user)) {
            shownBy += name;
        }
    }
    QTEST(shownBy.join(u' '), "shownBy");
}

void TestUserSearch::asksTheServer_data()
{
    QTest::addColumn<UserListQuery>("query");
    QTest::addColumn<QString>("encoded");

    const auto row = [](const char *name, const UserListQuery &query, const QString &encoded) {
        QTest::newRow(name) << query << encoded;
    };
    const QString usual = u"limit=200&order_by=name&dir=f&locked=true"_s;
    row("everybody", {}, usual);
    row("by a name", {.search = UserSearch::parse(u"a&b=50% ü"_s)},
        usual + u"&name=a%26b%3D50%25%20%C3%BC"_s);
    row("by an id", {.search = UserSearch::parse(u"@a+b:x"_s)}, usual + u"&user_id=%40a%2Bb%3Ax"_s);
    row("active", {.filter = UserFilter::Active}, usual + u"&deactivated=false"_s);
    row("deactivated", {.filter = UserFilter::Deactivated}, usual + u"&deactivated=true"_s);
    row("administrators", {.filter = UserFilter::Administrators}, usual + u"&admins=true"_s);
    row("locked", {.filter = UserFilter::Locked}, usual);
    row("with OAuth", {.isOAuth = true}, usual + u"&guests=false"_s);
    row("the next page", {.from = u"200"_s}, usual + u"&from=200"_s);
    row("the last to be seen first", {.order = UserOrder::LastSeen, .isDescending = true},
        u"limit=200&order_by=last_seen_ts&dir=b&locked=true"_s);
}

void TestUserSearch::asksTheServer()
{
    QFETCH(const UserListQuery, query);
    QTEST(query.encoded(), "encoded");
}

QTEST_APPLESS_MAIN(TestUserSearch)
#include "TestUserSearch.moc"
