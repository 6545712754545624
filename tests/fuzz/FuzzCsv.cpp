// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// A table that somebody was sent: by a spreadsheet, a script, or somebody who means no good.

#include "tests/fuzz/Fuzz.h"

#include "app/admin/CsvReader.h"
#include "app/admin/CsvWriter.h"

using namespace farewell;

namespace {

void claimRows(const QByteArray &input, const CsvTable &table)
{
    const qsizetype lines = input.count('\n') + input.count('\r') + 1;
    int last = 0;
    for (const CsvRow &row : table.rows) {
        claim(row.line > last && row.line <= lines, "a row begins in a line of its own");
        last = row.line;
        claim(!row.fields.isEmpty() && row.fields.size() <= CsvReader::mostColumns,
              "a row has fields, and not too many");
        for (const QString &field : row.fields) {
            claim(field.isValidUtf16() && !field.contains(QChar::Null), "a field is text");
        }
    }
}

/// What was read can be written, and comes back as it was.
void claimAgain(const CsvTable &table)
{
    CsvWriter csv;
    for (const CsvRow &row : table.rows) {
        csv.addRow(row.fields);
    }
    const auto again = CsvReader::read(csv.bytes());
    claim(again && again->rows.size() == table.rows.size(), "what was read can be read again");
    for (qsizetype at = 0; at < table.rows.size(); ++at) {
        claim(again->rows.at(at).fields == table.rows.at(at).fields, "and says the same");
    }
}

} // namespace

void fuzz(const QByteArray &input)
{
    const auto table = CsvReader::read(input);
    if (!table) {
        claim(table.error().line >= 0
                  && table.error().line <= input.count('\n') + input.count('\r') + 1,
              "a fault is in a line that there is");
        return;
    }
    claimRows(input, *table);
    claimAgain(*table);
}
