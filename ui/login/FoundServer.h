// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace farewell {

class Text;

/// The server that was found, with a tick before it; not there while there is none.
class FoundServer final : public QWidget
{
    Q_OBJECT

public:
    explicit FoundServer(QWidget *parent);

    void showFound(const QString &server);
    [[nodiscard]] QString text() const;

private:
    Text *m_text;
};

} // namespace farewell
