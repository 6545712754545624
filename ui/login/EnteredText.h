// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

class QLineEdit;

namespace farewell {

/// Tells when a field's text is meant: on Enter, when the field is left, after a paste; never while
/// somebody types.
class EnteredText final : public QObject
{
    Q_OBJECT

public:
    explicit EnteredText(QLineEdit &edit);

    /// The text as it was last told or set; what differs from it has not been told yet.
    void setKnown(const QString &text);
    [[nodiscard]] bool isPending() const;

    /// Tells the text now when it has not been told yet.
    void flush();

Q_SIGNALS:
    void entered(const QString &text);   ///< a new text
    void confirmed(const QString &text); ///< Enter on a text that was told before

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onEdited(const QString &text);

    QLineEdit &m_edit;
    QString m_known;
    qsizetype m_formerLength = 0;
    bool m_isTyping = false; ///< a key is down that does that
};

} // namespace farewell
