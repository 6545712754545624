// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/Tour.h"

#include "app/tour/TourGuide.h"
#include "ui/Names.h"
#include "ui/sentences/Sentences.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

constexpr auto betweenLooks = 2ms;
constexpr std::chrono::milliseconds patience
    = 30s;                         ///< between two pictures; a tour that takes longer is stuck
constexpr int roundsOfShowing = 4; ///< through the queue, until a new window has found its size
constexpr int tabsThroughAWindow = 20;
constexpr int ticksOfQuiet = 3; ///< what an answer sets off is done by then

/// The one in front comes first.
constexpr std::array windowsInOrder{names::outcomeDialog,
                                    names::deactivateAccountDialog,
                                    names::handOverDialog,
                                    names::settingsDialog,
                                    names::accountWindow,
                                    names::heirsDialog,
                                    names::adminDeactivateDialog,
                                    names::lockDialog,
                                    names::reactivateDialog,
                                    names::adminAddressDialog,
                                    names::adminLogWindow,
                                    names::unfinishedListDialog,
                                    names::adminJobWindow,
                                    names::adminWindow,
                                    names::loginWindow};

bool isOurs(const QObject &window)
{
    return std::ranges::find(windowsInOrder, window.objectName()) != windowsInOrder.end();
}

QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

QString nameOf(const QWidget &control)
{
    const auto *button = qobject_cast<const QAbstractButton *>(&control);
    const bool hasText = button != nullptr && !button->text().isEmpty();
    const auto *label = qobject_cast<const QLabel *>(&control);
    return hasText         ? withoutMnemonic(button->text())
        : label != nullptr ? label->text()
                           : control.accessibleName();
}

/// All of it, not only the point that a click needs.
void bringIntoSight(QWidget &control)
{
    if (control.visibleRegion().boundingRect() == control.rect()) {
        return;
    }
    for (QWidget *around = control.parentWidget(); around != nullptr;
         around = around->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(around); area != nullptr) {
            area->ensureWidgetVisible(&control);
        }
    }
}

QString pageName(const Sight &sight)
{
    QStringList parts{sight.window, sight.phase, sight.step, sight.reason, sight.outcome};
    parts.removeAll(QString());
    return parts.join(u'-');
}

QString title(const Scenario &scenario)
{
    if (scenario.told.isForAdmin) {
        return scenario.told.title;
    }
    //: %1 the name of a scenario, as "Wrong password"
    return Tour::tr("Closing a Matrix account: %1").arg(scenario.told.title);
}

QString introduction(const Scenario &scenario)
{
    return Sentences::inARow(
        {scenario.told.explanation,
         //: “Practise first” is a button of Farewell, and named as there
         Tour::tr("The pictures come from a rehearsal with an account that is not real. To try it "
                  "yourself, press “Practise first” in the first window of Farewell.")});
}

} // namespace

Tour::Tour(const Scenario &scenario, const QString &folder, QSize size, int scale, QObject *parent)
    : QObject(parent)
    , m_scenario(scenario)
    , m_size(size)
    , m_scale(scale)
    , m_book(folder, title(scenario), introduction(scenario))
    , m_rehearsal(scenario, m_clock, *this)
{
    connect(&m_tick, &QTimer::timeout, this, &Tour::look);
    connect(&m_visitor, &PracticeVisitor::arrived, this, [this](bool atTheEnd) {
        if (!atTheEnd) {
            end(tr("The tour could not get through the pages of the practice server."));
        }
    });
}

/// The event filter goes first: it looks at windows that go with the rehearsal.
Tour::~Tour()
{
    qApp->removeEventFilter(this);
}

