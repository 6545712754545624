// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/AdminDeactivationGuide.h"

#include "app/tour/AdminTroubleGuide.h"
#include "ui/Names.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace farewell {

/*
    TRANSLATOR farewell::AdminDeactivationGuide
    %1 is what stands on a button, or beside a field, as it is translated there.
*/

namespace {

using Act = TourStep::Act;
using Steps = QList<TourStep>;

/// The texts, where lupdate finds them.
class Guide final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::AdminDeactivationGuide)

public:
    explicit Guide(const TourTask &task)
        : m_task(task)
    {
    }

    [[nodiscard]] Steps steps(const Sight &sight) const;
    [[nodiscard]] static Steps heirs();

private:
    [[nodiscard]] Steps choosing() const;
    [[nodiscard]] Steps extras() const;
    [[nodiscard]] static QString stepping(const QString &step);
    [[nodiscard]] Steps settled(const Sight &sight) const;
    [[nodiscard]] static QString end(const Sight &sight);

    [[nodiscard]] static QString pressIfSure() { return tr("If you are sure, press “%1”."); }
    [[nodiscard]] static QString ifWanted()
    {
        return tr("Tick “%1” if that is wanted, as it is in this tour.");
    }
    [[nodiscard]] static Steps pressing(QLatin1StringView control, const QString &see,
                                        const QString &todo)
    {
        return {{.see = see, .todo = todo, .control = control, .act = Act::Click}};
    }
    /// Nothing where there is nothing to say.
    [[nodiscard]] static Steps passing(const QString &see)
    {
        const TourStep step{.see = see, .when = TourStep::When::Passing, .onlyOnce = true};
        return see.isEmpty() ? Steps() : Steps{step};
    }

    const TourTask &m_task;
};

Steps Guide::steps(const Sight &sight) const
{
    const QString &phase = sight.phase;
    if (phase == "reading"_L1) {
        return passing(tr("Farewell reads the account once more, so that what you decide on is "
                          "what there is."));
    }
    if (phase == "choosing"_L1) {
        return sight.reason.isEmpty() ? choosing() : admintroubleguide::choosingAgain(sight.reason);
    }
    if (phase == "stepping"_L1) {
        return passing(stepping(sight.step));
    }
    if (phase == "asking"_L1) {
        return admintroubleguide::asking(sight);
    }
    if (phase == "submitting"_L1) {
        return passing(tr("The request is under way, and it is sent only this once. A large "
                          "account can take minutes."));
    }
    if (phase == "cooling"_L1) {
        return passing(tr("The server wants a pause and has done nothing yet. At the end nothing "
                          "is sent by itself: the decision is yours."));
    }
    if (phase == "verifying"_L1 && sight.reason == "accepted"_L1) {
        return passing(tr("The account service has accepted it, and the homeserver has not "
                          "followed yet. Farewell reads the account until both say the same."));
    }
    if (phase == "verifying"_L1) {
        return passing(tr("No clear answer has come. Farewell sends nothing a second time; it "
                          "reads the account until that says what has happened."));
    }
    if (phase == "settled"_L1) {
        return settled(sight);
    }
    return phase == "impossible"_L1 ? admintroubleguide::impossible(sight.reason) : Steps();
}

Steps Guide::choosing() const
{
    Steps steps{{.see = tr("Whose account it is and what follows, with its own numbers; nothing "
                           "has been sent."),
                 .todo = tr("Read it through, and choose what becomes of the messages: this tour "
                            "takes “%1”."),
                 .control = names::hideMessagesRadio,
                 .act = Act::Click,
                 .onlyOnce = true}};
    steps += extras();
    steps += {.see = tr("So that it is the right account, its whole Matrix ID is asked for."),
              .todo = tr("“%1”: type or paste it there."),
              .control = names::typedUserIdEdit,
              .act = Act::Type,
              .text = u"@%1:practice.test"_s.arg(m_task.person)};
    return steps
        + pressing(names::confirmButton,
                   tr("This click covers everything that is chosen above, in that order."),
                   pressIfSure());
}

Steps Guide::extras() const
{
    Steps steps;
    if (m_task.handsOver) {
        steps += {.see = tr("Nobody else could appoint an admin in these rooms, and afterwards "
                            "nobody can be made one: this comes first, or never."),
                  .todo = tr("Tick “%1”."),
                  .control = names::handoverCheckBox,
                  .act = Act::Click,
                  .onlyOnce = true};
        steps += {.see = tr("For each of these rooms Farewell proposes somebody."),
                  .todo = tr("Press “%1” to see whom, or to take somebody else."),
                  .control = names::chooseHeirsButton,
                  .act = Act::Click,
                  .onlyOnce = true};
    }
    if (m_task.redacts) {
        steps += {.see = tr("Messages can be redacted, in the rooms that the account is in now or "
                            "was in before."),
                  .todo = ifWanted(),
                  .control = names::redactCheckBox,
                  .act = Act::Click};
    }
    if (m_task.deletesFiles) {
        steps += {.see = tr("Files are deleted only after the account was read back deactivated."),
                  .todo = ifWanted(),
                  .control = names::mediaCheckBox,
                  .act = Act::Click};
    }
    return steps;
}

