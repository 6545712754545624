// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/BrowserLauncher.h"
#include "app/base/ManualClock.h"
#include "app/practice/PracticeVisitor.h"
#include "app/tour/Rehearsal.h"
#include "app/tour/TourBook.h"
#include "app/tour/TourPicture.h"
#include "app/tour/TourStep.h"
#include "ui/automation/Robot.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <optional>

namespace farewell {

/// Plays one scenario of the practice mode to its end, on the windows and with the acts of a
/// person, and keeps a picture of every step in a TourBook.
///
/// It looks what is before it and asks the guide; it knows no course of its own. Time is moved by
/// hand, whenever nothing else is left to do.
class Tour final : public QObject, private BrowserLauncher
{
    Q_OBJECT

public:
    /// Windows get `size` if that is valid, or else the size they have by themselves; `scale` is
    /// that of the pictures.
    Tour(const Scenario &scenario, const QString &folder, QSize size,
         int scale = tourpicture::fineScale, QObject *parent = nullptr);
    ~Tour() override;

    /// ended() follows, always.
    void start();

    [[nodiscard]] QStringList files() const { return m_book.files(); }

Q_SIGNALS:
    void pictureTaken(const QString &file);
    void ended(const QString &complaint); ///< translated; empty when all went well

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Place
    {
        QWidget *in = nullptr; ///< null: not there
        QRect rect;
        QString name; ///< what the control calls itself
    };

    [[nodiscard]] bool open(const QUrl &url, std::function<void()> notOpened) override;
    [[nodiscard]] bool openMail(const QUrl & /*mailto*/,
                                std::function<void()> /*notOpened*/) override
    {
        return true; // BrowserLauncher
    }
    [[nodiscard]] bool openFile(const QString & /*path*/) override
    {
        return true;
    } // BrowserLauncher

    void lookLater();
    void look();
    void enter(const Sight &sight);
    void goOn();
    [[nodiscard]] bool isReady(const TourStep &step);
    [[nodiscard]] bool isQuiet() const;
    [[nodiscard]] bool take(const TourStep &step);
    void act(const TourStep &step);
    void letTimePass();
    void end(const QString &complaint);

    [[nodiscard]] static Sight sight();
    [[nodiscard]] Place place(const TourStep &step) const;

    Scenario m_scenario;
    QSize m_size;
    int m_scale;
    TourBook m_book;
    ManualClock m_clock;
    Rehearsal m_rehearsal;
    PracticeVisitor m_visitor;
    QUrl m_opened; ///< in the browser, last
    std::optional<Sight> m_sight;
    QList<TourStep> m_steps; ///< of this sight, still to come
    QSet<QString> m_told;    ///< what need not be told again
    QTimer m_tick;
    QElapsedTimer m_sincePicture;
    int m_quietTicks = 0;
    int m_roundsToLook = 0; ///< through the queue; 0: none is queued
};

} // namespace farewell
