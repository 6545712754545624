// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace farewell {

class Banner;
class ButtonRow;
class ScrollColumn;
class SupportCard;
class Text;

/// A letter as the person has it.
struct LetterDraft
{
    QString subject;
    QString text;

    friend bool operator==(const LetterDraft &, const LetterDraft &) = default;
};

/// "A letter to your server": to be read and changed, copied, or opened in the mail program.
class LetterDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `host`: of the server.
    LetterDialog(const QString &heading, QString host, const LetterDraft &draft, QWidget *parent);

    void showContacts(const SupportContacts &contacts);

    /// More is known than when the person changed it.
    void sayOutOfDate();

    /// What came of a wish to open the mail program.
    enum class MailResult { Opened, OpenedWithoutText, NotOpened };
    void showMailResult(MailResult result);

    [[nodiscard]] LetterDraft draft() const;
    [[nodiscard]] const QString &mailAddress() const { return m_mail; }

Q_SIGNALS:
    void mailRequested();
    void openPageRequested(const QUrl &page);

private:
    void build(const QString &heading, const LetterDraft &draft);
    void buildButtons();
    void copy();
    void copyText() const;
    void tell(const QString &text, bool isBad = false);

    QString m_host;
    QString m_mail; ///< an address that a link can have; or empty
    ScrollColumn *m_scroll;
    Text *m_to = nullptr;
    SupportCard *m_support = nullptr;
    QLineEdit *m_subject = nullptr;
    QPlainTextEdit *m_text = nullptr;
    Text *m_hint = nullptr;
    Banner *m_notice = nullptr;
    ButtonRow *m_buttons = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_send = nullptr;
};

} // namespace farewell
