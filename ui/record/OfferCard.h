// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/account/Badge.h"
#include "ui/widgets/Card.h"

class QBoxLayout;
class QPushButton;

namespace farewell {

class LinkButton;
class Text;

/// What the person can take with them: what it is, and the buttons beside it, or below it where the
/// card is narrow. A window may have several of a kind, of which one at most is wanted: its
/// controls bear the names.
class OfferCard : public Card
{
    Q_OBJECT

public:
    void setWanted(bool isWanted);

    /// The buttons can go under the text.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    OfferCard(Icon icon, QWidget *parent);

    [[nodiscard]] QPushButton *addButton(const QString &text);
    [[nodiscard]] LinkButton *addLink(const QString &text);
    void setMark(Badge::Kind kind, Icon icon);
    void say(const QString &title, const QString &detail);

    [[nodiscard]] bool isWanted() const { return m_isWanted; }
    [[nodiscard]] const Text *title() const { return m_title; }
    [[nodiscard]] Text *detail() const { return m_detail; }

    /// While it is wanted.
    void give(QWidget *widget, QLatin1StringView name) const;
    virtual void giveNames() = 0;

    void resizeEvent(QResizeEvent *event) override;

private:
    bool m_isWanted = true;
    QBoxLayout *m_row;
    Badge *m_badge;
    Text *m_title;
    Text *m_detail;
    QList<QPushButton *> m_buttons;
};

} // namespace farewell
