// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Card.h"

namespace farewell {

struct DeactivationState;
class Text;

/// A picture of what to press on the account page, and what to do with its box there. Nothing of it
/// can be pressed here.
class OnThePage final : public Card
{
    Q_OBJECT

public:
    explicit OnThePage(QWidget *parent);

    void showState(const DeactivationState &state);

private:
    Text *m_button;
    Text *m_box;
};

} // namespace farewell
