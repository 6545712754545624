// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/Scenarios.h"
#include "ui/theme/Theme.h"

#include <QSize>
#include <QStringList>

#include <optional>

namespace farewell {

/// What the command line asks for.
struct Wishes
{
    Appearance appearance = Appearance::System;
    QString language;                 ///< as for QLocale; empty: the desktop's
    std::optional<Scenario> practice; ///< to rehearse
    QString tourFolder;               ///< where a tour is written; empty: no tour
    Scenario tourScenario;
    QSize tourSize; ///< of the windows in a tour; invalid: their own
};

namespace commandline {

/// Whether there will be windows, and whether somebody is there to see them. For the time before
/// there is an application, to which all of it has to be told.
enum class Kind { Windows, Text, Tour };
[[nodiscard]] Kind kindOf(const QStringList &arguments);

/// Of --language, before anything is translated; empty without one.
[[nodiscard]] QString languageOf(const QStringList &arguments);

/// In the language of the application. The program ends here for a wrong wish, with a word on what
/// would be right, and after --help and --version.
[[nodiscard]] Wishes wishesOf(const QStringList &arguments);

} // namespace commandline

} // namespace farewell