Steps Guide::heirs()
{
    return {{.see = tr("A member of this server who has the most rights there, then whoever has "
                       "been there longest."),
             .todo = tr("“%1”: take somebody else there, or nobody."),
             .control = names::indexed(names::heirBox, 0)},
            {.see = tr("Nothing is sent from here."),
             .todo = tr("Press “%1”."),
             .control = names::acceptHeirsButton,
             .act = Act::Click}};
}

QString Guide::stepping(const QString &step)
{
    if (step == "waitProfile"_L1) {
        return tr("Farewell looks whether a new name or picture is still being written into the "
                  "rooms, and would wait for that.");
    }
    if (step == "handover"_L1) {
        return tr("Room by room somebody else is made admin, and each room is read back.");
    }
    if (step == "deactivate"_L1) {
        return tr("Just before the request the account is read once more: had somebody else "
                  "changed it meanwhile, nothing would be sent.");
    }
    if (step == "rooms"_L1) {
        return tr("The account is read back deactivated. What else was chosen is done one by one.");
    }
    if (step == "redact"_L1) {
        return tr("The account is read back deactivated, and only now the server is asked to "
                  "redact the messages; it does not say how far it is.");
    }
    return step == "media"_L1
        ? tr("The account is read back deactivated, and only now the files go, a hundred with "
             "each request.")
        : QString();
}

Steps Guide::settled(const Sight &sight) const
{
    if (sight.step == "rooms"_L1) {
        return {{.see = tr("The account is deactivated. The server takes it out of its rooms one "
                           "by one, and Farewell looks now and then how many are left.")}};
    }
    if (const Steps again = admintroubleguide::runningAgain(sight.reason); !again.isEmpty()) {
        return again;
    }
    const QString see = end(sight);
    if (see.isEmpty()) {
        return {};
    }
    return {{.see = see,
             .todo = tr("“%1” keeps what was done, when, and what the server said, for whoever "
                        "asked for it."),
             .control = names::saveRecordButton},
            {.see = tr("Nothing is left to do here, and nothing more is sent."),
             .todo = tr("Press “%1” to go back to the list."),
             .control = names::closeButton,
             .act = m_task.readsTheLog ? Act::Click : Act::None}};
}

QString Guide::end(const Sight &sight)
{
    const QString &reason = sight.reason;
    if (reason == "notErased"_L1) {
        return tr("The account is deactivated, and its messages are not hidden although that was "
                  "chosen.");
    }
    if (reason == "noEffect"_L1) {
        return tr("The account is as it was, with its sessions, for five minutes after the "
                  "request.");
    }
    if (reason == "refused"_L1 || reason == "policy"_L1 || reason == "identityServer"_L1) {
        return tr("The server has refused, and whether it had begun cannot be seen.");
    }
    if (reason == "network"_L1) {
        return tr("The server was not reached, and what was done before stays.");
    }
    if (reason == "accepted"_L1) {
        return tr("The account service has accepted it, and the homeserver has not followed within "
                  "five minutes; the account service goes on trying.");
    }
    if (!reason.isEmpty()) {
        return {};
    }
    if (sight.outcome == "deactivated"_L1) {
        return tr("The account is deactivated and was seen to leave its last room; every line says "
                  "what was done, and when.");
    }
    if (sight.outcome == "stillActive"_L1) {
        return tr("No request to deactivate the account was sent, and it is as active as before.");
    }
    return sight.outcome == "unknown"_L1
        ? tr("Nobody can say yet what has become of the account; the window says what was seen.")
        : QString();
}

} // namespace

namespace admindeactivationguide {

QList<TourStep> stepsAt(const Sight &sight, const TourTask &task)
{
    return sight.window == names::heirsDialog ? Guide::heirs() : Guide(task).steps(sight);
}

bool isTheEnd(const Sight &sight)
{
    const bool isSettled = sight.phase == "settled"_L1 && sight.step.isEmpty();
    const bool isRunAgain = sight.reason == "halfDone"_L1 || sight.reason == "stillJoined"_L1;
    return (isSettled && !isRunAgain) || sight.phase == "impossible"_L1;
}

} // namespace admindeactivationguide

} // namespace farewell
