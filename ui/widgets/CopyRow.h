// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Card.h"

namespace farewell {

class LinkButton;
class Text;

/// Something to take along, on a card: what it is, and "Copy".
class CopyRow final : public Card
{
    Q_OBJECT

public:
    /// `name` is that of the button, `spoken` what a screen reader calls it.
    CopyRow(const QString &name, const QString &spoken, QWidget *parent);

    /// `text` is copied, to the letter, and `shown` is seen.
    void setContent(const QString &text, const QString &shown);
    void setAddress(const QUrl &address);

    /// The whole address is copied, and its host seen.
    void setPage(const QUrl &page);

    /// Behind "Copy", for a page that may be opened from here.
    [[nodiscard]] LinkButton *addOpen(const QString &name, const QString &spoken);

    [[nodiscard]] Text *label() const { return m_label; }

private:
    QString m_text;
    Text *m_label;
    LinkButton *m_copy;
};

} // namespace farewell
