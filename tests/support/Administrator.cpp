// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Administrator.h"

#include "ui/Names.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

PatientRobot dialog()
{
    return PatientRobot(names::adminDeactivateDialog);
}

} // namespace

void administrator::appoint(PracticeHomeserver &server, const QString &localpart)
{
    server.editAccount(localpart, [](PracticeAccount &account) {
        account.admin = true;
        account.password = Stage::alicesPassword;
    });
}

bool administrator::signIn(Stage &stage, const QString &localpart)
{
    return stage.login.waitShown() && stage.login.click(names::administerButton)
        && stage.enter(localpart) && typePassword(stage) && stage.admin.waitPhase(u"ready"_s);
}

bool administrator::typePassword(const Stage &stage)
{
    return stage.login.waitPhase(u"ready"_s)
        && stage.login.type(names::passwordEdit, Stage::alicesPassword)
        && stage.login.click(names::signInButton);
}

bool administrator::openDialogFor(const Stage &stage, const QString &userId)
{
    return stage.admin.type(names::userSearchEdit, userId) && stage.admin.press(Qt::Key_Return)
        && stage.admin.waitPhase(u"ready"_s)
        && stage.admin.waitReachable(names::deactivateUserButton)
        && stage.admin.click(names::deactivateUserButton) && dialog().waitPhase(u"choosing"_s);
}

bool administrator::confirm(Stage &stage, QLatin1StringView radio, const QString &userId)
{
    return dialog().click(radio) && dialog().type(names::typedUserIdEdit, userId)
        && stage.arm(dialog(), names::confirmButton) && dialog().click(names::confirmButton);
}

qsizetype administrator::changes(const PracticeHomeserver &server)
{
    QList<PracticeRequest> all = server.requests();
    all.removeIf([](const PracticeRequest &request) {
        return request.verb == "GET" || !request.path.startsWith("/_synapse/admin");
    });
    return all.size();
}

} // namespace farewell
