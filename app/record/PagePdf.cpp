// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/record/PagePdf.h"

#include "app/record/PagePainter.h"
#include "app/record/RecordPage.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// The last match of a pattern with one number in it.
std::optional<qsizetype> lastNumber(const QByteArray &text, const char *pattern)
{
    const QRegularExpression form(QString::fromLatin1(pattern));
    std::optional<qsizetype> found;
    for (auto it = form.globalMatch(QString::fromLatin1(text)); it.hasNext();) {
        found = it.next().captured(1).toLongLong();
    }
    return found;
}

} // namespace

QByteArray toPdf(const RecordPage &page)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(page.title);
    writer.setCreator(page.creator);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({0, 0, 0, 0});
    writer.setResolution(1200);
    QPainter painter(&writer);
    const double scale = writer.width() / PagePainter::sheet.width();
    painter.scale(scale, scale);
    PagePainter(page).paint(painter, [&writer] { writer.newPage(); });
    painter.end();
    buffer.close();
    return withLanguage(bytes, page.language);
}

QByteArray withLanguage(const QByteArray &pdf, const QString &language)
{
    const qsizetype trailerAt = pdf.lastIndexOf("trailer");
    if (trailerAt < 0 || language.isEmpty()) {
        return pdf;
    }
    const QByteArray trailer = pdf.sliced(trailerAt);
    const auto root = lastNumber(trailer, R"(/Root\s+(\d+)\s+0\s+R)");
    const auto info = lastNumber(trailer, R"(/Info\s+(\d+)\s+0\s+R)");
    const auto size = lastNumber(trailer, R"(/Size\s+(\d+))");
    const auto previous = lastNumber(trailer, R"(startxref\s+(\d+))");
    if (!root || !size || !previous) {
        return pdf;
    }
    const QByteArray head = '\n' + QByteArray::number(*root) + " 0 obj";
    const qsizetype catalogAt = pdf.indexOf(head);
    const qsizetype catalogEnd = catalogAt < 0 ? -1 : pdf.indexOf("endobj", catalogAt);
    const qsizetype closing = catalogEnd < 0 ? -1 : pdf.lastIndexOf(">>", catalogEnd);
    if (closing < catalogAt || catalogAt < 0) {
        return pdf;
    }
    const QByteArray catalog = pdf.sliced(catalogAt + 1, closing - catalogAt - 1) + "/Lang ("
        + language.toLatin1() + ")\n>>\nendobj\n";
    QByteArray whole = pdf.endsWith('\n') ? pdf : pdf + '\n';
    const qsizetype catalogNow = whole.size();
    whole += catalog;
    const qsizetype tableAt = whole.size();
    whole += "xref\n" + QByteArray::number(*root) + " 1\n"
        + QByteArray::number(catalogNow).rightJustified(10, '0') + " 00000 n \ntrailer\n<<\n/Size "
        + QByteArray::number(*size) + "\n/Root " + QByteArray::number(*root) + " 0 R\n";
    if (info) {
        whole += "/Info " + QByteArray::number(*info) + " 0 R\n";
    }
    whole += "/Prev " + QByteArray::number(*previous) + "\n>>\nstartxref\n"
        + QByteArray::number(tableAt) + "\n%%EOF\n";
    return whole;
}

} // namespace farewell
