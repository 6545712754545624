// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobFollows.h"

#include "app/admin/LookTimes.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace farewell {

namespace {

/// The account service has closed it, and the homeserver follows: of a row this is told at once.
bool isAccepted(const AdminReply &reply, const AdminSeen &seen)
{
    const bool isYes = reply.isOfService && reply.kind == AdminReply::Kind::Confirmed;
    return seen.isAccepted.value_or(isYes);
}

} // namespace

AdminVerdict verdictOn(const JobAttempt &attempt, const JobLook &look,
                       std::chrono::milliseconds since, bool erase)
{
    AdminSeen seen = look.seen;
    if (!look.isRead()) {
        seen.isDeactivated.reset();
        seen.isErased.reset();
    }
    seen.hadSigns = !attempt.before.all.isEmpty();
    seen.hadContacts = attempt.before.hasContacts;
    seen.wasDeactivated = attempt.before.wasDeactivated;
    seen.hasAllSigns.reset();
    if (look.isRead() && look.signs) {
        seen.hasAllSigns = look.signs->hasAllOf(attempt.before);
    }
    seen.sinceSent = std::chrono::duration_cast<std::chrono::seconds>(since);
    AdminVerdict verdict = verdictOn(attempt.reply, seen, erase);
    if (verdict.state == AdminVerdict::State::Verifying && isAccepted(attempt.reply, seen)) {
        verdict.reason = AdminReason::Accepted;
    }
    return verdict;
}

/// A server that has answered may be read at once; one that has not may be at work still. Where
/// something else has answered in its place, nothing is sent until the person goes on, and then it
/// is looked at again.
void JobFollows::add(qsizetype row, JobAttempt attempt, milliseconds sentAt, milliseconds now)
{
    const bool isAtOnce = attempt.reply.kind != AdminReply::Kind::Unclear;
    const milliseconds first = isAtOnce ? now : std::max(now, sentAt + untilNextAdminLook(0ms));
    m_all.push_back({.row = row, .attempt = std::move(attempt), .sentAt = sentAt, .dueAt = first});
}

void JobFollows::addLeft(qsizetype row, bool wasDeactivated, milliseconds sentAt, milliseconds now)
{
    const JobAttempt attempt{.before = {.wasDeactivated = wasDeactivated}};
    m_all.push_back(
        {.row = row, .attempt = attempt, .sentAt = sentAt, .dueAt = now, .isLookedAt = true});
}

std::optional<qsizetype> JobFollows::take(milliseconds now, int ticket)
{
    const auto due = std::ranges::find_if(
        m_all, [now](const One &one) { return one.ticket == 0 && one.dueAt <= now; });
    if (due == m_all.end()) {
        return std::nullopt;
    }
    due->ticket = ticket;
    return due->row;
}

const JobFollows::One *JobFollows::find(int ticket) const
{
    const auto found = std::ranges::find(m_all, ticket, &One::ticket);
    return ticket != 0 && found != m_all.end() ? &*found : nullptr;
}

bool JobFollows::lookAgain(int ticket, milliseconds now)
{
    const auto found = std::ranges::find(m_all, ticket, &One::ticket);
    if (found == m_all.end()) {
        return false;
    }
    const milliseconds wait = untilNextAdminLook(now - found->sentAt);
    if (wait <= 0ms) {
        m_all.erase(found);
        return false;
    }
    found->ticket = 0;
    found->isLookedAt = true;
    found->dueAt = now + wait;
    return true;
}

void JobFollows::remove(int ticket)
{
    std::erase_if(m_all, [ticket](const One &one) { return one.ticket == ticket; });
}

bool JobFollows::has(qsizetype row) const
{
    return std::ranges::find(m_all, row, &One::row) != m_all.end();
}

bool JobFollows::awaitsFirstLook() const
{
    return std::ranges::any_of(m_all, [](const One &one) { return !one.isLookedAt; });
}

bool JobFollows::letsSend() const
{
    const auto isFirst = [](const One &one) { return !one.isLookedAt; };
    const auto isNoYes = [&isFirst](const One &one) {
        return isFirst(one) && one.attempt.reply.kind != AdminReply::Kind::Confirmed;
    };
    return std::ranges::count_if(m_all, isFirst) <= 1 && std::ranges::none_of(m_all, isNoYes);
}

std::optional<JobFollows::milliseconds> JobFollows::wakeAt() const
{
    std::optional<milliseconds> next;
    for (const One &one : m_all) {
        if (one.ticket == 0) {
            next = std::min(next.value_or(one.dueAt), one.dueAt);
        }
    }
    return next;
}

} // namespace farewell
