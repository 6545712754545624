// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AddressEntry.h"
#include "app/admin/AdminPlace.h"

namespace farewell {

/// For the admin API of the account service, where that does not answer at its own address.
[[nodiscard]] std::unique_ptr<AddressEntry> makeServiceAddressEntry(const AdminPlace &place);

} // namespace farewell
