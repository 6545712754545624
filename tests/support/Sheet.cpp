// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Sheet.h"

#include "app/record/PagePdf.h"
#include "app/record/RecordPage.h"

#include <QFile>
#include <QProcess>
#include <QRectF>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace farewell::test {

namespace {

QString plain(const QString &text)
{
    QString one = text.normalized(QString::NormalizationForm_KC);
    for (const char16_t sign :
         {u'\u202A', u'\u202B', u'\u202C', u'\u2066', u'\u2067', u'\u2068', u'\u2069', u'\f'}) {
        one.remove(QChar(sign));
    }
    return one.simplified();
}

} // namespace

QString told(const QString &tool, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(tool, arguments);
    return process.waitForFinished() ? QString::fromUtf8(process.readAll()) : u"no "_s + tool;
}

Sheet::Sheet(const RecordPage &page)
{
    QFile file(path());
    m_isThere = file.open(QIODevice::WriteOnly) && file.write(toPdf(page)) > 0;
}

QString Sheet::text() const
{
    return plain(told(u"pdftotext"_s, {u"-raw"_s, path(), u"-"_s}));
}

QString Sheet::lines() const
{
    return plain(told(u"pdftotext"_s, {path(), u"-"_s}));
}

QString Sheet::info() const
{
    return told(u"pdfinfo"_s, {path()});
}

QString Sheet::checked() const
{
    return told(u"qpdf"_s, {u"--check"_s, path()});
}

QStringList Sheet::overlaps() const
{
    constexpr double allowed = 0.5; // points: letters of neighbouring lines may just touch
    static const QRegularExpression word(
        uR"x(<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<)x"_s);
    const QString boxes = told(u"pdftotext"_s, {u"-bbox"_s, path(), u"-"_s});
    QList<std::pair<QRectF, QString>> words;
    for (auto it = word.globalMatch(boxes); it.hasNext();) {
        const auto match = it.next();
        const auto number = [&match](int n) { return match.captured(n).toDouble(); };
        words.emplaceBack(QRectF(QPointF(number(1), number(2)), QPointF(number(3), number(4))),
                          match.captured(5));
    }
    QStringList found;
    for (qsizetype i = 0; i < words.size(); ++i) {
        for (qsizetype j = i + 1; j < words.size(); ++j) {
            const QRectF both = words.at(i).first & words.at(j).first;
            if (both.width() > allowed && both.height() > allowed * 4) {
                found += words.at(i).second + u" on "_s + words.at(j).second;
            }
        }
    }
    return words.isEmpty() ? QStringList{u"no words"_s} : found;
}

bool standsInOrder(const QString &text, const QStringList &values, QString *missing)
{
    qsizetype at = 0;
    for (const QString &value : values) {
        at = text.indexOf(plain(value), at);
        if (at < 0) {
            *missing = value;
            return false;
        }
    }
    return true;
}

} // namespace farewell::test