void Tour::start()
{
    switch (m_book.open()) {
    case TourBook::Opened::Yes:
        break;
    case TourBook::Opened::NotWritable:
        end(tr("The folder of the tour cannot be written to."));
        return;
    case TourBook::Opened::OfSomebodyElse:
        end(tr(
            "There are other files in the folder of the tour. Name an empty folder, or one of an "
            "earlier tour."));
        return;
    }
    qApp->installEventFilter(this);
    m_tick.start(betweenLooks);
    m_sincePicture.start();
    if (!m_rehearsal.start()) {
        end(tr("Practice could not start. Either a file of Farewell is missing, or this computer "
               "does not let it open a server of its own."));
    }
}

bool Tour::open(const QUrl &url, std::function<void()> /*notOpened*/)
{
    m_opened = url;
    return true;
}

/// A state may be gone before the next tick, but not before what is queued now: answers come
/// through the rehearsal's own line, which waits for its turn in the same queue.
bool Tour::eventFilter(QObject *watched, QEvent *event)
{
    const bool isShown = event->type() == QEvent::Show && watched->isWidgetType();
    if (isShown && m_size.isValid() && isOurs(*watched)) {
        static_cast<QWidget *>(watched)->resize(m_size);
    }
    if (m_tick.isActive() && (isShown || event->type() == QEvent::DynamicPropertyChange)) {
        const bool isQueued = m_roundsToLook > 0;
        m_roundsToLook = std::max(m_roundsToLook, isShown ? roundsOfShowing : 1);
        if (!isQueued) {
            lookLater();
        }
    }
    return QObject::eventFilter(watched, event);
}

void Tour::lookLater()
{
    const auto next = [this] {
        if (--m_roundsToLook > 0) {
            lookLater();
        } else {
            look();
        }
    };
    QMetaObject::invokeMethod(this, next, Qt::QueuedConnection);
}

Sight Tour::sight()
{
    for (const QLatin1StringView name : windowsInOrder) {
        if (const QWidget *window = reach::window(name); window != nullptr) {
            const auto word
                = [&](const char *property) { return window->property(property).toString(); };
            return {name,           word("phase"), word("reason"), word("outcome"),
                    word("likely"), word("step")};
        }
    }
    return {};
}

void Tour::look()
{
    if (!m_tick.isActive()) {
        return; // it has ended since this was queued
    }
    const Sight now = sight();
    if (now != m_sight && !now.window.isEmpty()) {
        enter(now);
    }
    goOn();
    if (m_tick.isActive() && m_sincePicture.hasExpired(patience.count())) {
        //: %1 a window and its state, in the words of a program
        end(tr("The tour got stuck at %1.").arg(m_sight ? pageName(*m_sight) : QString()));
    }
}

void Tour::enter(const Sight &sight)
{
    m_sight = sight;
    m_quietTicks = 0;
    m_steps = tourguide::stepsAt(sight, m_scenario.told);
}

void Tour::goOn()
{
    m_quietTicks = isQuiet() ? m_quietTicks + 1 : 0;
    if (m_steps.isEmpty()) {
        letTimePass();
        return;
    }
    const TourStep step = m_steps.constFirst();
    const bool isKnown = step.onlyOnce && m_told.contains(step.see);
    const bool applies = step.when == TourStep::When::Appears || step.control.isEmpty()
        || place(step).in != nullptr;
    if (isKnown || (!applies && m_quietTicks >= ticksOfQuiet)) {
        m_steps.removeFirst();
    } else if (applies && isReady(step)) {
        m_steps.removeFirst();
        m_told += step.see;
        if (take(step)) {
            act(step);
        }
    } else {
        letTimePass();
    }
}

bool Tour::isReady(const TourStep &step)
{
    if (step.when == TourStep::When::Passing) {
        return true;
    }
    if (step.when == TourStep::When::Settled && m_quietTicks < ticksOfQuiet) {
        return false;
    }
    if (step.control.isEmpty() || step.act == TourStep::Act::ClickAction) {
        return true;
    }
    const reach::Robot robot(m_sight->window);
    if (!robot.window()->isActiveWindow() || !robot.scrollTo(step.control).isReachable()) {
        return false;
    }
    bringIntoSight(*robot.look(step.control).widget);
    return robot.look(step.control).isReachable();
}

