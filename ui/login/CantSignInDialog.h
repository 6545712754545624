// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/UserId.h"
#include "app/matrix/ServerEndpoints.h"

#include <QDialog>

class QVBoxLayout;

namespace farewell {

class ScrollColumn;
class SupportCard;
class Text;
struct SignInState;

/// What is known of somebody who cannot sign in.
struct SignInHelp
{
    QString serverName; ///< the part of the id after the colon, or the host of what was typed
    std::optional<HomeserverUrl> homeserver; ///< where discovery led
    std::optional<UserId> userId;
    QString adminContact;   ///< whom the server named when it refused; may be empty
    bool isManaged = false; ///< accounts are managed by a service in the browser
    QUrl accountPage;       ///< of that service; may be empty
    QUrl issuer;            ///< of that service; may be empty

    /// With all that the login window knows.
    [[nodiscard]] static SignInHelp of(const SignInState &state,
                                       const std::optional<UserId> &userId);
};

/// What one can do without signing in.
class CantSignInDialog final : public QDialog
{
    Q_OBJECT

public:
    CantSignInDialog(const SignInHelp &help, QWidget *parent);

    /// Adds the contacts when they have come; everything else stays as it is.
    void showContacts(const SupportContacts &contacts);

Q_SIGNALS:
    void openPageRequested(const QUrl &page);
    void openAccountPageRequested();
    void administerRequested(); ///< closes first

private:
    void addSections(const SignInHelp &help);
    Text *addSection(const QString &heading, const QString &text); ///< the label of `text`
    void addWayIn(const SignInHelp &help);
    void addPeople(const SignInHelp &help);
    void tellThatTheyAreKnown();
    void addAdminCall(const SignInHelp &help);
    void addCall(const QString &call);
    void addAdministration();

    ScrollColumn *m_scroll;
    QVBoxLayout *m_sections = nullptr;
    Text *m_people = nullptr; ///< what those who run the server can do
    SupportCard *m_support = nullptr;
};

} // namespace farewell
