// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Controls.h"

#include <QWidget>

namespace farewell {

/// A strip with one message; hidden while it has none.
class Banner final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Info, Warning, Error };

    Banner(const QString &name, QWidget *parent);

    /// Stays until the next tell() or clear(). `serverSaid`: the server's own words, cleaned, in a
    /// line of their own (`serverSaidLabel`); empty for none.
    void tell(Kind kind, const QString &text, const QString &serverSaid = {});
    void clear();

    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void recolour();
    void showServerSaid(const QString &text);

    Kind m_kind = Kind::Info;
    Text *m_text;
    Text *m_serverSaid = nullptr; ///< made when there is something, for its name is unique
};

} // namespace farewell
