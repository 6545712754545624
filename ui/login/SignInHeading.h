// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace farewell {

class LinkButton;
class Text;

/// What a sign-in is for, above the form: one's own account, or those of other people.
class SignInHeading final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInHeading(QWidget *parent);

    void setForAdmin(bool isForAdmin);

    /// While something is under way nothing leads back.
    void setBusy(bool isBusy);

    /// For a screen reader.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void ownAccountRequested(); ///< back from that of an administrator

private:
    Text *m_title;
    Text *m_purpose; ///< hidden for one's own account: the heading says it
    LinkButton *m_ownAccount;
};

} // namespace farewell
