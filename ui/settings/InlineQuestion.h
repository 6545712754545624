// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QPushButton;

namespace farewell {

class ArmedButton;
class Clock;
class Text;

/// A link that removes something, and the question in its place that comes first. The answer is
/// armed late, and Escape takes the question back.
class InlineQuestion final : public QWidget
{
    Q_OBJECT

public:
    /// Object names.
    struct Names
    {
        QLatin1StringView label;
        QLatin1StringView open;
        QLatin1StringView confirm;
        QLatin1StringView cancel;
    };

    InlineQuestion(const Names &names, Clock &clock, QWidget *parent);

    void setQuestion(const QString &text);

    /// `spoken`: what is heard of the answer, where its text alone does not say of what.
    void setAnswer(const QString &text, const QString &spoken = {});
    void setOpening(const QString &text); ///< on the link
    void setSpokenCancel(const QString &text);

    /// Off: there is nothing to ask; hidden, and what was asked is taken back.
    void setOffered(bool isOffered);
    void takeBack();

    void moveToEndOfTabs();

Q_SIGNALS:
    void confirmed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectButtons();
    void ask(bool asks);

    bool m_asks = false;
    Text *m_question;
    QPushButton *m_open;
    ArmedButton *m_confirm;
    QPushButton *m_cancel;
};

} // namespace farewell
