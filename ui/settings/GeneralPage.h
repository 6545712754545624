// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/Overview.h"
#include "ui/account/AccountView.h"
#include "ui/account/ProfileState.h"
#include "ui/settings/RemovalState.h"

#include <QUrl>
#include <QWidget>

class QPushButton;

namespace farewell {

class Avatar;
class ClearProfileRow;
class Clock;
class ContactSection;
class CopyCard;
class LinkButton;
class RemoveAllRow;
class ScrollColumn;
class SelectableText;
class Text;

/// The settings page "General": who you are, how you can be found, and, at the bottom, the way out.
class GeneralPage final : public QWidget
{
    Q_OBJECT

public:
    static constexpr double margin = 1.3; ///< around the page, of the font's height

    GeneralPage(Clock &clock, QWidget *parent);

    void showAccount(const AccountView &account);
    void showOverview(const Overview &overview);

    /// In how many rooms the account is; missing: not known.
    void showRooms(const std::optional<qsizetype> &rooms);
    void showProfile(const ProfileState &state);
    void showRemoval(const Contact &contact, const RemovalState &state);

    /// All are removed one after the other: none can be asked to be until that is over.
    void setRemovingAll(bool removing);

    /// Whether the page on which the account is managed came up in the browser.
    void tellPageOpened(bool opened);

    /// Shows the section at the bottom, now or as soon as the page is laid out.
    void scrollToDeactivation();

    /// Shows the first contact of all sections; the page must be laid out.
    void scrollToContacts();

Q_SIGNALS:
    void removeContactRequested(const farewell::Contact &contact);
    void removeAllContactsRequested(const QList<farewell::Contact> &contacts);
    void clearProfileRequested(const QList<farewell::ProfilePart> &parts);
    void deactivateRequested();
    void accountPageRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildProfile(QWidget *parent);
    QWidget *buildDeactivation(QWidget *parent);
    ContactSection *addSection(const QString &heading, const QString &key, Clock &clock);
    [[nodiscard]] QList<Contact> removable() const;
    void revealDeactivation();

    ScrollColumn *m_scroll;
    Avatar *m_avatar = nullptr;
    Text *m_name = nullptr;
    SelectableText *m_userId = nullptr;
    Text *m_managed = nullptr;
    LinkButton *m_manage = nullptr;
    Text *m_notOpened = nullptr;
    CopyCard *m_address = nullptr;
    QUrl m_page; ///< where the account is managed; empty: here
    Text *m_host = nullptr;
    QString m_plainUserId;
    ClearProfileRow *m_clearProfile = nullptr;
    ContactSection *m_emails = nullptr;
    ContactSection *m_phones = nullptr;
    ContactSection *m_others = nullptr;
    RemoveAllRow *m_removeAll = nullptr;
    Text *m_loading = nullptr;
    Text *m_deactivateHeading = nullptr;
    QPushButton *m_deactivate = nullptr;
    bool m_revealWanted = false;
};

} // namespace farewell
