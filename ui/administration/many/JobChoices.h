// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>

class QBoxLayout;
class QCheckBox;
class QLineEdit;
class QRadioButton;

namespace farewell {

class Clock;
class TypedTick;

/// What is chosen for a whole list: what becomes of the messages, with nothing chosen at first; who
/// needs a tick; and, typed, how many accounts it is about, and whose server's.
class JobChoices final : public QWidget
{
    Q_OBJECT

public:
    /// The clock outlives it.
    JobChoices(QString server, Clock &clock, QWidget *parent);

    /// What was typed was typed for another number.
    void setCount(qsizetype toBeSent);
    void clearTyped();

    /// A new list: nothing is chosen.
    void reset();

    void showLooking(bool isLookingForSoleAdmins);

    [[nodiscard]] std::optional<bool> erase() const;
    [[nodiscard]] QStringList protectedPatterns() const;
    [[nodiscard]] bool wantsSoleAdmins() const;

    /// One of the two choices is made, and both fields say what they should.
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    void changed(); ///< whether it is complete
    void termsChanged();
    void soleAdminsWanted(bool areWanted);
    void returnPressed(); ///< in the last field

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildMore(QBoxLayout *column);
    void buildMessages(QBoxLayout *column);
    void buildTyped(QBoxLayout *column);
    void waitForMore();
    void enterPatterns();
    void showTicks();
    [[nodiscard]] bool isCountTyped() const;
    [[nodiscard]] bool isServerTyped() const;

    QString m_server;
    Clock &m_clock;
    qsizetype m_count = 0;
    QLineEdit *m_patterns = nullptr;
    QString m_entered; ///< patterns, as told last
    std::unique_ptr<QObject> m_typing;
    QCheckBox *m_soleAdmins = nullptr;
    QBoxLayout *m_more = nullptr;
    QBoxLayout *m_radios = nullptr;
    QRadioButton *m_keep = nullptr;
    QRadioButton *m_hide = nullptr;
    QBoxLayout *m_typed = nullptr;
    QLineEdit *m_typedCount = nullptr;
    QLineEdit *m_typedServer = nullptr;
    TypedTick *m_countTick = nullptr;
    TypedTick *m_serverTick = nullptr;
};

} // namespace farewell
