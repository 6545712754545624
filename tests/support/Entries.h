// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QListView>
#include <QTest>

namespace farewell::test {

/// A click into the list, as a person makes it, on the entry of this text; false: there is none.
[[nodiscard]] inline bool clickEntry(QListView &list, const QString &text)
{
    for (int i = 0; i < list.model()->rowCount(); ++i) {
        const QModelIndex index = list.model()->index(i, 0);
        if (index.data().toString() == text) {
            list.scrollTo(index);
            QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(index).center());
            return true;
        }
    }
    return false;
}

} // namespace farewell::test
