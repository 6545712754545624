// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/PauseSentences.h"

#include "ui/sentences/Numbers.h"

namespace farewell {

QString PauseSentences::goesOn(std::chrono::milliseconds pause)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(pause);
    return tr("Your server asks for a pause. This goes on by itself in %Ln second(s).", nullptr,
              Numbers::plural(seconds.count()));
}

QString PauseSentences::goesOnOr(std::chrono::milliseconds pause, const QString &text)
{
    return pause.count() > 0 ? goesOn(pause) : text;
}

QString PauseSentences::tryAgain(std::chrono::seconds left)
{
    return left.count() > 0
        ? tr("Your server asks for a pause. You can try again in %Ln second(s).", nullptr,
             Numbers::plural(left.count()))
        : tr("Your server asked for a pause. You can try again now.");
}

QString PauseSentences::tooLong(const Failure &failure)
{
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(failure.pause());
    return tr("Your server asks for a pause of %Ln minute(s).", nullptr,
              Numbers::plural(minutes.count()));
}

} // namespace farewell
