// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/Settled.h"

#include "app/base/Text.h"

using namespace Qt::StringLiterals;

namespace farewell {

QString masked(const Contact &contact)
{
    constexpr qsizetype shownDigits = 3;
    constexpr qsizetype longestHost = 200;
    const QString address = cleaned(contact.address);
    const qsizetype at = address.lastIndexOf(u'@');
    if (contact.medium == "email"_L1 && at > 0) {
        return address.first(1) + u"***"_s + address.sliced(at).left(longestHost);
    }
    // Of what is short nothing is shown: it would be most of it.
    return u"***"_s + (address.size() > 2 * shownDigits ? address.last(shownDigits) : QString());
}

} // namespace farewell
