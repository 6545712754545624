// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QUrl>

#include <memory>

class QThread;

namespace farewell {

/// Somebody at a browser: opens a page of a practice homeserver and follows its links, on a thread
/// of its own, for a browser is a program of its own.
class PracticeVisitor final : public QObject
{
    Q_OBJECT

public:
    explicit PracticeVisitor(QObject *parent = nullptr);
    ~PracticeVisitor() override; ///< waits until a walk under way is over

    /// Takes the links for `user` where a page has several; one walk at a time.
    void walk(const QUrl &page, const QString &user);

    [[nodiscard]] bool isUnderWay() const { return m_thread != nullptr; }

Q_SIGNALS:
    /// True: at a page without links. False: nobody answered there, or the pages had no end.
    void arrived(bool atTheEnd);

private:
    std::unique_ptr<QThread> m_thread;
};

} // namespace farewell
