// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPushButton>

namespace farewell {

/// A button that looks like a link. makeLink() makes it, with the role Link or DangerLink.
class LinkButton final : public QPushButton
{
    Q_OBJECT

public:
    using QPushButton::QPushButton;
};

} // namespace farewell