/// Whether all that is asked waits for time to pass, so that nothing changes by itself.
bool Tour::isQuiet() const
{
    return !m_visitor.isUnderWay()
        && m_rehearsal.client().onTheWire().size() == m_rehearsal.line().heldBack();
}

Tour::Place Tour::place(const TourStep &step) const
{
    if (step.act == TourStep::Act::ClickAction) {
        const reach::MenuItem item = reach::openMenuItem(step.control);
        return {item.menu, item.place, withoutMnemonic(item.text)};
    }
    const reach::Found found = reach::Robot(m_sight->window).look(step.control);
    const bool isThere = found.widget != nullptr && found.obstacle != reach::Obstacle::Hidden;
    return isThere ? Place{found.widget, found.widget->rect(), nameOf(*found.widget)} : Place();
}

bool Tour::take(const TourStep &step)
{
    QWidget &window = *reach::window(m_sight->window);
    if (m_size.isValid()) {
        window.resize(m_size); // it may have grown since it was shown
    }
    const Place marked = step.control.isEmpty() ? Place() : place(step);
    const TourPage page{
        .name = pageName(*m_sight),
        .title = window.windowTitle(),
        .see = step.see,
        .todo = step.todo.contains(u"%1"_s) ? step.todo.arg(marked.name) : step.todo,
        .marked = marked.name,
    };
    m_sincePicture.start();
    const qsizetype before = m_book.files().size();
    if (!m_book.add(page, tourpicture::of(window, m_scale, marked.in, marked.rect))) {
        end(tr("The folder of the tour cannot be written to."));
        return false;
    }
    if (m_book.files().size() > before) {
        Q_EMIT pictureTaken(m_book.files().constLast());
    }
    if (tourguide::isTheEnd(*m_sight, m_scenario.told) && m_steps.isEmpty()) {
        end({});
        return false;
    }
    return true;
}

void Tour::act(const TourStep &step)
{
    const reach::Robot robot(m_sight->window);
    m_quietTicks = 0;
    switch (step.act) {
    case TourStep::Act::None:
        return;
    case TourStep::Act::Click:
        (void)robot.click(step.control);
        return;
    case TourStep::Act::ClickAction:
        (void)robot.clickAction(step.control);
        return;
    case TourStep::Act::Type:
        (void)robot.fill(step.control, step.text.isEmpty() ? practicePassword() : step.text);
        return;
    case TourStep::Act::TypeTotal:
        (void)robot.fill(step.control, robot.window()->property("total").toString());
        return;
    case TourStep::Act::Choose:
        for (int i = 0; i < tabsThroughAWindow && robot.focusName() != step.control; ++i) {
            (void)robot.press(Qt::Key_Tab);
        }
        (void)robot.press(Qt::Key_Space);
        return;
    case TourStep::Act::Search:
        (void)robot.fill(step.control, step.text);
        (void)robot.press(Qt::Key_Return);
        return;
    case TourStep::Act::Leave:
        (void)robot.press(Qt::Key_Escape);
        return;
    case TourStep::Act::Visit:
        m_visitor.walk(m_opened, m_scenario.told.localpart);
        return;
    }
}

void Tour::letTimePass()
{
    if (m_quietTicks < ticksOfQuiet) {
        return;
    }
    // Where nothing is under way, the next tick will see whether this has set anything off; an
    // answer that was held back may be off the wire by then, and not heard yet.
    m_quietTicks = m_rehearsal.line().heldBack() > 0 ? 0 : ticksOfQuiet - 1;
    if (const auto next = m_clock.untilNext()) {
        m_clock.advance(*next);
    }
}

void Tour::end(const QString &complaint)
{
    m_tick.stop();
    const bool isWritten = m_book.close();
    Q_EMIT ended(!complaint.isEmpty() || isWritten
                     ? complaint
                     : tr("The folder of the tour cannot be written to."));
}

} // namespace farewell
