// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/ProbedApplication.h"
#include "tests/support/Figure.h"
#include "tests/support/LargeAccount.h"
#include "tests/support/Stage.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QTest>

#include <array>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A machine that is busy elsewhere only ever adds time, so the best of several journeys counts.
constexpr int journeys = 5;

constexpr qint64 mostMilliseconds = 50;

enum Part { SignIn, Settings, Deactivation };

/// The longest stall in each part of a journey.
using Stalls = std::array<std::chrono::microseconds, 3>;

Figure figureOf(const LargeAccount &account, const Stalls &stalls)
{
    const auto milliseconds = [](std::chrono::microseconds time) {
        return std::chrono::ceil<std::chrono::milliseconds>(time).count();
    };
    const qint64 longest = milliseconds(*std::ranges::max_element(stalls));
    return {u"Longest time away from the event loop, account with "_s + account.name, longest,
            u" ms"_s, mostMilliseconds,
            u"sign-in %1, settings %2, deactivation %3"_s.arg(milliseconds(stalls[SignIn]))
                .arg(milliseconds(stalls[Settings]))
                .arg(milliseconds(stalls[Deactivation]))};
}

} // namespace

/// For how long the program does not react while a large account is closed; `figures` reads what
/// it prints.
class StallFigures final : public QObject
{
    Q_OBJECT

public:
    explicit StallFigures(ProbedApplication &application)
        : m_application(application)
    {
    }

private Q_SLOTS:
    void initTestCase() { Theme::apply(m_application, Appearance::Light); }

    void everyAccount()
    {
        const QList<LargeAccount> accounts = largeAccounts();
        for (const LargeAccount &account : accounts) {
            Stalls best;
            best.fill(1h);
            for (int i = 0; i < journeys; ++i) {
                const Stalls stalls = journey(account);
                QVERIFY(!QTest::currentTestFailed());
                std::ranges::transform(best, stalls, best.begin(), std::ranges::min);
            }
            figureOf(account, best).print();
        }
    }

private:
    Stalls journey(const LargeAccount &account)
    {
        Stage stage(Stage::Time::Manual);
        account.giveToAlice(stage.server);
        Stalls stalls{};
        const auto play = [&](Part part, const std::function<bool()> &act) {
            (void)m_application.takeLongest();
            if (!QTest::currentTestFailed()) {
                [&] { QVERIFY(act()); }();
            }
            stalls.at(part) = m_application.takeLongest();
        };
        play(SignIn, [&] {
            return stage.signInAlice() && stage.account.waitReachable(names::deactivateButton);
        });
        play(Settings, [&] {
            return stage.openSettings() && stage.settings.click(names::deactivateAccountButton)
                && stage.dialog.waitShown();
        });
        play(Deactivation, [&] {
            return stage.confirmWith(Stage::alicesPassword)
                && stage.outcome.waitProperty("outcome", u"deactivated"_s)
                && stage.outcome.click(names::closeOutcomeButton) && stage.login.waitShown();
        });
        return stalls;
    }

    ProbedApplication &m_application;
};

int main(int argc, char *argv[])
{
    ProbedApplication application(argc, argv);
    StallFigures figures(application);
    return QTest::qExec(&figures, argc, argv);
}

#include "StallFigures.moc"
