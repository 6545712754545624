// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// What somebody pastes, or has in a table, to say whose accounts are meant.

#include "tests/fuzz/Fuzz.h"

#include "app/admin/job/JobList.h"
#include "app/base/UserId.h"

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

const QString server = u"example.org"_s;

void claimName(const JobName &name)
{
    const bool isTold = name.kind == JobName::Kind::Id || name.kind == JobName::Kind::Email;
    claim(isTold != name.text.isEmpty(), "who can be read is named, and nobody else");
    if (name.kind == JobName::Kind::Id) {
        const auto id = UserId::parse(name.text);
        claim(id.has_value(), "an id is one");
        claim(!isSameServerName(id->serverName(), server) || id->serverName() == server,
              "of ours, the server's name is as it writes it");
        claim(jobNameOf(name.text, server) == name, "an id names itself");
    }
}

void claimList(const JobList &list)
{
    int number = 0;
    int last = 0;
    for (const JobLine &line : list.lines()) {
        claim(line.number == ++number, "the lines are counted");
        claim(line.fileLine >= last, "in their order");
        last = line.fileLine;
        claim(line.written.size() <= 1000 && line.note.size() <= 1000, "nothing is endless");
        claimName(line.named);
        for (const JobName &also : line.alsoNamed) {
            claimName(also);
        }
    }
}

} // namespace

void fuzz(const QByteArray &input)
{
    for (const QString &text : readings(input)) {
        claimList(JobList::ofText(text, server));
        claimName(jobNameOf(text, server));
    }
    if (const auto table = CsvReader::read(input)) {
        const JobColumns columns = JobColumns::of(*table);
        const JobList list = JobList::ofTable(*table, columns, server);
        claim(list.lines().size() <= table->rows.size(), "a row is at most one line");
        claimList(list);
    }
}
