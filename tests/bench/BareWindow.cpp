// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include <QApplication>
#include <QWidget>

/// The least that Qt Widgets can show, as large as the program's first window: what the program's
/// start and memory are measured against.
int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    constexpr QSize asTheLoginWindow(390, 260);
    QWidget window;
    window.resize(asTheLoginWindow);
    window.show();
    return QApplication::exec();
}
