// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/handover/HandOverState.h"

#include <QCoreApplication>

namespace farewell {

/// What there is to say when a room is handed over.
class HandOverSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::HandOverSentences)

public:
    /// How somebody is called: by their name, or else by their Matrix ID.
    [[nodiscard]] static QString name(const RoomMember &member);

    /// Their Matrix ID, and when they wrote last.
    [[nodiscard]] static QString about(const RoomMember &member, bool knowsWriting,
                                       const QDateTime &nowUtc);

    /// All of it, as it is read aloud.
    [[nodiscard]] static QString spoken(const RoomMember &member, bool knowsWriting,
                                        const QDateTime &nowUtc);

    [[nodiscard]] static QString moderator();
    [[nodiscard]] static QString heading(const HandOverState &state);

    /// Below the heading: what has come of it, and why.
    [[nodiscard]] static QString told(const HandOverState &state);

    /// What `heir` will be able to do.
    [[nodiscard]] static QString consequence(const HeirList &list, const RoomMember &heir);
    [[nodiscard]] static QString finality(const HeirList &list, const RoomMember &heir);

    [[nodiscard]] static QString confirm(const RoomMember &heir); ///< on the button
    [[nodiscard]] static QString confirm();                       ///< while nobody is chosen

    /// Done: the level that was given, and what it is for.
    [[nodiscard]] static QString level(const HeirList &list);
    [[nodiscard]] static QString abilities(const HeirList &list, const RoomMember &heir);

    /// Why the people could not be listed.
    [[nodiscard]] static QString unread(const Failure &failure);

private:
    [[nodiscard]] static bool isEqual(const HeirList &list);
    [[nodiscard]] static QString failed(const HandOverState &state);
    [[nodiscard]] static QString notOffered(OnlyAdmin::Verdict verdict);
};

} // namespace farewell
