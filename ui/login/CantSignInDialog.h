// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/UserId.h"
#include "app/matrix/ServerEndpoints.h"

#include <QDialog>

class QVBoxLayout;

namespace farewell {

class ScrollColumn;
struct SignInState;

/// What is known of somebody who cannot sign in.
struct SignInHelp
{
    QString serverName; ///< the part of the id after the colon, or the host of what was typed
    std::optional<HomeserverUrl> homeserver; ///< where discovery led
    std::optional<UserId> userId;
    std::optional<SupportContacts> contacts; ///< missing: not read yet, or not given
    QString adminContact;   ///< whom the server named when it refused; may be empty
    bool isManaged = false; ///< accounts are managed by a service in the browser
    QUrl accountPage;       ///< of that service; may be empty
    QUrl issuer;            ///< of that service; may be empty

    /// With all that the login window knows; without the contacts, which have to be asked for.
    [[nodiscard]] static SignInHelp of(const SignInState &state,
                                       const std::optional<UserId> &userId);
};

/// What one can do without signing in.
class CantSignInDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit CantSignInDialog(QWidget *parent);

    using QDialog::show;
    void show(const SignInHelp &help); ///< again when the contacts have come

Q_SIGNALS:
    void openPageRequested(const QUrl &page);
    void openAccountPageRequested();

private:
    void addSection(const QString &heading, const QString &text);
    void addWayIn(const SignInHelp &help);
    void addContacts(const SignInHelp &help);
    void addContact(int index, const QString &contact);
    void addPage(const QUrl &page);
    void addAdminCall(const SignInHelp &help);
    void addCall(const QString &call);
    [[nodiscard]] QWidget *makeCopyRow(const QString &name, const QString &spoken,
                                       const QString &text, const QString &shown);

    ScrollColumn *m_scroll;
    QVBoxLayout *m_sections = nullptr;
    QWidget *m_content = nullptr; ///< replaced by each show()
};

} // namespace farewell
