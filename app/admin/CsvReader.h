// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <tl/expected.hpp>

namespace farewell {

/// A row of a table, and where a person finds it: in which line of the file it begins, from 1.
struct CsvRow
{
    int line = 0;
    QStringList fields;

    friend bool operator==(const CsvRow &, const CsvRow &) = default;
};

struct CsvTable
{
    QList<CsvRow> rows;
    bool isLatin1 = false; ///< not UTF-8, so what is not ASCII may be other letters than were meant
};

/// Why nothing of a file can be taken.
struct CsvFault
{
    enum class Kind {
        TooLarge,
        TooManyRows,
        TooManyColumns,
        NotText,    ///< a NUL, or what no encoding has
        StrayQuote, ///< a quotation mark in a field that does not begin with one
        OpenQuote,  ///< a field that begins with a quotation mark and never ends
    };

    Kind kind = Kind::NotText;
    int line = 0; ///< of the file, from 1; with OpenQuote, where its row begins; 0: all of it

    friend bool operator==(const CsvFault &, const CsvFault &) = default;
};

/// Reads tables as spreadsheets write them: whole, or not at all. UTF-8, UTF-16 with a byte order
/// mark, else Latin-1; any line ends; commas, semicolons or tabs between the fields, whichever the
/// first row has most of, or what "sep=" says. A row without anything is none.
///
/// Of a field that begins with an apostrophe one is taken off: CsvWriter put it there, or somebody
/// did who knows spreadsheets.
class CsvReader final
{
public:
    static constexpr qsizetype mostBytes = 16LL * 1024 * 1024;
    static constexpr qsizetype mostRows = 50'001; ///< 50,000 accounts and a heading
    static constexpr qsizetype mostColumns = 100;

    [[nodiscard]] static tl::expected<CsvTable, CsvFault> read(const QByteArray &bytes);
};

} // namespace farewell
