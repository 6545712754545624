// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

#include <string_view>
#include <utility>

namespace farewell {

/// Whether an enumerator has this value. The compiler writes a value without a name as a cast.
template <auto value>
constexpr bool isNamed()
{
    return std::string_view(__PRETTY_FUNCTION__).find("= (") == std::string_view::npos;
}

template <class Enum, std::size_t... values>
QList<Enum> namedAmong(std::index_sequence<values...> /*values*/)
{
    QList<Enum> found;
    ((isNamed<static_cast<Enum>(values)>() ? found.append(static_cast<Enum>(values)) : void()),
     ...);
    return found;
}

/// The words of all enumerators, in their order: a new one cannot be forgotten in a test.
template <class Enum>
QStringList allWords(QString (*word)(Enum))
{
    QStringList words;
    for (const Enum value : namedAmong<Enum>(std::make_index_sequence<64>())) {
        words += word(value);
    }
    return words;
}

} // namespace farewell
