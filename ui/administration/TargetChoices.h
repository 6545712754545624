// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminTarget.h"

#include <QWidget>

class QCheckBox;
class QHBoxLayout;
class QLineEdit;
class QRadioButton;

namespace farewell {

class Text;
class LinkButton;

/// What is chosen before somebody else's account is deactivated: what becomes of the messages, with
/// nothing chosen at first; what else is done; and the account's id, typed.
class TargetChoices final : public QWidget
{
    Q_OBJECT

public:
    explicit TargetChoices(QWidget *parent);

    void showTarget(const AdminTarget &target);
    void setHeirs(const QList<Heir> &heirs);

    [[nodiscard]] AdminChoices choices() const;
    [[nodiscard]] const QList<Heir> &heirs() const { return m_heirs; }

    /// One of the two choices is made, and the id is typed as it is.
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    void changed();
    void heirsWanted();   ///< the person wants to choose them
    void returnPressed(); ///< in the field for the id

private:
    [[nodiscard]] bool isIdTyped() const;
    [[nodiscard]] QHBoxLayout *indented(std::initializer_list<QWidget *> widgets);
    void buildMessages();
    void buildMore();
    void buildTyped();
    void keepHandOver();
    [[nodiscard]] QString whoIsProposed() const;

    AdminTarget m_target;
    QList<Heir> m_heirs;
    QRadioButton *m_keep;
    QRadioButton *m_hide;
    QCheckBox *m_handOver;
    LinkButton *m_chooseHeirs;
    Text *m_hidden = nullptr;
    Text *m_who = nullptr;
    Text *m_lost;
    QCheckBox *m_redact;
    QLineEdit *m_redactLimit;
    Text *m_pastRooms = nullptr;
    QCheckBox *m_files;
    QLineEdit *m_typed;
};

} // namespace farewell
