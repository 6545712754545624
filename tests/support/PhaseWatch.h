// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QSet>

class QWidget;

namespace farewell {

/// Notes every phase in which a window is seen, as "loginWindow-ready": one that lasts until the
/// events are worked off that were there with it.
class PhaseWatch final : public QObject
{
    Q_OBJECT

public:
    PhaseWatch();

    [[nodiscard]] const QSet<QString> &seen() const { return m_seen; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void note(const QWidget *window);

    QSet<QString> m_seen;
};

} // namespace farewell
