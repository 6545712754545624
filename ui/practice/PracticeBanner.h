// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace farewell {

class LinkButton;
class Text;

/// "Practice: this is not a real account", across the top of a window, for as long as it lives.
class PracticeBanner final : public QWidget
{
    Q_OBJECT

public:
    explicit PracticeBanner(QWidget *parent);

    /// From here the scenarios can be chosen.
    void offerScenarios();

Q_SIGNALS:
    void scenariosWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void recolour();

    Text *m_text;
    LinkButton *m_scenarios;
};

} // namespace farewell
