// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QUrl>
#include <QWidget>

namespace farewell {

struct SignInState;
class LinkButton;
class QrPicture;
class SelectableText;
class SelectableText;
class Text;

/// The page that waits for the browser and names the host that was opened.
class BrowserPage final : public QWidget
{
    Q_OBJECT

public:
    explicit BrowserPage(QWidget *parent);

    /// Whether there is another page to go to now.
    bool showState(const SignInState &state);
    void takeFocus();

Q_SIGNALS:
    void openAgainRequested();
    void cancelRequested();

private:
    void copyLink();

    Text *m_title;
    Text *m_text;
    Text *m_maySay;
    SelectableText *m_code;
    QrPicture *m_picture;
    LinkButton *m_openAgain;
    LinkButton *m_copyLink;
    QUrl m_page;
};

} // namespace farewell
