// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeHtml.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace farewell::practice {

PracticeAnswer page(const QString &title, const QString &content, int status)
{
    const QString frame = uR"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Practice: %1</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; font: 1rem/1.5 sans-serif }
body { margin: 0 }
main { max-width: 28rem; margin: 4rem auto; padding: 0 1rem }
a { display: block; margin: .75rem 0; padding: .5rem 1rem; border: 1px solid; border-radius: .5rem;
    color: #0a7452; font-weight: 600; text-decoration: none }
a[href*="do=delete"] { color: #c4122f }
a[role=checkbox] { border: 0; padding: 0; color: inherit; font-weight: normal }
a[role=checkbox]::before { content: "☐ " }
a[role=checkbox][aria-checked=true]::before { content: "☑ " }
header { padding: .5rem 1rem; color: #8a5a00; background: #fff5dd }
@media (prefers-color-scheme: dark) {
    header { color: #ffcf70; background: #3a2f14 }
    a { color: #3cc490 }
    a[href*="do=delete"] { color: #ff6b7d }
}
</style></head>
<body><header>Practice: this is not a real account</header><main><h1>%1</h1>%2</main>
</body></html>
)"_s;
    return PracticeAnswer::html(frame.arg(title.toHtmlEscaped(), content), status);
}

QString paragraph(const QString &text)
{
    return u"<p>%1</p>"_s.arg(text.toHtmlEscaped());
}

QString link(const QString &target, const QString &text)
{
    return u"<a href=\"%1\">%2</a>"_s.arg(target.toHtmlEscaped(), text.toHtmlEscaped());
}

QString box(const QString &target, const QString &text, bool ticked)
{
    return u"<a role=\"checkbox\" aria-checked=\"%1\" href=\"%2\">%3</a>"_s.arg(
        ticked ? u"true"_s : u"false"_s, target.toHtmlEscaped(), text.toHtmlEscaped());
}

PracticeAnswer whoAreYou(const PracticeState &state, const QString &target, const QString &more)
{
    QString people;
    for (const auto &[localpart, account] : state.accounts()) {
        people += link(target + encoded(localpart), state.userId(account));
    }
    return page(u"Who are you?"_s, people + more);
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace farewell::practice
