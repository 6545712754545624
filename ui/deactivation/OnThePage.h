// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Card.h"

namespace farewell {

struct DeactivationState;
class DrawnBox;
class DrawnButton;
class Text;

/// A picture of what to press on the account page, and of how to leave its box there. Nothing of it
/// can be pressed here.
class OnThePage final : public Card
{
    Q_OBJECT

public:
    explicit OnThePage(QWidget *parent);

    void showState(const DeactivationState &state);

private:
    DrawnButton *m_button;
    DrawnBox *m_box;
    Text *m_boxText;
};

} // namespace farewell
