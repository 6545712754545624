// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// The program finds its module of practice mode beside itself; a test is told where it was built.

#include "app/practice/PracticeModule.h"

#include <QCoreApplication>

namespace {

void useBuiltModule()
{
    farewell::usePracticeModule(QStringLiteral(FAREWELL_PRACTICE_MODULE));
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(useBuiltModule)
